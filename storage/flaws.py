"""What an S3 server does not do that settings ask of it, in sentences for operators."""

import time
from dataclasses import dataclass

from django.utils.translation import gettext as _

from storage.backends.s3.probing import Probed, Promise, probe
from storage.backends.s3.vault import S3Vault

REMEMBERED = 600.0  # seconds: a page that is looked at often does not try the lock each time

_probed: dict[object, tuple[float, Probed]] = {}


@dataclass(frozen=True)
class Flaw:
    """One thing that is not as asked; `stops` where no file can be kept because of it."""

    sentence: str
    stops: bool = False


def lately_probed(vault: S3Vault) -> Probed:
    """Return what the server does, as it was found out not long ago."""
    kept_at, probed = _probed.get(vault.place, (0.0, None))
    if probed is None or not probed.is_there or time.monotonic() - kept_at > REMEMBERED:
        probed = probe(vault)
        _probed[vault.place] = (time.monotonic(), probed)
    return probed


def flaws_of(vault: S3Vault, probed: Probed) -> list[Flaw]:
    """Compare what a server does with what settings ask of it."""
    place = vault.place
    flaws = []
    if place.encryption and probed.encryption != Promise.KEPT:
        flaws.append(_of_encryption(probed.encryption))
    if place.retention_days and probed.lock != Promise.KEPT:
        flaws.append(_of_lock(probed.lock))
    if not probed.is_versioned:
        flaws.append(
            Flaw(_("The bucket keeps no versions: what is overwritten there by others is lost."))
        )
    return flaws


def _of_encryption(promise: Promise) -> Flaw:
    if promise == Promise.BROKEN:
        return Flaw(
            _("The server is asked to encrypt the files and does not confirm that it does.")
        )
    return Flaw(_("The server cannot encrypt and refuses every file; empty S3_SSE."), stops=True)


def _of_lock(promise: Promise) -> Flaw:
    if promise == Promise.BROKEN:
        return Flaw(
            _(
                "The server is asked to lock issued documents, says nothing, and does not: "
                "whoever has its keys can delete them."
            )
        )
    return Flaw(_("The bucket cannot lock issued documents; they are kept without a lock."))
