"""The signer's signature: certifies the approved bytes; only the prepared fields may change."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.timestamps import TimeStamper

from documents.signing.boxes import Field
from documents.signing.keys import SigningKey
from documents.signing.verdicts import verify
from documents.signing.writing import (
    NotPreparedError,
    SignatureNotSoundError,
    signature_fields,
    write_signature,
)


def certify(
    pdf: bytes,
    key: SigningKey,
    *,
    roots: Sequence[bytes],
    at: datetime,
    stamp: bytes | None = None,
    timestamper: TimeStamper | None = None,
) -> bytes:
    """Sign a prepared PDF as its signer; filling in the prepared fields stays allowed.

    `stamp` is a PDF of one page with the picture of the signature, drawn in its own size in the
    middle of the place (smaller if it does not fit). `roots` are the certificates, PEM or DER,
    that a verifier will trust; `at` (aware) is written as the time of signing.
    Raises NotPreparedError, a KeyNotUsableError, or SignatureNotSoundError if the result would
    not verify.
    """
    if signature_fields(pdf) != {Field.SIGNER: False, Field.SEAL: False}:
        raise NotPreparedError
    signed = write_signature(
        IncrementalPdfFileWriter(BytesIO(pdf)),
        key,
        field=Field.SIGNER,
        at=at,
        stamp=stamp,
        timestamper=timestamper,
        certify=True,
        docmdp_permissions=MDPPerm.FILL_FORMS,
    )
    if not (signed.startswith(pdf) and verify(signed, roots=roots, at=at).is_valid):
        raise SignatureNotSoundError
    return signed
