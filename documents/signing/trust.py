"""Whom a verifier trusts, and what is known of certificates that were taken back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from asn1crypto import crl, x509
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.policy_decl import (
    CertRevTrustPolicy,
    DisallowWeakAlgorithmsPolicy,
    RevocationCheckingPolicy,
    RevocationCheckingRule,
)

from documents.signing.certificates import load_certificate

_IF_DECLARED = RevocationCheckingRule.CHECK_IF_DECLARED_SOFT
WEAK_HASHES = frozenset({"md2", "md4", "md5", "sha1"})


@dataclass(frozen=True)
class Trust:
    """Roots that were named, never those of the operating system, and lists of revocations."""

    roots: Sequence[x509.Certificate]
    intermediates: Sequence[x509.Certificate]
    revocation_lists: Sequence[crl.CertificateList]

    @classmethod
    def of(
        cls,
        roots: Sequence[bytes],
        intermediates: Sequence[bytes] = (),
        revocation_lists: Sequence[bytes] = (),
    ) -> "Trust":
        """Read certificates (PEM or DER) and lists (DER). Raises ValueError."""
        return cls(
            [load_certificate(data) for data in roots],
            [load_certificate(data) for data in intermediates],
            [crl.CertificateList.load(data) for data in revocation_lists],
        )

    def at(
        self, moment: datetime, certificate: x509.Certificate | None = None
    ) -> ValidationContext:
        """Make the context in which certificates are judged as of that moment, without network.

        For a `certificate` of whose revocation we know, that knowledge is then required; pyHanko
        by itself looks only if the certificate says where.
        """
        rule = _IF_DECLARED
        if certificate is not None and self.knows_revocations_of(certificate, moment):
            rule = RevocationCheckingRule.CRL_REQUIRED
        policy = RevocationCheckingPolicy(
            ee_certificate_rule=rule, intermediate_ca_cert_rule=_IF_DECLARED
        )
        return ValidationContext(
            trust_roots=list(self.roots),
            other_certs=list(self.intermediates),
            crls=list(self.revocation_lists),
            moment=moment,
            best_signature_time=moment,
            allow_fetching=False,
            revinfo_policy=CertRevTrustPolicy(policy, retroactive_revinfo=True),
            algorithm_usage_policy=DisallowWeakAlgorithmsPolicy(weak_hash_algos=WEAK_HASHES),
        )

    def knows_revocations_of(self, certificate: x509.Certificate, moment: datetime) -> bool:
        """Tell whether there is a list of the certificate's issuer that held at the moment."""
        for known in self.revocation_lists:
            next_update = known["tbs_cert_list"]["next_update"].native
            if known.issuer == certificate.issuer and next_update and moment <= next_update:
                return True
        return False
