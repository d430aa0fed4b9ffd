"""The books of numbers as the statutory forms have them (Decree 30/2020/NĐ-CP, Appendix IV)."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from documents.kinds import kind_of
from documents.layout import register_page
from documents.layout.register_page import Book, IncomingRow, OutgoingRow
from documents.models import Document, EntryState, Register, RegisterEntry
from documents.models.registers import OUTGOING_SERIES
from documents.pages.spreadsheets import sheet_of
from eoffice.access import seeing
from eoffice.assignments.models import Assignment, AssignmentRole
from eoffice.lib.clock import office_day
from eoffice.organization.actor import Actor

PAGE = 200


@dataclass(frozen=True)
class Cell:
    """A cell of a line, with the name of its column for narrow screens."""

    column: str
    words: str
    url: str


@dataclass(frozen=True)
class BookLine:
    """One number of a book: the cells of its form, in their order."""

    number: int
    cells: Sequence[str]
    columns: Sequence[str]
    linked: int
    url: str
    is_void: bool

    @property
    def cells_with_columns(self) -> list[Cell]:
        """The cells as they are shown; the words of the document lead to it."""
        return [
            Cell(column, words, self.url if place == self.linked else "")
            for place, (column, words) in enumerate(zip(self.columns, self.cells, strict=True))
        ]


@dataclass(frozen=True)
class BookPage:
    """A part of a book, from a number on."""

    register: Register
    title: str
    columns: Sequence[str]
    lines: Sequence[BookLine]
    next_from: int | None


def title_of(register: Register) -> str:
    """Name a book as people call it; a series of its own by its kind of document."""
    if register.is_incoming:
        return _("Register of incoming documents")
    if register.series == OUTGOING_SERIES:
        return _("Register of outgoing documents")
    kind = kind_of(register.series)
    return _("Register of outgoing documents: %(series)s") % {
        "series": kind.name if kind else register.series
    }


def years_of(registers: Iterable[Register]) -> list[tuple[int, list[dict[str, Any]]]]:
    """Group books by year, the newest first, the letters that came in before those that go out."""
    years: dict[int, list[Register]] = {}
    for register in registers:
        years.setdefault(register.year, []).append(register)
    return [
        (
            year,
            [
                {"register": book, "title": title_of(book)}
                for book in sorted(books, key=lambda one: (not one.is_incoming, one.series))
            ],
        )
        for year, books in sorted(years.items(), reverse=True)
    ]


def tabs_of(registers: Iterable[Register], current: Register) -> list[dict[str, Any]]:
    """Make the tabs that lead to the other books of the year; none where there is one book."""
    books = [book for _year, shelf in years_of(registers) for book in shelf]
    if len(books) < 2:
        return []
    return [
        {
            "label": book["title"],
            "url": reverse("documents:register-detail", args=[book["register"].uid]),
            "is_current": book["register"] == current,
        }
        for book in books
    ]


def page_of(register: Register, actor: Actor, *, first: int, size: int = PAGE) -> BookPage:
    """Gather the numbers from one on.

    Who reads the book sees every number; the words of a document only where they may list it, and
    of a restricted document never its subject (walls, 2).
    """
    entries = RegisterEntry.objects.of_register(register).filter(number__gte=first)
    entries = entries.select_related("document__thing", "document__incoming")
    page = list(
        entries.select_related("document__outgoing__unit").prefetch_related("document__deliveries")[
            : size + 1
        ]
    )
    shown = page[:size]
    things = [entry.thing_id for entry in shown if entry.thing_id is not None]
    visible = set(seeing.things_of(actor).filter(content_object__in=things))
    handlers = _handlers(things)
    return BookPage(
        register=register,
        title=title_of(register),
        columns=register_page.columns_of(_form_of(register)),
        lines=[_line(register, entry, visible, handlers) for entry in shown],
        next_from=page[size].number if len(page) > size else None,
    )


def as_pdf(register: Register, actor: Actor, *, at: datetime) -> bytes:
    """Print a book in the statutory form, bound by year (Articles 16.2b and 22.3b)."""
    agency = register.agency
    lines = page_of(register, actor, first=1, size=register.last_number or 1).lines
    form = _form_of(register)
    book = Book(
        rows=form,
        agency=agency.name,
        parent_agency=agency.parent.name if agency.parent else "",
        year=register.year,
        first_number="01" if lines else "",
        last_number=f"{register.last_number:02d}" if lines else "",
    )
    rows = [form(*line.cells) for line in lines]
    return register_page.as_pdf(book, rows, fonts=Path(settings.FONTS_DIR), at=office_day(at))


def as_xlsx(register: Register, actor: Actor) -> bytes:
    """Give a book out as a spreadsheet; cells that would be formulas are text."""
    page = page_of(register, actor, first=1, size=register.last_number or 1)
    return sheet_of(str(register.year), page.columns, [line.cells for line in page.lines])


def _form_of(register: Register) -> type[IncomingRow] | type[OutgoingRow]:
    return IncomingRow if register.is_incoming else OutgoingRow


def _line(
    register: Register, entry: RegisterEntry, visible: Collection[int], handlers: Mapping[int, str]
) -> BookLine:
    document: Document | None = getattr(entry, "document", None)
    is_visible = document is not None and document.thing_id in visible
    if register.is_incoming:
        row: IncomingRow | OutgoingRow = _incoming(entry, document, is_visible, handlers)
    else:
        row = _outgoing(entry, document, is_visible)
    cells = [*astuple(row)]
    is_void = entry.state == EntryState.VOID
    if is_void:
        cells[-1] = _("Void: %(reason)s") % {"reason": entry.reason}
    return BookLine(
        number=entry.number,
        cells=cells,
        columns=register_page.columns_of(type(row)),
        linked=[column.name for column in fields(row)].index("kind_and_subject"),
        url=document.get_absolute_url() if document is not None and is_visible else "",
        is_void=is_void,
    )


def _incoming(
    entry: RegisterEntry,
    document: Document | None,
    is_visible: bool,  # noqa: FBT001 - one of the facts of the line
    handlers: Mapping[int, str],
) -> IncomingRow:
    day = f"{entry.day:%d/%m/%Y}"
    if document is None:
        return IncomingRow(day, entry.shown, "", "", "", "")
    return IncomingRow(
        arrived=day,
        number=entry.shown,
        author=document.body_name,
        code=document.code,
        dated=f"{document.dated_on:%d/%m/%Y}" if document.dated_on else "",
        kind_and_subject=_words(document, is_visible=is_visible),
        receiver=handlers.get(document.thing_id, ""),
    )


def _outgoing(
    entry: RegisterEntry,
    document: Document | None,
    is_visible: bool,  # noqa: FBT001 - one of the facts of the line
) -> OutgoingRow:
    day = f"{entry.day:%d/%m/%Y}"
    if document is None:
        return OutgoingRow(entry.shown, day, "", "", "")
    names = [delivery.name for delivery in document.deliveries.all()]
    issued_at = document.outgoing.issued_at
    return OutgoingRow(
        code=document.code,
        dated=day,
        kind_and_subject=_words(document, is_visible=is_visible),
        signer=document.signer_name,
        recipients="; ".join(names) if is_visible else "",
        keeper=document.outgoing.unit.name,
        sent=f"{office_day(issued_at):%d/%m/%Y}" if issued_at else "",
    )


def _words(document: Document, *, is_visible: bool) -> str:
    if document.is_restricted:
        return _("Restricted document")
    if not is_visible:
        return "—"
    kind = kind_of(document.kind_code)
    return f"{kind.name}: {document.subject}" if kind else document.subject


def _handlers(things: Sequence[int]) -> dict[int, str]:
    lines = Assignment.objects.filter(
        instruction__thing__in=things, parent__isnull=True, role=AssignmentRole.LEAD
    ).select_related("instruction", "to_holder__post", "to_holder__unit", "to_holder__person")
    return {line.instruction.thing_id: str(line.to_holder) for line in lines}
