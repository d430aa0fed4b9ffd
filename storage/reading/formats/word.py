"""Word documents: body with tables and text boxes, headers, footers and notes."""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from storage.reading.formats.markup import names_like, tree_of
from storage.reading.formats.report import Tell, tell_pages
from storage.reading.limits import Limits
from storage.reading.lines import pages_of_text
from storage.reading.values import PageText

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TYPE = f"{_W}type"
_PLAIN = {f"{_W}tab": "\t", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-", f"{_W}ptab": "\t"}


def read(path: Path, _folder: Path, limits: Limits, tell: Tell) -> None:
    """Tell the pages as the last program that saved the file broke them."""
    with zipfile.ZipFile(path) as archive:
        body = "".join(_pieces(tree_of(archive, "word/document.xml")))
        heads = _all(archive, "word/header")
        feet = _all(archive, "word/footnotes") + _all(archive, "word/footer")
    pages = [page for page in pages_of_text(body) if page.text] or [PageText("")]
    if heads.strip():
        pages = pages_of_text(heads + "\n" + pages[0].text) + pages[1:]
    if feet.strip():
        pages = pages[:-1] + pages_of_text(pages[-1].text + "\n" + feet)
    tell_pages(pages, tell, limits.pages)


def _all(archive: zipfile.ZipFile, start: str) -> str:
    """Join the text of members; a header that each section repeats is said once."""
    texts = ["".join(_pieces(tree_of(archive, name))) for name in names_like(archive, start)]
    return "\n".join(dict.fromkeys(texts)).replace("\f", "\n")


def _pieces(root: Any) -> Iterator[str]:
    """Give the text in the order of the document, with line and form feeds."""
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if event == "end":
            if tag == f"{_W}p":
                yield "\n"
        elif tag == _FALLBACK:
            walk.skip_subtree()  # the same text box again, for old programs
        elif tag == f"{_W}t":
            yield element.text or ""
        elif tag in _PLAIN:
            yield _PLAIN[tag]
        elif tag == f"{_W}br":
            yield "\f" if element.get(_TYPE) == "page" else "\n"
        elif tag == f"{_W}lastRenderedPageBreak":
            yield "\f"
        elif tag == f"{_W}txbxContent":
            yield "\n"
