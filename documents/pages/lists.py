"""Lists of documents: tabs by what people ask, filters as chips, pages by key, not by number."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from documents.kinds import KINDS, kind_of
from documents.lifecycles import IncomingState
from documents.models import Direction, Document
from documents.pages import narrowing
from documents.search import TONES
from eoffice.access import seeing
from eoffice.access.seeing import Key
from eoffice.assignments.lifecycles import OPEN_STATES
from eoffice.assignments.models import Assignment, AssignmentRole
from eoffice.lib.clock import office_day
from eoffice.lib.periods import IsWorkingDay, working_days_between
from eoffice.organization.actor import Actor
from eoffice.organization.models import OfficeDay

_WAITING_STATES = frozenset(
    {IncomingState.REGISTERED, IncomingState.SUBMITTED, IncomingState.IN_PROGRESS}
)
PAGE = 50

INCOMING_TABS: Mapping[str, str | Promise] = {
    "todo": _("To deal with"),
    "running": _("In progress"),
    "soon": _("Due soon"),
    "late": _("Overdue"),
    "done": pgettext_lazy("state", "Done"),
    "all": _("All"),
}
OUTGOING_TABS: Mapping[str, str | Promise] = {
    "drafts": _("Drafts"),
    "to-sign": _("With the signer"),
    "to-issue": _("To be issued"),
    "issued": pgettext_lazy("state", "Issued"),
    "all": _("All"),
}


@dataclass(frozen=True)
class Row:
    """A line of a list."""

    document: Document
    handlers: str
    due_on: date | None
    left: int
    tone: str


@dataclass(frozen=True)
class Chip:
    """A filter that is on; its address is the same list without it."""

    label: str
    url: str


@dataclass(frozen=True)
class Listing:
    """One page of a list, and the way to the next."""

    rows: Sequence[Row]
    tab: str
    total: str
    next_query: str
    first_query: str
    filters: Mapping[str, str]
    export_query: str
    chips: Sequence[Chip]


def listing(
    actor: Actor, direction: Direction, asked: QueryDict, *, tab: str, at: datetime
) -> Listing:
    """Gather a page: newest first by key; filters narrow what the actor may list anyway."""
    filters = _filters(asked)
    after = _key(asked.get("after", ""))
    if _is_whole(actor, tab, filters):
        page, total = _newest(actor, direction, after, PAGE + 1), _count(actor, direction)
    else:
        asked_for = narrowing.asked_for(actor, direction, tab, filters, at=at)
        page, total = asked_for.newest(PAGE + 1, after), _in_words(asked_for.count())
    shown = page[:PAGE]
    last = shown[-1] if len(page) > PAGE else None
    following = f"{last.thing.sort_key}-{last.thing.pk}" if last else ""
    query = {**filters, "tab": tab, "after": following}
    return Listing(
        rows=_rows(shown, actor, at),
        tab=tab,
        total=total,
        next_query=urlencode(query) if following else "",
        first_query=urlencode({**filters, "tab": tab}) if after else "",
        filters=filters,
        export_query=urlencode({**filters, "tab": tab}),
        chips=_chips(filters, tab),
    )


def found(
    actor: Actor, direction: Direction, asked: QueryDict, *, tab: str, at: datetime, most: int
) -> list[Row]:
    """Gather the whole list that the address names, up to so many lines, newest first."""
    filters = _filters(asked)
    if _is_whole(actor, tab, filters):
        documents = _newest(actor, direction, None, most)
    else:
        documents = narrowing.asked_for(actor, direction, tab, filters, at=at).newest(most)
    return _rows(documents, actor, at)


def waiting_counts(actor: Actor, at: datetime) -> Mapping[str, int]:
    """Count what stands on the tabs that people watch; the others are not counted."""
    return {
        tab: narrowing.asked_for(actor, Direction.INCOMING, tab, {}, at=at).count()
        for tab in ("todo", "soon", "late")
    }


def kinds() -> Sequence[tuple[str, str]]:
    """List the kinds by which lists are filtered."""
    return [(kind.code, kind.name) for kind in KINDS]


def _filters(asked: QueryDict) -> dict[str, str]:
    names = ("kind", "urgent", "body", "year", "q")
    given = {name: asked.get(name, "") for name in names}
    return {name: value[:100] for name, value in given.items() if value}


def _chips(filters: Mapping[str, str], tab: str) -> list[Chip]:
    words: Mapping[str, Callable[[str], str]] = {
        "kind": lambda value: kind.name if (kind := kind_of(value)) else value,
        "urgent": lambda _value: gettext("Urgent only"),
        "year": lambda value: gettext("Year %(year)s") % {"year": value},
        "q": lambda value: gettext("“%(words)s”") % {"words": value},
    }
    return [
        Chip(
            label=words.get(name, str)(value),
            url="?" + urlencode({**{k: v for k, v in filters.items() if k != name}, "tab": tab}),
        )
        for name, value in filters.items()
    ]


def _is_whole(actor: Actor, tab: str, filters: Mapping[str, str]) -> bool:
    return tab == "all" and not filters and actor.kinds is None


def _newest(actor: Actor, direction: Direction, after: Key | None, most: int) -> list[Document]:
    """Take the page from the index of rights alone: the form for a million (walls, 3)."""
    keys = seeing.newest_for(actor, direction, after=after, limit=most)
    documents = Document.objects.for_list().in_bulk([key.thing_id for key in keys])
    return [documents[key.thing_id] for key in keys if key.thing_id in documents]


def _count(actor: Actor, direction: Direction) -> str:
    return _in_words(seeing.count_of(seeing.things_of(actor).filter(kind=direction)))


def _in_words(count: int) -> str:
    return f"{seeing.COUNT_STOPS_AT - 1}+" if count >= seeing.COUNT_STOPS_AT else str(count)


def _key(text: str) -> Key | None:
    sort_key, dash, thing = text.partition("-")
    if not (dash and sort_key.isdecimal() and thing.isdecimal()):
        return None
    if len(sort_key) > 18 or len(thing) > 18:  # longer than any key
        return None
    return Key(int(sort_key), int(thing))


def _rows(documents: Sequence[Document], actor: Actor, at: datetime) -> list[Row]:
    lines = (
        Assignment.objects.filter(
            instruction__thing__in=[document.thing_id for document in documents],
            state__in=OPEN_STATES,
            role=AssignmentRole.LEAD,
        )
        .select_related("instruction", "to_holder__post__unit", "to_holder__unit")
        .select_related("to_holder__person", "term", "taken_by_person")
    )
    by_thing: dict[int, list[Assignment]] = {}
    for line in lines:
        by_thing.setdefault(line.instruction.thing_id, []).append(line)
    is_working = OfficeDay.objects.calendar_of(actor.agency)
    return [
        _row(document, by_thing.get(document.thing_id, []), office_day(at), is_working)
        for document in documents
    ]


def _row(
    document: Document, lines: Sequence[Assignment], today: date, is_working: IsWorkingDay
) -> Row:
    days = [line.term.due_on for line in lines if line.term is not None]
    if not days and document.is_incoming and document.state in _WAITING_STATES:
        days = [day for day in (document.incoming.answer_by,) if day]
    due_on = min(days, default=None)
    handlers = [
        line.taken_by_person.full_name if line.taken_by_person else str(line.to_holder)
        for line in lines[:2]
    ]
    return Row(
        document=document,
        handlers=", ".join(handlers),
        due_on=due_on,
        left=working_days_between(today, due_on, is_working) if due_on else 0,
        tone=TONES.get(document.state, "grey"),
    )
