"""Finds who acts: the post that the person has chosen, checked anew on every request."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone

from eoffice.accounts.models import User
from eoffice.organization.actor import (
    Actor,
    NotInPostError,
    actor_for,
    actor_in,
    delegations_of,
    posts_of,
)

CHOSEN = "acts_in"
View = Callable[..., HttpResponse]


def needs_no_post(view: View) -> View:
    """Let a view be used by somebody who acts in no post (yet)."""
    view.needs_no_post = True  # type: ignore[attr-defined]  # read by the middleware below
    return view


class ActorMiddleware:
    """Sets `request.actor`, or sends the person to where they choose a post."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = None  # type: ignore[attr-defined]  # OfficeRequest tells views of it
        if isinstance(request.user, User):
            actor = self._actor(request, request.user)
            request.actor = actor  # type: ignore[attr-defined]  # as above
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: View, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        del args, kwargs
        is_open = getattr(view, "needs_no_post", False) or not getattr(view, "login_required", True)
        if is_open or not request.user.is_authenticated or getattr(request, "actor", None):
            return None
        query = urlencode({"next": request.get_full_path()}) if request.method == "GET" else ""
        return HttpResponseRedirect(f"{reverse('organization:choose-post')}?{query}")

    @staticmethod
    def _actor(request: HttpRequest, user: User) -> Actor | None:
        now = timezone.now()
        posts, delegations = posts_of(user, now), delegations_of(user, now)
        request.posts = posts  # type: ignore[attr-defined]  # as above
        request.delegations = delegations  # type: ignore[attr-defined]  # as above
        chosen = request.session.get(CHOSEN)
        if chosen is None and len(posts) == 1:
            chosen = str(posts[0].uid)
        try:
            for post in posts:
                if str(post.uid) == chosen:
                    return actor_in(user, post, now)
            for delegation in delegations:
                if str(delegation.uid) == chosen:
                    return actor_for(user, delegation, now)
        except NotInPostError:
            return None
        return None
