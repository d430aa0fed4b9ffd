"""The agenda as one person sees it: items, the papers they may read, and what is new to them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from eoffice.access.models import Right
from eoffice.organization.actor import Actor
from meetings import readiness, sayings
from meetings.models import AgendaItem, Meeting, Paper
from storage import outcomes


@dataclass(frozen=True)
class ShownPaper:
    """A line for a paper."""

    paper: Paper
    is_opened: bool
    is_new: bool
    trouble: str

    @property
    def minutes(self) -> int:
        return sayings.reading_minutes(self.paper.page_count)


@dataclass(frozen=True)
class ShownItem:
    """An item with its number, the hour at which it is expected, and its papers."""

    number: int
    item: AgendaItem
    begins: str
    papers: Sequence[ShownPaper]


@dataclass(frozen=True)
class Outline:
    """The whole agenda, and what all of it comes to."""

    items: Sequence[ShownItem]

    @property
    def papers(self) -> list[ShownPaper]:
        return [shown for item in self.items for shown in item.papers]

    @property
    def with_files(self) -> list[ShownPaper]:
        return [shown for shown in self.papers if not shown.paper.is_secret]

    @property
    def pages(self) -> int:
        return sum(shown.paper.page_count for shown in self.papers)

    @property
    def minutes(self) -> int:
        return sayings.reading_minutes(self.pages)

    @property
    def unsent(self) -> int:
        return sum(not shown.paper.is_sent for shown in self.papers)

    @property
    def being_read(self) -> int:
        return sum(shown.paper.is_being_read for shown in self.papers)

    @property
    def opened(self) -> int:
        return sum(shown.is_opened for shown in self.with_files)


def outline_for(
    actor: Actor, meeting: Meeting, *, at: datetime, right: Right = Right.READ
) -> Outline:
    """Draw the agenda with the papers that an actor may read, or list; to listers nothing is new.

    In a fixed number of queries.
    """
    found = Paper.objects.of_meeting(meeting).standing().visible_to(actor, right)
    papers = list(found.in_order().for_page())
    opened = readiness.things_opened_by(actor.user.pk, papers)
    is_told = right == Right.READ and not meeting.is_convened_by(actor)
    items: list[ShownItem] = []
    begins: datetime | None = meeting.starts_at
    for number, item in enumerate(meeting.items.standing(), start=1):
        shown = [
            ShownPaper(
                paper=paper,
                is_opened=paper.pk in opened,
                is_new=is_told and not paper.is_secret and paper.is_new_to(opened, at),
                trouble=_trouble(paper),
            )
            for paper in papers
            if paper.item_id == item.pk
        ]
        hour = sayings.clock(begins) if begins else ""
        items.append(ShownItem(number, item, hour, shown))
        begins = sayings.after(begins, item.minutes)
    return Outline(items)


def _trouble(paper: Paper) -> str:
    """Say why a paper's pages are not there; nothing where all is well."""
    if paper.version is None or not (paper.is_being_read or paper.is_unreadable):
        return ""
    return outcomes.sentence_of(paper.version.reading)
