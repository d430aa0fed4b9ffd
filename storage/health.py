"""How the vault is, for the page of operations: there, to be written, and with room."""

import os
import shutil
from datetime import datetime
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from eoffice.administration.checks import Check, register
from storage.models import FileVersion
from storage.vault import vault

GIGABYTE = 1 << 30
LITTLE, TOO_LITTLE = 10 * GIGABYTE, GIGABYTE


def register_all() -> None:
    """Have the vault looked at."""
    register("vault", gettext_lazy("Files"), check_vault)


def check_vault(at: datetime) -> Check:
    """Say whether the vault is there, can be written, and has room."""
    del at
    folder = Path(vault().location)
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
