"""With TLS the server is believed by its certificate, and what arrives is compared all the same."""

import io
import os
import secrets
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from storage.backends.base import VaultUnavailableError
from storage.backends.s3 import client
from storage.backends.s3.place import Place
from storage.backends.s3.vault import S3Vault
from tests.servers import fetching
from tests.servers.certificates import Certificate, self_signed
from tests.servers.program import Server, free_port, give, listens, own_folder, started
from tests.storage.backends.s3.servers import AGENCY, ready
from tests.storage.stores import PART, place_on

pytestmark = pytest.mark.s3


@pytest.fixture(scope="module")
def with_tls() -> Iterator[Place]:
    """A bucket on a server of our own that speaks TLS, under a certificate of our own."""
    with own_folder("versitygw-tls") as folder:
        own = self_signed(folder)
        server = _server(folder, own)
        with started(server):
            yield replace(place_on(server.variables), ca_file=str(own.certificate))


def _server(folder: Path, own: Certificate) -> Server:
    data, port = folder / "data", free_port()
    data.mkdir()
    give(folder)
    access, secret = secrets.token_hex(10), secrets.token_hex(20)
    return Server(
        name="versitygw",
        command=[
            fetching.go_program("versitygw"),
            *("--access", access, "--secret", secret, "--port", f"127.0.0.1:{port}"),
            *("--cert", own.certificate, "--key", own.key, "posix", data),
        ],
        folder=folder,
        variables={
            "S3_ENDPOINT": f"https://127.0.0.1:{port}",
            "S3_ACCESS_KEY": access,
            "S3_SECRET_KEY": secret,
        },
        answers=lambda: listens(port),
    )


@pytest.mark.parametrize("size", [0, 1000, PART + 1])
def test_files_are_kept_and_read(with_tls: Place, size: int) -> None:
    vault, content = ready(with_tls), os.urandom(size)
    vault.part_size = PART

    name, _digest = vault.keep(io.BytesIO(content), agency_uid=AGENCY)

    with vault.open_verified(name) as stream:
        assert stream.read() == content
    vault.dispose(name)  # here without versions
    assert not vault.exists(name)


@pytest.mark.parametrize("size", [1000, PART + 1])
def test_bytes_that_change_on_the_way_are_refused_on_arrival(
    with_tls: Place, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    vault = ready(with_tls)
    vault.part_size = PART
    wrong = {"Content-MD5": "1B2M2Y8AsgTpgAmY7PhCfg=="}
    monkeypatch.setattr(client, "_checked", lambda _body: wrong)

    with pytest.raises(VaultUnavailableError, match="BadDigest"):
        vault.keep(io.BytesIO(os.urandom(size)), agency_uid=AGENCY)


def test_a_certificate_that_nobody_vouches_for_is_not_believed(with_tls: Place) -> None:
    with pytest.raises(VaultUnavailableError, match="CERTIFICATE_VERIFY_FAILED"):
        S3Vault(replace(with_tls, ca_file="")).exists("a")
