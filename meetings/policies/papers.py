"""Who may add and withdraw papers, and why not."""

from django.utils.translation import gettext as _

from eoffice.access.models import Right
from eoffice.access.seeing import has_right
from eoffice.lib.verdicts import ALLOWED, Verdict, denied
from eoffice.organization.actor import Actor
from eoffice.things.models import Thing
from meetings.models import AgendaItem, Paper
from meetings.policies import meetings as policy


def can_add(actor: Actor, item: AgendaItem, source: Thing | None = None) -> Verdict:
    refused = policy.can_edit(actor, item.meeting)
    if not refused:
        return refused
    if item.removed_at is not None:
        return denied(_("This item was removed from the agenda."))
    if source is not None and not has_right(actor, source, Right.READ):
        return denied(_("You can only put in what you may read."))
    if source is not None and source.is_restricted:
        return denied(_("A restricted document is opened to named persons, not to a meeting."))
    return ALLOWED


def can_withdraw(actor: Actor, paper: Paper) -> Verdict:
    refused = policy.can_edit(actor, paper.item.meeting)
    if not refused:
        return refused
    if paper.withdrawn_at is not None:
        return denied(_("This paper was withdrawn already."))
    return ALLOWED
