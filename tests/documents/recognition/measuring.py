"""How a proposal is held against what a clerk would type."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from documents.recognition.engine import recognise
from eoffice.lib.text import fold
from tests.documents.recognition.letters.paper import Letter

_WORDED = {"issuing_body", "parent_body", "subject", "signer_name", "signer_title"}


@dataclass(frozen=True)
class Outcome:
    letter: str
    field: str
    expected: Any
    found: Any
    is_right: bool


def outcomes(letters: Sequence[Letter]) -> Iterator[Outcome]:
    """Give the outcome of every field that a letter's record says something about."""
    for letter in letters:
        proposal = recognise(letter.pages, is_scan=letter.is_scan, known_bodies=letter.known_bodies)
        for field, expected in letter.expected.items():
            finding = getattr(proposal, field)
            found = finding.value if finding else None
            right = _is_right(field, expected, found, tolerant=letter.is_scan)
            yield Outcome(letter.name, field, expected, found, right)


def accuracy(results: Sequence[Outcome]) -> dict[str, float]:
    """Return the share of right outcomes, by field."""
    fields = sorted({result.field for result in results})
    return {
        field: sum(r.is_right for r in results if r.field == field)
        / sum(r.field == field for r in results)
        for field in fields
    }


def _is_right(field: str, expected: Any, found: Any, *, tolerant: bool) -> bool:
    if expected is None or found is None:
        return expected is found
    if field == "recipients":
        pairs = zip(expected, found, strict=False)
        alike = all(_is_alike(one, other, tolerant=tolerant) for one, other in pairs)
        return len(expected) == len(found) and alike
    if field in _WORDED:
        return _is_alike(expected, found, tolerant=tolerant)
    return bool(expected == found)


def _is_alike(expected: str, found: str, *, tolerant: bool) -> bool:
    one, other = " ".join(fold(expected).split()), " ".join(fold(found).split())
    return SequenceMatcher(None, one, other).ratio() >= (0.9 if tolerant else 1.0)
