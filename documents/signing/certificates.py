"""What a certificate says, in plain values, and whether its key is strong enough."""

from dataclasses import dataclass
from datetime import datetime

from asn1crypto import pem, x509

_SMALLEST_RSA_KEY = 2048  # bits; NIST SP 800-131A, and the government's own certificates
_STRONG_CURVES = {"secp256r1", "secp384r1", "secp521r1"}


@dataclass(frozen=True)
class CertificateFacts:
    """Who a certificate speaks of, who issued it, and when it holds. Times are in UTC."""

    subject: str
    organization: str
    issuer: str
    serial_number: str
    valid_from: datetime
    valid_until: datetime
    fingerprint: str  # SHA-256, hexadecimal


def load_certificate(data: bytes) -> x509.Certificate:
    """Read one certificate, PEM or DER. Raises ValueError if it is none."""
    if pem.detect(data):
        _, _, data = pem.unarmor(data)
    certificate = x509.Certificate.load(data)
    certificate.native  # noqa: B018 - asn1crypto parses late; what is broken should fail here
    return certificate


def facts(certificate: x509.Certificate) -> CertificateFacts:
    """Put down what a certificate says."""
    subject, issuer = certificate.subject.native, certificate.issuer.native
    return CertificateFacts(
        subject=_first(subject.get("common_name")) or certificate.subject.human_friendly,
        organization=_first(subject.get("organization_name")),
        issuer=_first(issuer.get("common_name")) or certificate.issuer.human_friendly,
        serial_number=f"{certificate.serial_number:x}",
        valid_from=certificate.not_valid_before,
        valid_until=certificate.not_valid_after,
        fingerprint=certificate.sha256.hex(),
    )


def may_sign(certificate: x509.Certificate) -> bool:
    """Tell whether the key may sign documents: RFC 5280 §4.2.1.3, and no certificate without."""
    usage = certificate.key_usage_value
    return usage is not None and bool(usage.native & {"digital_signature", "non_repudiation"})


def has_strong_key(certificate: x509.Certificate) -> bool:
    """Tell whether the public key is long enough to be trusted."""
    key = certificate.public_key
    match key.algorithm:
        case "rsa" | "rsassa_pss":
            return bool(key.bit_size >= _SMALLEST_RSA_KEY)
        case "ec":
            kind, curve = key.curve
            return kind == "named" and curve in _STRONG_CURVES
        case algorithm:
            return algorithm in {"ed25519", "ed448"}


def _first(value: str | list[str] | None) -> str:
    if isinstance(value, list):
        return value[0]
    return value or ""
