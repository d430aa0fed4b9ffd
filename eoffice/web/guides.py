"""The written help of the pages: apps register a few sentences for each family of theirs."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import Resolver404, resolve
from django.utils.functional import Promise

from eoffice.web.navigation import address_of

Words = str | Promise


class AlreadyAGuideError(Exception):
    """Two guides stand for the same page."""


@dataclass(frozen=True)
class Guide:
    """Help for one family of pages: those at and below the address of a named page.

    `answers` says in a sentence what the page is for. `steps` are what one does there, in order;
    each is a sentence or two. `below` names the page whose address the family begins with. With
    `pages`, it is the help for those alone: pages of one thing, whose address has the thing's id.
    """

    below: str
    title: Words
    answers: Words
    steps: Sequence[Words]
    pages: Sequence[str] = ()


_guides: dict[str, Guide] = {}


def register(guide: Guide) -> None:
    """Add the help for a family of pages. Called once for each, from `AppConfig.ready`."""
    names = guide.pages or [guide.below]
    taken = [name for name in names if name in _guides]
    if taken:
        raise AlreadyAGuideError(taken)
    for name in names:
        _guides[name] = guide


def guide_for(path: str) -> Guide | None:
    """Return the help for a page: its own, or that of the longest address at or above it.

    The address of the desk, `/`, stands for itself alone.
    """
    own = _guides.get(_name_of(path))
    if own is not None:
        return own
    families = [guide for guide in _guides.values() if not guide.pages]
    addressed = [(address_of(guide.below), guide) for guide in families]
    fitting = [
        (address, guide)
        for address, guide in addressed
        if address and (path == address or (address != "/" and path.startswith(address)))
    ]
    return max(fitting, key=lambda pair: len(pair[0]))[1] if fitting else None


def everything() -> list[Guide]:
    """List all the help there is, by the addresses of the pages; the list before its things."""
    unique = {id(guide): guide for guide in _guides.values() if address_of(guide.below)}
    return sorted(unique.values(), key=lambda guide: (address_of(guide.below), bool(guide.pages)))


def _name_of(path: str) -> str:
    try:
        return resolve(path).view_name
    except Resolver404:
        return ""
