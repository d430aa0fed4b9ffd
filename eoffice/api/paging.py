"""Pages by key: what comes between two pages neither hides a line nor shows one twice."""

import base64
import binascii
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.utils.translation import gettext as _
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from eoffice.access.seeing import Key
from eoffice.api.endpoints import AnySerializer, Asked
from eoffice.api.problems import INVALID, Flaw, ProblemError
from eoffice.things.models import Thing

USUAL, MOST = 50, 200


class PageAsked(Asked):
    """Which page."""

    after = serializers.CharField(
        required=False, max_length=200, help_text="Where the page begins: as `next` of the last."
    )
    limit = serializers.IntegerField(
        required=False, default=USUAL, min_value=1, max_value=MOST, help_text="How many at most."
    )


@dataclass(frozen=True)
class Place:
    """A place in a newest-first list: what lies behind this line, by what it was sorted by."""

    sort_key: int
    uid: UUID

    def written(self) -> str:
        text = f"{self.sort_key}.{self.uid.hex}"
        return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def place_of(asked: Mapping[str, Any]) -> Place | None:
    """Read the place that a program sends back; refuse what was not written here."""
    text = asked.get("after")
    if not text:
        return None
    try:
        plain = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode("ascii")
        sort_key, _dot, uid = plain.partition(".")
        place = Place(int(sort_key), UUID(hex=uid))
    except (binascii.Error, ValueError) as error:
        raise _no_place() from error
    if not 0 <= place.sort_key < 2**62:
        raise _no_place()
    return place


def key_of(asked: Mapping[str, Any]) -> Key | None:
    """Return the place as the lists of things know it. Things are never deleted."""
    place = place_of(asked)
    if place is None:
        return None
    thing = Thing.objects.filter(uid=place.uid).values_list("pk", flat=True).first()
    if thing is None:
        raise _no_place()
    return Key(place.sort_key, thing)


def page(
    request: Request, serializer: AnySerializer, rows: Sequence[Any], following: Place | None
) -> Response:
    """Answer with a page and the way to the next, in the body and as a Link."""
    lines = [serializer(row).data for row in rows]
    return page_after(request, lines, following.written() if following else "")


def page_after(request: Request, lines: Sequence[Any], after: str, **besides: Any) -> Response:
    """Answer with a page; `after` is what the next one is asked with, empty for the last."""
    url, headers = None, {}
    if after:
        kept = [
            (name, value)
            for name, values in request.query_params.lists()
            if name != "after"
            for value in values
        ]
        url = f"{request.path}?{urlencode([*kept, ('after', after)])}"
        headers["Link"] = f'<{url}>; rel="next"'
    return Response({"items": lines, "next": url, **besides}, headers=headers)


def _no_place() -> ProblemError:
    words = _("This is no place in this list; take it from “next”.")
    return ProblemError(INVALID, words, [Flaw("#/after", words)])
