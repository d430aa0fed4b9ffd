"""What a bad scanner makes of a clean letter: slips of letters and digits, specks, lost accents."""

import random
import unicodedata

from storage.reading.values import PageText
from tests.documents.recognition.letters.paper import Letter

_SLIPS = {"0": "O", "1": "l", "l": "1", "o": "0", "i": "í", "e": "c", "ữ": "ũ", "ộ": "ô", "ấ": "á"}
_SPECKS = (" .", " '", " ~", " |", " ,")


def scanned(letter: Letter, *, seed: int, share: float = 0.02) -> Letter:
    """Return the letter as a scan: of its letters a share slips, a few lines get specks."""
    chance = random.Random(f"{seed}-{letter.name}")
    pages = tuple(PageText(_noise(page.text, chance, share)) for page in letter.pages)
    known = tuple(
        body for name in ("issuing_body", "parent_body") if (body := letter.expected.get(name))
    )
    name = f"{letter.name}, scan {seed}"
    return Letter(name, pages, letter.expected, is_scan=True, known_bodies=known)


def _noise(text: str, chance: random.Random, share: float) -> str:
    return "\n".join(
        "".join(_slip(character, chance, share) for character in line)
        + (chance.choice(_SPECKS) if chance.random() < 0.06 else "")
        for line in text.split("\n")
    )


def _slip(character: str, chance: random.Random, share: float) -> str:
    if chance.random() >= share:
        return character
    if character in _SLIPS:
        return _SLIPS[character]
    bare = unicodedata.normalize("NFD", character)[0]
    return {"đ": "d", "Đ": "D"}.get(character, bare)
