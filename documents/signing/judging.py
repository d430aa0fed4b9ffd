"""The verdict on one signature: what pyHanko found, in our states, the worst reason first."""

from collections.abc import Iterable
from datetime import UTC, datetime

from asn1crypto import parser as asn1_parser
from pyhanko.sign.ades.report import AdESFailure, AdESIndeterminate
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import (
    EmbeddedPdfSignature,
    validate_pdf_signature,
    validate_pdf_timestamp,
)
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import (
    DocumentTimestampStatus,
    PdfSignatureStatus,
    SignatureCoverageLevel,
)

from documents.signing.certificates import facts, has_strong_key
from documents.signing.covering import signed_length
from documents.signing.states import Change, Level, Reason, SignatureVerdict, State
from documents.signing.trust import WEAK_HASHES, Trust

_USAGE = KeyUsageConstraints(
    key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False
)
_CHANGES = {
    ModificationLevel.NONE: Change.NONE,
    ModificationLevel.LTA_UPDATES: Change.MAINTENANCE,
    ModificationLevel.FORM_FILLING: Change.FORM_FILLING,
}
_TRUST = {
    AdESFailure.REVOKED: (State.REVOKED, Reason.REVOKED),
    AdESIndeterminate.REVOKED_NO_POE: (State.REVOKED, Reason.REVOKED),
    AdESIndeterminate.REVOKED_CA_NO_POE: (State.REVOKED, Reason.REVOKED),
    AdESFailure.NOT_YET_VALID: (State.EXPIRED, Reason.NOT_YET_VALID),
    AdESIndeterminate.NOT_YET_VALID: (State.EXPIRED, Reason.NOT_YET_VALID),
    AdESIndeterminate.EXPIRED: (State.EXPIRED, Reason.OUT_OF_TIME),
    AdESIndeterminate.OUT_OF_BOUNDS_NO_POE: (State.EXPIRED, Reason.OUT_OF_TIME),
    AdESIndeterminate.OUT_OF_BOUNDS_NOT_REVOKED: (State.EXPIRED, Reason.OUT_OF_TIME),
    AdESIndeterminate.CRYPTO_CONSTRAINTS_FAILURE: (State.WEAK, Reason.WEAK_ALGORITHM),
    AdESIndeterminate.CRYPTO_CONSTRAINTS_FAILURE_NO_POE: (State.WEAK, Reason.WEAK_ALGORITHM),
    AdESIndeterminate.CHAIN_CONSTRAINTS_FAILURE: (State.UNTRUSTED, Reason.WRONG_USAGE),
}
_Status = PdfSignatureStatus | DocumentTimestampStatus
_Finding = tuple[State, Reason]


def is_timestamp(signature: EmbeddedPdfSignature) -> bool:
    return str(signature.sig_object_type) == "/DocTimeStamp"


def has_timestamp(signature: EmbeddedPdfSignature) -> bool:
    attributes = signature.signer_info["unsigned_attrs"]
    return any(attribute["type"].native == "signature_time_stamp_token" for attribute in attributes)


def judge_timestamp(
    signature: EmbeddedPdfSignature, trust: Trust, *, at: datetime
) -> SignatureVerdict:
    """Judge a timestamp over the whole document (ETSI EN 319 142-1, 5.4.3)."""
    known = trust.knows_revocations_of(signature.signer_cert, at)
    context = trust.at(at, signature.signer_cert)
    status = validate_pdf_timestamp(signature, validation_context=context)
    findings = _findings(signature, status, at)
    return _verdict(
        signature,
        status,
        findings,
        signed_at=status.timestamp,
        proven=not findings,
        revocation_checked=known,
    )


def judge_signature(
    signature: EmbeddedPdfSignature, trust: Trust, *, at: datetime, proven: datetime | None
) -> SignatureVerdict:
    """Judge the signature of a person or an agency.

    Certificates are judged as of the proven time: a trusted timestamp in the signature, else one
    over the document (`proven`), else `at`. The signer's own clock proves nothing.
    """
    if has_timestamp(signature):
        first = validate_pdf_signature(
            signature, trust.at(at), key_usage_settings=_USAGE, skip_diff=True
        )
        token = first.timestamp_validity
        if token is not None and token.valid and token.intact and token.trusted:
            proven = token.timestamp
    status = validate_pdf_signature(
        signature,
        signer_validation_context=trust.at(proven or at, signature.signer_cert),
        ts_validation_context=trust.at(at),
        key_usage_settings=_USAGE,
        skip_diff=False,
    )
    findings = _findings(signature, status, proven or at)
    token = status.timestamp_validity
    if token is not None and not (token.valid and token.intact and token.trusted):
        findings.append((State.UNTRUSTED, Reason.TIMESTAMP_UNTRUSTED))
    if not findings and not status.bottom_line:
        findings.append((State.UNVERIFIABLE, Reason.FAILED))
    claimed = signature.self_reported_timestamp
    return _verdict(
        signature,
        status,
        findings,
        signed_at=proven or _aware(claimed),
        proven=proven is not None,
        revocation_checked=trust.knows_revocations_of(signature.signer_cert, proven or at),
    )


def _findings(signature: EmbeddedPdfSignature, status: _Status, moment: datetime) -> list[_Finding]:
    found = []
    if not status.intact:
        found.append((State.ALTERED, Reason.BYTES_CHANGED))
    if not status.valid:
        found.append((State.ALTERED, Reason.SIGNATURE_BROKEN))
    if status.coverage < SignatureCoverageLevel.ENTIRE_REVISION or _hides_something(signature):
        found.append((State.ALTERED, Reason.NOT_COVERED))
    elif not _is_permitted(status):
        found.append((State.ALTERED, Reason.CHANGED_LATER))
    found += _weaknesses(signature, status)
    if not status.trusted:
        found.append(_why_untrusted(status, moment))
    return found


def _is_permitted(status: _Status) -> bool:
    """Tell whether what came later is allowed; a timestamp itself forbids nothing (docMDP)."""
    if isinstance(status, PdfSignatureStatus):
        return bool(status.docmdp_ok)
    return status.modification_level in _CHANGES


def _why_untrusted(status: _Status, moment: datetime) -> _Finding:
    problem = status.trust_problem_indic
    if problem in _TRUST:
        return _TRUST[problem]
    if moment < status.signing_cert.not_valid_before:  # pyHanko names only the end of its time
        return State.EXPIRED, Reason.NOT_YET_VALID
    return State.UNTRUSTED, Reason.UNKNOWN_ISSUER


def _hides_something(signature: EmbeddedPdfSignature) -> bool:
    """Tell whether something stands in the rest of the signature's gap, which no hash covers."""
    content = signature.pkcs7_content
    return bool(content[asn1_parser.peek(content) :].strip(bytes(1)))


def _weaknesses(signature: EmbeddedPdfSignature, status: _Status) -> Iterable[_Finding]:
    mechanism = signature.signer_info["signature_algorithm"]
    hashes = {signature.md_algorithm, signature.external_md_algorithm, status.md_algorithm}
    if hashes & WEAK_HASHES or mechanism["algorithm"].native.partition("_")[0] in WEAK_HASHES:
        yield State.WEAK, Reason.WEAK_ALGORITHM
    chain = status.validation_path or ()
    if not all(has_strong_key(certificate) for certificate in (status.signing_cert, *chain)):
        yield State.WEAK, Reason.WEAK_KEY


def _verdict(
    signature: EmbeddedPdfSignature,
    status: _Status,
    findings: list[_Finding],
    *,
    signed_at: datetime | None,
    proven: bool,
    revocation_checked: bool,
) -> SignatureVerdict:
    level = status.modification_level
    return SignatureVerdict(
        field=signature.field_name,
        state=State.worst([State.VALID, *(state for state, _ in findings)]),
        reasons=tuple(dict.fromkeys(reason for _, reason in findings)),
        certificate=facts(signature.signer_cert),
        signed_at=signed_at,
        time_is_proven=proven,
        level=_level(signature),
        changes_after=Change.UNKNOWN if level is None else _CHANGES.get(level, Change.OTHER),
        signed_length=signed_length(signature),
        revocation_checked=revocation_checked,
    )


def _level(signature: EmbeddedPdfSignature) -> Level:
    if is_timestamp(signature):
        return Level.TIMESTAMP
    if str(signature.sig_object["/SubFilter"]) != "/ETSI.CAdES.detached":
        return Level.PKCS7
    has_evidence = _has_evidence(signature)
    if has_evidence and signature.reader.embedded_timestamp_signatures:
        return Level.LTA
    if not has_timestamp(signature):
        return Level.B
    return Level.LT if has_evidence else Level.T


def _has_evidence(signature: EmbeddedPdfSignature) -> bool:
    try:
        store = signature.reader.root["/DSS"]
    except KeyError:
        return False
    return "/Certs" in store and ("/CRLs" in store or "/OCSPs" in store)


def _aware(moment: datetime | None) -> datetime | None:
    """Take a time without a zone for UTC: PDF allows to leave it out (ISO 32000-1, 7.9.4)."""
    if moment is None or moment.tzinfo is not None:
        return moment
    return moment.replace(tzinfo=UTC)
