"""A made-up kind of thing to be told of: letters, with their subjects."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext_lazy as _

from eoffice.access import granting
from eoffice.access.models import Cause, Right
from eoffice.access.seeing import things_of
from eoffice.accounts.models import User
from eoffice.notifications.kinds import NoticeGroup, NoticeKind
from eoffice.notifications.telling import tell
from eoffice.organization.actor import Actor
from eoffice.organization.models import Holder
from eoffice.things.models import Thing
from tests.factories import MORNING

GROUP = NoticeGroup("letters", _("Documents"), 10)
QUIET = NoticeGroup("quiet", "Quiet things", 20, mails_by_default=False)
GIVEN = NoticeKind("letters.given", "letters", "%(who)s gave you letter number %(number)d.")
HINTED = NoticeKind("quiet.hinted", "quiet", "Something small happened.")
SUBJECT = "Về việc kiểm tra đột xuất"


def name_letters(actor: Actor, things: Sequence[Thing]) -> Mapping[int, str]:
    seen = set(things_of(actor).filter(content_object__in=things))
    return {thing.pk: SUBJECT for thing in things if thing.pk in seen}


def open_to(actor: Actor, thing: Thing) -> None:
    """Let an actor's post see a thing."""
    holder = Holder.objects.get(pk=actor.post_holder)
    granting.grant(thing, [holder], Right.READ, cause=Cause.LEAD, at=MORNING)


def shut_to(actor: Actor, thing: Thing) -> None:
    granting.end_grants(thing, at=MORNING, holder=Holder.objects.get(pk=actor.post_holder))


def tell_of(thing: Thing | None, *people: User) -> None:
    """Tell people that the director gave them letter number 1245."""
    tell(
        people,
        kind="letters.given",
        thing=thing,
        url="/guide/",
        at=MORNING,
        who="Trần Quang Minh",
        number=1245,
    )
