"""One signature into one existing field of a PDF, as an incremental revision, and checked."""

from datetime import datetime
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.sign.fields import SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko.sign.timestamps import TimeStamper

from documents.signing.appearances import stamp_style
from documents.signing.boxes import Field
from documents.signing.keys import SigningKey


class NotPreparedError(Exception):
    """The PDF lacks the fields of a prepared paper, or the field is not empty."""


class SignatureNotSoundError(Exception):
    """What was written does not verify, so it is not handed out."""


class _PunctualSigner(PdfSigner):
    """Writes the time that it is told as the time of signing; pyHanko asks the clock."""

    def __init__(self, *args: Any, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._at = at

    def init_signing_session(
        self,
        pdf_out: BasePdfFileWriter,
        existing_fields_only: bool = False,  # noqa: FBT001, FBT002 - as pyHanko has it
    ) -> PdfSigningSession:
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self._at
        return session


def write_signature(
    writer: IncrementalPdfFileWriter,
    key: SigningKey,
    *,
    field: Field,
    at: datetime,
    stamp: bytes | None,
    timestamper: TimeStamper | None,
    **rules: Any,
) -> bytes:
    """Sign (PAdES, SHA-256; ETSI EN 319 142-1) into an empty field that exists already.

    `rules` are those of pyHanko's PdfSignatureMetadata: certification and what may follow.
    Raises one of the kinds of KeyNotUsableError.
    """
    key.require_usable(at)
    signer = _PunctualSigner(
        PdfSignatureMetadata(
            field_name=field.value,
            subfilter=SigSeedSubFilter.PADES,
            md_algorithm="sha256",
            **rules,
        ),
        signer=key.signer,
        timestamper=timestamper,
        stamp_style=stamp_style(stamp),
        at=at,
    )
    signed: BytesIO = signer.sign_pdf(writer, existing_fields_only=True)
    return signed.getvalue()


def signature_fields(pdf: bytes) -> dict[str, bool]:
    """Name the signature fields of a PDF, and whether each is signed. Raises NotPreparedError."""
    try:
        reader = PdfFileReader(BytesIO(pdf), strict=True)
        return {name: value is not None for name, value, _ in enumerate_sig_fields(reader)}
    except Exception as error:  # whatever a broken file makes the reader raise
        raise NotPreparedError from error
