"""What every page knows: the words of the frame, the office, the person and the theme."""

from functools import cached_property
from typing import Any

from django.http import HttpRequest

from eoffice.web import navigation

THEME_COOKIE = "theme"
THEMES = ("light", "dark")
WORDS_AT_HAND = 4  # a phone's bar holds these, and "More" (components/words.css)


class Frame:
    """The frame of one page. Everything is asked for late: a part of a page asks for nothing."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @cached_property
    def actor(self) -> Any:
        """The person in a post, or None for a visitor and for a person without a post."""
        return getattr(self._request, "actor", None)

    @cached_property
    def person(self) -> Any:
        user = getattr(self._request, "user", None)
        return user if getattr(user, "is_authenticated", False) else None

    @cached_property
    def post(self) -> Any:
        return getattr(self.actor, "post", None)

    @cached_property
    def agency(self) -> Any:
        return getattr(self.actor, "agency", None)

    @cached_property
    def stands_in(self) -> Any:
        """The delegation under which the person acts for another, if they do."""
        return getattr(self.actor, "on_behalf_of", None)

    @cached_property
    def posts(self) -> list[Any]:
        return list(getattr(self._request, "posts", None) or [])

    @cached_property
    def delegations(self) -> list[Any]:
        return list(getattr(self._request, "delegations", None) or [])

    @cached_property
    def entries(self) -> list[navigation.Shown]:
        return navigation.shown_to(self.actor, self._request)

    @cached_property
    def further(self) -> list[navigation.Shown]:
        """The words that stand under "More" on a phone."""
        return self.entries[WORDS_AT_HAND:]

    @cached_property
    def is_further(self) -> bool:
        """Whether the page lies under one of the words under "More"."""
        return any(shown.is_current for shown in self.further)

    @cached_property
    def further_count(self) -> int:
        return sum(shown.count for shown in self.further)

    @cached_property
    def bell_url(self) -> str:
        bell = navigation.bell()
        return navigation.address_of(bell.url_name) if bell and self.actor else ""

    @cached_property
    def bell_count(self) -> int:
        bell = navigation.bell()
        return bell.count(self.actor) if bell and self.actor else 0

    @cached_property
    def search_url(self) -> str:
        return navigation.address_of("search:search")

    @cached_property
    def suggest_url(self) -> str:
        return navigation.address_of("search:suggest")

    @cached_property
    def help_url(self) -> str:
        return navigation.address_of("web:guide")

    @cached_property
    def delegations_url(self) -> str:
        """Where people name who stands in for them; not while they stand in for another."""
        if self.post is None or self.stands_in is not None:
            return ""
        return navigation.address_of("delegations:mine")

    @cached_property
    def programs_url(self) -> str:
        return navigation.address_of("programs:mine") if self.post is not None else ""

    @cached_property
    def account_url(self) -> str:
        return navigation.address_of("account_own")

    @cached_property
    def act_in_url(self) -> str:
        return navigation.address_of("organization:act-in")

    @cached_property
    def language_url(self) -> str:
        return navigation.address_of("choose-language")

    @cached_property
    def theme_url(self) -> str:
        return navigation.address_of("web:theme")

    @cached_property
    def sign_out_url(self) -> str:
        return navigation.address_of("account_logout")

    @cached_property
    def theme(self) -> str:
        """`light` or `dark` where the person chose; empty where the machine's own wish holds."""
        chosen = self._request.COOKIES.get(THEME_COOKIE, "")
        return chosen if chosen in THEMES else ""


def frame(request: HttpRequest) -> dict[str, Frame]:
    """Give every template its frame."""
    return {"frame": Frame(request)}
