"""What the signature book and the table of the clerk show, and verdicts in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from documents.lifecycles import OutgoingState
from documents.models import Document, Register
from documents.models.documents import DocumentQuerySet
from documents.pages import changes
from documents.pages import outgoing as page
from documents.pages.due_to_sign import Due, due_of, groups_of
from documents.pages.shown import shown_of
from documents.policies import outgoing as policy
from documents.signing.states import DocumentVerdict, Reason, SignatureVerdict, State
from documents.signing.words import CHANGES, REASONS, STATES
from eoffice.lib.verdicts import Verdict
from eoffice.organization.actor import Actor
from storage import preferences
from storage.models import FileVersion
from storage.reading import engine
from storage.workroom import copy_of

VERIFIER = "documents.signing.inside:verify_file"
PDF = "application/pdf"
TONES: Mapping[State, str] = {
    State.VALID: "green",
    State.UNSIGNED: "grey",
    State.EXPIRED: "amber",
    State.UNTRUSTED: "amber",
    State.UNVERIFIABLE: "amber",
}


@dataclass(frozen=True)
class Judged:
    """A verdict in words, over all signatures, and each of them."""

    version: FileVersion | None
    word: str | Promise
    tone: str
    is_valid: bool
    reasons: Sequence[str | Promise]
    signatures: Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class ToSign:
    """A line of the signature book, or of the sheet on which many are signed."""

    document: Document
    url: str
    is_current: bool
    can_approve: Verdict
    can_sign: Verdict
    due: Due | None = None

    @property
    def can_tick(self) -> bool:
        return bool(self.can_approve) or bool(self.can_sign)

    @property
    def digest_tail(self) -> str:
        """The end of the hash that approval locked: what is signed is exactly this."""
        return self.document.outgoing.approved_digest[-12:]


@dataclass(frozen=True)
class ToIssue:
    """A line of the clerk's table."""

    document: Document
    proposed: str
    can_issue: Verdict


def in_order(documents: DocumentQuerySet) -> list[Document]:
    """Put documents in the order in which they are dealt with: urgent first, then by age."""
    documents = documents.for_page().select_related("outgoing__unit")
    return list(documents.order_by("-urgency", "thing__sort_key", "pk"))


def book_of(
    documents: Sequence[Document], actor: Actor, *, asked: str, at: datetime
) -> dict[str, Any]:
    """Gather the signature book; the asked document is open, or the first."""
    due = due_of(documents, actor, at=at)
    grouped = groups_of(documents, due)
    documents = [document for group in grouped for document in group.documents]
    chosen = next((one for one in documents if str(one.thing.uid) == asked), None)
    current = chosen or (documents[0] if documents else None)
    lines = [_to_sign(document, actor, current, due.get(document.pk)) for document in documents]
    groups = [
        (group.label, group.tone, [line for line in lines if line.document in group.documents])
        for group in grouped
    ]
    context: dict[str, Any] = {"groups": groups, "count": len(lines), "document": current}
    if current is None:
        return context
    place = documents.index(current)
    shown, changed = changes.mark_changes(current, actor, shown_of(current, None, at=at), at=at)
    before = lines[place - 1] if place else None
    after = lines[place + 1] if place + 1 < len(lines) else None
    return {
        **context,
        "place": place + 1,
        "previous_url": before.url if before else "",
        "next_url": after.url if after else "",
        "shown": shown,
        "changes": changed,
        "can_approve": policy.can_approve(actor, current),
        "can_sign": policy.can_sign(actor, current),
        "can_send_back": policy.can_send_back(actor, current),
        "is_approved": current.state == OutgoingState.APPROVED,
        "digest_tail": lines[place].digest_tail,
    }


def sheet_of(documents: Sequence[Document], actor: Actor) -> dict[str, Any]:
    """Gather what is about to be signed, and what must be approved before."""
    lines = [_to_sign(document, actor, None) for document in documents]
    return {
        "lines": [line for line in lines if line.can_sign],
        "to_approve": [line for line in lines if line.can_approve],
        "others": [line for line in lines if not line.can_tick],
    }


def _to_sign(
    document: Document, actor: Actor, current: Document | None, due: Due | None = None
) -> ToSign:
    return ToSign(
        document=document,
        url=f"?open={document.thing.uid}",
        is_current=document == current,
        can_approve=policy.can_approve(actor, document),
        can_sign=policy.can_sign(actor, document),
        due=due,
    )


def rows_of(documents: Sequence[Document], actor: Actor, *, at: datetime) -> list[ToIssue]:
    """Gather what waits for number and seal; the number shown is the next one, not yet taken."""
    kinds = {document.kind_code for document in documents if document.entry is None}
    books = Register.objects.find_outgoing(actor.agency, kinds, at)
    following: dict[int | None, int] = {}
    rows = []
    for document in documents:
        book = books.get(document.kind_code)
        number = document.entry.shown if document.entry else _next(book, following)
        rows.append(ToIssue(document, number, policy.can_issue(actor, document)))
    return rows


def judge(document: Document, *, at: datetime) -> Judged:
    """Judge a document's PDF in a child process, over all its signatures."""
    version = page.signatures_of(document)
    if version is None or version.media_type != PDF:
        verdict = DocumentVerdict(State.UNSIGNED, (Reason.NO_PDF,))
        return _in_words(version, verdict)
    with copy_of(version) as path:
        answer = engine.call(
            path, VERIFIER, str(settings.TRUST_DIR), at.isoformat(), limits=preferences.limits()
        )
    try:
        verdict = DocumentVerdict.from_dict(answer)
    except (KeyError, TypeError, ValueError):
        verdict = DocumentVerdict(State.UNVERIFIABLE, (Reason.FAILED,))
    return _in_words(version, verdict)


def _in_words(version: FileVersion | None, verdict: DocumentVerdict) -> Judged:
    return Judged(
        version=version,
        word=STATES[verdict.state],
        tone=TONES.get(verdict.state, "red"),
        is_valid=verdict.is_valid,
        reasons=[REASONS[reason] for reason in verdict.reasons],
        signatures=[_signature(one) for one in verdict.signatures],
    )


def _signature(verdict: SignatureVerdict) -> dict[str, Any]:
    certificate = verdict.certificate
    return {
        "who": certificate.subject if certificate else _("Unknown"),
        "organization": certificate.organization if certificate else "",
        "issuer": certificate.issuer if certificate else "",
        "at": verdict.signed_at,
        "word": STATES[verdict.state],
        "tone": TONES.get(verdict.state, "red"),
        "reasons": [REASONS[reason] for reason in verdict.reasons],
        "changes": CHANGES[verdict.changes_after],
    }


def _next(book: Register | None, following: dict[int | None, int]) -> str:
    """Say which number comes next in a document's book, after those proposed above it."""
    key = book.pk if book else None
    number = following.get(key, book.next_number if book else 1)
    following[key] = number + 1
    return f"{number:02d}"
