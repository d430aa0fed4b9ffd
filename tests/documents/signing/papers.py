"""Papers to sign: letters in the statutory form, as typst and as LibreOffice write them."""

import subprocess
from io import BytesIO
from pathlib import Path

import docx
import typst
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem

FONTS = Path(__file__).parents[3] / "node_modules" / "@expo-google-fonts" / "tinos"
TITLE, NAME = "GIÁM ĐỐC", "Nguyễn Thị Hoà"
NUMBER_GAP, DAY_GAP = "#h(40pt)", "#h(24pt)"

_LETTER = """
#set document(title: "V/v trả lời kiến nghị", date: datetime(year: 2026, month: 11, day: 23))
#set page(paper: "a4", margin: (top: 20mm, bottom: 20mm, left: 30mm, right: 15mm))
#set text(font: "Tinos", size: 13pt, lang: "vi")
#grid(columns: (1fr, 1.7fr), align: center,
  [UBND TỈNH ĐẮK LẮK \\ *SỞ TƯ PHÁP*],
  [*CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM* \\ *Độc lập - Tự do - Hạnh phúc*])
#v(8pt)
#grid(columns: (1fr, 1.4fr), align: center,
  text(size: 13pt)[HEADING_NUMBER],
  text(size: 13pt, style: "italic")[HEADING_DATE])
#v(20pt)
#set par(justify: true, first-line-indent: 1cm)
Căn cứ Quyết định số: 12/2020/QĐ-UBND và văn bản số: ....../STC ngày … tháng … năm 2026.

BODY
#v(20pt)
#grid(columns: (1fr, 1fr), align: (left, center),
  text(size: 11pt)[*_Nơi nhận:_* \\ - Như trên; \\ - Lưu: VT.],
  [*SIGNER_TITLE* #v(60pt) *Nguyễn Thị Hoà*])
APPENDIX
"""


def letter(
    *,
    number: str = f"Số:{NUMBER_GAP}/STP-VP",
    date: str = f"Đắk Lắk, ngày{DAY_GAP}tháng{DAY_GAP}năm 2026",
    body: str = "#lorem(120)",
    appendix: str = "",
    title: str = TITLE,
) -> bytes:
    """Write a letter with typst, as PDF/A."""
    source = _LETTER.replace("HEADING_NUMBER", number).replace("HEADING_DATE", date)
    source = (
        source.replace("BODY", body).replace("APPENDIX", appendix).replace("SIGNER_TITLE", title)
    )
    return typst.compile(
        source.encode(),
        format="pdf",
        font_paths=typst.Fonts(include_system_fonts=False, font_paths=[str(FONTS)]),
        pdf_standards=["a-2a"],
    )


def stamp(width: float, height: float, colour: str) -> bytes:
    """Draw a stamp of one page without a background, sizes in points."""
    source = (
        f"#set page(width: {width}pt, height: {height}pt, margin: 0pt, fill: none)\n"
        f'#place(center + horizon, ellipse(width: 90%, height: 90%, stroke: 2pt + rgb("{colour}")))'
    )
    return typst.compile(source.encode(), format="pdf", ignore_system_fonts=True)


def typeface(style: str) -> bytes:
    """Bring a Tinos to 1,000 units per em."""
    font = TTFont(next(FONTS.glob(f"{style}/*.ttf")))
    scale_upem(font, 1000)
    for table in ("fpgm", "prep", "cvt ", "hdmx", "VDMX", "LTSH", "gasp"):
        if table in font:
            del font[table]
    for glyph in font["glyf"].glyphs.values():
        if hasattr(glyph, "program"):
            glyph.removeHinting()
    written = BytesIO()
    font.save(written)
    return written.getvalue()


def letter_of_libreoffice(folder: Path) -> bytes:
    """Write the letter as .docx, with gaps of spaces and dots, and have LibreOffice print it."""
    document = docx.Document()
    document.styles["Normal"].font.name = "Liberation Serif"
    document.styles["Normal"].font.size = Pt(13)
    document.sections[0].page_width, document.sections[0].page_height = Mm(210), Mm(297)
    head = document.add_table(rows=2, cols=2)
    _write(head.cell(0, 0), "UBND TỈNH ĐẮK LẮK\nSỞ TƯ PHÁP")
    _write(head.cell(0, 1), "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc")
    _write(head.cell(1, 0), "Số: ………./STP-VP")
    _write(head.cell(1, 1), "Đắk Lắk, ngày      tháng      năm 2026")
    document.add_paragraph("Căn cứ Quyết định số: 12/2020/QĐ-UBND, Sở Tư pháp đề nghị.")
    foot = document.add_table(rows=1, cols=2)
    foot.cell(0, 0).text = "Nơi nhận:\n- Như trên;\n- Lưu: VT."
    _write(foot.cell(0, 1), f"KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\n\n\n\n{NAME}")
    written = folder / "letter.docx"
    document.save(str(written))
    subprocess.run(
        [
            "soffice",
            "--headless",
            f"-env:UserInstallation=file://{folder}/profile",
            "--convert-to",
            'pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"}}',
            "--outdir",
            str(folder),
            str(written),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return written.with_suffix(".pdf").read_bytes()


def _write(cell: docx.table._Cell, text: str) -> None:
    cell.text = text
    cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
