"""Makes a PDF ready for approval: the bytes that are shown, hashed, signed and never changed.

The file is rebuilt once, which drops whatever no page reaches (older revisions, hidden
objects); what acts, hides or may look otherwise elsewhere is refused and not cleaned, since a
cleaned paper is not what its drafter saw. Then the fields are put on it.
"""

from hashlib import sha256
from io import BytesIO

import pikepdf
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import (
    FieldMDPAction,
    FieldMDPSpec,
    MDPPerm,
    SigFieldSpec,
    append_signature_field,
)

from documents.signing.appearances import empty_appearance
from documents.signing.boxes import Box, Boxes, Field
from documents.signing.inspecting import Objection, objections

_READ_ONLY = 1  # ISO 32000-1, table 221
_PRINT, _LOCKED = 4, 128  # table 165
_CENTRED = 1  # table 222


class NotPreparableError(Exception):
    """The PDF may not be signed as it is; `objections` says why."""

    def __init__(self, objections: set[Objection]) -> None:
        super().__init__(", ".join(sorted(objections)))
        self.objections = objections


class BoxOutsidePageError(Exception):
    """A box lies outside its page, has no area, or is on a page that does not exist."""


def prepare(pdf: bytes, boxes: Boxes) -> bytes:
    """Return the PDF with read-only fields for number and date and both empty signatures.

    The agency's signature field locks everything (ISO 32000-2, 12.8.2.4). The same input gives
    the same bytes but for the file's identifier.
    Raises NotPreparableError and BoxOutsidePageError.
    """
    rebuilt = _rebuild(pdf)
    writer = IncrementalPdfFileWriter(BytesIO(rebuilt))
    _require_on_page(rebuilt, boxes)
    form = generic.DictionaryObject({pdf_name("/Fields"): generic.ArrayObject()})
    writer.root["/AcroForm"] = writer.add_object(form)
    writer.update_root()
    printed = {Field.YEAR: boxes.printed_year}
    for name, box in boxes.texts():
        form["/Fields"].append(_text_field(writer, name, box, printed.get(name, "")))
    _signature_fields(writer, boxes)
    prepared = BytesIO()
    writer.write(prepared)
    return _with_final_newline(prepared.getvalue())


def digest(pdf: bytes) -> str:
    """Return the hash that approval locks: SHA-256, hexadecimal."""
    return sha256(pdf).hexdigest()


def grew_from(pdf: bytes, *, approved: str, length: int) -> bool:
    """Tell whether the first `length` bytes are still those of the approved hash."""
    return len(pdf) >= length and digest(pdf[:length]) == approved


def _rebuild(pdf: bytes) -> bytes:
    try:
        with pikepdf.open(BytesIO(pdf), attempt_recovery=False) as original:
            if original.is_encrypted:
                raise NotPreparableError({Objection.ENCRYPTED})
            target = BytesIO()
            original.save(target)
        with pikepdf.open(target) as rebuilt:
            against = objections(rebuilt)
    except pikepdf.PasswordError as error:
        raise NotPreparableError({Objection.ENCRYPTED}) from error
    except pikepdf.PdfError as error:
        raise NotPreparableError({Objection.UNREADABLE}) from error
    if against:
        raise NotPreparableError(against)
    return _with_final_newline(target.getvalue())


def _with_final_newline(pdf: bytes) -> bytes:
    """End the last line: what is appended later must begin on a line of its own."""
    return pdf if pdf.endswith(b"\n") else pdf + b"\n"


def _require_on_page(pdf: bytes, boxes: Boxes) -> None:
    with pikepdf.open(BytesIO(pdf)) as opened:
        for box in (boxes.signer, boxes.seal, *(box for _, box in boxes.texts())):
            if not 0 <= box.page < len(opened.pages):
                raise BoxOutsidePageError
            left, bottom, right, top = map(float, opened.pages[box.page].mediabox)
            across = left <= box.left < box.right <= right
            if not (across and bottom <= box.bottom < box.top <= top):
                raise BoxOutsidePageError


def _text_field(
    writer: IncrementalPdfFileWriter, name: Field, box: Box, printed: str
) -> generic.IndirectObject:
    page, _ = writer.find_page_for_modification(box.page)
    empty = empty_appearance(writer, box.corners)
    field = generic.DictionaryObject(
        {
            pdf_name("/Type"): pdf_name("/Annot"),
            pdf_name("/Subtype"): pdf_name("/Widget"),
            pdf_name("/FT"): pdf_name("/Tx"),
            pdf_name("/T"): pdf_string(name),
            pdf_name("/TU"): pdf_string(name),
            pdf_name("/Ff"): generic.NumberObject(_READ_ONLY),
            pdf_name("/F"): generic.NumberObject(_PRINT | _LOCKED),
            pdf_name("/Rect"): generic.ArrayObject(map(generic.FloatObject, box.corners)),
            pdf_name("/DA"): pdf_string("0 g"),
            pdf_name("/Q"): generic.NumberObject(_CENTRED),
            pdf_name("/V"): pdf_string(""),
            pdf_name("/DV"): pdf_string(printed),  # what the page itself says there
            pdf_name("/P"): page,
            pdf_name("/AP"): generic.DictionaryObject({pdf_name("/N"): empty}),
        }
    )
    reference = writer.add_object(field)
    writer.register_annotation(page, reference)
    return reference


def _whole(box: Box) -> tuple[int, int, int, int]:
    """Bring a box to whole points, as pyHanko asks for signatures."""
    return (round(box.left), round(box.bottom), round(box.right), round(box.top))


def _signature_fields(writer: IncrementalPdfFileWriter, boxes: Boxes) -> None:
    append_signature_field(
        writer,
        SigFieldSpec(Field.SIGNER.value, on_page=boxes.signer.page, box=_whole(boxes.signer)),
    )
    names = [name.value for name, _ in boxes.texts()]
    append_signature_field(
        writer,
        SigFieldSpec(
            Field.SEAL.value,
            on_page=boxes.seal.page,
            box=_whole(boxes.seal),
            field_mdp_spec=FieldMDPSpec(FieldMDPAction.INCLUDE, fields=names),
            doc_mdp_update_value=MDPPerm.NO_CHANGES,  # after the seal nothing at all may change
        ),
    )
