"""Documents that go out, for programs: drafted, changed, submitted. People sign and issue."""

from typing import Any
from uuid import UUID

from django.utils import timezone
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from documents.actions import outgoing
from documents.api import examples
from documents.api.finding import incoming_of, outgoing_of
from documents.api.incoming import (
    READ,
    WRITE,
    BringEndpoint,
    PostsSerializer,
    receipt_of,
    told_of,
)
from documents.api.lines import DocumentLineSerializer, DocumentPageSerializer
from documents.api.listing import DocumentsAsked, page_of
from documents.api.records import OutgoingSerializer
from documents.forms.drafting import USUAL, DraftForm
from documents.kinds import KINDS
from documents.models import Capacity, Direction, Restriction, Urgency
from documents.policies import incoming as incoming_policy
from documents.policies import outgoing as policy
from eoffice.access.models import Right
from eoffice.api.endpoints import ActEndpoint, Asked, Endpoint
from eoffice.api.flaws import require_valid
from eoffice.api.paging import page
from eoffice.api.receipts import Receipt


class DraftSerializer(Asked):
    """What a drafter enters (Decree 30/2020/NĐ-CP, Appendix VI, part I)."""

    kind = serializers.ChoiceField(choices=[kind.code for kind in KINDS])
    subject = serializers.CharField(max_length=2000)
    text = serializers.CharField(required=False, allow_blank=True, max_length=200_000)
    addressed_to = serializers.CharField(
        required=False, allow_blank=True, max_length=4000, help_text="Kính gửi, one a line."
    )
    recipients = serializers.ListField(
        child=serializers.CharField(max_length=200),
        required=False,
        max_length=300,
        help_text="Nơi nhận, by their names: agencies and units that are known get it here.",
    )
    signer = serializers.UUIDField(help_text="A post from the list at outgoing/signers/.")
    capacity = serializers.ChoiceField(
        required=False,
        choices=[value for value in Capacity.values if value],
        help_text="As is usual for the post, where it is left out.",
    )
    urgency = serializers.ChoiceField(required=False, choices=Urgency.names, default="NORMAL")
    restriction = serializers.ChoiceField(
        required=False, choices=Restriction.values, default=Restriction.NONE.value
    )


class NewDraftSerializer(DraftSerializer):
    """A new draft; with `answers`, the reply to a letter."""

    answers = serializers.UUIDField(required=False, help_text="The letter that it answers.")


class OutgoingDocuments(ActEndpoint):
    """The list of documents that go out, and where one is begun."""

    scopes = {**READ, **WRITE}
    asks, gives_page, is_page = DocumentsAsked, DocumentPageSerializer, True
    takes, makes = NewDraftSerializer, True
    examples = {"POST": examples.DRAFT}

    def get(self, request: Request) -> Response:
        """List documents that go out, newest first."""
        shown, following = page_of(self.actor, Direction.OUTGOING, self.asked())
        return page(request, DocumentLineSerializer, shown, following)

    def act(self) -> Receipt:
        """Begin a draft, or the reply to a letter."""
        policy.can_draft(self.actor, self.actor.agency).enforce()
        entered = self.taken()
        letter, answers = None, entered.pop("answers", None)
        if answers is not None:
            letter = incoming_of(self.actor, answers, Right.READ)
            incoming_policy.can_answer(self.actor, letter).enforce()
        form = _form_of(self, entered)
        document = outgoing.draft(
            content=form.content, actor=self.actor, at=timezone.now(), answers=letter
        )
        return receipt_of(document, is_new=True)


class OutgoingDocument(Endpoint):
    """One document that goes out."""

    scopes = READ
    reads = OutgoingSerializer

    def get(self, request: Request, uid: UUID) -> Response:
        """Read a document that goes out.

        To who may list it only, it is told without text, files and reasons.
        """
        del request
        return told_of(self.actor, outgoing_of(self.actor, uid))


class OutgoingSigners(Endpoint):
    """Who can sign."""

    scopes = READ
    reads = PostsSerializer

    def get(self, request: Request) -> Response:
        """List the posts of the agency that can sign a document."""
        del request
        policy.can_draft(self.actor, self.actor.agency).enforce()
        form = DraftForm(actor=self.actor, at=timezone.now())
        signers: Any = form.fields["signer"]
        return Response(PostsSerializer({"items": signers.queryset}).data)


class OutgoingChange(ActEndpoint):
    """What is entered of a draft."""

    scopes = WRITE
    takes = DraftSerializer
    examples = {"POST": examples.CHANGE}

    def act(self, uid: UUID) -> Receipt:
        """Enter a draft anew, all of it. By the drafter or the head of the unit."""
        document = outgoing_of(self.actor, uid, Right.READ)
        policy.can_change(self.actor, document).enforce()
        form = _form_of(self, self.taken())
        outgoing.change(
            document=document, content=form.content, actor=self.actor, at=timezone.now()
        )
        return receipt_of(document)


class OutgoingDraftFile(BringEndpoint):
    """The draft as edited in a word processor."""

    examples = {"POST": examples.BRING_A_DRAFT}

    def act(self, uid: UUID) -> Receipt:
        """Bring the draft as .docx or .odt: its next version, which counts from now on."""
        document = outgoing_of(self.actor, uid, Right.READ)
        return self.bring(document, policy.can_change, outgoing.upload)


class OutgoingEnclosures(BringEndpoint):
    """The enclosures of a draft."""

    examples = {"POST": examples.ENCLOSE_WITH_A_DRAFT}

    def act(self, uid: UUID) -> Receipt:
        """Add an enclosure to a draft."""
        document = outgoing_of(self.actor, uid, Right.READ)
        return self.bring(document, policy.can_change, outgoing.enclose)


class OutgoingSubmit(ActEndpoint):
    """The submission of a draft."""

    scopes = WRITE
    examples = {"POST": examples.SUBMIT_A_DRAFT}

    def act(self, uid: UUID) -> Receipt:
        """Submit a draft to its signer.

        Programs go as far as this: approving, signing and issuing need a person, at their own
        screen and with their own key (Decree 30/2020/NĐ-CP, Article 13).
        """
        document = outgoing_of(self.actor, uid, Right.READ)
        outgoing.submit(document=document, actor=self.actor, at=timezone.now())
        return receipt_of(document)


def _form_of(endpoint: Endpoint, entered: dict[str, Any]) -> DraftForm:
    sent = {
        **entered,
        "kind_code": entered["kind"],
        "recipients": "\n".join(entered.get("recipients", [])),
        "signer": str(entered["signer"]),
        "capacity": entered.get("capacity", USUAL),
        "urgency": Urgency[entered["urgency"]].value,
    }
    form = DraftForm(sent, actor=endpoint.actor, at=timezone.now())
    require_valid(form, {"kind_code": "kind"})
    return form
