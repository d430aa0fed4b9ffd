"""Who may do what to a work file, and why not."""

from django.utils.translation import gettext as _

from documents.lifecycles import WORK_FILE, WorkFileState
from documents.models import Filing, WorkFile
from eoffice.access.models import Right
from eoffice.access.seeing import has_right
from eoffice.lib.verdicts import ALLOWED, Verdict, denied
from eoffice.organization.actor import Actor
from eoffice.organization.models import Agency, Duty
from eoffice.things.models import Thing


def can_open(actor: Actor, agency: Agency) -> Verdict:
    if actor.agency.pk != agency.pk:
        return denied(_("Work files are opened inside the agency."))
    if actor.post.duty in {Duty.ADMINISTRATOR, Duty.AUDITOR, Duty.GUEST}:
        return denied(_("Your post does not keep work files."))
    if actor.kinds is not None:
        return denied(_("Your delegation covers some kinds of document, not work files."))
    return ALLOWED


def can_change_members(actor: Actor, work_file: WorkFile) -> Verdict:
    if work_file.state != WorkFileState.OPEN:
        return denied(_("The work file is closed."))
    return _by_the_keeper(actor, work_file)


def can_file(actor: Actor, work_file: WorkFile, thing: Thing | None = None) -> Verdict:
    """Decree 30/2020/NĐ-CP, Article 29: by the members, of what they may read themselves."""
    if work_file.state != WorkFileState.OPEN:
        return denied(_("The work file is closed."))
    is_member = work_file.members_id in actor.holders or actor.post.pk == work_file.keeper_id
    if not is_member:
        return denied(_("Only members put things into a work file."))
    if thing is not None and not has_right(actor, thing, Right.READ):
        return denied(_("You can only put in what you may read."))
    return ALLOWED


def can_take_out(actor: Actor, filing: Filing) -> Verdict:
    if filing.work_file.state != WorkFileState.OPEN:
        return denied(_("The work file is closed."))
    if actor.post.pk != filing.work_file.keeper_id and actor.user.pk != filing.filed_by_id:
        return denied(_("Things are taken out by the keeper, or by whoever put them in."))
    return ALLOWED


def can_close(actor: Actor, work_file: WorkFile) -> Verdict:
    if not WORK_FILE.allows(work_file.state, "close"):
        return denied(_("The work file is closed already."))
    return _by_the_keeper(actor, work_file)


def can_reopen(actor: Actor, work_file: WorkFile) -> Verdict:
    if not WORK_FILE.allows(work_file.state, "reopen"):
        return denied(_("The work file is open."))
    return _by_the_keeper(actor, work_file)


def _by_the_keeper(actor: Actor, work_file: WorkFile) -> Verdict:
    heads_it = actor.post.heads_unit and actor.post.unit_id == work_file.keeper.unit_id
    if actor.post.pk != work_file.keeper_id and not heads_it:
        return denied(_("This is done by the keeper of the work file."))
    return ALLOWED
