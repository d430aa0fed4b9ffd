"""An office on a PostgreSQL of its own, with the two accounts that an operator makes."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from tests.deploy.files import ROOT
from tests.servers import postgresql
from tests.servers.program import Server

DATABASE, OFFICE, OWNER = "office_of_two", "of_the_office", "of_the_owner"


@dataclass(frozen=True)
class Office:
    """A database with its owner and its office, as an operator has made them."""

    server: Server
    folder: Path
    passwords: dict[str, str]

    def run(self, account: str, *command: str) -> str:
        """Run a command of the office under an account of the database."""
        done = subprocess.run(
            [sys.executable, "-m", "django", *command],
            cwd=ROOT,
            env={
                **{name: value for name, value in os.environ.items() if "_DIR" not in name},
                "DEMO_SIGN_INS": "true",
                "DJANGO_SETTINGS_MODULE": "eoffice.settings.development",
                "DB_HOST": self.server.variables["DB_HOST"],
                "DB_NAME": DATABASE,
                "DB_PASSWORD": self.passwords[account],
                "DB_PORT": self.server.variables["DB_PORT"],
                "DB_USER": account,
                "FONTS_DIR": str(ROOT / "var" / "fonts"),
                "VAR_DIR": str(self.folder),
            },
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr[-4000:]
        return done.stdout + done.stderr

    def ask(self, words: str) -> list[tuple[object, ...]]:
        """Run SQL as the office."""
        with psycopg.connect(
            host=self.server.variables["DB_HOST"],
            port=self.server.variables["DB_PORT"],
            dbname=DATABASE,
            user=OFFICE,
            password=self.passwords[OFFICE],
        ) as connection:
            cursor = connection.execute(words.encode())
            return list(cursor) if cursor.description else []


@contextmanager
def founded(folder: Path) -> Iterator[Office]:
    """Run a server with the roles and the database of roles.sql, for the length of a block."""
    passwords = {OWNER: "a" * 40, OFFICE: "b" * 40}
    for account, password in passwords.items():
        (folder / account).write_text(password + "\n", encoding="utf-8")
    with postgresql.running() as server:
        for _again in range(2):
            _make_roles(server, folder)
        yield Office(server, folder, passwords)


def _make_roles(server: Server, folder: Path) -> None:
    names = {"owner": OWNER, "office": OFFICE, "database": DATABASE}
    done = subprocess.run(
        [
            postgresql.find_programs() / "psql",
            *("--no-psqlrc", "--quiet", "--dbname=postgres"),
            *(word for name, value in names.items() for word in ("-v", f"{name}={value}")),
            f"--file={ROOT / 'deploy/postgresql/roles.sql'}",
        ],
        env={
            "PATH": os.environ["PATH"],
            "OWNER_PASSWORD_FILE": str(folder / OWNER),
            "OFFICE_PASSWORD_FILE": str(folder / OFFICE),
            "PGHOST": server.variables["DB_HOST"],
            "PGPORT": server.variables["DB_PORT"],
            "PGUSER": server.variables["DB_USER"],
            "PGPASSWORD": server.variables["DB_PASSWORD"],
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
