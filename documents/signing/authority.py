"""A certificate authority for demonstration and tests; nothing that it issues has legal value."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Self

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding
from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

NO_LEGAL_VALUE = "KHÔNG CÓ GIÁ TRỊ PHÁP LÝ — TEST"
_YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Issued:
    """A certificate (PEM) and, with its key and chain, the PKCS#12 file that holds it."""

    certificate: bytes
    pkcs12: bytes


@dataclass
class UnofficialAuthority:
    """A root and an intermediate that issue to persons and agencies, and revoke."""

    root_certificate: x509.Certificate
    intermediate_certificate: x509.Certificate
    intermediate_key: RSAPrivateKey
    revoked: dict[int, datetime] = field(default_factory=dict)

    @classmethod
    def found(cls, *, at: datetime, name: str = "eoffice") -> Self:
        """Make a new authority whose certificates begin at that time and hold ten years."""
        root_key, key = _new_key(), _new_key()
        root_name = _name(f"{name} Root — {NO_LEGAL_VALUE}", NO_LEGAL_VALUE)
        middle_name = _name(f"{name} CA — {NO_LEGAL_VALUE}", NO_LEGAL_VALUE)
        until = at + 10 * _YEAR
        root = _certificate(
            root_name, root_key, root_name, root_key, since=at, until=until, depth=1
        )
        middle = _certificate(middle_name, key, root_name, root_key, since=at, until=until, depth=0)
        return cls(root, middle, key)

    @property
    def root(self) -> bytes:
        """The root's certificate, PEM: what a verifier is told to trust."""
        return self.root_certificate.public_bytes(Encoding.PEM)

    def issue(
        self,
        name: str,
        *,
        organization: str,
        passphrase: str,
        at: datetime,
        until: datetime | None = None,
        for_timestamps: bool = False,
        for_signing: bool = True,
        key_bits: int = 2048,
    ) -> Issued:
        """Issue a certificate to a person or an agency, by default for three years."""
        key = _new_key(key_bits)
        certificate = _certificate(
            _name(name, organization),
            key,
            self.intermediate_certificate.subject,
            self.intermediate_key,
            since=at,
            until=until or at + 3 * _YEAR,
            for_timestamps=for_timestamps,
            for_signing=for_signing,
        )
        pkcs12 = serialize_key_and_certificates(
            name.encode(),
            key,
            certificate,
            [self.intermediate_certificate, self.root_certificate],
            BestAvailableEncryption(passphrase.encode()),
        )
        return Issued(certificate.public_bytes(Encoding.PEM), pkcs12)

    def revoke(self, certificate: bytes, *, at: datetime) -> None:
        """Take a certificate (PEM) back from that time on."""
        self.revoked[x509.load_pem_x509_certificate(certificate).serial_number] = at

    def revocation_list(self, *, at: datetime) -> bytes:
        """Write the list of what was taken back (RFC 5280 §5), DER, good for thirty days."""
        builder = (
            x509.CertificateRevocationListBuilder()
            .issuer_name(self.intermediate_certificate.subject)
            .last_update(at)
            .next_update(at + timedelta(days=30))
            .add_extension(_key_identifier(self.intermediate_key), critical=False)
            .add_extension(x509.CRLNumber(len(self.revoked) + 1), critical=False)
        )
        for serial, since in self.revoked.items():
            entry = x509.RevokedCertificateBuilder().serial_number(serial).revocation_date(since)
            builder = builder.add_revoked_certificate(entry.build())
        return builder.sign(self.intermediate_key, hashes.SHA256()).public_bytes(Encoding.DER)


def _new_key(bits: int = 2048) -> RSAPrivateKey:
    return generate_private_key(public_exponent=65537, key_size=bits)


def _name(common_name: str, organization: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COUNTRY_NAME, "VN"),
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, organization),
            x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, NO_LEGAL_VALUE),
            x509.NameAttribute(NameOID.COMMON_NAME, common_name),
        ]
    )


def _key_identifier(key: RSAPrivateKey) -> x509.AuthorityKeyIdentifier:
    return x509.AuthorityKeyIdentifier.from_issuer_public_key(key.public_key())


def _certificate(
    subject: x509.Name,
    key: RSAPrivateKey,
    issuer: x509.Name,
    issuer_key: RSAPrivateKey,
    *,
    since: datetime,
    until: datetime,
    depth: int | None = None,
    for_timestamps: bool = False,
    for_signing: bool = True,
) -> x509.Certificate:
    """Make a certificate; `depth` is the number of authorities allowed below, None for a person."""
    is_authority = depth is not None
    signs = for_signing and not is_authority
    usage = x509.KeyUsage(
        digital_signature=signs,
        content_commitment=signs and not for_timestamps,
        key_encipherment=not for_signing,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=is_authority,
        crl_sign=is_authority,
        encipher_only=False,
        decipher_only=False,
    )
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(since)
        .not_valid_after(until)
        .add_extension(x509.BasicConstraints(ca=is_authority, path_length=depth), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(_key_identifier(issuer_key), critical=False)
    )
    if for_timestamps:
        purpose = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
        builder = builder.add_extension(purpose, critical=True)
    return builder.sign(issuer_key, hashes.SHA256())
