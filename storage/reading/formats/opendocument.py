"""OpenDocument texts: body with tables and text boxes, headers and footers."""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from storage.reading.formats.markup import tree_of
from storage.reading.formats.report import StoppedError, Tell, tell_pages
from storage.reading.limits import Limits, Outcome
from storage.reading.lines import pages_of_text
from storage.reading.values import PageText

_NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
_TEXT = f"{{{_NAMES}text:1.0}}"
_STYLE = f"{{{_NAMES}style:1.0}}"
_UNSAID = {f"{_TEXT}tracked-changes", f"{{{_NAMES}office:1.0}}annotation"}
_PARAGRAPHS = {f"{_TEXT}p", f"{_TEXT}h"}


def read(path: Path, _folder: Path, limits: Limits, tell: Tell) -> None:
    """Tell the pages as the last program that saved the file broke them."""
    with zipfile.ZipFile(path) as archive:
        if b"encryption-data" in archive.read("META-INF/manifest.xml")[: 1 << 20]:
            raise StoppedError(Outcome.ENCRYPTED)
        body = "".join(_pieces(tree_of(archive, "content.xml")))
        styles = tree_of(archive, "styles.xml") if "styles.xml" in archive.namelist() else None
    pages = [page for page in pages_of_text(body) if page.text] or [PageText("")]
    heads, feet = _parts(styles, "header"), _parts(styles, "footer")
    if heads.strip():
        pages = pages_of_text(heads + "\n" + pages[0].text) + pages[1:]
    if feet.strip():
        pages = pages[:-1] + pages_of_text(pages[-1].text + "\n" + feet)
    tell_pages(pages, tell, limits.pages)


def _parts(styles: Any, name: str) -> str:
    if styles is None:
        return ""
    found = ["".join(_pieces(part)) for part in styles.iter(f"{_STYLE}{name}")]
    return "\n".join(dict.fromkeys(found)).replace("\f", "\n")


def _pieces(root: Any) -> Iterator[str]:
    """Give the text in the order of the document, with line and form feeds where they are seen."""
    walk = etree.iterwalk(root, events=("start", "end"))
    inside = 0  # how many paragraphs we are in: elsewhere, white space is only layout
    for event, element in walk:
        tag = element.tag
        if event == "start" and tag in _UNSAID:
            walk.skip_subtree()
        elif event == "start":
            inside += tag in _PARAGRAPHS
            yield _before(tag, element)
            yield (element.text or "") if inside else ""
        else:
            inside -= tag in _PARAGRAPHS
            yield "\n" if tag in _PARAGRAPHS else ""
            yield (element.tail or "") if inside and element is not root else ""


def _before(tag: str, element: Any) -> str:
    if tag == f"{_TEXT}tab":
        return "\t"
    if tag == f"{_TEXT}s":
        return " " * min(int(element.get(f"{_TEXT}c", "1")), 100)
    if tag == f"{_TEXT}line-break":
        return "\n"
    return "\f" if tag == f"{_TEXT}soft-page-break" else ""
