"""LibreOffice, where it is installed: prints what Word would."""

import subprocess
from pathlib import Path


def as_printed_by_libreoffice(written: bytes, folder: Path) -> bytes:
    source = folder / "letter.docx"
    source.write_bytes(written)
    subprocess.run(
        [
            "soffice",
            "--headless",
            f"-env:UserInstallation=file://{folder}/profile",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            str(source),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return source.with_suffix(".pdf").read_bytes()
