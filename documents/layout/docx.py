"""A letter as .docx, for those who go on in Word: the same words and measures as its PDF."""

from io import BytesIO

import docx
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from documents.layout import measures
from documents.layout.description import Letter
from documents.layout.docx_body import add_blocks, add_body_paragraph
from documents.layout.ooxml import (
    add_page_number,
    box,
    columns,
    first_paragraph,
    keep_tables_apart,
    keep_whole,
    lay_out,
    restart_page_numbers,
    rule,
    set_language_and_font,
    write,
)
from documents.layout.wording import Words, words_of

_POINTS = 72 / 25.4  # in a millimetre
_HEAD_LEFT = measures.TEXT_WIDTH * measures.HEAD_LEFT_SHARE
_HEAD = (_HEAD_LEFT, measures.TEXT_WIDTH - _HEAD_LEFT)
_FOOT_LEFT = measures.TEXT_WIDTH * measures.FOOT_LEFT_SHARE
_FOOT = (_FOOT_LEFT, measures.TEXT_WIDTH - _FOOT_LEFT)
_RECIPIENT_HEIGHT = measures.STYLES["recipients"].size * measures.SINGLE_LINE / _POINTS  # mm
_RED, _BLACK = "D00000", "000000"
# Mean widths of letters in Times New Roman, bold, in ems: Word draws no line as long as a text,
# so that lines under text are as long as the text is likely to be.
_CAPITAL, _SMALL = 0.66, 0.46


def as_docx(letter: Letter) -> bytes:
    """Write a letter as .docx, with the same gaps for number, day and month as its PDF."""
    words = words_of(letter)
    document: Document = docx.Document()
    set_language_and_font(document)
    properties = document.core_properties
    properties.title, properties.author, properties.language = (
        words.document_title,
        words.agency,
        "vi-VN",
    )
    _set_page(document, words)
    _add_head(document, words)
    keep_tables_apart(document)
    _add_kind_and_addressed(document, words)
    for basis in words.bases:
        add_body_paragraph(document, "basis", basis)
    if words.operative:
        _centred(document, words.operative, "operative", before=measures.PARAGRAPH_SPACE)
    add_blocks(document, words.body, keeps_last=True)
    _add_foot(document, words)
    _add_enclosures(document, words)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _set_page(document: Document, words: Words) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(measures.PAGE_WIDTH), Mm(measures.PAGE_HEIGHT)
    section.top_margin, section.bottom_margin = Mm(measures.MARGIN_TOP), Mm(measures.MARGIN_BOTTOM)
    section.left_margin, section.right_margin = Mm(measures.MARGIN_LEFT), Mm(measures.MARGIN_RIGHT)
    section.header_distance = section.footer_distance = Mm(measures.MARGIN_TOP / 2 - 2)
    section.different_first_page_header_footer = True
    add_page_number(lay_out(section.header.paragraphs[0], "page_number"), "page_number")
    if words.contact:
        paragraph = section.first_page_footer.paragraphs[0]
        width = measures.TEXT_WIDTH * _POINTS
        rule(paragraph, length=width, room=width, weight=measures.RULE)
        for line in words.contact:
            footer = lay_out(section.first_page_footer.add_paragraph(), "contact")
            write(footer, line, "contact")


def _add_head(document: Document, words: Words) -> None:
    """Write ô 1 to 5b, 10b and 11."""
    has_third = words.letter_subject or words.urgency or words.draft or words.marks
    table = columns(document, rows=3 if has_third else 2, widths=_HEAD)
    left, right = table.cell(0, 0), table.cell(0, 1)
    if words.parent:
        _line(left, words.parent, "parent")
    _line(left, words.agency, "agency")
    _rule_under(left, words.agency, "agency", room=_HEAD[0], share=measures.AGENCY_RULE_SHARE)
    _line(right, words.nation, "nation")
    _line(right, words.motto, "motto")
    _rule_under(right, words.motto, "motto", room=_HEAD[1])
    _line(table.cell(1, 0), words.number, "number", before=measures.PARAGRAPH_SPACE)
    _line(table.cell(1, 1), words.date, "date", before=measures.PARAGRAPH_SPACE)
    if not has_third:
        return
    left, right = table.cell(2, 0), table.cell(2, 1)
    if words.letter_subject:
        _line(left, words.letter_subject, "letter_subject", before=measures.PARAGRAPH_SPACE)
    room = _HEAD[0] * _POINTS
    if words.urgency:
        rest = room - words.urgency_width * _POINTS
        _mark(left, words.urgency, colour=_RED, left=6, right=rest - 6)
    if words.draft:
        width = _estimated_width(words.draft, "mark") + 16
        _mark(left, words.draft, colour=_BLACK, left=6, right=max(6, room - width))
    for mark in words.marks:
        beside = max(6.0, (_HEAD[1] * _POINTS - _estimated_width(mark, "mark") - 16) / 2)
        _mark(right, mark, colour=_BLACK, left=beside, right=beside)


def _add_kind_and_addressed(document: Document, words: Words) -> None:
    """Write ô 5a and 9a, and who decides."""
    if words.kind:
        _centred(document, words.kind, "kind", before=18)
        if words.subject:
            _centred(document, words.subject, "subject")
            width = min(_estimated_width(words.subject, "subject"), measures.TEXT_WIDTH * _POINTS)
            rule(
                document.add_paragraph(),
                length=width * measures.AGENCY_RULE_SHARE,
                room=measures.TEXT_WIDTH * _POINTS,
                weight=measures.RULE,
            )
    if len(words.addressed) == 1:
        line = f"{words.addressed_word} {words.addressed[0]}"
        _centred(document, line, "addressed", before=16)
    elif words.addressed:
        indent = Mm(measures.FIRST_LINE_INDENT * 2)
        paragraph = lay_out(document.add_paragraph(), "addressed", before=16)
        paragraph.paragraph_format.left_indent = indent
        write(paragraph, words.addressed_word, "addressed")
        under_the_colon = indent + Pt(4.1 * measures.STYLES["addressed"].size)
        for line in words.addressed:
            paragraph = lay_out(document.add_paragraph(), "addressed", before=3)
            paragraph.paragraph_format.left_indent = under_the_colon
            write(paragraph, line, "addressed")
    if words.authority:
        _centred(document, words.authority, "authority", before=12)


def _add_foot(document: Document, words: Words) -> None:
    """Write ô 7a to 7c and 9b as a row that stays whole; a very long list goes on under it."""
    keep_tables_apart(document)
    table = columns(document, rows=1, widths=_FOOT)
    keep_whole(table.rows[0])
    left, right = table.rows[0].cells
    beside = len(words.recipients)
    if beside * _RECIPIENT_HEIGHT > measures.MOST_BESIDE_SIGNATURE:
        beside = int(measures.BESIDE_SIGNATURE / _RECIPIENT_HEIGHT)
    if words.recipients:
        _line(left, words.recipients_word, "recipients_word", before=12)
        for line in words.recipients[:beside]:
            _line(left, line, "recipients")
    for at, line in enumerate(words.title):
        _line(right, line, "title", before=12 if at == 0 else 0)
    room = right.add_paragraph().paragraph_format
    room.space_before = room.space_after = Pt(0)
    room.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    room.line_spacing = Mm(measures.SIGNATURE_ROOM)
    _line(right, words.name, "name")
    for line in words.recipients[beside:]:
        paragraph = lay_out(document.add_paragraph(), "recipients")
        paragraph.paragraph_format.right_indent = Mm(_FOOT[1])
        write(paragraph, line, "recipients")
    keep_tables_apart(document)


def _add_enclosures(document: Document, words: Words) -> None:
    """Write appendices, each a section with page numbers of its own (III.1, I.7)."""
    for enclosure in words.enclosures:
        section = document.add_section(WD_SECTION.NEW_PAGE)
        restart_page_numbers(section._sectPr)
        section.first_page_footer.is_linked_to_previous = False
        _centred(document, enclosure.label, "enclosure")
        _centred(document, enclosure.title, "enclosure_title")
        _centred(document, enclosure.reference, "enclosure_reference")
        add_blocks(document, enclosure.body)


def _centred(document: Document, text: str, name: str, *, before: float = 0) -> Paragraph:
    paragraph = lay_out(document.add_paragraph(), name, before=before)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.keep_with_next = True
    write(paragraph, text, name)
    return paragraph


def _line(cell: _Cell, text: str, name: str, *, before: float = 0) -> None:
    write(lay_out(first_paragraph(cell), name, before=before), text, name)


def _mark(cell: _Cell, text: str, *, colour: str, left: float, right: float) -> None:
    paragraph = lay_out(first_paragraph(cell), "mark", before=measures.PARAGRAPH_SPACE)
    write(paragraph, text, "mark", colour=colour)
    box(paragraph, weight=1, colour=colour, left=left, right=right)


def _rule_under(cell: _Cell, text: str, name: str, *, room: float, share: float = 1) -> None:
    points = room * _POINTS
    width = min(_estimated_width(text, name), points)
    rule(cell.add_paragraph(), length=width * share, room=points, weight=measures.RULE)


def _estimated_width(text: str, name: str) -> float:
    ems = sum(_CAPITAL if character.isupper() else _SMALL for character in text)
    return ems * measures.STYLES[name].size
