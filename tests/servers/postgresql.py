"""Starts a PostgreSQL of its own, runs a command on it, and leaves nothing behind.

    python -m tests.servers.postgresql -- pytest tests/eoffice/access

The command finds DB_NAME, DB_HOST, DB_PORT, DB_USER and DB_PASSWORD in its environment. The server
listens on a socket in a folder of its own, under a password drawn for this run.
"""

import os
import pwd
import secrets
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import psycopg

NAME = "eoffice"
PORT = "5432"  # only names the socket: the server listens on no address
STARTS_WITHIN = 60.0
UNAVAILABLE = 69  # EX_UNAVAILABLE of sysexits.h

# Nothing here outlives the run, so nothing need reach the disk.
QUICK = ["fsync=off", "full_page_writes=off", "synchronous_commit=off"]
OPTIONS = ["listen_addresses=", "max_connections=200", "shared_buffers=64MB", *QUICK]


class PostgreSQLMissingError(Exception):
    """There are no programs of PostgreSQL on this machine."""


class PostgreSQLNotStartedError(Exception):
    """The server did not come up; what it said is in the message."""


def find_programs() -> Path:
    """Return the folder of initdb and postgres, the newest first; raise when there is none."""
    on_path = shutil.which("initdb")
    folders = [Path(on_path).resolve().parent] if on_path else []
    installed = Path("/usr/lib/postgresql").glob("*/bin")
    folders += sorted(installed, key=lambda folder: float(folder.parent.name), reverse=True)
    for folder in folders:
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    raise PostgreSQLMissingError


@contextmanager
def running() -> Iterator[dict[str, str]]:
    """Run a server for the length of a block; yield the variables by which it is reached."""
    programs = find_programs()
    # Short, since the address of a socket may have 107 bytes.
    folder = Path(mkdtemp(prefix="postgresql-", dir="/tmp"))
    variables = {
        "DB_HOST": str(folder),
        "DB_NAME": NAME,
        "DB_PASSWORD": secrets.token_hex(16),
        "DB_PORT": PORT,
        "DB_USER": NAME,
    }
    server: subprocess.Popen[bytes] | None = None
    try:
        _make_cluster(programs, folder, variables["DB_PASSWORD"])
        server = _start(programs, folder)
        _make_database(server, folder, variables)
        yield variables
    finally:
        if server is not None:
            _stop(server)
        shutil.rmtree(folder, ignore_errors=True)


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
        with running() as variables:
            return subprocess.run(command, env={**os.environ, **variables}, check=False).returncode
    except PostgreSQLMissingError:
        sys.stderr.write("PostgreSQL is missing: there is no initdb on the path.\n")
        return UNAVAILABLE


def _make_cluster(programs: Path, folder: Path, password: str) -> None:
    password_file = folder / "password"
    password_file.write_text(password, encoding="utf-8")
    for path in (folder, password_file):
        os.chown(path, *_owner())
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
        **_unprivileged(folder),
    )
    if done.returncode:
        raise PostgreSQLNotStartedError(done.stderr)
    password_file.unlink()


def _start(programs: Path, folder: Path) -> subprocess.Popen[bytes]:
    options = [word for option in OPTIONS for word in ("-c", option)]
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(
            [programs / "postgres", "-D", folder / "data", "-k", folder, "-p", PORT, *options],
            stdout=log,
            stderr=log,
            **_unprivileged(folder),
        )


def _make_database(
    server: subprocess.Popen[bytes], folder: Path, variables: dict[str, str]
) -> None:
    ends = time.monotonic() + STARTS_WITHIN
    while True:
        try:
            with psycopg.connect(
                host=variables["DB_HOST"],
                port=PORT,
                user=NAME,
                password=variables["DB_PASSWORD"],
                dbname="postgres",
                autocommit=True,
            ) as connection:
                connection.execute(f"CREATE DATABASE {NAME}".encode())
                return
        except psycopg.OperationalError as error:
            if server.poll() is not None or time.monotonic() > ends:
                log = (folder / "log").read_text(encoding="utf-8")
                raise PostgreSQLNotStartedError(log) from error
            time.sleep(0.1)


def _stop(server: subprocess.Popen[bytes]) -> None:
    server.send_signal(signal.SIGINT)  # "fast": ends sessions, then itself
    try:
        server.wait(20)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def _owner() -> tuple[int, int]:
    """Return who runs the server: ourselves, or, since root may not, somebody who may."""
    if os.geteuid() != 0:
        return os.geteuid(), os.getegid()
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = known.get("postgres") or known["nobody"]
    return entry.pw_uid, entry.pw_gid


def _unprivileged(folder: Path) -> dict[str, Any]:
    rights: dict[str, Any] = {"cwd": folder}
    if os.geteuid() == 0:
        user, group = _owner()
        rights |= {"user": user, "group": group, "extra_groups": []}
    return rights


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
