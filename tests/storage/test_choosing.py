"""Settings alone choose where files are kept; nothing outside storage can tell."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, files

ASK = "import django; django.setup(); from storage.vault import vault; print(vault().__class__)"


def chosen(**variables: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", ASK],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "eoffice.settings.test", **variables},
        capture_output=True,
        check=True,
        cwd=ROOT,
        text=True,
    )
    return done.stdout.strip()


def test_without_an_address_files_are_kept_in_a_folder() -> None:
    assert chosen(S3_ENDPOINT="") == "<class 'storage.backends.filesystem.FileSystemVault'>"


def test_with_the_address_of_a_server_they_are_kept_there(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("from a file\n", encoding="utf-8")

    said = chosen(
        S3_ENDPOINT="http://127.0.0.1:9", S3_ACCESS_KEY="key", S3_SECRET_KEY_FILE=str(secret)
    )

    assert said == "<class 'storage.backends.s3.vault.S3Vault'>"


@pytest.mark.parametrize("word", ["filesystem", "s3"])
def test_nothing_outside_storage_knows_where_files_lie(word: str) -> None:
    others = [path for path in files(".py") if path.relative_to(ROOT).parts[0] != "storage"]

    asking = [path for path in others if f"storage.backends.{word}" in path.read_text("utf-8")]

    assert len(others) > 200
    assert asking == []
