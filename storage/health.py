"""How the vault and its scanner are, for the page of operations: there, and fit to be used."""

import os
import shutil
from datetime import datetime, timedelta
from pathlib import Path
from typing import cast

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from eoffice.administration.checks import Check, register
from storage.backends.base import VaultUnavailableError
from storage.backends.filesystem import FileSystemVault
from storage.backends.s3.vault import S3Vault
from storage.clamd import ScannerUnavailableError
from storage.flaws import flaws_of, lately_probed
from storage.models import FileVersion, StoreCopy
from storage.scanning import find_scanner
from storage.signatures import signatures_of
from storage.vault import second_vault, vault

GIGABYTE = 1 << 30
LITTLE, TOO_LITTLE = 10 * GIGABYTE, GIGABYTE
WAITS_TOO_LONG = timedelta(minutes=15)


def register_all() -> None:
    """Have the vault looked at, and the scanner."""
    register("vault", gettext_lazy("Files"), check_vault)
    register("copies", gettext_lazy("Copies of files"), check_copies)
    register("scanner", gettext_lazy("Virus scanner"), check_scanner)


def check_vault(at: datetime) -> Check:
    """Say whether the vault is there, can be written, and has room."""
    del at
    kept_in = vault()
    if isinstance(kept_in, S3Vault):
        return _check_server(kept_in)
    return _check_folder(Path(cast(FileSystemVault, kept_in).location))


def check_copies(at: datetime) -> Check:
    """Say whether the second store takes its copies, and how many wait."""
    second = second_vault()
    if second is None:
        return Check(_("There is no second store; the backup has the only copy."))
    waiting = StoreCopy.objects.waiting()
    count, oldest = waiting.count(), waiting.first()
    found = _check_server(cast(S3Vault, second))
    if not count:
        return found if found.tone != "green" else Check(_("The second store has every copy."))
    sentence = ngettext(
        "%(n)d file waits to be copied to the second store.",
        "%(n)d files wait to be copied to the second store.",
        count,
    ) % {"n": count}
    if found.tone == "red":
        return Check(f"{found.sentence} {sentence}", found.tone, found.advice)
    if oldest is not None and at - oldest.asked_at > WAITS_TOO_LONG:
        advice = _("Look whether workers run, and at what was given up.")
        return Check(sentence, "amber", advice)
    return Check(sentence)


def check_scanner(at: datetime) -> Check:
    """Say whether files are scanned before they are kept, and how old the signatures are."""
    scanner = find_scanner()
    if scanner is None:
        return Check(_("No virus scanner is set up: files are kept without being scanned."))
    try:
        known = signatures_of(scanner)
    except ScannerUnavailableError:
        return _without_scanner()
    if known.made_at is None:
        return Check(
            _("%(engine)s answers, but has none of ClamAV's own signatures.")
            % {"engine": known.engine},
            tone="amber",
            advice=_("Look whether freshclam runs and reaches the servers that it fetches from."),
        )
    said = {"engine": known.engine, "day": date_format(known.made_at, "d/m/Y")}
    if known.are_old(at):
        return Check(
            _("%(engine)s scans every file, with signatures of %(day)s.") % said,
            tone="amber",
            advice=_("Look whether freshclam runs and reaches the servers that it fetches from."),
        )
    return Check(_("%(engine)s scans every file, with signatures of %(day)s.") % said)


def _without_scanner() -> Check:
    advice = _("Look whether clamd runs, and whether CLAMD_ADDRESS is right.")
    if settings.CLAMD_REQUIRED:
        return Check(
            _("The virus scanner does not answer: no file can be brought in."),
            tone="red",
            advice=advice,
        )
    return Check(
        _("The virus scanner does not answer: files are kept without being scanned."),
        tone="amber",
        advice=advice,
    )


def _check_server(server: S3Vault) -> Check:
    try:
        probed = lately_probed(server)
        is_there = server.bucket.exists()
    except VaultUnavailableError:
        return Check(
            _("The store of the files does not answer, or refuses us."),
            tone="red",
            advice=_("“eoffice check-storage” says what it answers. Nothing is lost meanwhile."),
        )
    if not is_there:
        return Check(
            _("There is no bucket of the name that settings give."),
            tone="red",
            advice=_("“eoffice check-storage” makes it, if S3_BUCKET is right."),
        )
    flaws = flaws_of(server, probed)
    if flaws:
        return Check(
            " ".join(flaw.sentence for flaw in flaws),
            tone="red" if any(flaw.stops for flaw in flaws) else "amber",
            advice=_("“eoffice check-storage” tries everything and says what the server does."),
        )
    return Check(_("The store of the files answers and does what settings ask of it."))


def _check_folder(folder: Path) -> Check:
    if not folder.is_dir():
        return _without_folder()
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        return Check(
            _("The vault cannot be written: no file can be brought in."),
            tone="red",
            advice=_("Let the account of the server read and write the folder of VAULT_DIR."),
        )
    free = shutil.disk_usage(folder).free
    if free < TOO_LITTLE:
        return Check(
            _("The disk of the vault is full: less than 1 GB is free."),
            tone="red",
            advice=_("Give it more room now: files that do not fit are refused."),
        )
    said = {"free": f"{free // GIGABYTE}"}
    if free < LITTLE:
        return Check(
            _("The vault can be written; %(free)s GB are free.") % said,
            tone="amber",
            advice=_("Give it more room soon. “eoffice verify-storage” names what nothing uses."),
        )
    return Check(_("The vault can be written; %(free)s GB are free.") % said)


def _without_folder() -> Check:
    number = FileVersion.objects.count()
    if not number:
        return Check(_("Nothing is kept in the vault yet."))
    return Check(
        ngettext(
            "The folder of the vault is missing; %(n)d file should be in it.",
            "The folder of the vault is missing; %(n)d files should be in it.",
            number,
        )
        % {"n": number},
        tone="red",
        advice=_(
            "Look whether its disk is mounted and whether VAULT_DIR is right. Otherwise put it "
            "back from the backup, then run “eoffice verify-storage”."
        ),
    )
