"""Has every file that is brought looked at by a virus scanner, where settings name one."""

import logging
from typing import IO

from django.conf import settings
from django.utils.translation import gettext as _

from eoffice.organization.actor import Actor
from eoffice.organization.models import Agency
from storage.backends.base import digest_of
from storage.checking import UploadRefusedError
from storage.clamd import (
    BeyondScannerError,
    Clamd,
    LockedToScannerError,
    ScannerUnavailableError,
)

logger = logging.getLogger(__name__)


def find_scanner() -> Clamd | None:
    """Return the scanner that settings name, if they do."""
    if not settings.CLAMD_ADDRESS:
        return None
    return Clamd(settings.CLAMD_ADDRESS, settings.CLAMD_SECONDS)


def require_clean(stream: IO[bytes], *, name: str, agency: Agency, actor: Actor | None) -> None:
    """Let a file pass in which the scanner finds nothing; else raise UploadRefusedError.

    What could not be looked at passes only where settings do not require the scanner; otherwise
    ScannerUnavailableError is raised, or UploadRefusedError for a file beyond its limits. The log
    gets a line that names neither the file nor a word of it.
    """
    scanner = find_scanner()
    if scanner is None:
        return
    try:
        finding = scanner.scan(stream)
    except (BeyondScannerError, ScannerUnavailableError) as error:
        if not settings.CLAMD_REQUIRED:
            logger.warning("A file is kept that was not scanned: %s", error)
            return
        if isinstance(error, LockedToScannerError):
            raise _refusal_locked(name) from error
        if isinstance(error, BeyondScannerError):
            raise _refusal_beyond(name) from error
        raise
    if finding:
        _note(finding, stream, agency, actor)
        raise _refusal_of(finding, name)


def _note(finding: str, stream: IO[bytes], agency: Agency, actor: Actor | None) -> None:
    """Write what is needed to find out where it came from; the refusal itself leaves no row."""
    stream.seek(0)
    logger.error(
        "A file with %s was refused: sha256 %s, agency %s, brought by post %s.",
        finding,
        digest_of(stream),
        agency.uid,
        actor.post.uid if actor else "none",
    )


def _refusal_of(finding: str, name: str) -> UploadRefusedError:
    return UploadRefusedError(
        _(
            "The virus scanner found %(finding)s in “%(name)s”. Nothing of it was kept; "
            "do not open it, and ask whoever sent it for a clean one."
        )
        % {"name": name, "finding": finding},
        "infected",
    )


def _refusal_beyond(name: str) -> UploadRefusedError:
    return UploadRefusedError(
        _(
            "“%(name)s” is beyond what the virus scanner can look at, so it was not kept. "
            "Bring it in smaller parts, or tell the administrator."
        )
        % {"name": name},
        "beyond_scanner",
    )


def _refusal_locked(name: str) -> UploadRefusedError:
    return UploadRefusedError(
        _(
            "In “%(name)s” is something under a password, which the virus scanner cannot look at, "
            "so it was not kept. Ask the sender for it without the password."
        )
        % {"name": name},
        "locked_to_scanner",
    )
