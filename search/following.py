"""Follows the rights on things: whoever lost one finds nothing of the thing from that moment on."""

from datetime import datetime

from django.db import transaction

from eoffice.access.granting import project
from eoffice.access.models import ThingRight
from eoffice.things.models import Thing
from search import registry
from search.models import IndexRequest, RevokedSince


def follow_rights(thing: Thing, has_lost: bool) -> None:  # noqa: FBT001 - the listener's signature
    """Have a thing indexed anew whose rights change, and hide it until then if anybody lost one."""
    if thing.kind not in registry.kinds():
        return
    if has_lost:
        RevokedSince.objects.note(thing)
    IndexRequest.objects.ask_for(thing)


def end_what_ran_out(*, at: datetime) -> int:
    """Project the things anew on which a right has run out; return how many.

    From the instant of its end until then, nobody finds them (`RevokedSince.left_out_at`). Grants
    that begin later need nothing here: the projection, from which the index is made, has them
    from the day of granting on.
    """
    ended = ThingRight.objects.filter(ends_at__lte=at)
    things = list(Thing.objects.filter(pk__in=ended.values("content_object")))
    for thing in things:
        with transaction.atomic():
            thing.lock()
            project(thing, at=at)
    return len(things)
