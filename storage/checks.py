"""What `eoffice check --deploy` says of the servers that keep and scan the files."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register  # noqa: A004 - its name
from django.utils import timezone, translation

from storage.backends.base import VaultUnavailableError
from storage.backends.s3.place import Place, copy_place, main_place
from storage.backends.s3.probing import probe
from storage.backends.s3.vault import S3Vault
from storage.clamd import (
    BeyondScannerError,
    Clamd,
    ScannerUnavailableError,
    WrongAddressError,
    require_address,
)
from storage.flaws import flaws_of
from storage.signatures import Signatures, finds, signatures_of, tells_of_locks

_PATIENCE = 120.0  # seconds: here it is told what it does, not how fast
_MARGIN = 1 << 16  # what an archive adds to what is in it
_FINDS_NOTHING = "The virus scanner does not find the test file of EICAR in an archive."
_LIMITS = "Set StreamMaxLength, MaxFileSize and AlertExceedsMax as in deploy/clamav/clamd.conf."
_LOCKS = (
    "The virus scanner calls archives under a password clean, though it cannot look into them. "
    "Set AlertEncryptedArchive as in deploy/clamav/clamd.conf."
)
_OUR_OWN = {"127.0.0.1", "::1", "localhost"}


@register(Tags.security, deploy=True)
def check_stores(app_configs: Sequence[Any] | None, **_options: Any) -> list[CheckMessage]:
    """Look at the vault and at the store of the copies, where they are S3 servers."""
    del app_configs
    places = {"S3": main_place(), "S3_COPY": copy_place()}
    return [
        message
        for prefix, place in places.items()
        if place is not None
        for message in (_wrong(prefix, place) or _looked_at(prefix, place))
    ]


def _wrong(prefix: str, place: Place) -> list[CheckMessage]:
    """Say what is wrong with the settings themselves; then no server need be asked."""
    address = urlsplit(place.endpoint)
    if address.scheme not in {"http", "https"} or not address.netloc or address.path.strip("/"):
        return [
            Error(f"{prefix}_ENDPOINT is not like https://s3.example.gov.vn.", id="storage.E001")
        ]
    if not place.access_key or not place.secret_key:
        return [Error(f"Set {prefix}_ACCESS_KEY and {prefix}_SECRET_KEY.", id="storage.E002")]
    if place.encryption not in {"", "AES256"}:
        return [Error(f"{prefix}_SSE must be empty or AES256.", id="storage.E003")]
    return []


def _looked_at(prefix: str, place: Place) -> list[CheckMessage]:
    messages: list[CheckMessage] = []
    address = urlsplit(place.endpoint)
    if address.scheme == "http" and address.hostname not in _OUR_OWN:
        said = f"{prefix}_ENDPOINT is spoken to without TLS: the files pass in the clear."
        messages.append(Warning(said, id="storage.W001"))
    vault = S3Vault(place)
    try:
        probed = probe(vault)
    except VaultUnavailableError as error:
        return [*messages, Error(f"{prefix}_ENDPOINT: {error}", id="storage.E004")]
    if not probed.is_there:
        said = f"There is no bucket {place.bucket}; “eoffice check-storage” makes it."
        return [*messages, Error(said, id="storage.E005")]
    with translation.override("en"):
        for flaw in flaws_of(vault, probed):
            kind = Error if flaw.stops else Warning
            messages.append(kind(f"{prefix}_ENDPOINT: {flaw.sentence}", id="storage.W002"))
    return messages


@register(Tags.security, deploy=True)
def check_scanner(app_configs: Sequence[Any] | None, **_options: Any) -> list[CheckMessage]:
    """Try the virus scanner, where settings name one: does it know, find, and take large files."""
    del app_configs
    if not settings.CLAMD_ADDRESS:
        return []
    try:
        require_address(settings.CLAMD_ADDRESS)
    except WrongAddressError:
        said = "CLAMD_ADDRESS is neither like /run/clamav/clamd.ctl nor like scanner:3310."
        return [Error(said, id="storage.E006")]
    scanner = Clamd(settings.CLAMD_ADDRESS, _PATIENCE)
    try:
        known = signatures_of(scanner)
        messages = [] if finds(scanner) else [Error(_FINDS_NOTHING, id="storage.E008")]
        return [*messages, *_of_age(known), *_of_size(scanner), *_of_locks(scanner)]
    except ScannerUnavailableError as error:
        kind = Error if settings.CLAMD_REQUIRED else Warning
        return [kind(f"CLAMD_ADDRESS: {error}", id="storage.E007")]


def _of_age(known: Signatures) -> list[CheckMessage]:
    if not known.are_old(timezone.now()):
        return []
    day = f"of {known.made_at:%Y-%m-%d}" if known.made_at else "none of ClamAV's own"
    said = f"The virus scanner's signatures are old ({day}). Look whether freshclam runs."
    return [Warning(said, id="storage.W003")]


def _of_size(scanner: Clamd) -> list[CheckMessage]:
    """Try the largest file: beyond its limits a scanner may say that all is well."""
    try:
        if finds(scanner, size=settings.MAX_UPLOAD_BYTES - _MARGIN):
            return []
    except BeyondScannerError:
        said = "The virus scanner does not take files as large as MAX_UPLOAD_MB allows. "
        return [Warning(said + _LIMITS, id="storage.W004")]
    said = "The virus scanner lets large files pass without looking at them. "
    return [Error(said + _LIMITS, id="storage.E009")]


def _of_locks(scanner: Clamd) -> list[CheckMessage]:
    return [] if tells_of_locks(scanner) else [Warning(_LOCKS, id="storage.W005")]
