"""Letters of citizens, without number or body: who writes, and what the petition is for."""

import re
from collections.abc import Sequence

from documents.recognition.lines import Line
from documents.recognition.signers import as_name
from documents.recognition.values import Finding

_INTRODUCES = re.compile(
    r"\W{0,3}(?:toi ten(?: la)?|ten toi(?: la)?|toi la|ho va ten(?: toi)?(?: la)?|ho ten|"
    r"nguoi (?:lam|viet) don|chung toi(?: gom| la)?)\s?[:.]?\s?(?P<name>.{4,80})"
)
_PETITION = re.compile(r"\W{0,3}d.n\s(?:.{2,60})")
MOST_LINES = 120


def find_writer(lines: Sequence[Line]) -> Finding[str] | None:
    """Return the name that the writer of a petition gives."""
    for line in lines[:MOST_LINES]:
        match = _INTRODUCES.match(line.folded) if len(line.text) < 200 else None
        if match is None:
            continue
        words = re.split(r"[,;:.(–-]|\bsinh\b|\bCCCD\b", line.text[match.start("name") :])[0]
        name = as_name(words)
        if name:
            return Finding(name[0], 0.85, line.place, line.text)
    return None


def find_matter(lines: Sequence[Line]) -> Finding[str] | None:
    """Return what a petition is for: its heading, `Đơn đề nghị …`, in one line."""
    for line in lines[:40]:
        if _PETITION.fullmatch(line.folded) and line.text[:3].isupper():
            words = line.text.casefold()
            return Finding(words[:1].upper() + words[1:], 0.8, line.place, line.text)
    return None
