"""Sets pages with typst. Words reach it as data, never as source, so that they stay words."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst

from documents.layout import fonts as typefaces

PAGES = Path(__file__).parent / "pages"
_PRIVATE_USE = range(0xE000, 0xF900)  # shapes that mean nothing elsewhere; PDF/A-2a refuses them
_SUBSTITUTE = "\u25a1"  # an empty box


class UnprintableError(Exception):
    """The fonts have no shapes for some characters: `characters`, each once."""

    def __init__(self, characters: str) -> None:
        super().__init__(f"The fonts cannot show {characters!a}.")
        self.characters = characters


def set_pages(
    name: str, values: dict[str, Any], *, fonts: Path, at: date, is_stamp: bool = False
) -> bytes:
    """Set the page of this name with these values, as PDF/A of the day given.

    Papers are tagged (2a); a stamp, which becomes part of another file's page, is not (2b).
    Raises UnprintableError, or FontsMissingError.
    """
    missing = unprintable(_strings(values), fonts=fonts)
    if missing:
        raise UnprintableError(missing)
    dated = {**values, "at": {"year": at.year, "month": at.month, "day": at.day}}
    return typst.compile(
        PAGES / name,
        root=PAGES,
        format="pdf",
        font_paths=_fonts_in(fonts),
        sys_inputs={"data": json.dumps(dated, ensure_ascii=False)},
        pdf_standards=["a-2b" if is_stamp else "a-2a"],
        pdf_tags=not is_stamp,
    )


def unprintable(texts: Iterable[str], *, fonts: Path) -> str:
    """Return the characters that the fonts have no shapes for, each once."""
    known = typefaces.characters(fonts)
    used = {ord(character) for text in texts for character in text}
    return "".join(
        chr(code)
        for code in sorted(used)
        if (code not in known or code in _PRIVATE_USE) and not chr(code).isspace()
    )


def printable(text: str, *, fonts: Path) -> str:
    """Put an empty box where the fonts have no shape: for words that were written by others."""
    for character in unprintable([text], fonts=fonts):
        text = text.replace(character, _SUBSTITUTE)
    return text


def all_printable(value: Any, *, fonts: Path) -> Any:
    """Do the same to all words within lists and dictionaries."""
    if isinstance(value, str):
        return printable(value, fonts=fonts)
    if isinstance(value, dict):
        return {key: all_printable(part, fonts=fonts) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [all_printable(part, fonts=fonts) for part in value]
    return value


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _strings(part)


@lru_cache(maxsize=4)
def _fonts_in(folder: Path) -> typst.Fonts:
    missing = typefaces.missing(folder)
    if missing:
        raise typefaces.FontsMissingError(str(folder / missing[0]))
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)]
    )
