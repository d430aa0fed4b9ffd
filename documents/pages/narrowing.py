"""Which documents a list is of: those of a tab, narrowed by filters, that the actor may list."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from documents.lifecycles import IncomingState, OutgoingState
from documents.models import Direction, Document, Urgency
from documents.models.documents import DocumentQuerySet
from documents.pages import waiting
from eoffice.access import seeing
from eoffice.access.seeing import Key
from eoffice.assignments.models import Assignment
from eoffice.lib.lookups import is_among
from eoffice.organization.actor import Actor

Narrow = Callable[[DocumentQuerySet], DocumentQuerySet]

SOON_DAYS = 3
_TABS_OF_FEW = frozenset({"todo", "soon", "late"})  # what work is open on
STATES_OF_TAB: Mapping[str, Sequence[str]] = {
    "running": [IncomingState.IN_PROGRESS],
    "done": [IncomingState.DONE],
    "drafts": [OutgoingState.DRAFT],
    "to-sign": [OutgoingState.SUBMITTED, OutgoingState.APPROVED],
    "to-issue": [OutgoingState.SIGNED, OutgoingState.NUMBERED],
    "issued": [OutgoingState.ISSUED],
}


@dataclass(frozen=True)
class Seen:
    """The documents of one direction that an actor may list.

    `few`: they are few, and all are looked at. Where they are many but not most, `some` of them
    are enough to count by.
    """

    documents: DocumentQuerySet
    few: bool
    some: DocumentQuerySet | None = None

    def newest(self, most: int, after: Key | None = None) -> list[Document]:
        """Read lines of the list, newest first."""
        documents = self.documents
        if after is not None:
            documents = documents.after(after.sort_key, after.thing_id)
        return documents.first_in_list(most, of_few=self.few)

    def count(self) -> int:
        """Count them, up to a thousand."""
        if self.some is not None and _count(self.some) >= seeing.COUNT_STOPS_AT:
            return seeing.COUNT_STOPS_AT
        return _count(self.documents)


def _count(documents: DocumentQuerySet) -> int:
    return documents.order_by()[: seeing.COUNT_STOPS_AT].count()


def seen_by(actor: Actor, direction: Direction, narrow: Narrow, *, among_few: bool = False) -> Seen:
    """Return what an actor may list, narrowed; `among_few`: to what is few anyway."""
    documents = Document.objects.filter(direction=direction)
    asked_one_by_one = narrow(documents.visible_to(actor, among_few=True))
    if among_few or actor.roles:
        return Seen(asked_one_by_one, few=among_few)
    things, are_all = seeing.some_of(actor, direction)
    some = narrow(documents.filter(is_among("pk", things)).of_kinds_of(actor))
    return Seen(some, few=True) if are_all else Seen(asked_one_by_one, few=False, some=some)


def asked_for(
    actor: Actor, direction: Direction, tab: str, filters: Mapping[str, str], *, at: datetime
) -> Seen:
    """Return what an address names: of a tab, and by filters."""

    def narrow(documents: DocumentQuerySet) -> DocumentQuerySet:
        return _narrowed(_of_tab(documents, actor, tab, at), filters)

    return seen_by(actor, direction, narrow, among_few=tab in _TABS_OF_FEW)


def _of_tab(documents: DocumentQuerySet, actor: Actor, tab: str, at: datetime) -> DocumentQuerySet:
    if tab in STATES_OF_TAB:
        return documents.in_state(*STATES_OF_TAB[tab])
    if tab == "late":
        return documents.filter(thing__in=_things(Assignment.objects.overdue_at(at)))
    if tab == "soon":
        ending = Assignment.objects.open().due_within(at, days=SOON_DAYS)
        return documents.filter(thing__in=_things(ending))
    if tab == "todo":
        return documents.filter(thing__in=_to_do(actor))
    return documents


def _to_do(actor: Actor) -> QuerySet[Any, Any]:
    """Unite what lies with the actor for one reason or another: each is found by its own index."""
    letters = Document.objects.filter(direction=Direction.INCOMING).order_by()
    submitted = letters.in_state(IncomingState.SUBMITTED).filter(incoming__submitted_to=actor.post)
    found = [submitted]
    if actor.serves_registry_of(actor.agency.pk):
        found.append(letters.in_state(IncomingState.INTAKE, IncomingState.REGISTERED))
    mine = _things(waiting.mine(actor)).order_by()
    return mine.union(*(one.values_list("thing", flat=True) for one in found), all=True)


def _things(lines: QuerySet[Assignment]) -> QuerySet[Assignment, int]:
    return lines.values_list("instruction__thing", flat=True)


def _narrowed(documents: DocumentQuerySet, filters: Mapping[str, str]) -> DocumentQuerySet:
    if "kind" in filters:
        documents = documents.filter(kind_code=filters["kind"])
    if "urgent" in filters:
        documents = documents.filter(urgency__gt=Urgency.NORMAL)
    if "body" in filters:
        documents = documents.filter(body_name=filters["body"])
    if filters.get("year", "").isdecimal():
        documents = documents.dated_in(int(filters["year"][:4]))
    if "q" in filters:
        words = filters["q"]
        documents = documents.filter(
            Q(subject__icontains=words) | Q(code_notation__icontains=words)
        )
    return documents
