"""PowerPoint presentations: one page a slide, with its tables and the speaker's notes."""

import posixpath
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from storage.reading.formats.markup import tree_of
from storage.reading.formats.report import Tell, tell_pages
from storage.reading.limits import Limits
from storage.reading.lines import page_of

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MAIN = "ppt/presentation.xml"


def read(path: Path, _folder: Path, limits: Limits, tell: Tell) -> None:
    """Tell the slides in the order in which they are shown."""
    with zipfile.ZipFile(path) as archive:
        slides = [name for name in _slides(archive) if name in archive.namelist()]
        pages = [page_of(_lines_of(archive, name)) for name in slides[: limits.pages + 1]]
    tell_pages(pages, tell, limits.pages)


def _slides(archive: zipfile.ZipFile) -> Iterator[str]:
    targets = _targets(archive, _MAIN)
    for slide in tree_of(archive, _MAIN).iter(f"{_P}sldId"):
        name = targets.get(slide.get(f"{_R}id", ""))
        if name:
            yield name


def _lines_of(archive: zipfile.ZipFile, slide: str) -> Iterator[tuple[str, None]]:
    yield from _paragraphs(tree_of(archive, slide))
    for name in _targets(archive, slide).values():
        if name.startswith("ppt/notesSlides/") and name in archive.namelist():
            yield from _paragraphs(tree_of(archive, name))


def _paragraphs(root: Any) -> Iterator[tuple[str, None]]:
    for paragraph in root.iter(f"{_A}p"):
        pieces = (
            (piece.text or "") if piece.tag == f"{_A}t" else "\n"
            for piece in paragraph.iter(f"{_A}t", f"{_A}br")
        )
        for line in "".join(pieces).split("\n"):
            yield line, None


def _targets(archive: zipfile.ZipFile, name: str) -> dict[str, str]:
    """Return what a part calls its neighbours: relation id → member."""
    folder, part = posixpath.split(name)
    relations = f"{folder}/_rels/{part}.rels"
    if relations not in archive.namelist():
        return {}
    return {
        str(relation.get("Id")): posixpath.normpath(
            posixpath.join(folder, str(relation.get("Target")))
        ).removeprefix("/")
        for relation in tree_of(archive, relations)
        if relation.get("TargetMode") != "External"
    }
