"""What python-docx has no words for: borders, gaps, fields, rows that stay whole."""

from typing import Any

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from documents.layout.measures import FONT, STYLES, Style

_EIGHTHS = 8  # borders are measured in eighths of a point
_ALIGNMENTS = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}


def element(tag: str, **attributes: str) -> Any:
    """Make an element of the word-processing namespace."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def set_language_and_font(document: Document) -> None:
    """Have every text be Vietnamese, in the font that the decree names."""
    style = document.styles["Normal"]
    style.font.name = FONT
    style.font.size = Pt(STYLES["body"].size)
    properties = style.element.get_or_add_rPr()
    fonts = properties.get_or_add_rFonts()
    for script in ("eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), FONT)
    for old in properties.findall(qn("w:lang")):
        properties.remove(old)
    properties.append(element("lang", val="vi-VN", eastAsia="vi-VN"))


def lay_out(paragraph: Paragraph, name: str, *, before: float = 0, lines: float = 1.0) -> Paragraph:
    """Align a paragraph as its element asks; distances in points."""
    layout = paragraph.paragraph_format
    layout.alignment = _ALIGNMENTS[STYLES[name].align]
    layout.space_before, layout.space_after = Pt(before), Pt(0)
    layout.line_spacing = lines
    layout.widow_control = True
    return paragraph


def write(paragraph: Paragraph, text: str, name: str, *, colour: str = "000000") -> Run:
    """Add text to a paragraph in the style of an element."""
    style: Style = STYLES[name]
    run = paragraph.add_run(text)
    run.font.size, run.font.bold, run.font.italic = Pt(style.size), style.bold, style.italic
    run.font.color.rgb = RGBColor.from_string(colour)
    return run


def rule(paragraph: Paragraph, *, length: float, room: float, weight: float) -> None:
    """Draw a line of a length within a column's room (both in points), as a low paragraph."""
    layout = paragraph.paragraph_format
    layout.space_after = Pt(0)
    layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(2)
    layout.space_before = Pt(2)  # clear of the marks under ụ and ự
    layout.left_indent = layout.right_indent = Pt(max(0.0, (room - length) / 2))
    _border(paragraph, ["top"], weight=weight, colour="000000", space="0")


def box(paragraph: Paragraph, *, weight: float, colour: str, left: float, right: float) -> None:
    """Frame a paragraph; indents in points."""
    layout = paragraph.paragraph_format
    layout.left_indent, layout.right_indent = Pt(left), Pt(right)
    _border(paragraph, ["top", "left", "bottom", "right"], weight=weight, colour=colour, space="3")


def add_page_number(paragraph: Paragraph, name: str) -> None:
    """Write the number of the page, as a field."""
    for kind in ("begin", "", "end"):
        run = write(paragraph, "", name)
        if kind:
            run._r.append(element("fldChar", fldCharType=kind))
        else:
            instruction = element("instrText")
            instruction.text = "PAGE"
            run._r.append(instruction)


def restart_page_numbers(section_properties: BaseOxmlElement) -> None:
    """Count the pages of a section from 1."""
    for old in section_properties.findall(qn("w:pgNumType")):
        section_properties.remove(old)
    numbering = element("pgNumType", start="1")
    successors = ("w:cols", "w:docGrid", "w:titlePg")
    following = [child for tag in successors for child in section_properties.findall(qn(tag))]
    if following:
        first = min(following, key=section_properties.index)
        first.addprevious(numbering)
    else:
        section_properties.append(numbering)


def columns(document: Document, *, rows: int, widths: tuple[float, ...]) -> Table:
    """Add a table without lines, of fixed widths in millimetres, without space beside the text."""
    table: Table = document.add_table(rows=rows, cols=len(widths))
    table.autofit = False
    properties = table._tbl.tblPr
    margins = element("tblCellMar")
    for side in ("left", "right"):
        margins.append(element(side, w="0", type="dxa"))
    properties.append(margins)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)
    return table


def keep_tables_apart(document: Document) -> None:
    """Add a paragraph as low as can be: Word makes one table of two that meet."""
    layout = document.add_paragraph().paragraph_format
    layout.space_before = layout.space_after = Pt(0)
    layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(1)
    layout.keep_with_next = True


def keep_whole(row: _Row) -> None:
    """Keep a row on one page."""
    row._tr.get_or_add_trPr().append(element("cantSplit"))


def repeat_on_every_page(row: _Row) -> None:
    """Have a row head the table on each of its pages."""
    row._tr.get_or_add_trPr().append(element("tblHeader"))


def first_paragraph(cell: _Cell) -> Paragraph:
    """Return the paragraph that a cell has from the beginning, or another if it is used."""
    paragraph: Paragraph = cell.paragraphs[-1]
    return paragraph if not paragraph.runs and len(cell.paragraphs) == 1 else cell.add_paragraph()


def _border(
    paragraph: Paragraph, sides: list[str], *, weight: float, colour: str, space: str
) -> None:
    borders = element("pBdr")
    for side in sides:
        size = str(round(weight * _EIGHTHS))
        borders.append(element(side, val="single", sz=size, space=space, color=colour))
    properties = paragraph._p.get_or_add_pPr()
    before = ("w:pStyle", "w:keepNext", "w:keepLines", "w:pageBreakBefore", "w:widowControl")
    at = max((i + 1 for i, c in enumerate(properties) if c.tag in map(qn, before)), default=0)
    properties.insert(at, borders)
