"""Starts a Versity S3 Gateway of its own; its objects are plain files on disk."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager

from tests.servers import fetching
from tests.servers.program import Server, free_port, give, listens, own_folder, started


@contextmanager
def running() -> Iterator[Server]:
    """Run one for the length of a block. Raises ProgramMissingError, ServerNotStartedError."""
    program = fetching.go_program("versitygw")
    with own_folder("versitygw") as folder:
        data, versions = folder / "data", folder / "versions"
        for path in (data, versions):
            path.mkdir()
            give(path)
        port, access, secret = free_port(), secrets.token_hex(10), secrets.token_hex(20)
        server = Server(
            name="versitygw",
            command=[
                program,
                *("--access", access, "--secret", secret),
                *("--port", f"127.0.0.1:{port}"),
                *("posix", "--versioning-dir", versions, data),
            ],
            folder=folder,
            variables={
                "S3_ENDPOINT": f"http://127.0.0.1:{port}",
                "S3_ACCESS_KEY": access,
                "S3_SECRET_KEY": secret,
            },
            answers=lambda: listens(port),
        )
        with started(server):
            yield server
