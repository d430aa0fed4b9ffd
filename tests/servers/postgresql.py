"""Starts a PostgreSQL of its own, runs a command on it, and leaves nothing behind.

    python -m tests.servers.postgresql -- pytest tests/eoffice/access

The command finds DB_NAME, DB_HOST, DB_PORT, DB_USER and DB_PASSWORD in its environment. The server
listens on a socket in a folder of its own, under a password drawn for this run.
"""

import os
import secrets
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import psycopg

from tests.servers.program import (
    ProgramMissingError,
    Server,
    ServerNotStartedError,
    own_folder,
    owner,
    started,
    unprivileged,
)

NAME = "eoffice"
PORT = "5432"  # only names the socket: the server listens on no address
UNAVAILABLE = 69  # EX_UNAVAILABLE of sysexits.h

# Nothing here outlives the run, so nothing need reach the disk.
QUICK = ["fsync=off", "full_page_writes=off", "synchronous_commit=off"]
OPTIONS = ["listen_addresses=", "max_connections=200", "shared_buffers=64MB", *QUICK]


def find_programs() -> Path:
    """Return the folder of initdb and postgres, the newest first; raise ProgramMissingError."""
    on_path = shutil.which("initdb")
    folders = [Path(on_path).resolve().parent] if on_path else []
    installed = Path("/usr/lib/postgresql").glob("*/bin")
    folders += sorted(installed, key=lambda folder: float(folder.parent.name), reverse=True)
    for folder in folders:
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    raise ProgramMissingError("PostgreSQL is missing: apt-get install postgresql")


@contextmanager
def running(*, options: Sequence[str] = ()) -> Iterator[Server]:
    """Run one for the length of a block. Raises ProgramMissingError, ServerNotStartedError.

    `options` are settings of the server beside those by which tests are quick.
    """
    programs = find_programs()
    with own_folder("postgresql") as folder:
        variables = {
            "DB_HOST": str(folder),
            "DB_NAME": NAME,
            "DB_PASSWORD": secrets.token_hex(16),
            "DB_PORT": PORT,
            "DB_USER": NAME,
        }
        _make_cluster(programs, folder, variables["DB_PASSWORD"])
        words = [word for option in (*OPTIONS, *options) for word in ("-c", option)]
        server = Server(
            name="postgresql",
            command=[
                programs / "postgres",
                "-D",
                folder / "data",
                "-k",
                folder,
                "-p",
                PORT,
                *words,
            ],
            folder=folder,
            variables=variables,
            answers=lambda: _answers(variables),
            stops_by=signal.SIGINT,  # "fast": ends sessions, then itself
        )
        with started(server):
            with _connected(variables) as connection:
                connection.execute(f"CREATE DATABASE {NAME}".encode())
            yield server


def main(arguments: Sequence[str]) -> int:
    """Run the command after "--" on a server of its own; return what it returned."""
    command = list(arguments[1:] if arguments[:1] == ["--"] else arguments)
    if not command:
        sys.stderr.write(__doc__ or "")
        return os.EX_USAGE
    # Stopped from outside, the server is stopped too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    if command[0] == "pytest":
        command[:1] = [sys.executable, "-m", "pytest"]
    try:
        with running() as server:
            environment = {**os.environ, **server.variables}
            return subprocess.run(command, env=environment, check=False).returncode
    except ProgramMissingError as error:
        sys.stderr.write(f"{error}\n")
        return UNAVAILABLE


def _make_cluster(programs: Path, folder: Path, password: str) -> None:
    password_file = folder / "password"
    password_file.write_text(password, encoding="utf-8")
    os.chown(password_file, *owner())
    done = subprocess.run(
        [
            programs / "initdb",
            f"--pgdata={folder / 'data'}",
            f"--username={NAME}",
            f"--pwfile={password_file}",
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C",
            "--no-sync",
        ],
        capture_output=True,
        text=True,
        check=False,
        **unprivileged(folder),
    )
    if done.returncode:
        raise ServerNotStartedError(done.stderr)
    password_file.unlink()


def _answers(variables: Mapping[str, str]) -> bool:
    try:
        with _connected(variables):
            return True
    except psycopg.OperationalError:
        return False


def _connected(variables: Mapping[str, str]) -> "psycopg.Connection[tuple[object, ...]]":
    return psycopg.connect(
        host=variables["DB_HOST"],
        port=variables["DB_PORT"],
        user=variables["DB_USER"],
        password=variables["DB_PASSWORD"],
        dbname="postgres",
        autocommit=True,
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
