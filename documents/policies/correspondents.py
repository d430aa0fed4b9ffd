"""Who may keep the list of correspondents, and why not."""

from django.utils.translation import gettext as _

from eoffice.lib.verdicts import ALLOWED, Verdict, denied
from eoffice.organization.actor import Actor
from eoffice.organization.models import Agency


def can_keep_correspondents(actor: Actor, agency: Agency) -> Verdict:
    if not (actor.serves_registry_of(agency.pk) or actor.administers(agency.pk)):
        return denied(_("The list of correspondents is kept by the registry and administrators."))
    return ALLOWED


def can_see_those_of_letters(actor: Actor, agency: Agency) -> Verdict:
    """Who has written to the agency is for the registry alone: administrators see no letters."""
    if not actor.serves_registry_of(agency.pk):
        return denied(_("Who has written to the agency is shown to the registry alone."))
    return ALLOWED
