"""Starts a MinIO of its own. Its upstream has ended, but some offices still run one."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager

from tests.servers import fetching
from tests.servers.program import Server, free_port, give, listens, own_folder, started


@contextmanager
def running() -> Iterator[Server]:
    """Run one for the length of a block. Raises ProgramMissingError, ServerNotStartedError."""
    program = fetching.go_program("minio")
    with own_folder("minio") as folder:
        data = folder / "data"
        data.mkdir()
        give(data)
        port, access, secret = free_port(), secrets.token_hex(10), secrets.token_hex(20)
        server = Server(
            name="minio",
            command=[program, "server", data, "--address", f"127.0.0.1:{port}", "--quiet"],
            folder=folder,
            variables={
                "S3_ENDPOINT": f"http://127.0.0.1:{port}",
                "S3_ACCESS_KEY": access,
                "S3_SECRET_KEY": secret,
            },
            answers=lambda: listens(port),
            environment={
                "MINIO_BROWSER": "off",
                "MINIO_ROOT_PASSWORD": secret,
                "MINIO_ROOT_USER": access,
            },
        )
        with started(server):
            yield server
