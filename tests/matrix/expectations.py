"""Reads what was written by hand: who asks, who sees what, and what each address answers."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from tests.matrix.canaries import METADATA, READ
from tests.matrix.people import NOBODY
from tests.matrix.probing import HIDDEN, NO_METHOD, NO_TOKEN, OK, REFUSED

FOLDER = Path(__file__).parent / "expectations"
FILES = (
    "frame", "accounts", "documents", "work", "meetings", "administration", "programs", "webhooks",
)  # fmt: skip
SEERS = "@seers"
_RANKS = {"": 0, METADATA: 1, READ: 2}


@dataclass(frozen=True)
class Seen:
    """Who sees one object."""

    kind: str
    levels: Mapping[str, str]
    told: frozenset[str]
    copied: frozenset[str]

    def may_meet(self, persona: str, level: str) -> bool:
        """Say whether a word of the line, or of the paper, may come before somebody."""
        others = self.told if level == METADATA else self.copied
        return self.sees(persona, level) or persona in others

    def sees(self, persona: str, level: str) -> bool:
        return _RANKS[self.levels.get(persona, "")] >= _RANKS[level]


@dataclass(frozen=True)
class Address:
    """What one address answers to whom."""

    name: str
    methods: tuple[str, ...]
    kinds: tuple[str, ...]
    needs: str
    arguments: Mapping[str, str]
    fixed: Mapping[str, str]
    query: Mapping[str, str]
    body: Mapping[str, str]
    allow: Mapping[str, frozenset[str]]
    get: Mapping[str, frozenset[str]]
    extra: Mapping[str, frozenset[str]]
    sees: frozenset[str] | None
    never: tuple[str, ...]
    absent: tuple[str, ...]
    otherwise: str
    turned_away: Mapping[str, str]
    post_success: str = OK
    is_open: bool = False
    is_heavy: bool = False
    scope: str = ""
    brings: bool = False

    @property
    def is_for_programs(self) -> bool:
        return bool(self.scope)

    def expected(self, persona: str, method: str, thing: str = "") -> str:
        """Say in one word what the address must answer."""
        method = "GET" if method == "HEAD" else method
        has_method = method in self.methods
        if persona in NOBODY and self.turned_away[persona] not in {OK, HIDDEN}:
            return self.turned_away[persona] if has_method or not self.is_open else NO_METHOD
        if not has_method:
            return NO_METHOD
        success = self.post_success if method == "POST" else OK
        if persona in NOBODY:
            return success if self.turned_away[persona] == OK else HIDDEN
        if not self.kinds:
            allowed = self.allow[""] | (self.get.get("", frozenset()) if method == "GET" else set())
            return success if persona in allowed else self.otherwise
        return success if self._allows(persona, method, thing) else self._no(persona, thing)

    def _allows(self, persona: str, method: str, thing: str) -> bool:
        if persona in self.extra.get(thing, ()):
            return True
        if not self._sees(persona, thing):
            return False
        allowed = self.allow.get(thing, self.allow.get("*", frozenset()))
        if method == "GET":
            allowed |= self.get.get(thing, frozenset())
        return SEERS in allowed or persona in allowed

    def _no(self, persona: str, thing: str) -> str:
        return REFUSED if self._sees(persona, thing) else HIDDEN

    def _sees(self, persona: str, thing: str) -> bool:
        if thing in self.never or thing in self.absent:
            return False
        if self.sees is not None:
            return persona in self.sees
        return sight()[thing].sees(persona, self.needs)


@dataclass(frozen=True)
class People:
    """Who asks, and what every address answers to those who act in no post."""

    personas: Mapping[str, str]
    turned_away: Mapping[str, str]
    groups: Mapping[str, list[str]] = field(default_factory=dict)

    def named(self, names: Iterable[str]) -> frozenset[str]:
        found: set[str] = set()
        for name in names:
            is_group = name.startswith("@") and name != SEERS
            found |= set(self.groups[name[1:]]) if is_group else {name}
        unknown = found - set(self.personas) - {SEERS}
        if unknown:
            raise ValueError(f"The expectations name people who do not exist: {unknown}")
        return frozenset(found)


@cache
def people() -> People:
    return People(**_read("people"))


@cache
def sight() -> Mapping[str, Seen]:
    """Return who sees what, by the name of the object."""
    found = {}
    for name, row in _read("sight").items():
        levels = dict.fromkeys(people().named(row.get("metadata", ())), METADATA)
        levels |= dict.fromkeys(people().named(row["read"]), READ)
        told, copied = (people().named(row.get(key, ())) for key in ("told", "copied"))
        found[name] = Seen(row["kind"], levels, told, copied)
    return found


@cache
def addresses() -> Mapping[str, Address]:
    """Return what every address answers, by its name."""
    found: dict[str, Address] = {}
    for file in FILES:
        for name, row in _read(file).items():
            if name in found:
                raise ValueError(f"{name} stands in the expectations twice.")
            found[name] = _address(name, row)
    return found


def things_of(address: Address) -> list[str]:
    """Name the objects of which an address is asked, with those that it must never find."""
    fitting = [name for name, seen in sight().items() if seen.kind in address.kinds]
    return [*fitting, *address.never]


def _address(name: str, row: dict[str, Any]) -> Address:
    kinds = row.pop("object", ())
    allow = row.pop("allow")
    # A program without a token that is valid is told so, whoever it is of.
    turned_away = dict.fromkeys(NOBODY, NO_TOKEN) if "scope" in row else people().turned_away
    return Address(
        name=name,
        methods=tuple(row.pop("methods")),
        kinds=(kinds,) if isinstance(kinds, str) else tuple(kinds),
        needs=row.pop("needs", READ),
        arguments=row.pop("arguments", {"uid": "uid"} if kinds else {}),
        fixed=row.pop("fixed", {}),
        query=row.pop("query", {}),
        body=row.pop("body", {}),
        allow=_by_thing({"": allow} if isinstance(allow, list) else allow),
        get=_by_thing(row.pop("get", {})),
        extra=_by_thing(row.pop("extra", {})),
        sees=people().named(row.pop("sees")) if "sees" in row else None,
        never=tuple(row.pop("never", ())),
        absent=tuple(row.pop("absent", ())),
        otherwise=row.pop("otherwise", REFUSED),
        turned_away={**turned_away, **row.pop("turned_away", {})},
        **row,
    )


def _by_thing(rows: Mapping[str, list[str]]) -> dict[str, frozenset[str]]:
    return {thing: people().named(names) for thing, names in rows.items()}


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
