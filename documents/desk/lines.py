"""The lines of the desk for documents and for work on them: what it is, its facts, how pressing."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from documents.lifecycles import IncomingState
from documents.models import Delivery, Document, Urgency
from eoffice.assignments.models import Assignment
from eoffice.desk.lines import DeskLine
from eoffice.desk.piles import LINES_SHOWN, Stop
from eoffice.lib.clock import office_day
from eoffice.lib.periods import working_days_between
from eoffice.organization.models import Holding, OfficeDay
from eoffice.web import sayings

_ANSWER_IS_DUE = frozenset({IncomingState.REGISTERED, IncomingState.SUBMITTED})


def in_order(documents: QuerySet[Document]) -> QuerySet[Document]:
    """Put documents in the order in which they are dealt with: urgent ones first, then old ones."""
    return documents.select_related("thing__agency", "incoming", "outgoing__unit").order_by(
        "-urgency", "thing__sort_key"
    )


def lines_of(documents: QuerySet[Document]) -> list[DeskLine]:
    """Show the most urgent and the oldest, each once."""
    most_urgent = in_order(documents).first()
    oldest = in_order(documents).order_by("thing__sort_key").first()
    if most_urgent is None or oldest is None:
        return []
    marked = [(most_urgent, _("Most urgent") if most_urgent.urgency else _("Oldest"))]
    if oldest != most_urgent:
        marked.append((oldest, _("Oldest")))
    now = timezone.now()
    return [_line(document, mark, now) for document, mark in marked]


def intake_lines(letters: QuerySet[Document], arrived: QuerySet[Delivery]) -> list[DeskLine]:
    """Show the letters that wait for their number, then what others sent in this system."""
    lines = lines_of(letters)
    deliveries = arrived.select_related("document__thing__agency")
    return lines + [_delivered(delivery) for delivery in deliveries[: LINES_SHOWN - len(lines)]]


def stops_at(documents: QuerySet[Document]) -> list[Stop]:
    """List the pages of documents, in the order in which they are dealt with."""
    return [
        Stop(document.thing.uid, document.get_absolute_url()) for document in in_order(documents)
    ]


def work_lines(work: QuerySet[Assignment]) -> list[DeskLine]:
    """Show the line of work that is due first, and the oldest, each once; and who gave them."""
    first = work.select_related("instruction__given_by_person")
    due_first, oldest = first.first(), first.order_by("pk").first()
    if due_first is None or oldest is None:
        return []
    marks = {due_first: _("Most urgent") if due_first.term else _("Oldest")}
    marks.setdefault(oldest, _("Oldest"))
    documents = documents_of(marks)
    return [
        _work_line(line, document, _given_by(line), mark)
        for line, mark in marks.items()
        if (document := documents.get(line.instruction.thing_id))
    ][:LINES_SHOWN]


def work_stops(work: Iterable[Assignment]) -> list[Stop]:
    """List the pages on which lines of work are dealt with."""
    shown = list(work)
    documents = documents_of(shown)
    return [
        Stop(document.thing.uid, document.get_absolute_url())
        for line in shown
        if (document := documents.get(line.instruction.thing_id))
    ]


def owed_lines(given: Iterable[Assignment]) -> list[DeskLine]:
    """Show lines of work that others lead, and who they are."""
    shown = list(given)
    documents, people = documents_of(shown), _people_of(shown)
    return [
        _work_line(line, document, people.get(line.to_holder_id, str(line.to_holder)))
        for line in shown
        if (document := documents.get(line.instruction.thing_id))
    ]


def documents_of(lines: Iterable[Assignment]) -> dict[int, Document]:
    """Return the documents that lines of work are about, by their things."""
    things = [line.instruction.thing_id for line in lines]
    return Document.objects.select_related("thing").in_bulk(things)


def _delivered(delivery: Delivery) -> DeskLine:
    """Say who sent it; what it is about is for who takes it in."""
    sender = delivery.document.thing.agency
    return DeskLine(
        title=_("%(code)s of %(sender)s")
        % {"code": delivery.document.code, "sender": sender.short_name or sender.name},
        url=reverse("documents:intake"),
        mark=_("Newly come"),
        facts=_("Sent in this system, not taken in yet"),
    )


def _line(document: Document, mark: str, now: datetime) -> DeskLine:
    facts = [part for part in (document.code, _where_from(document, now)) if part]
    badge, tone = _pressing(document, now)
    return DeskLine(
        title=str(document),
        url=document.get_absolute_url(),
        mark=mark,
        facts=" · ".join(facts),
        badge=badge,
        tone=tone,
    )


def _where_from(document: Document, now: datetime) -> str:
    """Say who sent it, and when it came to where it waits now."""
    if document.is_incoming:
        incoming = document.incoming
        if incoming.submitted_at:
            when = sayings.moment_in_words(incoming.submitted_at, now=now)
            came = _("submitted %(when)s") % {"when": when}
        elif incoming.arrived_at:
            when = sayings.moment_in_words(incoming.arrived_at, now=now)
            came = _("arrived %(when)s") % {"when": when}
        else:
            came = ""
        return " · ".join(part for part in (document.body_name, came) if part)
    outgoing = document.outgoing
    if outgoing.signed_at:
        when = sayings.moment_in_words(outgoing.signed_at, now=now)
        return _("%(unit)s · signed %(when)s") % {"unit": outgoing.unit.name, "when": when}
    if outgoing.submitted_at:
        when = sayings.moment_in_words(outgoing.submitted_at, now=now)
        return _("%(unit)s submitted it %(when)s") % {"unit": outgoing.unit.name, "when": when}
    return outgoing.unit.name


def _pressing(document: Document, now: datetime) -> tuple[str, str]:
    """Say how urgent it is and how long there is; where it is neither, how far it has come."""
    words, tone = [], "grey"
    answer_by = document.incoming.answer_by if document.is_incoming else None
    if answer_by and document.state in _ANSWER_IS_DUE:
        is_working = OfficeDay.objects.calendar_of(document.thing.agency)
        left = working_days_between(office_day(now), answer_by, is_working)
        words, tone = [sayings.time_left(left)], sayings.tone_of_time_left(left)
    if document.urgency:
        words, tone = [str(Urgency(document.urgency).label), *words], "red"
    return " · ".join(words) or document.state_label, tone


def _work_line(line: Assignment, document: Document, who: str, mark: str = "") -> DeskLine:
    badge, tone = "", "grey"
    if line.term is not None:
        left = line.term.working_days_left(timezone.now())
        badge, tone = sayings.time_left(left), sayings.tone_of_time_left(left)
    return DeskLine(
        title=str(document),
        url=document.get_absolute_url(),
        mark=mark,
        facts=" · ".join(part for part in (document.code, who) if part),
        badge=badge,
        tone=tone,
    )


def _given_by(line: Assignment) -> str:
    return _("given by %(name)s") % {"name": line.instruction.given_by_person.full_name}


def _people_of(lines: Iterable[Assignment]) -> Mapping[int, str]:
    """Name who is in the posts that lines were given to, by holder."""
    holders = [line.to_holder_id for line in lines if line.to_holder.post_id]
    now = Holding.objects.in_force_at(timezone.now())
    held = now.filter(holder__in=holders, person__isnull=False).select_related("person")
    return {one.holder_id: one.person.full_name for one in held if one.person}
