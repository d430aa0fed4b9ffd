"""An office with a fresh database and real processes on it: for locks, leases and deaths.

A test inside one transaction, in one process, can prove nothing about several. So the schema is
made once, as a template; each test gets a copy (a file on SQLite, a database on PostgreSQL) and
starts processes that know only their environment, as in production.

What a process is to do is a plain function of a test module, called with what JSON can carry:

    def test_two_clerks(installation: Installation) -> None:
        first = installation.start(acts.take_numbers, count=100)
        second = installation.start(acts.take_numbers, count=100)

        assert not set(first.answer()) & set(second.answer())

As a program (`python -m tests.processes module:function JSON`) this module is such a process.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from psycopg import sql

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 120.0  # seconds; much more than any of this takes, so that a busy machine is no failure


class ProcessFailedError(AssertionError):
    """A process ended otherwise than it should; what it said is in the message."""


@dataclass
class Running:
    """A process of the office."""

    process: subprocess.Popen[bytes]
    said: Path
    complained: Path

    def wait(self) -> int:
        """Wait for the process to end by itself, and return its code."""
        return self.process.wait(PATIENCE)

    def reach(self, marker: str) -> None:
        """Wait until the process has set a marker; fail when it ends before."""
        wait_for(lambda: Path(marker).exists() or self.process.poll() is not None, marker)
        if not Path(marker).exists():
            raise ProcessFailedError(self.words())

    def answer(self) -> Any:
        """Wait for the function to return, and return what it returned."""
        if self.wait() != 0:
            raise ProcessFailedError(self.words())
        lines = self.said.read_text(encoding="utf-8").splitlines()
        return json.loads(lines[-1]) if lines else None

    def kill(self) -> None:
        """End the process as a power cut would: it is told nothing."""
        self.process.kill()
        self.process.wait(PATIENCE)

    def stop(self) -> int:
        """Ask the process to end (SIGTERM), wait for it, and return its code."""
        self.process.send_signal(signal.SIGTERM)
        return self.wait()

    def words(self) -> str:
        """Return what the process has printed so far, with its complaints."""
        both = (self.said, self.complained)
        return "\n".join(path.read_text(encoding="utf-8", errors="replace") for path in both)


@dataclass
class Installation:
    """A database, a folder for files, and the processes that a test has started on them."""

    folder: Path
    variables: dict[str, str]
    processes: list[Running] = field(default_factory=list)

    def start(self, act: Callable[..., Any], **arguments: Any) -> Running:
        """Begin a function of a test module in a process of its own."""
        name = f"{act.__module__}:{act.__qualname__}"
        return self._open([sys.executable, "-m", "tests.processes", name, json.dumps(arguments)])

    def call(self, act: Callable[..., Any], **arguments: Any) -> Any:
        """Run a function of a test module in a process of its own; return what it returned."""
        return self.start(act, **arguments).answer()

    def manage(self, *words: str) -> Running:
        """Begin an operator's command."""
        return self._open([sys.executable, str(ROOT / "manage.py"), *words])

    def marker(self, name: str) -> str:
        """Return the path of a file by which processes tell the test, and it them, how far."""
        return str(self.folder / f"marker-{name}")

    def close(self) -> None:
        """Kill whatever still runs."""
        for running in self.processes:
            if running.process.poll() is None:
                running.kill()

    def _open(self, command: list[str]) -> Running:
        number = len(self.processes)
        said, complained = (self.folder / f"{name}-{number}" for name in ("said", "complained"))
        with said.open("wb") as out, complained.open("wb") as err:
            process = subprocess.Popen(
                command, cwd=ROOT, env={**os.environ, **self.variables}, stdout=out, stderr=err
            )
        self.processes.append(Running(process, said, complained))
        return self.processes[-1]


def wait_for(is_so: Callable[[], bool], what: str) -> None:
    """Wait until something is so; fail with its name when it takes too long."""
    ends = time.monotonic() + PATIENCE
    while not is_so():
        if time.monotonic() > ends:
            raise ProcessFailedError(f"Waited in vain for {what}.")
        time.sleep(0.02)


def set_marker(path: str) -> None:
    """Say that this place was reached."""
    Path(path).touch()


def wait_for_marker(path: str) -> None:
    """Wait until another process has reached its place."""
    wait_for(Path(path).exists, path)


class SQLiteTemplate:
    """A migrated file, and copies of it."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "template.sqlite3"
        variables = {"DB_NAME": "", "SQLITE_FILE": str(self._file)}
        migrate(Installation(folder, {**environment_of(folder), **variables}))

    def copy(self, folder: Path, stack: ExitStack) -> dict[str, str]:
        del stack  # the folder goes with the test
        copy = folder / "eoffice.sqlite3"
        shutil.copyfile(self._file, copy)
        return {"DB_NAME": "", "SQLITE_FILE": str(copy)}


class PostgreSQLTemplate:
    """A migrated database on the server that the environment names, and copies of it."""

    def __init__(self, folder: Path) -> None:
        self.name = f"template_{uuid4().hex}"
        self._execute("CREATE DATABASE {}", self.name)
        migrate(Installation(folder, {**environment_of(folder), "DB_NAME": self.name}))

    def copy(self, folder: Path, stack: ExitStack) -> dict[str, str]:
        del folder
        copy = f"copy_{uuid4().hex}"
        self._execute("CREATE DATABASE {} TEMPLATE {}", copy, self.name)
        stack.callback(self._execute, "DROP DATABASE {} WITH (FORCE)", copy)
        return {"DB_NAME": copy}

    def drop(self) -> None:
        self._execute("DROP DATABASE {} WITH (FORCE)", self.name)

    def _execute(self, statement: str, *names: str) -> None:
        with psycopg.connect(
            dbname="postgres",
            host=os.environ["DB_HOST"],
            port=os.environ["DB_PORT"],
            user=os.environ["DB_USER"],
            password=os.environ["DB_PASSWORD"],
            autocommit=True,
        ) as connection:
            identifiers = [sql.Identifier(name) for name in names]
            connection.execute(sql.SQL(statement).format(*identifiers))


@pytest.fixture(scope="session")
def template(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[SQLiteTemplate | PostgreSQLTemplate]:
    """The schema, migrated once, on the database that the environment names."""
    folder = tmp_path_factory.mktemp("template")
    if not os.environ.get("DB_NAME"):
        yield SQLiteTemplate(folder)
        return
    made = PostgreSQLTemplate(folder)
    yield made
    made.drop()


@pytest.fixture
def installation(
    template: SQLiteTemplate | PostgreSQLTemplate, tmp_path: Path
) -> Iterator[Installation]:
    """A fresh database and folder; what the test starts on them ends with the test."""
    with ExitStack() as stack:
        variables = {**environment_of(tmp_path), **template.copy(tmp_path, stack)}
        made = Installation(tmp_path, variables)
        stack.callback(made.close)
        yield made


def environment_of(folder: Path) -> dict[str, str]:
    """Return what processes of an installation know, but for its database."""
    return {
        "DB_POOL_SIZE": "4",
        "DJANGO_SETTINGS_MODULE": "eoffice.settings.development",
        "PYTHONPATH": str(ROOT),
        "VAR_DIR": str(folder),
    }


def migrate(made: Installation) -> None:
    """Make the tables of an installation."""
    migrating = made.manage("migrate", "--verbosity=0")
    if migrating.wait() != 0:
        raise ProcessFailedError(migrating.words())


def main(name: str, arguments: str) -> None:
    """Be a process: set Django up, call the function, print what it returned as the last line."""
    import django
    from django.utils.module_loading import import_string

    django.setup()
    act = import_string(name.replace(":", "."))
    sys.stdout.write(f"{json.dumps(act(**json.loads(arguments)))}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
