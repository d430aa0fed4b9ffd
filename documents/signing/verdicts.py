"""The verdict on any PDF, over all its signatures and all its bytes.

Run it in a child process with limits: what it opens was written by strangers.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from io import BytesIO

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import EmbeddedPdfSignature

from documents.signing.covering import covering
from documents.signing.judging import is_timestamp, judge_signature, judge_timestamp
from documents.signing.states import (
    Change,
    DocumentVerdict,
    Reason,
    SignatureVerdict,
    State,
)
from documents.signing.trust import Trust

_HEADER = re.compile(rb"%PDF-\d\.\d")
_HEADER_WITHIN = 1024  # bytes
_LINE_ENDS = b"\r\n"


def verify(
    pdf: bytes,
    *,
    roots: Sequence[bytes],
    at: datetime,
    intermediates: Sequence[bytes] = (),
    revocation_lists: Sequence[bytes] = (),
) -> DocumentVerdict:
    """Judge a PDF as of a moment (aware), trusting these roots (certificates, PEM or DER) alone.

    The moment is now, or one that we can prove, as that of receipt. Never raises for what is in
    the file: whatever goes wrong is "cannot be verified". Raises ValueError for roots and lists
    that are none.
    """
    trust = Trust.of(roots, intermediates, revocation_lists)
    if not _HEADER.search(pdf[:_HEADER_WITHIN]):
        return DocumentVerdict(State.UNREADABLE, (Reason.NO_PDF,))
    try:
        return _verify(pdf, trust, at)
    except Exception:  # pyHanko raises TypeError and ValueError too, and deep files RecursionError
        return _without_strict_reader(pdf)


def _without_strict_reader(pdf: bytes) -> DocumentVerdict:
    """Say of a file that fails whether it is unsigned or unreadable; never anything better."""
    try:
        reader = PdfFileReader(BytesIO(pdf), strict=False)
        is_signed = bool(reader.embedded_signatures) or b"/ByteRange" in pdf
    except Exception:  # as above
        is_signed = b"/ByteRange" in pdf
        if not is_signed:
            return DocumentVerdict(State.UNREADABLE, (Reason.NO_PDF,))
    if is_signed:
        return DocumentVerdict(State.UNVERIFIABLE, (Reason.FAILED,))
    return DocumentVerdict(State.UNSIGNED, (Reason.NO_SIGNATURE,))


def _verify(pdf: bytes, trust: Trust, at: datetime) -> DocumentVerdict:
    reader = PdfFileReader(BytesIO(pdf), strict=True)
    embedded = reader.embedded_signatures
    if not embedded:
        if b"/ByteRange" in pdf:  # it was signed once, and the way to the signature is cut
            return DocumentVerdict(State.UNVERIFIABLE, (Reason.HIDDEN_SIGNATURE,))
        return DocumentVerdict(State.UNSIGNED, (Reason.NO_SIGNATURE,))
    verdicts = _judge_all(pdf, embedded, trust, at)
    reasons = _reasons_of_file(pdf, verdicts)
    states = [verdict.state for verdict in verdicts] + [State.ALTERED for _ in reasons]
    every = dict.fromkeys(reason for verdict in verdicts for reason in verdict.reasons)
    return DocumentVerdict(State.worst(states), (*reasons, *every), tuple(verdicts))


def _judge_all(
    pdf: bytes, embedded: Sequence[EmbeddedPdfSignature], trust: Trust, at: datetime
) -> list[SignatureVerdict]:
    """Judge from the last to the first: a valid timestamp proves the time of all before it."""
    verdicts: list[SignatureVerdict] = []
    proven: datetime | None = None
    for index in reversed(range(len(embedded))):
        signature = embedded[index]
        if is_timestamp(signature):
            verdict = judge_timestamp(signature, trust, at=proven or at)
            if verdict.state is State.VALID:
                proven = verdict.signed_at
        else:
            verdict = judge_signature(signature, trust, at=at, proven=proven)
        verdicts.insert(0, _with_covering(pdf, embedded[:index], signature, verdict))
    return verdicts


def _with_covering(
    pdf: bytes,
    earlier: Iterable[EmbeddedPdfSignature],
    signature: EmbeddedPdfSignature,
    verdict: SignatureVerdict,
) -> SignatureVerdict:
    found = {covering(pdf, before, signature) for before in earlier}
    if Reason.COVERS_PAGE in found:
        state = State.worst([verdict.state, State.ALTERED])
        return replace(verdict, state=state, reasons=(*verdict.reasons, Reason.COVERS_PAGE))
    if Reason.COVERS_TEXT in found:
        return replace(verdict, reasons=(*verdict.reasons, Reason.COVERS_TEXT))
    return verdict


def _reasons_of_file(pdf: bytes, verdicts: Sequence[SignatureVerdict]) -> list[Reason]:
    """Say what stands in the file beyond its last signature."""
    reasons = []
    _, _, after_the_end = pdf.rpartition(b"%%EOF")
    if after_the_end.strip(_LINE_ENDS) or len(after_the_end) > len(_LINE_ENDS):
        reasons.append(Reason.TRAILING_BYTES)
    last = verdicts[-1]
    ends_there = len(pdf) == last.signed_length and last.changes_after is Change.NONE
    if not ends_there and last.changes_after is not Change.MAINTENANCE:
        reasons.append(Reason.CHANGED_LATER)
    return reasons
