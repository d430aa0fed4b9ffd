"""Who may look into the books of numbers."""

from django.utils.translation import gettext as _

from eoffice.lib.verdicts import ALLOWED, Verdict, denied
from eoffice.organization.actor import Actor
from eoffice.organization.models import Agency, Role

READERS = (Role.REGISTRY, Role.LEADERS, Role.AUDITORS, Role.ARCHIVISTS)


def can_read_registers(actor: Actor, agency: Agency) -> Verdict:
    if not any(actor.has_role(role, agency.pk) for role in READERS):
        return denied(_("The registers are read by the registry, the leaders and auditors."))
    return ALLOWED
