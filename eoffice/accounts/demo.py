"""The ready-made people of a demonstration: one press signs one of them in.

They are named in a file that the loader of the demonstration writes. Where the installation is no
demonstration, there are none, whatever the file says.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings

FILE = "demo-people.json"


@dataclass(frozen=True)
class DemoPerson:
    """A made-up person: the name to sign in with, their own name, and what they are."""

    username: str
    full_name: str
    post: str


def people() -> list[DemoPerson]:
    """List the ready-made people, in the order of the file."""
    if not settings.DEMO_SIGN_INS or not _path().exists():
        return []
    rows = json.loads(_path().read_text(encoding="utf-8"))
    return [DemoPerson(row["username"], row["full_name"], row["post"]) for row in rows]


def keep(ready_made: Iterable[DemoPerson]) -> None:
    """Write the file anew: for the loader of the demonstration."""
    rows = [asdict(person) for person in ready_made]
    _path().parent.mkdir(parents=True, exist_ok=True)
    _path().write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")


def _path() -> Path:
    return Path(settings.VAR) / FILE
