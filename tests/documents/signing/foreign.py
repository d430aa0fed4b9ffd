"""Papers that others signed: with other levels, algorithms and programs than ours."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

from asn1crypto import keys as asn1_keys
from asn1crypto import pem, x509
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.hazmat.primitives.serialization.pkcs12 import load_pkcs12
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

from documents.signing.appearances import stamp_style
from documents.signing.authority import Issued, UnofficialAuthority

PASSPHRASE = "mật khẩu"
NOW = datetime.now(UTC).replace(microsecond=0)  # others sign by the clock
BEGAN = NOW - timedelta(days=300)


def sign(
    pdf: bytes,
    signer: SimpleSigner,
    *,
    field: str,
    box: tuple[int, int, int, int] | None = None,
    stamp: bytes | None = None,
    timestamper: DummyTimeStamper | None = None,
    subfilter: SigSeedSubFilter = SigSeedSubFilter.PADES,
    **rules: Any,
) -> bytes:
    """Sign any PDF into a new field, as other programs do; rules as in PdfSignatureMetadata."""
    meta = PdfSignatureMetadata(
        field_name=field, **{"md_algorithm": "sha256", "subfilter": subfilter, **rules}
    )
    style = StaticStampStyle(border_width=0) if stamp is None else stamp_style(stamp)
    pdf_signer = PdfSigner(
        meta,
        signer=signer,
        timestamper=timestamper,
        stamp_style=style,
        new_field_spec=SigFieldSpec(field, box=box),
    )
    signed: BytesIO = pdf_signer.sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf)))
    return signed.getvalue()


def issue(authority: UnofficialAuthority, name: str = "Lê Văn An", **details: Any) -> Issued:
    """Issue a certificate that holds now."""
    return authority.issue(
        name,
        organization="UBND xã",
        passphrase=PASSPHRASE,
        **{"at": BEGAN, "until": NOW + timedelta(days=900), **details},
    )


def signer_of(issued: Issued) -> SimpleSigner:
    """Make a signer of a PKCS#12 file without asking whether it may sign."""
    certificate, key, chain = _parts(issued)
    store = SimpleCertificateStore()
    store.register_multiple(chain)
    return SimpleSigner(signing_cert=certificate, signing_key=key, cert_registry=store)


def timestamper_of(
    authority: UnofficialAuthority, *, at: datetime, since: datetime, until: datetime | None = None
) -> DummyTimeStamper:
    """Make an authority of timestamps whose clock stands still."""
    issued = authority.issue(
        "TSA",
        organization="TSA",
        passphrase=PASSPHRASE,
        at=since,
        until=until,
        for_timestamps=True,
    )
    certificate, key, chain = _parts(issued)
    store = SimpleCertificateStore()
    store.register_multiple(chain)
    return DummyTimeStamper(certificate, key, certs_to_embed=store, fixed_dt=at)


def context(
    roots: Sequence[bytes], *, revocation_lists: Sequence[bytes], at: datetime
) -> ValidationContext:
    """What a signer needs to put evidence beside its signature."""
    return ValidationContext(
        trust_roots=[x509.Certificate.load(pem.unarmor(root)[2]) for root in roots],
        crls=list(revocation_lists),
        moment=at,
        allow_fetching=False,
        revocation_mode="soft-fail",
    )


def _parts(
    issued: Issued,
) -> tuple[x509.Certificate, asn1_keys.PrivateKeyInfo, list[x509.Certificate]]:
    store = load_pkcs12(issued.pkcs12, PASSPHRASE.encode())
    assert store.key is not None
    assert store.cert is not None
    secret = store.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    chain = [
        x509.Certificate.load(extra.certificate.public_bytes(Encoding.DER))
        for extra in store.additional_certs
    ]
    certificate = x509.Certificate.load(store.cert.certificate.public_bytes(Encoding.DER))
    return certificate, asn1_keys.PrivateKeyInfo.load(secret), chain
