"""Has everybody ask one address for one object, and compares with what the law says."""

import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode
from uuid import UUID, uuid4
from zlib import crc32

from django.urls import reverse

from tests.matrix.canaries import words_in
from tests.matrix.expectations import Address, people, sight
from tests.matrix.normalising import normalised
from tests.matrix.people import NOBODY
from tests.matrix.probing import AWAY, HIDDEN, NO_TOKEN, OK, REFUSED, Answer, Tally, ask
from tests.matrix.programs import IN_THEIR_OWN_POST, ask_with
from tests.matrix.world import World

AT_MOST_HEAVY = 2
WHOLE = bool(os.environ.get("EOFFICE_WHOLE_MATRIX"))  # twice as long

_ABSENT: dict[tuple[str, str, str], bytes] = {}


@dataclass
class Asking:
    """One address and everything that was wrong with its answers."""

    world: World
    tally: Tally
    address: Address
    wrong: list[str] = field(default_factory=list)
    query: str = ""
    may_be_away: bool = False
    """Whether what would be shown may be answered by 503 instead, as while a server is away."""

    def everybody(self, method: str, thing: str = "", *, among: Collection[str] = ()) -> None:
        """Let everybody ask, or those named; without an object the address is asked by itself."""
        arguments = self._arguments(thing)
        if arguments is None:
            return
        path = reverse(self.address.name, kwargs=arguments)
        asked = self.world.address_arguments(thing, self.address.query) if thing else {}
        if asked is None:
            return
        self.query = f"?{urlencode(asked)}" if asked else ""
        path += self.query
        for persona in self._askers(method, thing):
            if among and persona not in among:
                continue
            answer = self._ask(persona, method, path)
            self.tally.probes += 1
            self.tally.addresses.add(self.address.name)
            self._compare(persona, method, thing, answer)
            self._listen(persona, method, thing, answer)
            if answer.outcome == HIDDEN and arguments:
                self._compare_with_absent(persona, method, thing, answer)

    def with_less(self, method: str, thing: str = "") -> None:
        """Let everybody's program ask with a token of another scope, and with one that is over."""
        arguments = self._arguments(thing)
        if arguments is None or not self.address.is_for_programs:
            return
        path = reverse(self.address.name, kwargs=arguments)
        for persona in self.world.programs:
            if persona in NOBODY:
                continue
            for which, expected in (("narrow", self._without_scope()), ("over", NO_TOKEN)):
                secret = self.world.programs[persona][which]
                answer = ask_with(secret, method, path, brings=self.address.brings)
                self.tally.probes += 1
                if answer.outcome != expected:
                    words = f"got {answer.outcome} with the {which} token, should be {expected}"
                    self._note(persona, method, thing, words, is_leak=True)
                self._listen_to_nothing(persona, method, thing, answer)

    def _without_scope(self) -> str:
        return OK if self.address.scope == "none" else REFUSED

    def _listen_to_nothing(self, persona: str, method: str, thing: str, answer: Answer) -> None:
        for word in sorted(words_in(answer.content, answer.headers, answer.media_type)):
            self._note(persona, method, thing, f"met {word} without scope", is_leak=True)

    def _ask(self, persona: str, method: str, path: str) -> Answer:
        if not self.address.is_for_programs:
            return ask(self.world.clients[persona], method, path, self.address.body)
        secret = self.world.programs.get(persona, {}).get("whole", "")
        return ask_with(secret, method, path, brings=self.address.brings)

    def _as(self, persona: str) -> str:
        """A program has no part in what its person does for another."""
        return IN_THEIR_OWN_POST.get(persona, persona) if self.address.is_for_programs else persona

    def _askers(self, method: str, thing: str) -> Iterator[str]:
        """Name everybody; of those to whom a heavy page is shown only the first two."""
        shown = 0
        for persona in people().personas:
            expected = self.address.expected(self._as(persona), method, thing)
            shown += expected == OK
            is_enough = self.address.is_heavy and expected == OK and shown > AT_MOST_HEAVY
            if not is_enough and not (
                expected == HIDDEN and self._is_left_out(method, thing, persona)
            ):
                yield persona

    def _is_left_out(self, method: str, thing: str, persona: str) -> bool:
        """Leave out half of those from whom an object is hidden, by turns from object to object."""
        if WHOLE or not thing:
            return False
        return bool(crc32(f"{self.address.name} {method} {thing} {persona}".encode()) % 2)

    def _arguments(self, thing: str) -> dict[str, Any] | None:
        fixed = dict(self.address.fixed)
        if not thing:
            return fixed
        found = self.world.address_arguments(thing, self.address.arguments)
        return None if found is None else {**fixed, **found}

    def _compare(self, persona: str, method: str, thing: str, answer: Answer) -> None:
        expected = self.address.expected(self._as(persona), method, thing)
        if self.may_be_away and expected == OK and answer.outcome == AWAY:
            return
        if answer.outcome != expected:
            words = f"got {answer.outcome} ({answer.status}), should be {expected}"
            is_refusal = expected in {self.address.post_success, OK}
            self._note(persona, method, thing, words, is_leak=not is_refusal)
        changes = method in {"GET", "HEAD", "OPTIONS"} or answer.outcome not in {
            OK,
            self.address.post_success,
        }
        if changes and answer.writes:
            words = f"wrote to {', '.join(sorted(set(answer.writes)))} ({answer.outcome})"
            self._note(persona, method, thing, words, is_leak=True)

    def _listen(self, persona: str, method: str, thing: str, answer: Answer) -> None:
        """Listen for canaries that are not this person's."""
        for word in sorted(words_in(answer.content, answer.headers, answer.media_type)):
            owner, level = self.world.canaries.owners[word]
            if not sight()[owner].may_meet(self._as(persona), level):
                words = f"met the {level} of {owner}"
                self._note(persona, method, thing, words, is_leak=True)

    def _compare_with_absent(self, persona: str, method: str, thing: str, answer: Answer) -> None:
        """Hidden and absent answer alike (S9): the same page, word for word."""
        key = (self.address.name, persona, method)
        if key not in _ABSENT:
            kept = self._arguments(thing) or {}
            other = {
                name: uuid4() if isinstance(value, UUID) else value for name, value in kept.items()
            }
            path = reverse(self.address.name, kwargs=other)
            path += self.query
            absent = self._ask(persona, method, path)
            self.tally.probes += 1
            _ABSENT[key] = normalised(absent.content)
        if normalised(answer.content) != _ABSENT[key]:
            self._note(persona, method, thing, "hidden looks unlike absent", is_leak=True)

    def _note(self, persona: str, method: str, thing: str, words: str, *, is_leak: bool) -> None:
        said = f"{self.address.name} {method} {thing or '-'} as {persona}: {words}"
        self.wrong.append(said)
        (self.tally.leaks if is_leak else self.tally.refusals).append(said)
