"""The form of an outgoing document: its paper as PDF and .docx, its places, its stamps."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pypdfium2
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from documents.actions.drafts import Draft, content_of
from documents.kinds import kind_of
from documents.layout import stamp
from documents.layout.blocks import from_text
from documents.layout.description import Letter
from documents.layout.description import Urgency as UrgencyMark
from documents.layout.docx import as_docx
from documents.layout.fonts import Face, for_numbers
from documents.layout.pdf import as_pdf
from documents.layout.pictures import pictures_of
from documents.layout.printing import UnprintableError
from documents.models import Capacity, Document, Purpose, Restriction, Urgency
from documents.signing import preparing
from documents.signing.appearances import Typefaces
from documents.signing.boxes import Boxes
from documents.signing.gaps import PlacesNotFoundError, find_boxes
from documents.signing.words import OBJECTIONS, PLACES, PROBLEMS
from eoffice.lib.clock import office_day
from eoffice.lib.text import fold
from eoffice.organization.membership import people_in
from eoffice.organization.models import Agency, Duty, Holder, Post, Unit
from storage.renditions import pdf_of

_MARKS = {Restriction.RESTRICTED: "HẠN CHẾ", Restriction.INTERNAL: "LƯU HÀNH NỘI BỘ"}
_URGENCY = {
    Urgency.NORMAL: UrgencyMark.NORMAL,
    Urgency.URGENT: UrgencyMark.URGENT,
    Urgency.VERY_URGENT: UrgencyMark.VERY_URGENT,
    Urgency.EXPRESS: UrgencyMark.EXPRESS,
}

_LONGEST_NAME = 60


@dataclass(frozen=True)
class Prepared:
    """The bytes to be approved, and their digest (SHA-256, hex)."""

    content: bytes
    digest: str


def letter_of(content: Draft, *, unit: Unit, at: datetime) -> Letter:
    """Describe a paper from what was entered of it."""
    agency = unit.agency
    kind = kind_of(content.kind_code)
    own, capacity = title_lines(content.signer, content.capacity)
    lines = [_line_of(one.name, one.purpose) for one in content.recipients]
    return Letter(
        kind_code=content.kind_code,
        agency=agency.name,
        parent_agency=agency.parent.name if agency.parent else "",
        place=agency.place,
        symbol=notation_of(content.kind_code, unit),
        subject=content.subject,
        year=office_day(at).year,
        signer_title=own,
        signer_name=name_of_signer(content.signer, at=at),
        authority=f"{own} {agency.short_name}".upper() if kind and kind.is_decision else "",
        recipients_addressed=(
            tuple(content.addressed_to.splitlines()) if kind and kind.is_addressed else ()
        ),
        body=from_text(content.text),
        capacity=capacity,
        recipients=(*lines, f"Lưu: VT, {unit.symbol}."),
        urgency=_URGENCY[Urgency(content.urgency)],
        marks=tuple(mark for key, mark in _MARKS.items() if content.restriction == key),
    )


def preview(content: Draft, *, unit: Unit, at: datetime, width: int) -> list[bytes]:
    """Draw the pages as they will be (PNG, `width` pixels wide), from what is being typed.

    Raises ValidationError with the characters that cannot be printed.
    """
    return pictures_of(_typeset(content, unit=unit, at=at), width=width)


def draft_pdf(document: Document, *, at: datetime) -> bytes:
    """Make the paper as PDF: from the uploaded file where that counts, else from the record.

    Raises ValidationError while the PDF of the uploaded file is not there, and with the characters
    that cannot be printed.
    """
    own_file = document.outgoing.own_file
    if own_file is None:
        return _typeset(content_of(document), unit=document.outgoing.unit, at=at)
    rendition = pdf_of(own_file)
    if rendition is None:
        raise ValidationError(
            _(
                "There is no PDF of the uploaded file yet. If LibreOffice is not installed here, "
                "bring the text into the form instead."
            )
        )
    with rendition.open() as stream:
        return stream.read()


def draft_docx(document: Document, *, at: datetime) -> bytes:
    """Make the paper as .docx, to be edited in a word processor."""
    return as_docx(letter_of(content_of(document), unit=document.outgoing.unit, at=at))


def require_places(document: Document, *, at: datetime) -> Boxes:
    """Find where number, date and both signatures go; raises ValidationError with what is missing.

    Walls, 7: no gap found, no submission.
    """
    outgoing = document.outgoing
    own, capacity = title_lines(outgoing.signer, outgoing.capacity)
    try:
        return find_boxes(
            draft_pdf(document, at=at),
            title="\n".join((*capacity, own)),
            name=document.signer_name,
        )
    except PlacesNotFoundError as error:
        raise ValidationError(
            [f"{PLACES[place]}: {PROBLEMS[problem]}" for place, problem in error.problems.items()]
        ) from error
    except pypdfium2.PdfiumError as error:
        raise ValidationError(_("The PDF of the draft cannot be read.")) from error


def prepare(document: Document, *, at: datetime) -> Prepared:
    """Make the bytes that are approved: the paper with its fields, to be locked by their digest."""
    boxes = require_places(document, at=at)
    try:
        content = preparing.prepare(draft_pdf(document, at=at), boxes)
    except preparing.NotPreparableError as error:
        words = [str(OBJECTIONS[objection]) for objection in sorted(error.objections)]
        raise ValidationError(words) from error
    return Prepared(content, preparing.digest(content))


def notation_of(kind_code: str, unit: Unit) -> str:
    """Write the symbol of a document (Appendix I, II.3b)."""
    kind = kind_of(kind_code)
    return kind.notation(agency=unit.agency.symbol, unit=unit.symbol) if kind else ""


def name_of_signer(signer: Post, *, at: datetime) -> str:
    """Name who holds the post that signs; empty where nobody does."""
    people = people_in(Holder.objects.of_post(signer), at)
    return people[0].full_name if people else ""


def title_lines(signer: Post, capacity: str) -> tuple[str, tuple[str, ...]]:
    """Return the signer's own title, and the lines over it (Article 13), in capitals."""
    own = signer.title.upper()
    head = head_title_of(signer.unit.agency)
    if capacity == Capacity.OWN:
        return own, ()
    if capacity == Capacity.FOR_BODY:
        return own, (f"TM. {signer.unit.agency.short_name.upper()}",)
    if capacity == Capacity.ACTING:
        return f"Q. {own}", ()
    return own, (f"{capacity} {head}",)


def head_title_of(agency: Agency) -> str:
    """Return the title of whoever heads an agency, in capitals."""
    head = Post.objects.of_agency(agency).filter(duty=Duty.DIRECTOR).first()
    return head.title.upper() if head else agency.short_name.upper()


def capacity_of(signer: Post) -> str:
    """Return the capacity in which a post usually signs."""
    if signer.duty == Duty.DIRECTOR:
        return Capacity.OWN
    return Capacity.FOR_HEAD if signer.leads_agency else Capacity.BY_ORDER


def file_name(document: Document) -> str:
    """Name the file of a document: plain letters, from its subject."""
    words = "".join(
        character if character.isalnum() else "-" for character in fold(document.subject)
    )
    short = "-".join(part for part in words.split("-") if part)[:_LONGEST_NAME]
    return f"{short or 'van-ban'}.pdf"


def typefaces() -> Typefaces:
    """Return the fonts in which number and date are written."""
    fonts = _fonts()
    return Typefaces(
        upright=for_numbers(fonts, Face.REGULAR), italic=for_numbers(fonts, Face.ITALIC)
    )


def stamp_of_signer(document: Document, *, at: datetime) -> bytes:
    """Draw the signer's signature: the name, since no picture of a hand is kept here."""
    return stamp.signature(name=document.signer_name, fonts=_fonts(), at=office_day(at))


def stamp_of_agency(document: Document, *, at: datetime) -> bytes:
    """Draw the agency's seal in its real size (Appendix I, II.8)."""
    agency = document.thing.agency.name
    note = settings.SEAL_NOTE
    return stamp.seal(agency=agency, note=note, fonts=_fonts(), at=office_day(at))


def _typeset(content: Draft, *, unit: Unit, at: datetime) -> bytes:
    letter = letter_of(content, unit=unit, at=at)
    try:
        return as_pdf(letter, fonts=_fonts(), at=office_day(at))
    except UnprintableError as error:
        raise ValidationError(
            _(
                "The font of the form has no shape for these characters: %(characters)s. "
                "Write them in another way."
            )
            % {"characters": " ".join(error.characters)}
        ) from error


def _fonts() -> Path:
    return Path(settings.FONTS_DIR)


def _line_of(name: str, purpose: Purpose) -> str:
    return f"{name} (b/c)" if purpose == Purpose.REPORT else name
