"""What waits on a desk: letters to instruct, papers to sign, work, letters to register."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from documents.models import Document, Urgency
from documents.pages.waiting import (
    arrived,
    given_by,
    on_what_is_seen,
    sent_back,
    to_instruct,
    to_issue,
    to_register,
    to_sign,
    to_submit,
    work_of,
)
from eoffice.assignments.models import Assignment, AssignmentRole
from eoffice.desk import coming, piles, waiting
from eoffice.desk.lines import ComingLine, DeskLine
from eoffice.desk.piles import Pile, Stop
from eoffice.organization.actor import Actor
from eoffice.web import sayings

Rows = Callable[[Actor], QuerySet[Document]]


def register() -> None:
    """Put the piles of documents on the desk. Called once, when apps are ready."""
    _register("instruct", gettext_lazy("Waiting for my instruction"), 10, to_instruct)
    _register(
        "sign",
        gettext_lazy("Waiting for my approval or signature"),
        20,
        to_sign,
        url_name="documents:signature-book",
    )
    piles.register(_work_pile("lead", gettext_lazy("Work that I lead"), 30, AssignmentRole.LEAD))
    piles.register(
        _work_pile("support", gettext_lazy("Work that I support"), 40, AssignmentRole.SUPPORT)
    )
    piles.register(
        _work_pile("inform", gettext_lazy("For my information"), 45, AssignmentRole.INFORM)
    )
    _register("sent-back", gettext_lazy("Drafts sent back to me"), 50, sent_back)
    _register("submit", gettext_lazy("Letters to be submitted"), 60, to_submit)
    _register(
        "issue",
        gettext_lazy("Documents to number, seal and issue"),
        70,
        to_issue,
        url_name="documents:to-be-issued",
    )
    piles.register(
        Pile(
            key="intake",
            title=gettext_lazy("Letters to be registered"),
            order=80,
            count=lambda actor: to_register(actor).count() + arrived(actor).count(),
            urgent=lambda actor: to_register(actor).filter(urgency__gt=Urgency.NORMAL).count(),
            lines=lambda actor: _lines(to_register(actor)),
            label=_label,
            url_name="documents:intake",
        )
    )
    coming.register(terms_that_end)
    waiting.register(
        waiting.Source(
            key="documents",
            order=10,
            count=lambda actor: given_by(actor).count(),
            lines=lambda actor, most: _work_lines(given_by(actor)[:most]),
        )
    )


def count_incoming(actor: Actor | None) -> int:
    """Count what waits for the actor among the letters that came in."""
    if actor is None:
        return 0
    rows = (to_instruct, to_register, to_submit)
    return sum(row(actor).count() for row in rows) + arrived(actor).count()


def count_outgoing(actor: Actor | None) -> int:
    """Count what waits for the actor among the documents that go out."""
    if actor is None:
        return 0
    return sum(row(actor).count() for row in (to_sign, to_issue, sent_back))


def terms_that_end(actor: Actor, begins_at: datetime, ends_at: datetime) -> Sequence[ComingLine]:
    """List the actor's terms that end between two instants."""
    lines = (
        Assignment.objects.to_holders(actor.holders).open().select_related("instruction", "term")
    )
    ending_then = lines.filter(term__due_at__gte=begins_at, term__due_at__lt=ends_at)
    ending = list(on_what_is_seen(ending_then, actor))
    documents = _documents_of(ending)
    return [
        ComingLine(
            at=line.term.due_at,
            title=str(document),
            url=document.get_absolute_url(),
            facts=_("Deadline"),
            is_pressing=True,
        )
        for line in ending
        if line.term and (document := documents.get(line.instruction.thing_id))
    ]


def _register(
    key: str, title: str | Promise, order: int, rows: Rows, *, url_name: str = ""
) -> None:
    piles.register(
        Pile(
            key=key,
            title=title,
            order=order,
            count=lambda actor: rows(actor).count(),
            urgent=lambda actor: rows(actor).filter(urgency__gt=Urgency.NORMAL).count(),
            lines=lambda actor: _lines(rows(actor)),
            label=_label,
            stops=None if url_name else _stops_of(rows),
            url_name=url_name,
        )
    )


def _stops_of(rows: Rows) -> Callable[[Actor], Sequence[Stop]]:
    def stops(actor: Actor) -> Sequence[Stop]:
        return [
            Stop(document.thing.uid, document.get_absolute_url())
            for document in _in_order(rows(actor))
        ]

    return stops


def _work_pile(key: str, title: str | Promise, order: int, role: AssignmentRole) -> Pile:
    return Pile(
        key=key,
        title=title,
        order=order,
        count=lambda actor: work_of(actor, role).count(),
        urgent=lambda actor: work_of(actor, role).filter(term__due_at__lt=timezone.now()).count(),
        lines=lambda actor: _work_lines(work_of(actor, role)[: piles.LINES_SHOWN]),
        label=_label,
        stops=lambda actor: _work_stops(work_of(actor, role)),
    )


def _in_order(documents: QuerySet[Document]) -> QuerySet[Document]:
    return documents.select_related("thing").order_by("-urgency", "thing__sort_key")


def _lines(documents: QuerySet[Document]) -> list[DeskLine]:
    """Show the most urgent and the oldest, each once."""
    most_urgent = _in_order(documents).first()
    oldest = documents.select_related("thing").order_by("thing__sort_key").first()
    if most_urgent is None or oldest is None:
        return []
    marked = [(most_urgent, _("Most urgent") if most_urgent.urgency else _("Oldest"))]
    if oldest != most_urgent:
        marked.append((oldest, _("Oldest")))
    return [_line(document, mark) for document, mark in marked]


def _line(document: Document, mark: str) -> DeskLine:
    facts = [part for part in (document.code, document.body_name) if part]
    return DeskLine(
        title=str(document),
        url=document.get_absolute_url(),
        mark=mark,
        facts=" · ".join(facts),
        badge=Urgency(document.urgency).label if document.urgency else document.state_label,
        tone="red" if document.urgency else "grey",
    )


def _work_lines(lines: Iterable[Assignment]) -> list[DeskLine]:
    shown = list(lines)
    documents = _documents_of(shown)
    return [
        _work_line(line, document)
        for line in shown
        if (document := documents.get(line.instruction.thing_id))
    ]


def _work_stops(lines: Iterable[Assignment]) -> list[Stop]:
    shown = list(lines)
    documents = _documents_of(shown)
    return [
        Stop(document.thing.uid, document.get_absolute_url())
        for line in shown
        if (document := documents.get(line.instruction.thing_id))
    ]


def _documents_of(lines: Iterable[Assignment]) -> dict[int, Document]:
    things = [line.instruction.thing_id for line in lines]
    return Document.objects.select_related("thing").in_bulk(things)


def _work_line(line: Assignment, document: Document) -> DeskLine:
    badge, tone = "", "grey"
    if line.term is not None:
        left = line.term.working_days_left(timezone.now())
        badge, tone = sayings.time_left(left), sayings.tone_of_time_left(left)
    return DeskLine(
        title=str(document),
        url=document.get_absolute_url(),
        facts=" · ".join(part for part in (document.code, str(line.to_holder)) if part),
        badge=badge,
        tone=tone,
    )


def _label(count: int) -> str:
    return ngettext("Deal with %(n)d document", "Deal with %(n)d documents", count) % {"n": count}
