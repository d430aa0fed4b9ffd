"""The rest of the machine: its clock's zone, its disks, its mail, and what operations look at."""

import shutil
import smtplib
import tempfile
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.core.checks import Warning as Doubt
from django.core.mail import get_connection
from django.utils import timezone

from eoffice.administration import checks

ZONE = "Asia/Ho_Chi_Minh"
GIGABYTE = 1 << 30
LITTLE = 5 * GIGABYTE
_SMTP = "django.core.mail.backends.smtp.EmailBackend"


def look_at_the_zone() -> Iterator[CheckMessage]:
    """Find a zone in which the legal day of a Vietnamese agency would be another one."""
    if settings.TIME_ZONE != ZONE:
        yield Doubt(
            f"The office's clock is that of {settings.TIME_ZONE}: for some hours of each day,"
            " letters would be numbered and dated on the wrong day by Vietnamese law.",
            hint=f"Say TIME_ZONE={ZONE}, unless the agency works abroad.",
            id="eoffice.W501",
        )


def look_at_disks() -> Iterator[CheckMessage]:
    """Find disks on which the largest upload, or a day of work, has no room."""
    folders = {
        "VAR_DIR": settings.VAR,
        "UPLOAD_DIR": Path(settings.FILE_UPLOAD_TEMP_DIR or tempfile.gettempdir()),
    }
    for name, folder in folders.items():
        if not folder.is_dir():
            yield Error(
                f"{folder} ({name}) is not there.",
                hint="Make it, for the account of the office, or mend the variable.",
                id="eoffice.E511",
            )
            continue
        free = shutil.disk_usage(folder).free
        if free < 2 * settings.MAX_UPLOAD_BYTES:
            yield Error(
                f"{folder} ({name}) has {free // (1 << 20)} MB free: large files are refused.",
                hint="Give it more room.",
                id="eoffice.E512",
            )
        elif name == "VAR_DIR" and free < LITTLE:
            yield Doubt(
                f"{folder} ({name}) has {free // GIGABYTE} GB free.",
                hint="Give it more room soon.",
                id="eoffice.W513",
            )


def look_at_mail() -> Iterator[CheckMessage]:
    """Find mail that leaves for nowhere."""
    if settings.EMAIL_BACKEND != _SMTP:
        yield Doubt(
            f"Mail is not sent: MAIL_BACKEND is {settings.EMAIL_BACKEND}.",
            hint=f"Say MAIL_BACKEND={_SMTP} and MAIL_HOST, or leave it so where nobody is mailed.",
            id="eoffice.W521",
        )
        return
    connection = get_connection()
    try:
        connection.open()
    except (OSError, smtplib.SMTPException) as error:
        yield Doubt(
            f"The mail server {settings.EMAIL_HOST}:{settings.EMAIL_PORT} does not answer:"
            f" {' '.join(str(error).split())}",
            hint="Mend MAIL_HOST, MAIL_PORT, MAIL_TLS, MAIL_USER; until then mail waits.",
            id="eoffice.W522",
        )
    else:
        connection.close()


def look_at_engines() -> Iterator[CheckMessage]:
    """Say what the page of operations would: how vault, index and queue are."""
    for checked in checks.all_checked(at=timezone.now()):
        kind = {"red": Error, "amber": Doubt}.get(checked.check.tone)
        if kind is not None:
            yield kind(
                f"{checked.name}: {checked.check.sentence}",
                hint=str(checked.check.advice) or None,
                id="eoffice.E531" if kind is Error else "eoffice.W531",
            )
