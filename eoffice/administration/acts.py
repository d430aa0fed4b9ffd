"""The acts of administration as the journal has them, said in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils.functional import Promise

from eoffice.administration import events
from eoffice.journal.models import JournalEntry
from eoffice.organization.models import Agency

A_PAGE = 50

_said_above: dict[str, str | Promise] = {}


@dataclass(frozen=True)
class Act:
    """One act: when, who in which post, what, and to whom or what."""

    at: datetime
    who: str
    post: str
    what: str | Promise
    note: str


@dataclass(frozen=True)
class Page:
    """Some acts, newest first, and where the older ones are."""

    acts: Sequence[Act]
    older_url: str
    newest_url: str


def also_say(said: Mapping[str, str | Promise]) -> None:
    """Have acts of an app above shown as well. Called once, from `AppConfig.ready`."""
    _said_above.update(said)


def page_of(agency: Agency, *, before: UUID | None) -> Page:
    """Return the acts of an agency's administrators, and of those who delegated their posts.

    What the operator did, and that a password was chosen, happened in no post: these entries name
    the agency themselves. None of it is about a thing, as nearly all else in the journal is: of the
    index by thing only this end is read, backwards.
    """
    entries = JournalEntry.objects.filter(
        Q(thing__isnull=True),
        Q(post__unit__agency=agency) | Q(post__isnull=True, payload__agency=str(agency.uid)),
        event__in=[*events.SAID, *_said_above],
    ).select_related("user", "post", "text")
    if before is not None:
        last = JournalEntry.objects.filter(uid=before).values("pk")[:1]
        entries = entries.filter(pk__lt=last)
    rows = list(entries.order_by("-thing_id", "-pk")[: A_PAGE + 1])
    url = reverse("administration:acts")
    more = len(rows) > A_PAGE
    return Page(
        acts=[_said(entry) for entry in rows[:A_PAGE]],
        older_url=f"{url}?before={rows[A_PAGE - 1].uid}" if more else "",
        newest_url=url if before else "",
    )


def _said(entry: JournalEntry) -> Act:
    text = getattr(entry, "text", None)
    return Act(
        at=entry.happened_at,
        who=str(entry.user or ""),
        post=str(entry.post or ""),
        what=(events.SAID | _said_above)[entry.event],
        note=text.words if text else "",
    )
