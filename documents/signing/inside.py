"""The door for a child process: paths in, plain values out, no Django."""

from datetime import datetime
from pathlib import Path
from typing import Any

from documents.signing.states import DocumentVerdict, Reason, State
from documents.signing.verdicts import verify

_CERTIFICATES = {".pem", ".crt", ".cer", ".der"}
_REVOCATION_LISTS = {".crl"}


def verify_file(path: str, roots_dir: str, at: str) -> dict[str, Any]:
    """Judge the PDF at a path as of a moment (ISO 8601 with offset).

    `roots_dir` holds the trusted roots (.pem, .crt, .cer, .der), below it `intermediates/` with
    certificates that are known but not trusted by themselves, and .crl files (DER) in either.
    Returns what `DocumentVerdict.from_dict` reads. Never raises: what cannot even be opened
    "cannot be verified".
    """
    try:
        roots, between = Path(roots_dir), Path(roots_dir) / "intermediates"
        verdict = verify(
            Path(path).read_bytes(),
            roots=_files(roots, _CERTIFICATES),
            intermediates=_files(between, _CERTIFICATES),
            revocation_lists=[
                *_files(roots, _REVOCATION_LISTS),
                *_files(between, _REVOCATION_LISTS),
            ],
            at=datetime.fromisoformat(at),
        )
    except Exception:  # the parent must get an answer
        verdict = DocumentVerdict(State.UNVERIFIABLE, (Reason.FAILED,))
    return verdict.as_dict()


def _files(folder: Path, suffixes: set[str]) -> list[bytes]:
    if not folder.is_dir():
        return []
    paths = sorted(path for path in folder.iterdir() if path.suffix.lower() in suffixes)
    return [path.read_bytes() for path in paths]
