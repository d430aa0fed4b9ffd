"""deploy/compose/prepare draws every secret once, in a folder that is closed to others."""

import subprocess
from pathlib import Path

from tests.deploy.files import ROOT, compose


def prepare(folder: Path) -> str:
    done = subprocess.run(
        [ROOT / "deploy/compose/prepare", folder], capture_output=True, text=True, check=True
    )
    return done.stdout


def test_every_secret_of_the_containers_is_drawn(tmp_path: Path) -> None:
    folder = tmp_path / "secrets"

    prepare(folder)

    named = {secret["file"].rpartition("/")[2] for secret in compose()["secrets"].values()}
    assert {path.name for path in folder.iterdir()} == named
    drawn = [path.read_text() for path in folder.iterdir() if path.suffix != ".pem"]
    assert len(set(drawn)) == len(drawn)
    assert min(len(secret) for secret in drawn) == 64
    assert folder.stat().st_mode & 0o777 == 0o700


def test_what_is_there_stays(tmp_path: Path) -> None:
    folder = tmp_path / "secrets"
    prepare(folder)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}

    said = prepare(folder)

    assert "Drew" not in said
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
