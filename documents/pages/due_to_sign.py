"""By when documents are to be signed: that is, by when the letters that they answer ask for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from documents.models import Document, Relation, RelationKind, Urgency
from documents.pages.narrowing import SOON_DAYS
from eoffice.lib.clock import office_day
from eoffice.lib.periods import working_days_between
from eoffice.organization.actor import Actor
from eoffice.organization.models import OfficeDay
from eoffice.web import sayings


@dataclass(frozen=True)
class Due:
    """A deadline, and how many working days are left until then."""

    day: date
    left: int

    @property
    def is_soon(self) -> bool:
        return self.left <= SOON_DAYS

    @property
    def words(self) -> str:
        return _("due %(day)s, %(left)s") % {
            "day": f"{self.day:%d/%m}",
            "left": sayings.time_left(self.left),
        }

    @property
    def tone(self) -> str:
        return sayings.tone_of_time_left(self.left)


@dataclass(frozen=True)
class Group:
    """Documents that are dealt with at one time."""

    label: str | Promise
    tone: str
    documents: Sequence[Document]


def due_of(documents: Sequence[Document], actor: Actor, *, at: datetime) -> Mapping[int, Due]:
    """Find the deadlines of documents, by key, from answered letters that the actor may list."""
    relations = Relation.objects.filter(
        later__in=documents,
        kind=RelationKind.REPLIES_TO,
        earlier__in=Document.objects.visible_to(actor, among_few=True),
        earlier__incoming__answer_by__isnull=False,
    ).values_list("later", "earlier__incoming__answer_by")
    is_working = OfficeDay.objects.calendar_of(actor.agency)
    today = office_day(at)
    return {
        document: Due(day, working_days_between(today, day, is_working))
        for document, day in relations.order_by("-earlier__incoming__answer_by")
        if day is not None
    }


def groups_of(documents: Sequence[Document], due: Mapping[int, Due]) -> list[Group]:
    """Group documents: what is urgent, then what is due soon, then the rest; each as it comes."""
    urgent = [
        Group(urgency.label, "red", [one for one in documents if one.urgency == urgency])
        for urgency in sorted(Urgency, reverse=True)
        if urgency
    ]
    others = [one for one in documents if not one.urgency]
    soon = [one for one in others if one.pk in due and due[one.pk].is_soon]
    soon.sort(key=lambda one: due[one.pk].day)
    rest = [one for one in others if one not in soon]
    groups = [
        *urgent,
        Group(_("Due soon"), "amber", soon),
        Group(Urgency.NORMAL.label, "grey", rest),
    ]
    return [group for group in groups if group.documents]
