"""What people are told of meetings, in which words. No notice holds the title of a meeting."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext_lazy as _

from eoffice.notifications import naming
from eoffice.notifications.kinds import NoticeGroup, NoticeKind, register, register_group
from eoffice.organization.actor import Actor
from eoffice.things.models import Thing
from meetings.models import Meeting
from meetings.models.meetings import KIND

INVITED = "meetings.invited"
NEW_PAPERS = "meetings.new_papers"
CHANGED = "meetings.changed"
CANCELLED = "meetings.cancelled"
ANSWER_ASKED = "meetings.answer_asked"
READING_ASKED = "meetings.reading_asked"
DECLINED = "meetings.declined"
REFUSED = "meetings.refused"

_TITLES = {
    INVITED: _("You are invited to a meeting: %(when)s."),
    NEW_PAPERS: _("New papers for the meeting of %(when)s: %(count)d."),
    CHANGED: _("The meeting was changed; it is now %(when)s."),
    CANCELLED: _("The meeting of %(when)s was cancelled."),
    ANSWER_ASKED: _("Please answer the invitation to the meeting of %(when)s."),
    READING_ASKED: _("Please read the papers for the meeting of %(when)s."),
    REFUSED: _(
        "A paper for the meeting of %(when)s bears the mark of a state secret and was taken out of "
        "this system; a line stands in its place. Hand it out on paper as the rules say."
    ),
    DECLINED: _("%(who)s will not attend the meeting of %(when)s."),
}


def register_all() -> None:
    """Make the kinds of notice known, in one group that people choose channels for."""
    register_group(NoticeGroup(code="meetings", label=_("Meetings"), order=40))
    for code, title in _TITLES.items():
        register(NoticeKind(code=code, group="meetings", title=title, icon="users-group"))
    naming.register(KIND, names_of)


def names_of(actor: Actor, things: Sequence[Thing]) -> Mapping[int, str]:
    """Name the meetings that the actor may see, as they are called now."""
    found = Meeting.objects.visible_to(actor).filter(thing__in=things)
    return {meeting.pk: meeting.title for meeting in found}
