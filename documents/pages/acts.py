"""What one person may do with a letter now: one main act, the others quieter, rare ones apart."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from documents.models import Document
from documents.policies import incoming as policy
from eoffice.assignments import policies as work
from eoffice.assignments.lifecycles import AssignmentState
from eoffice.assignments.models import Assignment, AssignmentRole
from eoffice.lib.verdicts import ALLOWED, Verdict
from eoffice.organization.actor import Actor

MOST_CALLED_BACK = 8
MOST_QUIET = 2


@dataclass(frozen=True)
class Act:
    """One act: where it is done, what it is called, and whether it may be done.

    `opens` says that the address is a page that asks for more; else the act is posted at once.
    """

    url: str
    label: str
    verdict: Verdict = ALLOWED
    key: str = ""
    opens: bool = True


@dataclass(frozen=True)
class Acts:
    """The acts, by how they are shown. `submits`: to submit the letter is the main act."""

    main: Act | None
    quiet: Sequence[Act]
    rare: Sequence[Act]
    submits: bool


def acts_of(
    document: Document, actor: Actor, mine: Sequence[Assignment], given: Sequence[Assignment]
) -> Acts:
    """Order what may be done: what waits for this person first."""
    submits = bool(policy.can_submit(actor, document))
    usual = [*_of_the_registry(document, actor), *_of_the_leader(document, actor)]
    for line in mine:
        usual += _of_the_line(document, actor, line)
    if not mine:
        usual += _reply(document, actor)
    usual.append(_act("documents:file-into", document.thing.uid, _("Put into a work file")))
    rare = [*_rare(document, actor), *_returns(actor, mine), *_given(actor, given)]
    is_first_main = usual[0].label != _("Put into a work file") and not submits
    main = usual.pop(0) if is_first_main else None
    return Acts(
        main=main,
        quiet=usual[:MOST_QUIET],
        rare=[*usual[MOST_QUIET:], *rare],
        submits=submits,
    )


def _of_the_registry(document: Document, actor: Actor) -> Iterator[Act]:
    uid = document.thing.uid
    if policy.can_register(actor, document):
        yield _act("documents:incoming-register", uid, _("Register the letter"), key="v")
    if policy.can_reconsider(actor, document):
        url = reverse("documents:incoming-reconsider", args=[uid])
        yield Act(url, _("Take up again"), opens=False)


def _of_the_leader(document: Document, actor: Actor) -> Iterator[Act]:
    if policy.can_instruct(actor, document):
        yield _act("documents:incoming-instruct", document.thing.uid, _("Instruct"), key="c")


def _of_the_line(document: Document, actor: Actor, line: Assignment) -> Iterator[Act]:
    """Acts on one's own line: accept it, then split it or answer, at last complete it."""
    if work.can_accept(actor, line):
        url = reverse("documents:assignment-accept", args=[line.uid])
        label = _("Noted") if line.role == AssignmentRole.INFORM else _("Accept the work")
        yield Act(url, label, key="a", opens=False)
    if work.can_split(actor, line):
        yield _act("documents:assignment-split", line.uid, _("Split the work"), key="p")
    if line.role == AssignmentRole.LEAD:
        yield from _reply(document, actor)
    if line.state == AssignmentState.ACCEPTED or line.role == AssignmentRole.INFORM:
        verdict = work.can_complete(actor, line)
        url = reverse("documents:assignment-complete", args=[line.uid])
        yield Act(url, _("Complete"), verdict, key="h")
    if work.can_report(actor, line):
        yield _act("documents:assignment-report", line.uid, _("Report on the work"))


def _reply(document: Document, actor: Actor) -> Iterator[Act]:
    if policy.can_answer(actor, document):
        url = f"{reverse('documents:outgoing-draft')}?answers={document.thing.uid}"
        yield Act(url, _("Draft a reply"), key="r")


def _rare(document: Document, actor: Actor) -> Iterator[Act]:
    uid = document.thing.uid
    if policy.can_return(actor, document):
        yield _act("documents:incoming-return", uid, _("Return to the registry"))
    if document.entry_id is not None and policy.can_correct(actor, document):
        yield _act("documents:incoming-correct", uid, _("Correct what was entered"))
    if policy.can_refuse(actor, document):
        yield _act("documents:incoming-refuse", uid, _("Do not accept, with the reason…"))
    if policy.can_void(actor, document):
        yield _act("documents:incoming-void", uid, _("Make the number void"))


def _returns(actor: Actor, mine: Sequence[Assignment]) -> Iterator[Act]:
    for line in mine:
        if work.can_return(actor, line):
            yield _act("documents:assignment-return", line.uid, _("Return the work"))


def _given(actor: Actor, given: Sequence[Assignment]) -> Iterator[Act]:
    for line in given[:MOST_CALLED_BACK]:
        words = {"name": line.to_holder}
        if work.can_withdraw(actor, line):
            label = _("Call back the work of %(name)s") % words
            yield _act("documents:assignment-withdraw", line.uid, label)
        elif work.can_reopen(actor, line):
            label = _("Open the work of %(name)s again") % words
            yield _act("documents:assignment-reopen", line.uid, label)


def _act(name: str, uid: object, label: str, *, key: str = "") -> Act:
    return Act(reverse(name, args=[uid]), label, key=key)
