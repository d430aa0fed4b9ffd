"""What administrators can do, as the journal calls it, and how its page says it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PREFIX = "administration."

ACCOUNT_MADE = "administration.account.made"
ACCOUNT_CHANGED = "administration.account.changed"
ACCOUNT_DISABLED = "administration.account.disabled"
ACCOUNT_ENABLED = "administration.account.enabled"
# Of the time in which an administrator gave passwords; journals keep it.
ACCESS_PROPOSED = "administration.access.proposed"
ACCESS_CONFIRMED = "administration.access.confirmed"
PASSWORD_CHANGED = "administration.password.changed"  # noqa: S105 - the name of an event
PASSWORD_CHOSEN = "administration.password.chosen"  # noqa: S105 - the name of an event
UNIT_OPENED = "administration.unit.opened"
UNIT_RENAMED = "administration.unit.renamed"
UNIT_ENDED = "administration.unit.ended"
POST_OPENED = "administration.post.opened"
POST_RENAMED = "administration.post.renamed"
POST_ENDED = "administration.post.ended"
APPOINTMENT_PROPOSED = "administration.appointment.proposed"
PERSON_APPOINTED = "administration.person.appointed"
APPOINTMENT_ENDED = "administration.appointment.ended"
DELEGATION_PROPOSED = "administration.delegation.proposed"
DELEGATION_CONFIRMED = "administration.delegation.confirmed"
POST_DELEGATED = "administration.post.delegated"
DELEGATION_REVOKED = "administration.delegation.revoked"
PROPOSAL_DECLINED = "administration.proposal.declined"
PROPOSAL_WITHDRAWN = "administration.proposal.withdrawn"
APPOINTED_BY_OPERATOR = "administration.operator.appointed"
CODE_GIVEN_BY_OPERATOR = "administration.operator.code_given"
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
    UNIT_OPENED: _("opened a unit"),
    UNIT_RENAMED: _("renamed a unit"),
    UNIT_ENDED: _("ended a unit"),
    POST_OPENED: _("opened a post"),
    POST_RENAMED: _("renamed a post"),
    POST_ENDED: _("ended a post"),
    ACCESS_PROPOSED: _("asked for a code for a new password"),
    ACCESS_CONFIRMED: _("confirmed a code for a new password"),
    PASSWORD_CHANGED: _("A password was changed by its person"),
    PASSWORD_CHOSEN: _("A password was chosen with a code"),
    APPOINTMENT_PROPOSED: _("proposed an appointment"),
    PERSON_APPOINTED: _("confirmed an appointment"),
    APPOINTMENT_ENDED: _("ended an appointment"),
    DELEGATION_PROPOSED: _("proposed a delegation"),
    DELEGATION_CONFIRMED: _("confirmed a delegation"),
    POST_DELEGATED: _("delegated a post"),
    DELEGATION_REVOKED: _("revoked a delegation"),
    PROPOSAL_DECLINED: _("declined a proposal"),
    PROPOSAL_WITHDRAWN: _("withdrew a proposal"),
    APPOINTED_BY_OPERATOR: _("The operator of the installation appointed a person"),
    CODE_GIVEN_BY_OPERATOR: _("The operator of the installation gave a code for a new password"),
    DAY_SWAPPED: _("swapped a day"),
    DAY_PUT_BACK: _("put a swapped day back"),
    AGENCY_ADDED: _("added an agency"),
    AGENCY_CHANGED: _("changed an agency"),
    TASK_RUN_AGAIN: _("had a task run again"),
}
