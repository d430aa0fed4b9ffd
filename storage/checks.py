"""What `eoffice check --deploy` says of the S3 servers that settings name."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from django.core.checks import CheckMessage, Error, Tags, Warning, register  # noqa: A004 - its name
from django.utils import translation

from storage.backends.base import VaultUnavailableError
from storage.backends.s3.place import Place, copy_place, main_place
from storage.backends.s3.probing import probe
from storage.backends.s3.vault import S3Vault
from storage.flaws import flaws_of

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
