"""Recognises the letters of a scanned page by tesseract; runs in the child process only."""

import csv
import io
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from storage.reading.lines import Box, page_of
from storage.reading.values import PageText

WIDTH = 2480  # A4 at 300 dpi
_LEAST_SURE = 20  # of 100: below this, tesseract has seen letters in dirt


def recognise(picture: Any, *, program: str, folder: Path, width: float, height: float) -> PageText:
    """Return what is written on a picture, with the place of each line."""
    source = folder / "recognise.png"
    picture.convert("L").save(source, compress_level=1)
    arguments = [program, str(source), "stdout", "-l", "vie", "--dpi", "300", "tsv"]
    done = subprocess.run(  # noqa: S603  our own program, and a picture that we drew
        arguments,
        capture_output=True,
        check=True,
        env={"OMP_THREAD_LIMIT": "1"},
    )
    table = csv.DictReader(
        io.StringIO(done.stdout.decode("utf-8", "replace")), delimiter="\t", quoting=csv.QUOTE_NONE
    )
    lines = _lines_of(table, picture.width, picture.height)
    return page_of(lines, width=width, height=height)


def _lines_of(
    words: Iterable[dict[str, str]], width: int, height: int
) -> Iterator[tuple[str, Box]]:
    """Join words to lines, in the order in which tesseract read them."""
    lines: dict[tuple[str, ...], list[dict[str, str]]] = {}
    for word in words:
        if (word["text"] or "").strip() and float(word["conf"]) >= _LEAST_SURE:
            key = (word["block_num"], word["par_num"], word["line_num"])
            lines.setdefault(key, []).append(word)
    for line in lines.values():
        lefts = [int(word["left"]) for word in line]
        tops = [int(word["top"]) for word in line]
        rights = [int(word["left"]) + int(word["width"]) for word in line]
        bottoms = [int(word["top"]) + int(word["height"]) for word in line]
        box = (min(lefts) / width, min(tops) / height, max(rights) / width, max(bottoms) / height)
        yield " ".join(word["text"] for word in line), box
