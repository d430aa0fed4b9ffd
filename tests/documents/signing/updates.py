"""Attacks by an incremental update: what any editor can append to a signed PDF."""

from collections.abc import Callable
from io import BytesIO

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.writer import PageObject

from documents.signing.boxes import Field


def incremental(pdf: bytes, change: Callable[[IncrementalPdfFileWriter], None]) -> bytes:
    """Append a revision, as any editor can."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    change(writer)
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def replace_the_page(pdf: bytes) -> bytes:
    """ISA: an update gives the page another content."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        page = writer.find_page_for_modification(0)[0].get_object()
        page["/Contents"] = writer.add_object(generic.StreamObject(stream_data=b"0 0 9 9 re f"))
        writer.update_container(page)

    return incremental(pdf, change)


def overwrite_the_content(pdf: bytes) -> bytes:
    """ISA: an update gives the content's object another stream."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        page = writer.find_page_for_modification(0)[0].get_object()
        content = page["/Contents"]
        content = content[0].get_object() if isinstance(content, list) else content
        content._data = b"0 0 9 9 re f"
        content._encoded_data = None
        writer.update_container(content)

    return incremental(pdf, change)


def add_a_page(pdf: bytes) -> bytes:
    def change(writer: IncrementalPdfFileWriter) -> None:
        content = writer.add_object(generic.StreamObject(stream_data=b""))
        box = generic.ArrayObject(map(generic.NumberObject, (0, 0, 595, 842)))
        writer.insert_page(PageObject(contents=content, media_box=box))

    return incremental(pdf, change)


def swap_the_pages(pdf: bytes) -> bytes:
    """Shadow (replace): the catalogue points to another tree of pages."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        empty = generic.DictionaryObject(
            {
                pdf_name("/Type"): pdf_name("/Pages"),
                pdf_name("/Kids"): generic.ArrayObject(),
                pdf_name("/Count"): generic.NumberObject(0),
            }
        )
        writer.root["/Pages"] = writer.add_object(empty)
        writer.update_root()

    return incremental(pdf, change)


def swap_a_font(pdf: bytes) -> bytes:
    """Shadow (overlay): letters get other shapes."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        page = writer.find_page_for_modification(0)[0].get_object()
        fonts = page["/Resources"]["/Font"]
        font = fonts[next(iter(fonts))]
        font["/BaseFont"] = pdf_name("/Courier")
        writer.update_container(font)

    return incremental(pdf, change)


def _annotate(pdf: bytes, **entries: generic.PdfObject) -> bytes:
    def change(writer: IncrementalPdfFileWriter) -> None:
        page = writer.find_page_for_modification(0)[0]
        box = generic.ArrayObject(map(generic.NumberObject, (50, 400, 500, 700)))
        look = generic.DictionaryObject({pdf_name("/Type"): pdf_name("/Annot")})
        look[pdf_name("/Rect")] = box
        for name, value in entries.items():
            look[pdf_name("/" + name)] = value
        writer.register_annotation(page, writer.add_object(look))

    return incremental(pdf, change)


def write_over_the_page(pdf: bytes) -> bytes:
    """EAA: a note that looks like the page's own text."""
    return _annotate(pdf, Subtype=pdf_name("/FreeText"), Contents=pdf_string("1.000.000 đồng"))


def stamp_over_the_page(pdf: bytes) -> bytes:
    """EAA: a rubber stamp over the page."""
    return _annotate(pdf, Subtype=pdf_name("/Stamp"), Contents=pdf_string("ĐÃ HỦY"))


def redact(pdf: bytes) -> bytes:
    """EAA: a mark of redaction over the page."""
    return _annotate(pdf, Subtype=pdf_name("/Redact"))


def link_elsewhere(pdf: bytes) -> bytes:
    return _annotate(pdf, Subtype=pdf_name("/Link"))


def run_a_script(pdf: bytes) -> bytes:
    def change(writer: IncrementalPdfFileWriter) -> None:
        script = {pdf_name("/S"): pdf_name("/JavaScript"), pdf_name("/JS"): pdf_string("alert(1)")}
        writer.root["/OpenAction"] = generic.DictionaryObject(script)
        writer.update_root()

    return incremental(pdf, change)


def attach_a_file(pdf: bytes) -> bytes:
    def change(writer: IncrementalPdfFileWriter) -> None:
        writer.root["/Names"] = generic.DictionaryObject(
            {pdf_name("/EmbeddedFiles"): generic.DictionaryObject()}
        )
        writer.update_root()

    return incremental(pdf, change)


def hide_in_layers(pdf: bytes) -> bytes:
    def change(writer: IncrementalPdfFileWriter) -> None:
        writer.root["/OCProperties"] = generic.DictionaryObject()
        writer.update_root()

    return incremental(pdf, change)


def _with_field(
    pdf: bytes, name: Field, alter: Callable[[generic.DictionaryObject], None]
) -> bytes:
    def change(writer: IncrementalPdfFileWriter) -> None:
        for reference in writer.root["/AcroForm"]["/Fields"]:
            field = reference.get_object()
            if str(field["/T"]) == name:
                alter(field)
                writer.update_container(field)

    return incremental(pdf, change)


def fill_in_a_number(pdf: bytes) -> bytes:
    """Change the number: after the seal, or after the signature and without a seal."""
    return _with_field(
        pdf, Field.NUMBER, lambda field: field.update({pdf_name("/V"): pdf_string("16")})
    )


def redraw_the_number(pdf: bytes) -> bytes:
    """Change only how the number looks."""

    def alter(field: generic.DictionaryObject) -> None:
        field["/AP"] = generic.DictionaryObject()

    return _with_field(pdf, Field.NUMBER, alter)


def move_the_number(pdf: bytes) -> bytes:
    def alter(field: generic.DictionaryObject) -> None:
        field["/Rect"] = generic.ArrayObject(map(generic.NumberObject, (0, 0, 300, 300)))

    return _with_field(pdf, Field.NUMBER, alter)


def strip_the_signer(pdf: bytes) -> bytes:
    return _with_field(pdf, Field.SIGNER, lambda field: field.pop(pdf_name("/V"), None))


def strip_the_seal(pdf: bytes) -> bytes:
    return _with_field(pdf, Field.SEAL, lambda field: field.pop(pdf_name("/V"), None))


def redraw_the_signature(pdf: bytes) -> bytes:
    def alter(field: generic.DictionaryObject) -> None:
        field["/AP"] = generic.DictionaryObject()

    return _with_field(pdf, Field.SIGNER, alter)


def enlarge_the_signature(pdf: bytes) -> bytes:
    """SSA: the picture of a signature grows over the page."""

    def alter(field: generic.DictionaryObject) -> None:
        field["/Rect"] = generic.ArrayObject(map(generic.NumberObject, (0, 0, 595, 842)))

    return _with_field(pdf, Field.SIGNER, alter)


def strip_the_form(pdf: bytes) -> bytes:
    """Take the way to all signatures away, so that the paper looks unsigned."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        del writer.root["/AcroForm"]
        writer.update_root()

    return incremental(pdf, change)


def loosen_the_certification(pdf: bytes) -> bytes:
    def change(writer: IncrementalPdfFileWriter) -> None:
        writer.root.pop(pdf_name("/Perms"), None)
        writer.update_root()
        replaced = generic.StreamObject(stream_data=b"0 0 9 9 re f")
        page = writer.find_page_for_modification(0)[0].get_object()
        page["/Contents"] = writer.add_object(replaced)
        writer.update_container(page)

    return incremental(pdf, change)
