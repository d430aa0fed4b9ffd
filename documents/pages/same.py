"""The warning that a letter is registered already: both letters, side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from documents.models import Document
from documents.pages.comparing import Change, changes_between
from documents.pages.papers import versions_of
from eoffice.access import seeing
from eoffice.access.models import Right
from eoffice.organization.actor import Actor
from storage.models import FileVersion
from storage.reading.values import PageText
from storage.renditions import page_count_of, pages_of

MOST_PAGES = 6
MOST_CHANGES = 20  # more are mostly what two scans of one letter were read as


@dataclass(frozen=True)
class Same:
    """One that may be the same letter; of what the actor may not read only the number is said."""

    title: str
    words: str
    url: str = ""
    caption: str = ""
    picture: str = ""
    pages: Sequence[tuple[str, str]] = ()
    """Pages of this letter and of the other one beside each other; empty where one has no more."""

    difference: str = ""
    changes: Sequence[Change] = ()


@dataclass(frozen=True)
class _Letter:
    """A letter with the version that people turn to first."""

    document: Document
    version: FileVersion | None

    @cached_property
    def pages(self) -> int:
        return page_count_of(self.version) if self.version else 0

    @cached_property
    def texts(self) -> Sequence[PageText]:
        return pages_of(self.version) if self.version else ()

    def picture(self, page: int) -> str:
        if self.version is None or page > self.pages:
            return ""
        arguments = [self.document.thing.uid, self.version.uid, page]
        return reverse("documents:page-picture", args=arguments)


def same_shown(others: Sequence[Document], document: Document, actor: Actor) -> list[Same]:
    """Describe what was found for whoever may read it."""
    own = _letter(document)
    return [_same(other, own, actor) for other in others]


def picture_of_first_page(document: Document) -> str:
    """Return the address of the picture of a letter's first page; empty where there is none."""
    return _letter(document).picture(1)


def _letter(document: Document) -> _Letter:
    return _Letter(document, next(iter(versions_of(document)), None))


def _same(document: Document, own: _Letter, actor: Actor) -> Same:
    number = document.entry.shown if document.entry else ""
    title = (
        _("It may be registered already: arrival number %(number)s") % {"number": number}
        if number
        else _("The same letter waits here twice")
    )
    caption = _("no. %(number)s") % {"number": number} if number else _("the other one")
    if not seeing.has_right(actor, document.thing, Right.READ):
        return Same(title, _("You may not read the other letter."), caption=caption)
    other = _letter(document)
    parts = [_alike(own, other)]
    if document.entry:
        parts.append(_("Registered on %(day)s.") % {"day": f"{document.entry.day:%d/%m/%Y}"})
    parts.append(_longer(own.pages, other.pages))
    most = min(max(own.pages, other.pages), MOST_PAGES)
    difference, changes = _difference(own, other)
    return Same(
        title=title,
        words=" ".join(part for part in parts if part),
        url=document.get_absolute_url(),
        caption=caption,
        picture=other.picture(1),
        pages=[(own.picture(page), other.picture(page)) for page in range(1, most + 1)],
        difference=difference,
        changes=changes,
    )


def _alike(own: _Letter, other: _Letter) -> str:
    if own.version and other.version and own.version.digest == other.version.digest:
        return _("It is the same file.")
    return _("Same number, symbol and issuing body.")


def _longer(own: int, other: int) -> str:
    if not own or not other or own == other:
        return ""
    count = abs(own - other)
    if own > other:
        words = ngettext("This one has %(n)d page more.", "This one has %(n)d pages more.", count)
    else:
        words = ngettext("This one has %(n)d page less.", "This one has %(n)d pages less.", count)
    return words % {"n": count}


def _difference(own: _Letter, other: _Letter) -> tuple[str, Sequence[Change]]:
    """Say what the words of both differ in, where both were read: first the other, then this."""
    before, after = other.texts, own.texts
    if not any(page.text for page in before) or not any(page.text for page in after):
        return "", ()
    changes = changes_between(before, after)
    if not changes:
        return _("Both say the same, word by word."), ()
    if len(changes) > MOST_CHANGES:
        return _("They differ in many places; compare the pages."), ()
    words = ngettext("They differ in %(n)d place.", "They differ in %(n)d places.", len(changes))
    return words % {"n": len(changes)}, changes
