"""The child's door: paths in, plain values out, no Django on the way."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from documents.signing.authority import UnofficialAuthority
from documents.signing.inside import verify_file
from documents.signing.states import DocumentVerdict, State
from tests.documents.signing.conftest import SEALED_AT

AT = SEALED_AT.isoformat()


@pytest.fixture
def roots_dir(tmp_path: Path, authority: UnofficialAuthority) -> Path:
    folder = tmp_path / "roots"
    folder.mkdir()
    (folder / "national.pem").write_bytes(authority.root)
    (folder / "README.txt").write_text("not a certificate")
    return folder


def test_a_file_is_judged_by_the_roots_in_a_folder(
    tmp_path: Path, roots_dir: Path, sealed: bytes
) -> None:
    paper = tmp_path / "paper.pdf"
    paper.write_bytes(sealed)

    said = json.loads(json.dumps(verify_file(str(paper), str(roots_dir), AT)))

    assert DocumentVerdict.from_dict(said).is_valid
    assert said["signatures"][1]["signed_at"] == "2026-11-23T03:15:07+00:00"


def test_lists_of_revocations_beside_the_roots_are_read(
    tmp_path: Path, roots_dir: Path, sealed: bytes, authority: UnofficialAuthority
) -> None:
    paper = tmp_path / "paper.pdf"
    paper.write_bytes(sealed)
    (roots_dir / "intermediates").mkdir()
    known = authority.revocation_list(at=SEALED_AT)
    (roots_dir / "intermediates" / "known.crl").write_bytes(known)

    said = verify_file(str(paper), str(roots_dir), AT)

    assert all(signature["revocation_checked"] for signature in said["signatures"])


@pytest.mark.parametrize("at", ["yesterday", "", "2026-11-23T02:15:07"])
def test_a_bad_question_cannot_be_answered(
    tmp_path: Path, roots_dir: Path, sealed: bytes, at: str
) -> None:
    paper = tmp_path / "paper.pdf"
    paper.write_bytes(sealed)

    said = verify_file(str(paper), str(roots_dir), at)

    assert said["state"] == State.UNVERIFIABLE


def test_a_missing_file_cannot_be_verified(tmp_path: Path, roots_dir: Path) -> None:
    said = verify_file(str(tmp_path / "nowhere.pdf"), str(roots_dir), AT)

    assert said["state"] == State.UNVERIFIABLE


def test_without_a_folder_of_roots_nothing_is_trusted(tmp_path: Path, sealed: bytes) -> None:
    paper = tmp_path / "paper.pdf"
    paper.write_bytes(sealed)

    assert verify_file(str(paper), str(tmp_path / "nowhere"), AT)["state"] == State.UNTRUSTED


def test_the_child_needs_no_django() -> None:
    question = "import documents.signing.inside, sys; print('django' in sys.modules)"

    said = subprocess.run(
        [sys.executable, "-c", question], capture_output=True, check=True, text=True
    )

    assert said.stdout.strip() == "False"
