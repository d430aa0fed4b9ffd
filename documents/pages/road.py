"""The road of a letter: who gave what to whom, as an indented tree."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from documents.models import Document
from eoffice.assignments.lifecycles import AssignmentState
from eoffice.assignments.models import Assignment, AssignmentRole, Instruction
from eoffice.journal.models import Reading
from eoffice.lib.clock import office_day
from eoffice.lib.periods import working_days_between
from eoffice.organization.actor import Actor
from eoffice.organization.models import OfficeDay
from eoffice.web import sayings

FOLDS_FROM = 4
TONES = {
    AssignmentState.WAITING: "grey",
    AssignmentState.ACCEPTED: "blue",
    AssignmentState.DONE: "green",
    AssignmentState.RETURNED: "amber",
    AssignmentState.WITHDRAWN: "grey",
}


@dataclass
class Node:
    """One line of the road."""

    name: str
    role: str = ""
    state: str = ""
    tone: str = "grey"
    hollow: bool = False
    at: str = ""
    facts: str = ""
    text: str = ""
    is_mine: bool = False
    is_passed: bool = False
    folds: str = ""
    is_open: bool = False
    children: list["Node"] = field(default_factory=list)


@dataclass(frozen=True)
class Road:
    """The tree, how many lines it has and how many were read.

    `mine` are the open lines for the actor, `given` those that the actor's post gave.
    """

    nodes: Sequence[Node]
    count: int
    read: int
    mine: Sequence[Assignment]
    given: Sequence[Assignment]


CLOSED = Road(nodes=[], count=0, read=0, mine=[], given=[])
"""What those see who may not read the letter: instructions are part of its content."""


def road_of(document: Document, actor: Actor, *, at: datetime) -> Road:
    """Gather the road in a fixed number of queries, however many people it names."""
    thing = document.thing
    instructions = list(
        Instruction.objects.filter(thing=thing).select_related("given_by", "given_by_person")
    )
    lines = list(
        Assignment.objects.filter(instruction__thing=thing)
        .select_related(
            "to_holder__post__unit",
            "to_holder__unit",
            "to_holder__person",
            "term__agency",
            "taken_by_person",
            "instruction__given_by",
        )
        .prefetch_related("notes__written_by")
    )
    drawing = _Drawing(document, actor, at, instructions, lines)
    return Road(
        nodes=[*_beginning(document), *drawing.top()],
        count=len(lines),
        read=sum(drawing.was_read(line) for line in lines),
        mine=[line for line in lines if line.is_open and line.to_holder_id in actor.holders],
        given=[line for line in lines if line.instruction.given_by_id == actor.post.pk],
    )


class _Drawing:
    def __init__(
        self,
        document: Document,
        actor: Actor,
        at: datetime,
        instructions: Sequence[Instruction],
        lines: Sequence[Assignment],
    ) -> None:
        self._actor = actor
        self._at = at
        self._instructions = instructions
        self._lines: dict[int, list[Assignment]] = defaultdict(list)
        self._parts: dict[int, list[Assignment]] = defaultdict(list)
        for line in lines:
            self._lines[line.instruction_id].append(line)
            if line.parent_id is not None:
                self._parts[line.parent_id].append(line)
        self._is_working = OfficeDay.objects.calendar_of(document.thing.agency)
        readings = Reading.objects.filter(thing=document.thing).order_by("first_at")
        self._read_by: dict[int, datetime] = {}
        self._read_in: dict[int, datetime] = {}
        for reading in readings.select_related("post"):
            self._read_by.setdefault(reading.post_id, reading.first_at)
            self._read_in.setdefault(reading.post.unit_id, reading.first_at)

    def was_read(self, line: Assignment) -> bool:
        return self._first_read(line) is not None

    def _first_read(self, line: Assignment) -> datetime | None:
        holder = line.to_holder
        if holder.post_id is not None:
            return self._read_by.get(holder.post_id)
        return self._read_in.get(holder.unit_id) if holder.unit_id is not None else None

    def top(self) -> list[Node]:
        return [
            Node(
                name=instruction.given_by_person.full_name,
                role=instruction.given_by.title,
                at=sayings.moment_in_words(instruction.given_at, now=self._at),
                text=instruction.text,
                is_passed=True,
                children=[
                    self._line(line)
                    for line in self._lines[instruction.pk]
                    if line.parent_id is None
                ],
            )
            for instruction in self._instructions
            if any(line.parent_id is None for line in self._lines[instruction.pk])
        ]

    def _line(self, line: Assignment) -> Node:
        children = [self._line(part) for part in self._parts[line.pk]]
        done = sum(part.state == AssignmentState.DONE for part in self._parts[line.pk])
        folds = ""
        if len(children) >= FOLDS_FROM:
            folds = ngettext(
                "%(n)d person, %(done)d done", "%(n)d people, %(done)d done", len(children)
            ) % {
                "n": len(children),
                "done": done,
            }
        is_mine = line.is_open and line.to_holder_id in self._actor.holders
        return Node(
            name=_name(line),
            role=str(AssignmentRole(line.role).label),
            state=str(AssignmentState(line.state).label),
            tone=self._tone(line),
            hollow=line.role == AssignmentRole.INFORM,
            facts=self._facts(line),
            text="\n".join(self._said(line)),
            is_mine=is_mine,
            folds=folds,
            is_open=is_mine,
            children=children,
        )

    def _said(self, line: Assignment) -> list[str]:
        """What was said on splitting the line, then what was reported on it, each once."""
        parts = [part.instruction.text for part in self._parts[line.pk]]
        notes = [
            _("%(kind)s: %(words)s") % {"kind": note.get_kind_display(), "words": note.words}
            for note in line.notes.all()
        ]
        return list(dict.fromkeys([*parts, *notes]))

    def _tone(self, line: Assignment) -> str:
        if line.is_open and line.term is not None and line.term.due_at < self._at:
            return "red"
        return TONES[AssignmentState(line.state)]

    def _facts(self, line: Assignment) -> str:
        facts = []
        if line.taken_by_person and line.to_holder.post is None:
            facts.append(line.taken_by_person.full_name)
        if (read_at := self._first_read(line)) is not None:
            when = sayings.moment_in_words(read_at, now=self._at)
            facts.append(_("read %(when)s") % {"when": when})
        if line.term is not None and line.is_open:
            days = working_days_between(office_day(self._at), line.term.due_on, self._is_working)
            left = sayings.time_left(days)
            day = sayings.day_in_words(line.term.due_on, today=office_day(self._at))
            facts.append(_("due %(day)s, %(left)s") % {"day": day, "left": left})
        if line.settled_at is not None:
            facts.append(sayings.moment_in_words(line.settled_at, now=self._at))
        return " · ".join(facts)


def _name(line: Assignment) -> str:
    holder = line.to_holder
    if holder.post is not None:
        return f"{holder.post.title}, {holder.post.unit.name}"
    return str(holder)


def _beginning(document: Document) -> list[Node]:
    incoming = document.incoming
    if document.entry is None or incoming.registered_by is None:
        return []
    facts = _("Arrival number %(number)s") % {"number": document.entry.shown}
    if incoming.submitted_to is not None:
        facts = _("%(facts)s, submitted to: %(to)s") % {
            "facts": facts,
            "to": incoming.submitted_to.title,
        }
    return [
        Node(
            name=incoming.registered_by.full_name,
            role=_("Clerk"),
            at=f"{document.entry.day:%d/%m/%Y}",
            facts=facts,
            is_passed=True,
        )
    ]
