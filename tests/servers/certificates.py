"""Makes a certificate that nobody but the test vouches for, for the address of this machine."""

import subprocess
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Certificate:
    """Files of a certificate and its key, in PEM."""

    key: Path
    certificate: Path


def self_signed(folder: Path) -> Certificate:
    """Make one for 127.0.0.1 in a folder; it is good for two days."""
    made = Certificate(folder / "key.pem", folder / "certificate.pem")
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "ec", "-nodes", "-days", "2"),
            *("-pkeyopt", "ec_paramgen_curve:prime256v1", "-subj", "/CN=127.0.0.1"),
            *("-addext", "subjectAltName=IP:127.0.0.1"),
            *("-keyout", made.key, "-out", made.certificate),
        ],
        check=True,
        capture_output=True,
    )
    return made
