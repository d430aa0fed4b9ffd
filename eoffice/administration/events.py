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
SECOND_STEP_PROPOSED = "administration.second_step.proposed"
SECOND_STEP_RESET = "administration.second_step.reset"
SECOND_STEP_ON = "administration.second_step.on"
SECOND_STEP_OFF = "administration.second_step.off"
PASSKEY_ADDED = "administration.passkey.added"
PASSKEY_REMOVED = "administration.passkey.removed"
RECOVERY_CODES_RENEWED = "administration.recovery_codes.renewed"
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
IMPORT_SAVED = "administration.import.saved"
IMPORT_PROPOSED = "administration.import.proposed"
IMPORT_CONFIRMED = "administration.import.confirmed"
PROPOSAL_DECLINED = "administration.proposal.declined"
PROPOSAL_WITHDRAWN = "administration.proposal.withdrawn"
APPOINTED_BY_OPERATOR = "administration.operator.appointed"
CODE_GIVEN_BY_OPERATOR = "administration.operator.code_given"
SECOND_STEP_RESET_BY_OPERATOR = "administration.operator.second_step_reset"
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
    SECOND_STEP_PROPOSED: _("asked that a second step be taken away"),
    SECOND_STEP_RESET: _("confirmed that a second step is taken away"),
    SECOND_STEP_ON: _("A code from the telephone was set up by its person"),
    SECOND_STEP_OFF: _("The code from the telephone was switched off by its person"),
    PASSKEY_ADDED: _("A passkey was added by its person"),
    PASSKEY_REMOVED: _("A passkey was removed by its person"),
    RECOVERY_CODES_RENEWED: _("Recovery codes were made anew by their person"),
    PASSWORD_CHANGED: _("A password was changed by its person"),
    PASSWORD_CHOSEN: _("A password was chosen with a code"),
    APPOINTMENT_PROPOSED: _("proposed an appointment"),
    PERSON_APPOINTED: _("confirmed an appointment"),
    APPOINTMENT_ENDED: _("ended an appointment"),
    DELEGATION_PROPOSED: _("proposed a delegation"),
    DELEGATION_CONFIRMED: _("confirmed a delegation"),
    POST_DELEGATED: _("delegated a post"),
    DELEGATION_REVOKED: _("revoked a delegation"),
    IMPORT_SAVED: _("saved what a spreadsheet says"),
    IMPORT_PROPOSED: _("proposed people and posts from a spreadsheet"),
    IMPORT_CONFIRMED: _("confirmed people and posts from a spreadsheet"),
    PROPOSAL_DECLINED: _("declined a proposal"),
    PROPOSAL_WITHDRAWN: _("withdrew a proposal"),
    APPOINTED_BY_OPERATOR: _("The operator of the installation appointed a person"),
    CODE_GIVEN_BY_OPERATOR: _("The operator of the installation gave a code for a new password"),
    SECOND_STEP_RESET_BY_OPERATOR: _("The operator of the installation took a second step away"),
    DAY_SWAPPED: _("swapped a day"),
    DAY_PUT_BACK: _("put a swapped day back"),
    AGENCY_ADDED: _("added an agency"),
    AGENCY_CHANGED: _("changed an agency"),
    TASK_RUN_AGAIN: _("had a task run again"),
}
