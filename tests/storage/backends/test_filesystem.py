"""The vault on a file system: whole, never overwritten, never removed by accident."""

import io
import os
import resource
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

import pytest
from django.core.exceptions import SuspiciousOperation
from django.core.files.base import ContentFile

from storage.backends.base import (
    DigestMismatchError,
    SealedFileError,
    VaultFullError,
    blob_name,
    digest_of,
)
from storage.vault import vault

AGENCY = UUID("00000000-0000-4000-8000-000000000001")
OTHER = UUID("00000000-0000-4000-8000-000000000002")


def keep(content: bytes, agency: UUID = AGENCY) -> str:
    return vault().keep(io.BytesIO(content), agency_uid=agency)[0]


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """Have the disk take no file longer than this, by a real limit."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def files_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_what_is_kept_is_read_again() -> None:
    name = keep("Quyết định".encode())

    with vault().open(name, "rb") as stream:
        assert stream.read().decode() == "Quyết định"


def test_a_name_tells_nothing_without_the_key() -> None:
    name = keep(b"content")

    assert digest_of(io.BytesIO(b"content")) not in name


def test_each_agency_has_its_own_copy() -> None:
    assert keep(b"content") != keep(b"content", OTHER)


def test_the_same_bytes_are_kept_once(vault_folder: Path) -> None:
    keep(b"content")
    before = files_in(vault_folder)[0].stat().st_ino

    keep(b"content")

    assert [path.stat().st_ino for path in files_in(vault_folder)] == [before]


def test_nobody_writes_into_a_kept_file(vault_folder: Path) -> None:
    keep(b"content")

    assert not files_in(vault_folder)[0].stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP)


def test_bytes_that_are_not_what_the_name_says_are_not_kept(vault_folder: Path) -> None:
    name = blob_name(AGENCY, digest_of(io.BytesIO(b"these")))

    with pytest.raises(DigestMismatchError):
        vault().save(name, ContentFile(b"others"))

    assert files_in(vault_folder) == []


def test_rotten_bytes_are_noticed_on_reading(vault_folder: Path) -> None:
    name = keep(b"content")
    path = files_in(vault_folder)[0]
    path.chmod(0o640)
    path.write_bytes(b"contend")

    with pytest.raises(DigestMismatchError):
        vault().open_verified(name)


def test_rotten_bytes_are_put_right_by_the_same_bytes_coming_again(vault_folder: Path) -> None:
    name = keep(b"content")
    path = files_in(vault_folder)[0]
    path.chmod(0o640)
    path.write_bytes(b"contend")

    keep(b"content")

    assert vault().is_whole(name)


def test_nothing_is_removed_but_by_disposal() -> None:
    name = keep(b"content")

    with pytest.raises(SealedFileError):
        vault().delete(name)

    assert vault().exists(name)


def test_disposal_removes() -> None:
    name = keep(b"content")

    vault().dispose(name)

    assert not vault().exists(name)


def test_bytes_have_no_address() -> None:
    with pytest.raises(SealedFileError):
        vault().url(keep(b"content"))


def test_a_full_disk_leaves_nothing_behind(vault_folder: Path) -> None:
    with room_for(100_000), pytest.raises(VaultFullError):
        keep(os.urandom(300_000))

    assert files_in(vault_folder) == []


def test_after_a_full_disk_the_same_file_can_be_kept(vault_folder: Path) -> None:
    content = os.urandom(300_000)
    with room_for(100_000), pytest.raises(VaultFullError):
        keep(content)

    assert vault().is_whole(keep(content))
    assert len(files_in(vault_folder)) == 1


@pytest.mark.parametrize("name", ["../outside", "/etc/passwd", "a/../../b"])
def test_no_name_leads_out_of_the_vault(name: str, tmp_path: Path) -> None:

    with pytest.raises((SuspiciousOperation, DigestMismatchError)):
        vault().save(name, ContentFile(b"content"))

    assert not (tmp_path / "outside").exists()
