"""The agency's signature: number, date and seal in one revision, after which nothing may change.

No file ever exists with a number and no seal.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.timestamps import TimeStamper

from documents.signing.appearances import Typefaces, open_typeface, text_appearance
from documents.signing.boxes import TEXT_FIELDS, Field
from documents.signing.keys import SigningKey
from documents.signing.verdicts import verify
from documents.signing.writing import (
    NotPreparedError,
    SignatureNotSoundError,
    signature_fields,
    write_signature,
)


class AlreadySealedError(Exception):
    """The agency's signature is there already."""


class NotSignedError(Exception):
    """The signer's signature is missing, or is not valid."""


@dataclass(frozen=True)
class IssueValues:
    """The number in its register (with its suffix, as 15a) and the day of issue."""

    number: str
    day: date

    def texts(self) -> dict[Field, str]:
        """Write them as Decree 30/2020 asks: a zero before days under 10 and months 1 and 2."""
        month = f"{self.day.month:02}" if self.day.month <= 2 else str(self.day.month)
        return {
            Field.NUMBER: self.number,
            Field.DAY: f"{self.day.day:02}",
            Field.MONTH: month,
            Field.YEAR: str(self.day.year),
        }


def number_and_seal(
    pdf: bytes,
    key: SigningKey,
    values: IssueValues,
    *,
    typefaces: Typefaces,
    roots: Sequence[bytes],
    at: datetime,
    stamp: bytes | None = None,
    timestamper: TimeStamper | None = None,
) -> bytes:
    """Fill in number and date and seal, as one incremental revision.

    Raises AlreadySealedError, NotSignedError, NotPreparedError, a KeyNotUsableError, or
    SignatureNotSoundError if the result would not verify. For the arguments see `certify`.
    """
    signed = signature_fields(pdf)
    if signed.get(Field.SEAL):
        raise AlreadySealedError
    if signed.keys() != {Field.SIGNER, Field.SEAL}:
        raise NotPreparedError
    if not (signed[Field.SIGNER] and verify(pdf, roots=roots, at=at).is_valid):
        raise NotSignedError
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    _fill(writer, values, typefaces)
    sealed = write_signature(
        writer,
        key,
        field=Field.SEAL,
        at=at,
        stamp=stamp,
        timestamper=timestamper,
        docmdp_permissions=MDPPerm.NO_CHANGES,
    )
    verdict = verify(sealed, roots=roots, at=at)
    if not (sealed.startswith(pdf) and verdict.is_valid and len(verdict.signatures) == 2):
        raise SignatureNotSoundError
    return sealed


def _fill(writer: IncrementalPdfFileWriter, values: IssueValues, typefaces: Typefaces) -> None:
    texts = values.texts()
    upright = open_typeface(writer, typefaces.upright)
    italic = open_typeface(writer, typefaces.italic)
    for reference in writer.root["/AcroForm"]["/Fields"]:
        field = reference.get_object()
        name = str(field["/T"])
        if name not in TEXT_FIELDS:
            continue
        text = texts[Field(name)]
        if text == str(field.get("/DV", "")):
            continue  # the page itself says so already: the year of most papers
        left, bottom, right, top = map(float, field["/Rect"])
        font = upright if name == Field.NUMBER else italic
        look = text_appearance(writer, text, font, (left, bottom, right, top))
        field["/V"] = pdf_string(text)
        field["/AP"] = generic.DictionaryObject({pdf_name("/N"): look})
        writer.update_container(field)
