"""The body of a .docx: its blocks as paragraphs and tables."""

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from documents.layout import measures
from documents.layout.blocks import Article, Block, Heading, Level, ListItem, Paragraph, Table
from documents.layout.ooxml import keep_tables_apart, lay_out, repeat_on_every_page, write


def add_blocks(document: Document, blocks: tuple[Block, ...], *, keeps_last: bool = False) -> None:
    """Add blocks in their order; a heading stays with what it heads.

    With `keeps_last` the last one stays with what follows the body.
    """
    for at, block in enumerate(blocks, start=1):
        _add(document, block, stays=keeps_last and at == len(blocks))


def add_body_paragraph(
    document: Document, name: str, strong: str, plain: str = "", *, stays: bool = False
) -> None:
    """Add a paragraph of the body: bold or otherwise marked words first, then plain ones."""
    paragraph = lay_out(
        document.add_paragraph(),
        "body",
        before=measures.PARAGRAPH_SPACE,
        lines=measures.LINE_SPACING,
    )
    paragraph.paragraph_format.first_line_indent = Mm(measures.FIRST_LINE_INDENT)
    paragraph.paragraph_format.keep_with_next = stays
    if strong:
        write(paragraph, strong, name)
    if plain:
        write(paragraph, f" {plain}" if strong else plain, "body")


def _add(document: Document, block: Block, *, stays: bool) -> None:
    match block:
        case Heading(label, title, Level.GROUP):
            add_body_paragraph(document, "group", f"{label} {title}", stays=True)
        case Heading(label, title, _):
            for at, line in enumerate(line for line in (label, title) if line):
                space = measures.PARAGRAPH_SPACE if at == 0 else 0
                paragraph = lay_out(document.add_paragraph(), "heading", before=space)
                paragraph.paragraph_format.keep_with_next = True
                write(paragraph, line, "heading")
        case Article(label, title, text):
            strong = f"{label} {title}" if title else label
            add_body_paragraph(document, "article", strong, text, stays=stays or not text)
        case ListItem(marker, text):
            add_body_paragraph(document, "body", "", f"{marker} {text}", stays=stays)
        case Table(rows):
            _add_table(document, rows)
        case Paragraph(text):
            add_body_paragraph(document, "body", "", text, stays=stays)


def _add_table(document: Document, rows: tuple[tuple[str, ...], ...]) -> None:
    if document.paragraphs:
        document.paragraphs[-1].paragraph_format.space_after = Pt(measures.PARAGRAPH_SPACE)
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    table.style = "Table Grid"
    repeat_on_every_page(table.rows[0])
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            write(lay_out(cell.paragraphs[0], "table"), text, "table")
    for cell in table.rows[0].cells:
        cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
        for run in cell.paragraphs[0].runs:
            run.font.bold = True
    keep_tables_apart(document)
