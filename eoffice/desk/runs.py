"""A run over a pile: do, next, do, next. The stops are kept in the session, with the place.

A run belongs to the post in which it was begun: in another post it is as if there were none.
Nothing is decided by it. Each stop is an address, and the page there asks for rights anew.

In the view of a page: `context["run"] = runs.current(request, uid)`, for `components/run.html`.
After an act on a thing: `return redirect(runs.next_url(request, uid, otherwise=…))`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from eoffice.desk.piles import Stop

KEPT_AS = "run"
LONGEST = 200  # what a session carries; whoever has done so many begins anew


@dataclass(frozen=True)
class Run:
    """Where a person stands in a run: the third of seventeen."""

    pile: str
    place: int
    total: int
    previous_url: str
    next_url: str


def start(request: HttpRequest, pile: str, stops: Sequence[Stop]) -> str:
    """Begin a run, or go on with the one that was left; return the address to go to.

    Whoever left a run over the same pile finds the thing at which they left, if it still waits.
    """
    kept = _kept(request)
    left_at = kept["at"] if kept and kept["pile"] == pile else ""
    ordered = list(stops)[:LONGEST]
    place = next((n for n, stop in enumerate(ordered) if str(stop.uid) == left_at), 0)
    request.session[KEPT_AS] = {
        "pile": pile,
        "post": _post(request),
        "stops": [[str(stop.uid), stop.url] for stop in ordered],
        "at": str(ordered[place].uid) if ordered else "",
    }
    return ordered[place].url if ordered else reverse("desk:desk")


def current(request: HttpRequest, uid: UUID) -> Run | None:
    """Say where in the run a thing stands, and keep the place; None when it is in no run."""
    kept = _kept(request)
    place = _place(kept, uid)
    if kept is None or place is None:
        return None
    if kept["at"] != str(uid):
        request.session[KEPT_AS] = {**kept, "at": str(uid)}
    stops = kept["stops"]
    return Run(
        pile=kept["pile"],
        place=place + 1,
        total=len(stops),
        previous_url=stops[place - 1][1] if place > 0 else "",
        next_url=stops[place + 1][1] if place + 1 < len(stops) else "",
    )


def next_url(request: HttpRequest, uid: UUID, *, otherwise: str) -> str:
    """Return where to go after an act on a thing: the next stop; after the last one, the desk.

    Where the thing is in no run, return `otherwise`.
    """
    kept = _kept(request)
    place = _place(kept, uid)
    if kept is None or place is None:
        return otherwise
    following = kept["stops"][place + 1 :]
    if following:
        request.session[KEPT_AS] = {**kept, "at": following[0][0]}
        return str(following[0][1])
    leave(request)
    messages.info(request, _("That was the last one of this pile."))
    return reverse("desk:desk")


def leave(request: HttpRequest) -> None:
    """Forget the run."""
    request.session.pop(KEPT_AS, None)


def _kept(request: HttpRequest) -> dict[str, Any] | None:
    kept: dict[str, Any] | None = request.session.get(KEPT_AS)
    return kept if kept and kept["post"] == _post(request) else None


def _place(kept: dict[str, Any] | None, uid: UUID) -> int | None:
    uids = [stop[0] for stop in kept["stops"]] if kept else []
    return uids.index(str(uid)) if str(uid) in uids else None


def _post(request: HttpRequest) -> str:
    actor = getattr(request, "actor", None)
    if actor is None:
        return ""
    return str(actor.on_behalf_of.uid if actor.on_behalf_of else actor.post.uid)
