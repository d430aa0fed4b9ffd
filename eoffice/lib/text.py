"""Vietnamese text: one way of writing it down, and one way of folding it for comparison.

The rules are those of TCVN 6909:2001 text in practice: NFC, Đ that is Đ, plain spaces.
"""

import re
import unicodedata

_LOOK_ALIKES = str.maketrans(
    {
        "\u00d0": "\u0110",  # Ð, eth, that many keyboards give for Đ
        "\u00f0": "\u0111",
        "\u0189": "\u0110",  # Ɖ, African D
        "\u0256": "\u0111",
        "\u00a0": " ",
        "\u202f": " ",
        "\u200b": None,  # zero width: space, joiners, marks of direction, byte order mark
        "\u200c": None,
        "\u200d": None,
        "\u200e": None,
        "\u200f": None,
        "\u2060": None,
        "\ufeff": None,
        "\u00ad": None,  # soft hyphen
    }
)
_SPACES = re.compile(r"[^\S\n]+")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_BASES = {"đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "Ɖ": "d", "ɖ": "d"}
# What makes a letter another one, in the order of the alphabet: a < ă < â, o < ô < ơ, u < ư.
_MARKS = {"\u0306": "1", "\u0302": "2", "\u031b": "3"}
_TONES = "-\u0300\u0309\u0303\u0301\u0323"  # none, huyền, hỏi, ngã, sắc, nặng


def normalise(text: str) -> str:
    """Write text down in one way: NFC, Đ for its look-alikes, no invisible marks, single spaces.

    Line ends stay; tone placement and i/y are spelling and stay too. The original file is never
    touched by this.
    """
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _CONTROLS.sub("", text.translate(_LOOK_ALIKES))
    return "\n".join(_SPACES.sub(" ", line).strip() for line in text.split("\n")).strip()


def normalise_line(text: str) -> str:
    """Write one line down: as `normalise`, with line ends as spaces."""
    return " ".join(normalise(text).split())


def fold(text: str) -> str:
    """Fold text for comparison, one character for one, so that places in it stay true.

    Lower case, no accents, đ as d. `len(fold(text)) == len(text)` for every text.
    """
    return "".join(_fold_character(character) for character in text)


def _fold_character(character: str) -> str:
    folded = _BASES.get(character)
    if folded is None:
        folded = unicodedata.normalize("NFKD", character)[:1].lower()[:1]
        if unicodedata.combining(folded or " "):
            folded = " "
    return folded or character


def alphabetical_key(text: str) -> tuple[str, str, str]:
    """Return the key that sorts by the Vietnamese alphabet: a < ă < â, d < đ, then by tones.

    The order is that of the Unicode locale data for Vietnamese (ICU's `vi`): letters first, over
    the whole text, then tones (none, huyền, hỏi, ngã, sắc, nặng), then small before capital.
    """
    letters, tones = list[str](), list[str]()
    for character in unicodedata.normalize("NFD", text.translate(_LOOK_ALIKES)):
        if character in _TONES and tones:
            tones[-1] = str(_TONES.index(character))
        elif character in _MARKS and letters:
            letters[-1] = letters[-1][0] + _MARKS[character]
        else:
            lower = character.lower()[:1]
            letters.append("d1" if lower == "đ" else f"{lower}0")
            tones.append("0")
    cases = "".join("1" if one.isupper() else "0" for one in unicodedata.normalize("NFC", text))
    return ("".join(letters), "".join(tones), cases)


def given_name_key(full_name: str) -> tuple[object, ...]:
    """Return the key by which offices sort people: given name (the last word), then the rest."""
    *rest, given = full_name.split() or [""]
    return (alphabetical_key(given), alphabetical_key(" ".join(rest)))
