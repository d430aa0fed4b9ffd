"""The contents list of the reader, the labels of its pages, and finding words on them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse

from eoffice.lib.text import fold
from meetings.models import Packet, Paper, PaperSlot
from meetings.packets.labels import Numbers
from meetings.views.outline import Outline, ShownItem, ShownPaper
from storage import outcomes, renditions

MOST_HITS = 200
FEWEST_LETTERS = 2
_AROUND = 40
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")


@dataclass(frozen=True)
class Entry:
    """A paper in the contents: on which page of the file it begins, or where else it is."""

    shown: ShownPaper
    page: int  # from 1; 0 where it has no pages in this file
    pages: int
    url: str
    opened_url: str

    @property
    def label(self) -> str:
        numbers = self.shown.paper.numbers
        return numbers.labels()[0] if numbers else ""


@dataclass(frozen=True)
class Heading:
    """An item of the agenda, with its papers."""

    item: ShownItem
    entries: Sequence[Entry]


@dataclass(frozen=True)
class Contents:
    """All that the reader's script is told of a file."""

    headings: Sequence[Heading]
    labels: Sequence[str]  # of each page of the file
    last_label: str

    @property
    def entries(self) -> list[Entry]:
        return [entry for heading in self.headings for entry in heading.entries]

    @property
    def total(self) -> int:
        """How many papers there are to open."""
        return sum(bool(entry.opened_url) for entry in self.entries)

    @property
    def opened(self) -> int:
        return sum(entry.shown.is_opened for entry in self.entries)


def of_packet(packet: Packet, outline: Outline) -> Contents:
    """Tell the pages of a packet, as they were bound."""
    bound = {
        line["paper"]: Numbers(line["first"], line["count"], line["suffix"])
        for line in packet.manifest
        if line.get("is_bound")
    }
    labels = [_roman(place) for place in range(packet.front_pages)]
    starts: dict[str, int] = {}
    for uid, numbers in bound.items():
        starts[uid] = len(labels) + 1
        labels += numbers.labels()
    headings = [
        Heading(
            item, [_entry(shown, starts, bound) for shown in item.papers if shown.paper.is_sent]
        )
        for item in outline.items
    ]
    last = PaperSlot.objects.last_number_of(packet.meeting)
    return Contents(headings, labels, str(last))


def of_paper(paper: Paper, outline: Outline) -> Contents:
    """Tell the pages of one paper; the other papers are one press away."""
    uid = str(paper.thing.uid)
    numbers = paper.numbers or Numbers(1, paper.page_count)
    headings = [
        Heading(item, [_entry(shown, {uid: 1}, {uid: numbers}) for shown in item.papers])
        for item in outline.items
    ]
    given = PaperSlot.objects.last_number_of(paper.item.meeting)
    last = given if paper.numbers else numbers.count
    return Contents(headings, numbers.labels(), str(last))


def find(contents: Contents, text: str) -> list[dict[str, object]]:
    """Find words on the pages; each hit with its page and what stands around it."""
    wanted = " ".join(fold(text).split())
    if len(wanted) < FEWEST_LETTERS:
        return []
    hits: list[dict[str, object]] = []
    for entry in contents.entries:
        for page, words in _pages_of(entry):
            for start in _starts(fold(words), wanted):
                hits.append(
                    {
                        "page": page,
                        "label": contents.labels[page - 1],
                        "before": words[max(0, start - _AROUND) : start].lstrip(),
                        "hit": words[start : start + len(wanted)],
                        "after": words[start + len(wanted) : start + len(wanted) + _AROUND],
                    }
                )
                if len(hits) == MOST_HITS:
                    return hits
    return hits


def trouble_of(paper: Paper) -> str:
    """Say why the pages of a paper cannot be shown."""
    return outcomes.sentence_of(paper.version.reading) if paper.version else ""


def _entry(shown: ShownPaper, starts: dict[str, int], bound: dict[str, Numbers]) -> Entry:
    uid = str(shown.paper.thing.uid)
    has_file = not shown.paper.is_secret
    return Entry(
        shown=shown,
        page=starts.get(uid, 0),
        pages=bound[uid].count if uid in bound else shown.paper.page_count,
        url=reverse("meetings:paper", args=[uid]) if has_file else "",
        opened_url=reverse("meetings:paper-opened", args=[uid]) if has_file else "",
    )


def _pages_of(entry: Entry) -> Iterator[tuple[int, str]]:
    """The pages of a paper that are in this file, with their text on one line."""
    version = entry.shown.paper.version
    if not entry.page or version is None:
        return
    for place, page in enumerate(renditions.pages_of(version)[: entry.pages]):
        yield entry.page + place, " ".join(page.text.split())


def _starts(folded: str, wanted: str) -> Iterator[int]:
    start = folded.find(wanted)
    while start >= 0:
        yield start
        start = folded.find(wanted, start + len(wanted))


def _roman(place: int) -> str:
    return _ROMAN[place] if place < len(_ROMAN) else str(place + 1)
