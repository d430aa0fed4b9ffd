"""What went wrong, as RFC 9457 says it: a kind that programs know, and a sentence for people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

MEDIA_TYPE = "application/problem+json"
_PLACE = "/api/#problem-"
"""Where a kind is explained: the page of the door for programs."""


@dataclass(frozen=True)
class Kind:
    """A kind of problem: its code, the status that it comes with, and its title."""

    code: str
    status: int
    title: str | Promise

    @property
    def uri(self) -> str:
        return f"{_PLACE}{self.code}"


MALFORMED = Kind("malformed", 400, _("The request cannot be understood"))
NO_KEY = Kind("no-request-key", 400, _("The request has no key"))
UNAUTHENTICATED = Kind("unauthenticated", 401, _("A valid token is needed"))
SCOPE = Kind("scope-missing", 403, _("The token does not cover this"))
REFUSED = Kind("refused", 403, _("This may not be done"))
ABSENT = Kind("absent", 404, _("There is nothing here"))
METHOD = Kind("method-not-allowed", 405, _("This address does not take this method"))
UNACCEPTABLE = Kind("not-acceptable", 406, _("There is no answer of this kind"))
BEING_DONE = Kind("being-done", 409, _("The same request is still being done"))
TOO_LARGE = Kind("too-large", 413, _("The request is too large"))
MEDIA = Kind("unsupported-media-type", 415, _("The request is in a form that is not taken"))
RANGE = Kind("range-not-satisfiable", 416, _("The file has no such piece"))
INVALID = Kind("invalid", 422, _("The request says something that does not fit"))
KEY_REUSED = Kind("request-key-reused", 422, _("The key belongs to another request"))
TOO_MANY = Kind("too-many-requests", 429, _("There are too many requests"))
BROKEN = Kind("broken", 500, _("Something broke here"))
UNAVAILABLE = Kind("unavailable", 503, _("This cannot be answered just now"))

KINDS = (
    MALFORMED,
    NO_KEY,
    UNAUTHENTICATED,
    SCOPE,
    REFUSED,
    ABSENT,
    METHOD,
    UNACCEPTABLE,
    BEING_DONE,
    TOO_LARGE,
    MEDIA,
    RANGE,
    INVALID,
    KEY_REUSED,
    TOO_MANY,
    BROKEN,
    UNAVAILABLE,
)


@dataclass(frozen=True)
class Flaw:
    """One thing that does not fit, and where it stands in what was sent (a JSON pointer)."""

    pointer: str
    detail: str


@dataclass(frozen=True)
class Problem:
    """One occurrence of a kind of problem."""

    kind: Kind
    detail: str
    flaws: Sequence[Flaw] = ()
    headers: dict[str, str] = field(default_factory=dict)

    def as_json(self, instance: str) -> dict[str, Any]:
        said: dict[str, Any] = {
            "type": self.kind.uri,
            "title": str(self.kind.title),
            "status": self.kind.status,
            "detail": self.detail,
            "instance": instance,
        }
        if self.flaws:
            said["errors"] = [
                {"pointer": flaw.pointer, "detail": flaw.detail} for flaw in self.flaws
            ]
        return said


class ProblemError(Exception):
    """Stops an endpoint with a problem that is known already."""

    def __init__(
        self,
        kind: Kind,
        detail: str,
        flaws: Sequence[Flaw] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.problem = Problem(kind, detail, flaws, dict(headers or {}))


class FlawSerializer(serializers.Serializer[Flaw]):
    """One thing that does not fit."""

    pointer = serializers.CharField(help_text="JSON pointer to the value, or #/ for the whole.")
    detail = serializers.CharField(help_text="A sentence for people.")


class ProblemSerializer(serializers.Serializer[Problem]):
    """Problem details (RFC 9457). Sentences are in the language of Accept-Language."""

    type = serializers.CharField(help_text="The kind of problem, as a reference that leads to it.")
    title = serializers.CharField(help_text="What kind of problem it is, in words.")
    status = serializers.IntegerField(help_text="The status of the answer.")
    detail = serializers.CharField(help_text="What is wrong this time, for people.")
    instance = serializers.CharField(  # type: ignore[assignment] # the name in RFC 9457
        help_text="The address that was asked."
    )
    errors = FlawSerializer(  # type: ignore[assignment] # the name in RFC 9457
        many=True, required=False, help_text="What does not fit, and where."
    )
