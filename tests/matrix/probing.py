"""Asks one address as one person, and says in one word what came of it; what it did is undone."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any
from unittest.mock import patch

from django.db import connection, transaction
from django.http.response import HttpResponseBase
from django.test import Client

from eoffice.organization import actor, middleware

SIGN_IN, CHOOSE_POST, NO_TOKEN = "sign in", "choose a post", "no token"
OK, REFUSED, HIDDEN, NO_METHOD, BROKEN = "ok", "refused", "hidden", "no such method", "broken"
AWAY = "away"
CHANGES = ("POST", "PUT", "PATCH", "DELETE")
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")

# What may be written by a page that is only looked at: who opened what (walls, 5), the session,
# and what was made from a file to show it, which is made anew from the file at any time. And the
# key of a program's request, which is claimed before and given free with a refusal.
_NO_CHANGE = (
    "api_programrequest",
    "accounts_opensession",
    "journal_reading",
    "meetings_packetreceipt",
    "storage_rendition",
)
_WRITE = re.compile(r'^\s*(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM)\s+"?(\w+)', re.IGNORECASE)
_WORDS = {401: NO_TOKEN, 403: REFUSED, 404: HIDDEN, 405: NO_METHOD, 400: "bad request", 503: AWAY}


@dataclass(frozen=True)
class Answer:
    """What a probe got."""

    outcome: str
    status: int
    content: bytes
    headers: Mapping[str, str]
    writes: tuple[str, ...]

    @property
    def media_type(self) -> str:
        return self.headers.get("Content-Type", "")


class Browser(Client):
    """A browser that keeps nothing of the templates behind a page: ten times as many probes."""

    def request(self, **request: Any) -> Any:
        response = self.handler(self._base_environ(**request))  # type: ignore[attr-defined] # Django's own, unnamed in the stubs
        if response.cookies:
            self.cookies.update(response.cookies)
        return response


@contextmanager
def remembered_actors() -> Iterator[None]:
    """Find out once who acts: as long as every probe is undone, nobody's posts change."""
    with ExitStack() as stack:
        for find in (actor.posts_of, actor.delegations_of, actor.actor_in, actor.actor_for):
            known = _once_per_person(find)
            stack.enter_context(patch.object(middleware, find.__name__, known))
        yield


def _once_per_person(find: Callable[..., Any]) -> Callable[..., Any]:
    known: dict[tuple[Any, ...], Any] = {}

    def found(user: Any, *rest: Any) -> Any:
        key = (user.pk, user.is_active, *(one.pk for one in rest[:-1]))
        if key not in known:
            known[key] = find(user, *rest)
        return known[key]

    return found


@dataclass
class Tally:
    """How much was asked, and what of it was wrong."""

    probes: int = 0
    addresses: set[str] = field(default_factory=set)
    leaks: list[str] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"Matrix: {self.probes:,} probes over {len(self.addresses)} addresses, "
            f"{len(self.leaks)} leaks, {len(self.refusals)} wrong refusals"
        )


def ask(client: Client, method: str, path: str, body: Mapping[str, Any] | None = None) -> Answer:
    """Ask, and undo whatever was done by it; the browser forgets it too."""
    cookies = deepcopy(client.cookies)

    def send() -> Any:
        if method == "POST":
            return client.post(path, dict(body or {}))
        return client.generic(method, path)

    answer = answer_to(send)
    client.cookies = cookies
    return answer


def answer_to(send: Callable[[], Any]) -> Answer:
    """Send, undo whatever was done by it, and say what came of it."""
    with _undone(), _writes() as written:
        response = send()
        content = _content_of(response)
    headers = {name: value for name, value in response.headers.items() if name != "Set-Cookie"}
    return Answer(
        outcome=_outcome_of(response),
        status=response.status_code,
        content=content,
        headers=headers,
        writes=tuple(written),
    )


@contextmanager
def _undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def _writes() -> Iterator[list[str]]:
    written: list[str] = []

    def note(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        found = _WRITE.match(sql)
        if found and found[1] not in _NO_CHANGE:
            written.append(found[1])
        return execute(sql, *rest)

    with connection.execute_wrapper(note):
        yield written


def _content_of(response: HttpResponseBase) -> bytes:
    if response.streaming:
        return b"".join(response.streaming_content)  # type: ignore[attr-defined] # it streams
    return bytes(response.content)  # type: ignore[attr-defined] # it does not stream


def _outcome_of(response: HttpResponseBase) -> str:
    status = response.status_code
    if status in _WORDS:
        return _WORDS[status]
    if status >= 500:
        return BROKEN
    location = response.headers.get("Location", "").partition("?")[0]
    if location == "/accounts/login/":
        return SIGN_IN
    return CHOOSE_POST if location == "/post/" else OK
