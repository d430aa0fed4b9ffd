"""Prints what the engine adds itself with typst: cover, contents, and the number of each page."""

import json
from collections.abc import Sequence
from pathlib import Path

import typst

from meetings.packets.values import Packet

_PAGES = Path(__file__).with_name("front.typ")
_STAMPS = Path(__file__).with_name("stamps.typ")


def print_front(packet: Packet) -> bytes:
    """Return cover and contents as a PDF."""
    told: dict[str, object] = {
        "agency": packet.agency,
        "title": packet.title,
        "facts": [list(fact) for fact in packet.facts],
        "cover": packet.words.cover,
        "contents": packet.words.contents,
        "page": packet.words.page,
        "note": packet.words.note,
        "no_papers": packet.words.no_papers,
        "items": [
            {
                "number": item.number,
                "title": item.title,
                "facts": item.facts,
                "papers": [
                    {
                        "title": paper.title,
                        "note": paper.note,
                        "pages": str(paper.numbers) if paper.open and paper.numbers else "",
                    }
                    for paper in item.papers
                ],
            }
            for item in packet.items
        ],
    }
    return _print(_PAGES, told, packet.fonts)


def print_stamps(labels: Sequence[str], *, page: str, fonts: Sequence[Path]) -> bytes:
    """Return a PDF with one small page for each label, to be laid over the pages of the papers."""
    return _print(_STAMPS, {"labels": list(labels), "page": page}, fonts)


def _print(template: Path, told: dict[str, object], fonts: Sequence[Path]) -> bytes:
    printed = typst.compile(
        str(template),
        font_paths=[str(folder) for folder in fonts],
        sys_inputs={"told": json.dumps(told, ensure_ascii=False)},
    )
    if not isinstance(printed, bytes):  # only pictures come as several files
        raise TypeError(type(printed))
    return printed
