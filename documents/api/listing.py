"""Lists of documents: newest first, by key, narrowed within what the actor may list anyway."""

from collections.abc import Mapping, Sequence
from typing import Any

from rest_framework import serializers

from documents.api.lines import STATES
from documents.kinds import KINDS
from documents.models import Direction, Document
from documents.models.documents import DocumentQuerySet
from documents.models.registers import sort_key_of
from documents.pages import narrowing
from eoffice.access import seeing
from eoffice.access.seeing import Key
from eoffice.api.paging import PageAsked, Place, key_of
from eoffice.organization.actor import Actor

_FILTERS = ("state", "kind", "since", "until")


class DocumentsAsked(PageAsked):
    """Which documents, and which page of them."""

    state = serializers.ListField(
        child=serializers.ChoiceField(choices=STATES), required=False, help_text="Any of these."
    )
    kind = serializers.ListField(
        child=serializers.ChoiceField(choices=[kind.code for kind in KINDS]),
        required=False,
        help_text="Any of these kinds.",
    )
    since = serializers.DateField(
        required=False, help_text="By the day of its number, or of its arrival while it has none."
    )
    until = serializers.DateField(required=False, help_text="By the same day, which belongs to it.")


def page_of(
    actor: Actor, direction: Direction, asked: Mapping[str, Any]
) -> tuple[Sequence[Document], Place | None]:
    """Return a page, and where the next one begins."""
    after, limit = key_of(asked), asked["limit"]
    if actor.kinds is None and not any(asked.get(name) for name in _FILTERS):
        found = _newest(actor, direction, after, limit + 1)
    else:
        found = _narrowed(actor, direction, asked, after, limit + 1)
    shown = found[:limit]
    last = shown[-1].thing if len(found) > limit else None
    return shown, Place(last.sort_key, last.uid) if last else None


def _newest(actor: Actor, direction: Direction, after: Key | None, most: int) -> list[Document]:
    """Take the page from the index of rights alone: the form for a million (walls, 3)."""
    keys = seeing.newest_for(actor, direction, after=after, limit=most)
    documents = Document.objects.for_list().in_bulk([key.thing_id for key in keys])
    return [documents[key.thing_id] for key in keys if key.thing_id in documents]


def _narrowed(
    actor: Actor, direction: Direction, asked: Mapping[str, Any], after: Key | None, most: int
) -> list[Document]:
    def narrow(documents: DocumentQuerySet) -> DocumentQuerySet:
        if asked.get("state"):
            documents = documents.in_state(*asked["state"])
        if asked.get("kind"):
            documents = documents.filter(kind_code__in=asked["kind"])
        if asked.get("since"):
            documents = documents.filter(sort_key__gte=sort_key_of(asked["since"], 0))
        if asked.get("until"):
            documents = documents.filter(sort_key__lte=sort_key_of(asked["until"]))
        return documents

    return narrowing.seen_by(actor, direction, narrow).newest(most, after)
