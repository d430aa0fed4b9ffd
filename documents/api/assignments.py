"""Work that was given on documents, for programs: what is one's own, and the acts on it."""

from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils import timezone
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from documents.api import examples
from documents.api.finding import assignment_of
from documents.api.incoming import ReasonSerializer
from documents.api.lines import url_of
from documents.forms.acts import ReasonForm, ResultForm, WordsForm
from documents.models import Direction
from eoffice.access import seeing
from eoffice.access.models import Right
from eoffice.api.endpoints import ActEndpoint, Asked, Endpoint
from eoffice.api.flaws import require_valid
from eoffice.api.paging import PageAsked, Place, page, place_of
from eoffice.api.people import PersonSerializer, PostSerializer
from eoffice.api.receipts import Receipt
from eoffice.api.scopes import Scope
from eoffice.assignments import policies as policy
from eoffice.assignments.actions import doing
from eoffice.assignments.lifecycles import AssignmentState
from eoffice.assignments.models import Assignment, AssignmentNote, AssignmentRole, NoteKind
from eoffice.organization.actor import Actor
from eoffice.organization.models import TermOutcome

READ, WRITE = {"GET": Scope.ASSIGNMENTS_READ}, {"POST": Scope.ASSIGNMENTS_WRITE}


class AssignmentSerializer(serializers.Serializer[Assignment]):
    """A line of work that was given on a document."""

    uid = serializers.UUIDField()
    url = serializers.SerializerMethodField()
    role = serializers.ChoiceField(choices=AssignmentRole.values)
    role_name = serializers.CharField(source="get_role_display")
    state = serializers.ChoiceField(choices=AssignmentState.values)
    state_name = serializers.CharField(source="get_state_display")
    instruction = serializers.UUIDField(source="instruction.uid", help_text="Given in one act.")
    text = serializers.CharField(source="instruction.text", help_text="What is to be done.")
    given_by = PostSerializer(source="instruction.given_by")
    given_at = serializers.DateTimeField(source="instruction.given_at")
    to = serializers.CharField(source="to_holder", help_text="To whom, in words.")
    document = serializers.UUIDField(source="instruction.thing.uid")
    document_url = serializers.SerializerMethodField()
    due_at = serializers.DateTimeField(source="term.due_at", allow_null=True, default=None)
    taken_at = serializers.DateTimeField(allow_null=True)
    settled_at = serializers.DateTimeField(allow_null=True)
    outcome = serializers.ChoiceField(
        choices=["", *TermOutcome.values], help_text="How the deadline was kept."
    )

    def get_url(self, assignment: Assignment) -> str:
        return reverse("api:assignment-detail", args=[assignment.uid])

    def get_document_url(self, assignment: Assignment) -> str:
        return url_of(assignment.instruction.thing.document)


class NoteSerializer(serializers.Serializer[AssignmentNote]):
    """What somebody wrote on it."""

    kind = serializers.ChoiceField(choices=NoteKind.values)
    words = serializers.CharField()
    written_by = PersonSerializer()
    written_at = serializers.DateTimeField()


class AssignmentDetailSerializer(AssignmentSerializer):
    """A line of work, with what was written on it."""

    notes = NoteSerializer(many=True, source="notes.all")


class AssignmentPageSerializer(serializers.Serializer[Any]):
    """A page of work, what was given last at first."""

    items = AssignmentSerializer(many=True)
    next = serializers.CharField(allow_null=True, help_text="Where the next page is.")


class AssignmentsAsked(PageAsked):
    """Which work, and which page of it."""

    state = serializers.ListField(
        child=serializers.ChoiceField(choices=AssignmentState.values), required=False
    )
    role = serializers.ListField(
        child=serializers.ChoiceField(choices=AssignmentRole.values), required=False
    )


class WordsSerializer(Asked):
    """What is to be said."""

    words = serializers.CharField(max_length=4000)


class ResultSerializer(Asked):
    """The result; it may go without saying."""

    words = serializers.CharField(max_length=4000, required=False, allow_blank=True)


class Assignments(Endpoint):
    """The list of one's own work."""

    scopes = READ
    asks, gives_page, is_page = AssignmentsAsked, AssignmentPageSerializer, True

    def get(self, request: Request) -> Response:
        """List the work that was given to the person's post, unit or circles.

        On documents that they may read; what was given last comes first.
        """
        asked = self.asked()
        place, limit = place_of(asked), asked["limit"]
        lines = lines_of(self.actor)
        for name in ("state", "role"):
            if asked.get(name):
                lines = lines.filter(**{f"{name}__in": asked[name]})
        if place is not None:
            last = Assignment.objects.filter(uid=place.uid).values("pk")
            lines = lines.filter(pk__lt=last[:1])
        found = list(lines.order_by("-pk")[: limit + 1])
        following = Place(0, found[limit - 1].uid) if len(found) > limit else None
        return page(request, AssignmentSerializer, found[:limit], following)


class OneAssignment(Endpoint):
    """One line of work."""

    scopes = READ
    reads = AssignmentDetailSerializer

    def get(self, request: Request, uid: UUID) -> Response:
        """Read a line of work, with what was reported on it."""
        del request
        assignment = assignment_of(self.actor, uid)
        return Response(AssignmentDetailSerializer(assignment).data)


class AssignmentAccept(ActEndpoint):
    """The acceptance of work."""

    scopes = WRITE
    examples = {"POST": examples.ACCEPT}

    def act(self, uid: UUID) -> Receipt:
        """Take the work on."""
        assignment = assignment_of(self.actor, uid)
        doing.accept(assignment=assignment, actor=self.actor, at=timezone.now())
        return _receipt_of(assignment)


class AssignmentReport(ActEndpoint):
    """A report on work."""

    scopes = WRITE
    takes = WordsSerializer
    examples = {"POST": examples.REPORT}

    def act(self, uid: UUID) -> Receipt:
        """Say how far the work has come; it stays open."""
        assignment = assignment_of(self.actor, uid)
        policy.can_report(self.actor, assignment).enforce()
        form = WordsForm(self.taken())
        require_valid(form)
        doing.report(
            assignment=assignment,
            words=form.cleaned_data["words"],
            actor=self.actor,
            at=timezone.now(),
        )
        return _receipt_of(assignment)


class AssignmentReturn(ActEndpoint):
    """The return of work."""

    scopes = WRITE
    takes = ReasonSerializer
    examples = {"POST": examples.RETURN}

    def act(self, uid: UUID) -> Receipt:
        """Give the work back to whoever gave it, with the reason."""
        assignment = assignment_of(self.actor, uid)
        policy.can_return(self.actor, assignment).enforce()
        form = ReasonForm(self.taken())
        require_valid(form)
        doing.return_(
            assignment=assignment,
            reason=form.cleaned_data["reason"],
            actor=self.actor,
            at=timezone.now(),
        )
        return _receipt_of(assignment)


class AssignmentComplete(ActEndpoint):
    """The end of work."""

    scopes = WRITE
    takes = ResultSerializer
    examples = {"POST": examples.COMPLETE}

    def act(self, uid: UUID) -> Receipt:
        """Settle the work with its result; how its deadline was kept is frozen."""
        assignment = assignment_of(self.actor, uid)
        policy.can_complete(self.actor, assignment).enforce()
        form = ResultForm(self.taken())
        require_valid(form)
        doing.complete(
            assignment=assignment,
            words=form.cleaned_data["words"],
            actor=self.actor,
            at=timezone.now(),
        )
        return _receipt_of(assignment)


def lines_of(actor: Actor) -> QuerySet[Assignment]:
    """Keep the actor's lines on documents that they may read: an instruction is no mere line."""
    readable = seeing.things_of(actor, Right.READ)
    lines = Assignment.objects.to_holders(actor.seats).filter(
        Exists(readable.filter(content_object_id=OuterRef("instruction__thing"))),
        instruction__thing__kind__in=Direction.values,
    )
    if actor.kinds is not None:
        lines = lines.filter(instruction__thing__document__kind_code__in=actor.kinds)
    return lines.select_related(
        "instruction__thing__document__thing",
        "instruction__given_by__unit",
        "to_holder__post",
        "to_holder__unit",
        "to_holder__person",
        "term",
    )


def _receipt_of(assignment: Assignment) -> Receipt:
    assignment.refresh_from_db(fields=["state"])
    url = reverse("api:assignment-detail", args=[assignment.uid])
    return Receipt(uid=assignment.uid, url=url, state=assignment.state)
