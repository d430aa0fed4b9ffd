"""The body of a paper as blocks, and how they are read from what an officer types.

Phụ lục I, II.6 of Decree 30/2020/NĐ-CP: parts and chapters in Roman numbers, sections, articles
and clauses in Arabic ones, points by the letters of the Vietnamese alphabet.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from documents.layout.cleaning import clean_line


class Level(StrEnum):
    """What a heading heads; the first two stand over two lines, in the middle."""

    PART = "part"  # Phần I, Chương I
    SECTION = "section"  # Mục 1, Tiểu mục 1
    GROUP = "group"  # I., II. in plans, reports and letters


@dataclass(frozen=True)
class Paragraph:
    text: str


@dataclass(frozen=True)
class Heading:
    label: str
    title: str
    level: Level


@dataclass(frozen=True)
class Article:
    """`Điều 1.` with a title, which is bold as well, or with its text on the same line."""

    label: str
    title: str = ""
    text: str = ""


@dataclass(frozen=True)
class ListItem:
    """A clause (`1.`), a point (`a)`) or a dash: a paragraph that opens with its mark."""

    marker: str
    text: str


@dataclass(frozen=True)
class Table:
    """Rows of one length; the first names the columns."""

    rows: tuple[tuple[str, ...], ...]


Block = Paragraph | Heading | Article | ListItem | Table

_CENTRED = re.compile(
    r"(?P<label>(?:(?P<part>Phần|Chương)|Mục|Tiểu mục)\s+(?:thứ\s+\w+|[IVXLC]{1,7}|\d{1,3}))"
    r"(?:\s*[.:]\s*(?P<title>.*))?",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    r"(?P<label>Điều\s+\d{1,4}[a-zđ]?)\s*[.:](?:\s+|$)(?P<rest>.*)", re.IGNORECASE
)
_GROUP = re.compile(r"(?P<label>[IVX]{1,6})\s*[.)]\s+(?P<title>.+)")
_CLAUSE = re.compile(
    r"(?P<marker>\d{1,2}(?:\.\d{1,2}){0,3}[.)]|\d{1,2}(?:\.\d{1,2}){1,3})\s+(?P<text>.+)"
)
_POINT = re.compile(r"(?P<marker>[a-zđ]{1,2}(?:\.\d{1,2})?\))\s*(?P<text>.+)")
_DASH = re.compile(r"(?P<marker>[-–—−•*+])\s*(?P<text>.+)")
_LONGEST_TITLE = 160  # characters; what is longer is the text of the article
_ENDS_A_SENTENCE = (".", ";", ":", "/.", "!", "?")


def from_text(text: str) -> tuple[Block, ...]:
    """Read every line as one block; blank lines part nothing. Lines with tabs form a table."""
    return tuple(_read([line for line in text.splitlines() if clean_line(line)]))


def plain_text(blocks: Sequence[Block]) -> str:
    """Write blocks as lines; `from_text` reads the same blocks from them again."""
    return "\n".join(line for block in blocks for line in _lines_of(block))


def _read(lines: list[str]) -> Iterator[Block]:
    at = 0
    while at < len(lines):
        rows = _rows_from(lines[at:])
        if len(rows) > 1:
            yield Table(rows)
            at += len(rows)
            continue
        line = clean_line(lines[at])
        following = clean_line(lines[at + 1]) if at + 1 < len(lines) else ""
        centred = _CENTRED.fullmatch(line)
        if centred and not centred["title"] and following.isupper() and _is_plain(following):
            yield _heading(centred, following)
            at += 2
            continue
        yield _heading(centred, centred["title"] or "") if centred else _one(line)
        at += 1


def _rows_from(lines: list[str]) -> tuple[tuple[str, ...], ...]:
    rows: list[list[str]] = []
    for line in lines:
        if "\t" not in line.strip(" \r"):
            break
        rows.append([clean_line(cell) for cell in line.split("\t")])
    width = max(map(len, rows), default=0)
    return tuple(tuple(row + [""] * (width - len(row))) for row in rows)


def _heading(match: re.Match[str], title: str) -> Heading:
    return Heading(match["label"], title, Level.PART if match["part"] else Level.SECTION)


def _is_plain(line: str) -> bool:
    return isinstance(_one(line), Paragraph) and not _CENTRED.fullmatch(line)


def _one(line: str) -> Block:
    if match := _ARTICLE.fullmatch(line):
        label, rest = f"{match['label']}.", match["rest"]
        if rest and len(rest) <= _LONGEST_TITLE and not rest.endswith(_ENDS_A_SENTENCE):
            return Article(label, title=rest)
        return Article(label, text=rest)
    if match := _GROUP.fullmatch(line):
        return Heading(f"{match['label']}.", match["title"], Level.GROUP)
    if match := _CLAUSE.fullmatch(line) or _POINT.fullmatch(line):
        return ListItem(match["marker"], match["text"])
    if match := _DASH.fullmatch(line):
        return ListItem("+" if match["marker"] == "+" else "-", match["text"])
    return Paragraph(line)


def _lines_of(block: Block) -> list[str]:
    match block:
        case Paragraph(text):
            return [text]
        case Heading(label, title, Level.GROUP):
            return [f"{label} {title}"]
        case Heading(label, title, _):
            return [f"{label}. {title}" if title else label]
        case Article(label, title, text):
            return [f"{label} {title or text}".strip()]
        case ListItem(marker, text):
            return [f"{marker} {text}"]
        case Table(rows):
            return ["\t".join(row) for row in rows]
