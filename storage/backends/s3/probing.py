"""Finds out what an S3 server really does, by doing it: some take a wish and do not fulfil it."""

import secrets
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum

from storage.backends.base import VaultUnavailableError
from storage.backends.s3.client import Bucket
from storage.backends.s3.errors import AlreadyThereError, NotOfferedError, RefusedError
from storage.backends.s3.vault import PROBES, S3Vault

HELD_FOR = timedelta(seconds=20)  # how long the probe of the lock lies there
_ENCRYPTED = "x-amz-server-side-encryption"


class Promise(Enum):
    """What became of a wish."""

    KEPT = "kept"
    BROKEN = "broken"  # taken without a word, and not done
    REFUSED = "refused"  # said plainly


@dataclass(frozen=True)
class Probed:
    """What a bucket and its server do."""

    is_there: bool
    is_versioned: bool = False
    condition: Promise = Promise.REFUSED
    lock: Promise = Promise.REFUSED
    encryption: Promise = Promise.REFUSED


def make_ready(vault: S3Vault) -> bool:
    """Make the bucket if it is not there, with versions and locks where they are offered."""
    bucket = vault.bucket
    if bucket.exists():
        return False
    try:
        bucket.make(with_lock=True)
    except (NotOfferedError, RefusedError):
        bucket.make(with_lock=False)
    return True


def probe(vault: S3Vault) -> Probed:
    """Try everything with small objects that are gone afterwards, or as soon as they can be."""
    bucket = vault.bucket
    if not bucket.exists():
        return Probed(is_there=False)
    _clear(bucket)
    return Probed(
        is_there=True,
        is_versioned=_is_versioned(bucket),
        condition=_try_condition(bucket),
        lock=_try_lock(bucket),
        encryption=_try_encryption(bucket),
    )


def _clear(bucket: Bucket) -> None:
    """Take away what earlier probes left: a lock that was kept outlasts its probe."""
    for key in bucket.list_keys(PROBES):
        _remove(bucket, key)


def _is_versioned(bucket: Bucket) -> bool:
    try:
        return bucket.is_versioned()
    except NotOfferedError:
        return False


def _try_condition(bucket: Bucket) -> Promise:
    key = _key()
    bucket.put(key, b"first", {})
    try:
        bucket.put(key, b"second", {"If-None-Match": "*"})
    except AlreadyThereError:
        return Promise.KEPT
    except NotOfferedError:
        return Promise.REFUSED
    else:
        return Promise.BROKEN
    finally:
        _remove(bucket, key)


def _try_lock(bucket: Bucket) -> Promise:
    key, until = _key(), datetime.now(UTC) + HELD_FOR
    headers = {
        "x-amz-object-lock-mode": "COMPLIANCE",
        "x-amz-object-lock-retain-until-date": until.strftime("%Y-%m-%dT%H:%M:%SZ"),
    }
    try:
        version = bucket.put(key, b"locked", headers)
    except (NotOfferedError, RefusedError):
        return Promise.REFUSED
    try:
        bucket.remove(key, version)
    except RefusedError:
        return Promise.KEPT
    return Promise.BROKEN


def _try_encryption(bucket: Bucket) -> Promise:
    key = _key()
    try:
        bucket.put(key, b"secret", {_ENCRYPTED: "AES256"})
    except VaultUnavailableError:  # without its keys a server may answer that it is broken
        return Promise.REFUSED
    said = {name.lower() for name in bucket.stat(key).headers}
    _remove(bucket, key)
    return Promise.KEPT if _ENCRYPTED in said else Promise.BROKEN


def _remove(bucket: Bucket, key: str) -> None:
    for version in bucket.versions(key):
        with suppress(VaultUnavailableError):
            bucket.remove(key, version)


def _key() -> str:
    return f"{PROBES}{secrets.token_hex(8)}"
