"""Letters that came in, for programs: brought, registered, submitted, by the registry's rules."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from documents.actions import incoming
from documents.api import examples
from documents.api.finding import incoming_of
from documents.api.lines import DocumentLineSerializer, DocumentPageSerializer
from documents.api.listing import DocumentsAsked, page_of
from documents.api.records import IncomingSerializer, told_to
from documents.forms.acts import ReasonForm, SubmitForm, directing_posts
from documents.forms.registering import RegisterForm
from documents.kinds import KINDS
from documents.models import Direction, Document, Restriction, Urgency
from documents.policies import incoming as policy
from eoffice.access.models import Right
from eoffice.api.bodies import FormParser
from eoffice.api.endpoints import ActEndpoint, Asked, Endpoint
from eoffice.api.flaws import require_valid
from eoffice.api.paging import page
from eoffice.api.people import PostSerializer
from eoffice.api.receipts import Receipt
from eoffice.api.scopes import Scope
from eoffice.journal.models import Reading
from eoffice.lib.clock import office_day
from eoffice.lib.verdicts import Verdict
from eoffice.organization.actor import Actor
from storage.api import BringSerializer

READ, WRITE = {"GET": Scope.DOCUMENTS_READ}, {"POST": Scope.DOCUMENTS_WRITE}


class FactsSerializer(Asked):
    """What is entered of a letter (Decree 30/2020/NĐ-CP, Appendix VI, part II)."""

    code = serializers.CharField(
        required=False, allow_blank=True, max_length=71, help_text="As 15/QĐ-BNV on the paper."
    )
    dated_on = serializers.DateField(required=False, allow_null=True)
    body_name = serializers.CharField(max_length=200, help_text="Who issued it.")
    subject = serializers.CharField(max_length=2000)
    kind = serializers.ChoiceField(
        required=False, allow_blank=True, choices=[kind.code for kind in KINDS]
    )
    urgency = serializers.ChoiceField(required=False, choices=Urgency.names, default="NORMAL")
    signer_name = serializers.CharField(required=False, allow_blank=True, max_length=100)
    signer_title = serializers.CharField(required=False, allow_blank=True, max_length=100)
    answer_by = serializers.DateField(required=False, allow_null=True)
    restriction = serializers.ChoiceField(
        required=False, choices=Restriction.values, default=Restriction.NONE.value
    )


class ToSerializer(Asked):
    """To which post."""

    to = serializers.UUIDField(help_text="A post from the list at this letter's submit-to/.")


class ReasonSerializer(Asked):
    """Why."""

    reason = serializers.CharField(max_length=500)


class PostsSerializer(serializers.Serializer[Any]):
    """Posts to choose from."""

    items = PostSerializer(many=True)


class BringEndpoint(ActEndpoint):
    """Brings a file to a document."""

    scopes = WRITE
    takes = BringSerializer
    parser_classes = [FormParser]

    def bring(
        self,
        document: Document,
        may: Callable[[Actor, Document], Verdict],
        keep: Callable[..., object],
    ) -> Receipt:
        """Keep the file by an action; who may not bring it is told so before it is looked at."""
        may(self.actor, document).enforce()
        file, at = self.taken()["file"], timezone.now()
        keep(document=document, content=file, name=file.name, actor=self.actor, at=at)
        return receipt_of(document)


class IncomingDocuments(ActEndpoint):
    """The list of letters, and where files are brought in."""

    scopes = {**READ, **WRITE}
    asks, gives_page, is_page = DocumentsAsked, DocumentPageSerializer, True
    takes, makes = BringSerializer, True
    parser_classes = [FormParser]
    examples = {"POST": examples.BRING_A_LETTER}

    def get(self, request: Request) -> Response:
        """List letters, newest first.

        Those that the person may list, each as a line, whether or not they may read it.
        """
        shown, following = page_of(self.actor, Direction.INCOMING, self.asked())
        return page(request, DocumentLineSerializer, shown, following)

    def act(self) -> Receipt:
        """Bring a letter in.

        The file waits to be registered, and is read meanwhile: what is recognised is then proposed
        under `proposed`. A paper that bears the mark of a state secret is taken out again, as on
        the page. By the clerk of the agency.
        """
        policy.can_receive(self.actor, self.actor.agency).enforce()
        file = self.taken()["file"]
        at = timezone.now()
        document = incoming.receive(content=file, name=file.name, actor=self.actor, at=at)
        return receipt_of(document, is_new=True)


class IncomingDocument(Endpoint):
    """One letter."""

    scopes = READ
    reads = IncomingSerializer

    def get(self, request: Request, uid: UUID) -> Response:
        """Read a letter.

        To who may list it only, it is told without files, reasons and proposals.
        """
        del request
        return told_of(self.actor, incoming_of(self.actor, uid))


class IncomingRegister(ActEndpoint):
    """The number of a letter."""

    scopes = WRITE
    takes = FactsSerializer
    examples = {"POST": examples.REGISTER}

    def act(self, uid: UUID) -> Receipt:
        """Register a letter.

        It gets the next arrival number of the year (Decree 30/2020/NĐ-CP, Article 22). By the
        clerk.
        """
        document, at = incoming_of(self.actor, uid, Right.READ), timezone.now()
        policy.can_register(self.actor, document).enforce()
        facts = self.taken()
        entered = {
            **{name: value for name, value in facts.items() if value is not None},
            "kind_code": facts.get("kind", ""),
            "urgency": Urgency[facts["urgency"]].value,
        }
        form = RegisterForm(entered, document=document, today=office_day(at))
        require_valid(form, {"kind_code": "kind"})
        incoming.register(document=document, facts=form.facts, actor=self.actor, at=at)
        return receipt_of(document)


class IncomingEnclosures(BringEndpoint):
    """The enclosures of a letter."""

    examples = {"POST": examples.ENCLOSE_WITH_A_LETTER}

    def act(self, uid: UUID) -> Receipt:
        """Add an enclosure to a letter. By the clerk."""
        document = incoming_of(self.actor, uid, Right.READ)
        return self.bring(document, policy.can_correct, incoming.enclose)


class IncomingSubmitTo(Endpoint):
    """To whom a letter can be submitted."""

    scopes = READ
    reads = PostsSerializer

    def get(self, request: Request, uid: UUID) -> Response:
        """List the posts to which a letter can be submitted: leaders and heads of units."""
        del request
        document = incoming_of(self.actor, uid)
        policy.can_receive(self.actor, document.thing.agency).enforce()
        return Response(PostsSerializer({"items": directing_posts(document)}).data)


class IncomingSubmit(ActEndpoint):
    """The submission of a letter."""

    scopes = WRITE
    takes = ToSerializer
    examples = {"POST": examples.SUBMIT_A_LETTER}

    def act(self, uid: UUID) -> Receipt:
        """Submit a letter to whoever directs its handling (Article 23.1). By the clerk."""
        document = incoming_of(self.actor, uid)
        policy.can_submit(self.actor, document).enforce()
        form = SubmitForm({"to": str(self.taken()["to"])}, document=document)
        require_valid(form)
        to = form.cleaned_data["to"]
        incoming.submit(document=document, to=to, actor=self.actor, at=timezone.now())
        return receipt_of(document)


class IncomingRefuse(ActEndpoint):
    """The refusal of a letter."""

    scopes = WRITE
    takes = ReasonSerializer
    examples = {"POST": examples.REFUSE}

    def act(self, uid: UUID) -> Receipt:
        """Do not accept a letter that has no number yet, with the reason. By the clerk."""
        document = incoming_of(self.actor, uid)
        policy.can_refuse(self.actor, document).enforce()
        form = ReasonForm(self.taken())
        require_valid(form)
        reason = form.cleaned_data["reason"]
        incoming.refuse(document=document, reason=reason, actor=self.actor, at=timezone.now())
        return receipt_of(document)


def told_of(actor: Actor, document: Document) -> Response:
    """Tell of a document; who is told its content has opened it."""
    at = timezone.now()
    told = told_to(actor, document, at=at)
    if told["is_readable"]:
        Reading.objects.note(actor=actor, thing=document.thing, at=at)
    return Response(told)


def receipt_of(document: Document, *, is_new: bool = False) -> Receipt:
    """Say what came of an act on a document."""
    return Receipt(
        uid=document.thing.uid,
        url=reverse(f"api:{document.direction}-detail", args=[document.thing.uid]),
        state=document.state,
        number=document.entry.number if document.entry else None,
        is_new=is_new,
    )
