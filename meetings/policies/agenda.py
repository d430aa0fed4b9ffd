"""Who may change the agenda, and why not."""

from django.utils.translation import gettext as _

from eoffice.lib.verdicts import ALLOWED, Verdict, denied
from eoffice.organization.actor import Actor
from meetings.models import AgendaItem
from meetings.policies import meetings as policy


def can_move(actor: Actor, item: AgendaItem) -> Verdict:
    """The order is the order of the page numbers: it is fixed with them."""
    refused = policy.can_edit(actor, item.meeting)
    if not refused:
        return refused
    if item.meeting.round:
        return denied(_("The papers were sent with their page numbers: the order stays."))
    return ALLOWED


def can_remove(actor: Actor, item: AgendaItem) -> Verdict:
    refused = policy.can_edit(actor, item.meeting)
    if not refused:
        return refused
    if item.papers.standing().exists():
        return denied(_("This item has papers: withdraw them first."))
    return ALLOWED
