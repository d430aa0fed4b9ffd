"""Keys that sign: opened from a file with a passphrase, and refused when they may not sign."""

from dataclasses import dataclass
from datetime import datetime

from asn1crypto import keys as asn1_keys
from asn1crypto import pkcs12 as asn1_pkcs12
from asn1crypto import x509
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.hazmat.primitives.serialization.pkcs12 import load_pkcs12
from pyhanko.sign import signers
from pyhanko_certvalidator.registry import SimpleCertificateStore

from documents.signing.certificates import CertificateFacts, facts, has_strong_key, may_sign


class KeyNotUsableError(Exception):
    """The key cannot sign; the kinds below say why."""


class KeyUnreadableError(KeyNotUsableError):
    """The file is no PKCS#12, or holds no key with its certificate."""


class WrongPassphraseError(KeyNotUsableError):
    """The passphrase does not open the file."""


class CertificateExpiredError(KeyNotUsableError):
    """The certificate's time is over."""


class CertificateNotYetValidError(KeyNotUsableError):
    """The certificate's time has not begun."""


class KeyUsageError(KeyNotUsableError):
    """The certificate is not for signing documents."""


class WeakKeyError(KeyNotUsableError):
    """The key is too short to be trusted."""


@dataclass(frozen=True)
class SigningKey:
    """Something that signs, whatever holds its secret, and its certificate.

    `signer` is any of pyHanko's: from a file here, from a token (PKCS#11) or a remote service
    (CSC) by the same interface.
    """

    signer: signers.Signer
    certificate: CertificateFacts

    @classmethod
    def of(cls, signer: signers.Signer) -> "SigningKey":
        """Wrap a signer. Raises KeyUnreadableError if it knows no certificate of its own."""
        if signer.signing_cert is None:
            raise KeyUnreadableError
        return cls(signer, facts(signer.signing_cert))

    def require_usable(self, at: datetime) -> None:
        """Pass in silence if the key may sign at that time (NĐ 68/2024, Art. 29.1 and 31).

        Raises one of the kinds of KeyNotUsableError.
        """
        certificate = self.signer.signing_cert
        if certificate is None or not may_sign(certificate):
            raise KeyUsageError
        if not has_strong_key(certificate):
            raise WeakKeyError
        if at < self.certificate.valid_from:
            raise CertificateNotYetValidError
        if at > self.certificate.valid_until:
            raise CertificateExpiredError


def open_pkcs12(file: bytes, passphrase: str, *, at: datetime) -> SigningKey:
    """Open a PKCS#12 file (RFC 7292) and make sure that its key may sign at that time.

    Raises one of the kinds of KeyNotUsableError.
    """
    _require_pkcs12(file)
    try:
        store = load_pkcs12(file, passphrase.encode())
    except ValueError as error:
        raise WrongPassphraseError from error
    if store.key is None or store.cert is None:
        raise KeyUnreadableError
    secret = store.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    chain = SimpleCertificateStore()
    chain.register_multiple(
        x509.Certificate.load(extra.certificate.public_bytes(Encoding.DER))
        for extra in store.additional_certs
    )
    signer = signers.SimpleSigner(
        signing_cert=x509.Certificate.load(store.cert.certificate.public_bytes(Encoding.DER)),
        signing_key=asn1_keys.PrivateKeyInfo.load(secret),
        cert_registry=chain,
    )
    key = SigningKey.of(signer)
    key.require_usable(at)
    return key


def _require_pkcs12(file: bytes) -> None:
    try:
        version = asn1_pkcs12.Pfx.load(file, strict=True)["version"].native
    except (ValueError, TypeError) as error:
        raise KeyUnreadableError from error
    if version != "v3":
        raise KeyUnreadableError
