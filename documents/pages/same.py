"""The warning that a letter is registered already: both letters, side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from documents.models import Document
from documents.pages.papers import versions_of
from eoffice.access import seeing
from eoffice.access.models import Right
from eoffice.organization.actor import Actor
from storage.renditions import page_count_of


@dataclass(frozen=True)
class Same:
    """One that may be the same letter; of what the actor may not read only the number is said."""

    title: str
    words: str
    url: str
    caption: str
    picture: str


def same_shown(others: Sequence[Document], actor: Actor) -> list[Same]:
    """Describe what was found for whoever may read it."""
    return [_same(other, actor) for other in others]


def picture_of_first_page(document: Document) -> str:
    """Return the address of the picture of a letter's first page; empty where there is none."""
    version = next(iter(versions_of(document)), None)
    if version is None or not page_count_of(version):
        return ""
    return reverse("documents:page-picture", args=[document.thing.uid, version.uid, 1])


def _same(other: Document, actor: Actor) -> Same:
    number = other.entry.shown if other.entry else ""
    title = (
        _("It may be registered already: arrival number %(number)s") % {"number": number}
        if number
        else _("The same letter waits here twice")
    )
    caption = _("no. %(number)s") % {"number": number} if number else _("the other one")
    if not seeing.has_right(actor, other.thing, Right.READ):
        return Same(title, _("You may not read the other letter."), "", caption, "")
    parts = [other.code, other.body_name]
    if other.entry:
        parts.append(_("registered on %(day)s") % {"day": f"{other.entry.day:%d/%m/%Y}"})
    return Same(
        title=title,
        words=" · ".join(part for part in parts if part),
        url=other.get_absolute_url(),
        caption=caption,
        picture=picture_of_first_page(other),
    )
