"""Canary words: each object carries its own, and nobody meets one that does not belong to them."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from html import unescape

from pypdf import PdfReader

METADATA, READ = "metadata", "read"
COMMON = "hoàng yến"
"""A word in every subject, so that a search for it would find everything."""

_FORM = re.compile(r"zq[mr]\d{3}x", re.IGNORECASE)


@dataclass
class Canaries:
    """Which word belongs to which object, and whether it is a line of a list or the paper."""

    owners: dict[str, tuple[str, str]] = field(default_factory=dict)

    def line(self, name: str) -> str:
        """Return a word that whoever may list the object may see."""
        return self._word(name, METADATA)

    def paper(self, name: str) -> str:
        """Return a word that only whoever may read the object may see."""
        return self._word(name, READ)

    def subject(self, name: str, what: str = "Về việc nuôi") -> str:
        return f"{what} {COMMON} {self.line(name)}"

    def _word(self, name: str, level: str) -> str:
        word = f"zq{level[0]}{len(self.owners):03d}x"
        self.owners[word] = (name, level)
        return word


def words_in(content: bytes, headers: Mapping[str, str], media_type: str) -> set[str]:
    """Find every canary word in an answer: its text, its headers, and inside the files it is."""
    texts = [content.decode("utf-8", "replace"), *headers.values()]
    found = {word.lower() for text in texts for word in _FORM.findall(unescape(text))}
    is_packed = content.startswith((b"PK", b"%PDF"))
    return found | _words_inside(content, media_type) if is_packed else found


@cache
def _words_inside(content: bytes, media_type: str) -> frozenset[str]:
    texts = _texts_inside(content, media_type)
    return frozenset(word.lower() for text in texts for word in _FORM.findall(unescape(text)))


def _texts_inside(content: bytes, media_type: str) -> Iterator[str]:
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield archive.read(name).decode("utf-8", "replace")
    elif content.startswith(b"%PDF") and media_type.startswith("application/pdf"):
        for page in PdfReader(io.BytesIO(content)).pages:
            yield page.extract_text()
