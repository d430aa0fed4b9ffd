"""What administrators can do, as the journal calls it, and how its page says it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PREFIX = "administration."

ACCOUNT_MADE = "administration.account.made"
ACCOUNT_CHANGED = "administration.account.changed"
ACCOUNT_DISABLED = "administration.account.disabled"
ACCOUNT_ENABLED = "administration.account.enabled"
PASSWORD_RESET = "administration.password.reset"  # noqa: S105 - the name of an event
UNIT_OPENED = "administration.unit.opened"
UNIT_RENAMED = "administration.unit.renamed"
UNIT_ENDED = "administration.unit.ended"
POST_OPENED = "administration.post.opened"
POST_RENAMED = "administration.post.renamed"
POST_ENDED = "administration.post.ended"
PERSON_APPOINTED = "administration.person.appointed"
APPOINTMENT_ENDED = "administration.appointment.ended"
POST_DELEGATED = "administration.post.delegated"
DELEGATION_REVOKED = "administration.delegation.revoked"
DAY_SWAPPED = "administration.day.swapped"
DAY_PUT_BACK = "administration.day.put_back"
AGENCY_ADDED = "administration.agency.added"
AGENCY_CHANGED = "administration.agency.changed"
TASK_RUN_AGAIN = "administration.task.run_again"

SAID: dict[str, str | Promise] = {
    ACCOUNT_MADE: _("made an account"),
    ACCOUNT_CHANGED: _("changed what is known of a person"),
    ACCOUNT_DISABLED: _("disabled an account"),
    ACCOUNT_ENABLED: _("enabled an account"),
    PASSWORD_RESET: _("gave a new one-time password"),
    UNIT_OPENED: _("opened a unit"),
    UNIT_RENAMED: _("renamed a unit"),
    UNIT_ENDED: _("ended a unit"),
    POST_OPENED: _("opened a post"),
    POST_RENAMED: _("renamed a post"),
    POST_ENDED: _("ended a post"),
    PERSON_APPOINTED: _("appointed a person"),
    APPOINTMENT_ENDED: _("ended an appointment"),
    POST_DELEGATED: _("delegated a post"),
    DELEGATION_REVOKED: _("revoked a delegation"),
    DAY_SWAPPED: _("swapped a day"),
    DAY_PUT_BACK: _("put a swapped day back"),
    AGENCY_ADDED: _("added an agency"),
    AGENCY_CHANGED: _("changed an agency"),
    TASK_RUN_AGAIN: _("had a task run again"),
}
