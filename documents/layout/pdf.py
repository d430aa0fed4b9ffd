"""A letter as PDF/A-2a: tagged, dated, with gaps for number, day and month."""

from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from documents.layout import measures
from documents.layout.blocks import Article, Block, Heading, Level, ListItem, Paragraph, Table
from documents.layout.description import Letter
from documents.layout.printing import set_pages
from documents.layout.wording import words_of


def as_pdf(letter: Letter, *, fonts: Path, at: date) -> bytes:
    """Set a letter; `fonts` is the folder that `fonts.prepare` filled, `at` the day of the draft.

    The same letter and day give the same pages.
    Raises UnprintableError, or FontsMissingError.
    """
    words = words_of(letter)
    values = asdict(words)
    values["body"] = blocks_as_values(words.body)
    for enclosure, described in zip(values["enclosures"], words.enclosures, strict=True):
        enclosure["body"] = blocks_as_values(described.body)
    return set_pages(
        "letter.typ", {"words": values, "measures": measures.as_values()}, fonts=fonts, at=at
    )


def blocks_as_values(blocks: tuple[Block, ...]) -> list[dict[str, Any]]:
    """Give the blocks of a body as plain values, in strong (bold) and plain parts."""
    return [_as_values(block) for block in blocks]


def _as_values(block: Block) -> dict[str, Any]:
    match block:
        case Heading(label, title, Level.GROUP):
            return {"type": "group", "strong": f"{label} {title}", "plain": ""}
        case Heading(label, title, _):
            return {"type": "heading", "lines": [line for line in (label, title) if line]}
        case Article(label, title, text):
            strong = f"{label} {title}" if title else label
            return {"type": "article", "strong": strong, "plain": text}
        case ListItem(marker, text):
            return {"type": "paragraph", "strong": "", "plain": f"{marker} {text}"}
        case Table(rows):
            return {"type": "table", "rows": [list(row) for row in rows]}
        case Paragraph(text):
            return {"type": "paragraph", "strong": "", "plain": text}
