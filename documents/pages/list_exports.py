"""The lists as spreadsheets: exactly what the person sees in them, in the same columns."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.models import Direction
from documents.pages import lists
from documents.pages.lists import Row
from documents.pages.spreadsheets import sheet_of
from eoffice.lib.clock import office_day
from eoffice.organization.actor import Actor

MOST = 5_000
Column = tuple[str | Promise, Callable[[Row], str]]


def as_xlsx(
    actor: Actor, direction: Direction, asked: QueryDict, *, tab: str, at: datetime
) -> bytes:
    """Give a list out as a spreadsheet; where it is cut, its last line says so."""
    rows = lists.found(actor, direction, asked, tab=tab, at=at, most=MOST + 1)
    columns = _COLUMNS[direction]
    cut = _(
        "Only the first %(most)d lines are here. Narrow the list by a filter to get the others."
    )
    return sheet_of(
        f"{office_day(at):%Y-%m-%d}",
        [str(name) for name, _cell in columns],
        [[cell(row) for _name, cell in columns] for row in rows[:MOST]],
        last_words=cut % {"most": MOST} if len(rows) > MOST else "",
    )


def _arrived(row: Row) -> str:
    entry = row.document.entry
    return _day(entry.day if entry else office_day(row.document.incoming.arrived_at))


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


_COLUMNS: Mapping[Direction, Sequence[Column]] = {
    Direction.INCOMING: (
        (
            gettext_lazy("Arrival number"),
            lambda row: row.document.entry.shown if row.document.entry else "",
        ),
        (gettext_lazy("Arrived"), _arrived),
        (gettext_lazy("Number and symbol"), lambda row: row.document.code),
        (gettext_lazy("Subject"), lambda row: str(row.document)),
        (gettext_lazy("Issuing body"), lambda row: row.document.body_name),
        (gettext_lazy("With"), lambda row: row.handlers or str(row.document.state_label)),
        (gettext_lazy("Deadline"), lambda row: _day(row.due_on)),
    ),
    Direction.OUTGOING: (
        (gettext_lazy("Number and symbol"), lambda row: row.document.code),
        (gettext_lazy("Date"), lambda row: _day(row.document.dated_on)),
        (gettext_lazy("Subject"), lambda row: str(row.document)),
        (gettext_lazy("Drafted by"), lambda row: row.document.outgoing.unit.name),
        (gettext_lazy("Signed by"), lambda row: row.document.signer_name),
        (gettext_lazy("State"), lambda row: str(row.document.state_label)),
    ),
}
