"""Makes real files for tests: papers as offices have them, and what attackers make of them."""

import io
import random
import zipfile
import zlib
from collections.abc import Sequence
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pikepdf
import pypdfium2
import typst
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from PIL import Image, ImageFilter

LETTER = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\nSố: 15/QĐ-BNV\n\nQuyết định về việc ban hành quy chế"
)
_ODT = "application/vnd.oasis.opendocument.text"


def make_pdf(*pages: str, size: int = 12) -> bytes:
    """Set text as a PDF, one page for each."""
    texts = pages or (LETTER,)
    source = f'#set page(paper: "a4")\n#set text(size: {size}pt)\n' + "\n#pagebreak()\n".join(texts)
    return bytes(typst.compile(source.encode()))


def make_form(value: str) -> bytes:
    """Make a PDF on which the number stands in a form field, not on the page."""
    with pikepdf.open(io.BytesIO(make_pdf("Số:"))) as document:
        appearance = pikepdf.Stream(
            document, f"/Tx BMC q BT /Helv 12 Tf 2 5 Td ({value}) Tj ET Q EMC".encode()
        )
        helvetica = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        fonts = pikepdf.Dictionary(Font=pikepdf.Dictionary(Helv=helvetica))
        appearance.Type, appearance.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        appearance.BBox, appearance.Resources = [0, 0, 200, 20], fonts
        field = document.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name.Widget,
                FT=pikepdf.Name.Tx,
                T="Number",
                V=value,
                DA="/Helv 12 Tf",
                F=4,
                Rect=[120, 700, 320, 720],
                AP=pikepdf.Dictionary(N=appearance),
            )
        )
        document.pages[0].Annots = document.make_indirect(pikepdf.Array([field]))
        document.Root.AcroForm = pikepdf.Dictionary(
            Fields=pikepdf.Array([field]), DR=fonts, DA="/Helv 12 Tf"
        )
        return _saved(document)


def make_scripted_pdf() -> bytes:
    """Make a PDF that wants to run a script when it is opened."""
    with pikepdf.open(io.BytesIO(make_pdf())) as document:
        document.Root.OpenAction = pikepdf.Dictionary(
            S=pikepdf.Name.JavaScript, JS="app.launchURL('http://127.0.0.1/')"
        )
        return _saved(document)


def make_encrypted_pdf() -> bytes:
    password = "bí mật"
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(make_pdf())) as document:
        document.save(target, encryption=pikepdf.Encryption(owner=password, user=password))
    return target.getvalue()


def make_deflate_bomb(unpacked: int) -> bytes:
    """Make a small PDF whose only page unpacks, in two steps, to a huge one."""
    return _with_page_content(_squeezed(_squeezed_zeros(unpacked)), filters=2)


def make_endless_pdf() -> bytes:
    """Make a PDF whose page draws a form that draws ten forms, and so on: 10^8 texts."""
    with pikepdf.new() as document:
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        content = b"BT /F 9 Tf 10 10 Td (endless) Tj ET"
        inner: Any = None
        for _level in range(8):
            form = pikepdf.Stream(document, content)
            form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
            form.BBox = [0, 0, 600, 800]
            form.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
            if inner is not None:
                form.Resources.XObject = pikepdf.Dictionary(X=inner)
            inner, content = document.make_indirect(form), b"/X Do " * 10
        page = document.add_blank_page(page_size=(600, 800))
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=inner))
        page.Contents = pikepdf.Stream(document, content)
        return _saved(document)


def make_docx(*paragraphs: str, cells: Sequence[str] = (), head: str = "") -> bytes:
    document = docx.Document()
    for paragraph in paragraphs or (LETTER,):
        document.add_paragraph(paragraph)
    if cells:
        table = document.add_table(1, len(cells))
        for cell, text in zip(table.rows[0].cells, cells, strict=True):
            cell.text = text
    if head:
        document.sections[0].header.paragraphs[0].text = head
    return _written(document)


def make_fetching_docx(port: int) -> bytes:
    """Make a Word document with a picture that is to be fetched from a server."""
    document = docx.Document()
    place = f"http://127.0.0.1:{port}/a.png"
    link = document.part.relate_to(place, RELATIONSHIP_TYPE.IMAGE, is_external=True)
    document.add_picture(io.BytesIO(make_picture()))
    blip = next(document.element.body.iter(qn("a:blip")))
    del blip.attrib[qn("r:embed")]
    blip.set(qn("r:link"), link)
    return _written(document)


def make_xlsx(rows: Sequence[Sequence[object]], title: str = "Sổ văn bản") -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    return _written(book)


def make_odt(body: str, head: str = "") -> bytes:
    """Make an OpenDocument text of XML as LibreOffice writes it."""
    names = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    names += 'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    names += 'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
    content = f"<office:document-content {names}><office:body><office:text>{body}"
    content += "</office:text></office:body></office:document-content>"
    styles = f"<office:document-styles {names}><office:master-styles><style:master-page>"
    styles += f"<style:header><text:p>{head}</text:p></style:header>"
    styles += "</style:master-page></office:master-styles></office:document-styles>"
    manifest = '<manifest xmlns="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    return make_zip(
        {
            "mimetype": _ODT,
            "content.xml": content,
            "styles.xml": styles,
            "META-INF/manifest.xml": manifest,
        }
    )


def make_pptx(*slides: str) -> bytes:
    """Make the parts of a presentation that say which slides there are, and the slides."""
    a = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    p = 'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
    r = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    listed, related, members = "", "", {}
    for number, text in enumerate(slides, 1):
        listed += f'<p:sldId id="{255 + number}" r:id="rId{number}"/>'
        related += f'<Relationship Id="rId{number}" Target="slides/slide{number}.xml"/>'
        members[f"ppt/slides/slide{number}.xml"] = (
            f"<p:sld {a} {p}><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:sld>"
        )
    members["ppt/presentation.xml"] = (
        f"<p:presentation {p} {r}><p:sldIdLst>{listed}</p:sldIdLst></p:presentation>"
    )
    members["ppt/_rels/presentation.xml.rels"] = (
        "<Relationships xmlns="
        f'"http://schemas.openxmlformats.org/package/2006/relationships">{related}</Relationships>'
    )
    return make_zip({"[Content_Types].xml": "<Types/>", **members})


def make_eml(body: str, attachment: str = "phụ lục.pdf") -> bytes:
    message = EmailMessage()
    message["From"], message["To"] = "van-thu@stp.example", "so-noi-vu@snv.example"
    message["Subject"] = "V/v cử người dự họp"
    message.set_content(body)
    message.add_attachment(make_pdf(), maintype="application", subtype="pdf", filename=attachment)
    return message.as_bytes()


def make_zip(members: dict[str, str | bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()


def make_bombed_docx(unpacked: int) -> bytes:
    """Make a Word document of which one member unpacks to a great deal of nothing."""
    target = io.BytesIO(make_docx())
    with (
        zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/media/image1.xml", "w", force_zip64=True) as member,
    ):
        for _piece in range(unpacked >> 20):
            member.write(bytes(1 << 20))
    return target.getvalue()


def make_picture(kind: str = "PNG", size: tuple[int, int] = (400, 300)) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", size, "white").save(target, kind)
    return target.getvalue()


def make_scan(text: str, *, degrees: float = 0.8, seed: int = 7) -> Image.Image:
    """Print text, lay it on the glass a little askew, and scan it at 200 dpi with dirt on it."""
    page = pypdfium2.PdfDocument(make_pdf(text, size=13))[0]
    sheet = page.render(scale=200 / 72).to_pil().convert("L")
    sheet = sheet.rotate(degrees, resample=Image.Resampling.BICUBIC, fillcolor=245)
    sheet = sheet.filter(ImageFilter.GaussianBlur(0.5))
    chance = random.Random(seed)
    grain = Image.frombytes("L", sheet.size, chance.randbytes(sheet.width * sheet.height))
    sheet = Image.blend(sheet, grain, 0.08)
    for _speck in range(400):
        place = chance.randrange(sheet.width), chance.randrange(sheet.height)
        sheet.putpixel(place, chance.randrange(90))
    return sheet


def make_scanned_pdf(*texts: str) -> bytes:
    target = io.BytesIO()
    sheets = [make_scan(text, seed=number) for number, text in enumerate(texts)]
    sheets[0].save(target, "PDF", resolution=200, save_all=True, append_images=sheets[1:])
    return target.getvalue()


def put(folder: Path, name: str, content: bytes) -> Path:
    """Write a file into a new folder of its own, as the engine wants it."""
    room = folder / f"room-{len(list(folder.iterdir()))}"
    room.mkdir()
    (room / name).write_bytes(content)
    return room / name


def _with_page_content(content: bytes, *, filters: int) -> bytes:
    deflate = " ".join(["/FlateDecode"] * filters)
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>",
        f"<</Length {len(content)}/Filter[{deflate}]>>stream\n".encode() + content + b"\nendstream",
    ]
    body, places = b"%PDF-1.7\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n".encode() + part + b"\nendobj\n"
    table = b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    return (
        body
        + b"xref\n0 5\n0000000000 65535 f \n"
        + table
        + f"trailer<</Size 5/Root 1 0 R>>\nstartxref\n{len(body)}\n%%EOF\n".encode()
    )


def _squeezed_zeros(unpacked: int) -> bytes:
    squeezer = zlib.compressobj(9)
    pieces = [squeezer.compress(b" " * (1 << 20)) for _piece in range(unpacked >> 20)]
    return b"".join(pieces) + squeezer.flush()


def _squeezed(content: bytes) -> bytes:
    return zlib.compress(content, 9)


def _saved(document: pikepdf.Pdf) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _written(document: Any) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()
