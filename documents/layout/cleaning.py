"""Words on their way to paper: written one way, without what no file format can hold."""

import unicodedata

from eoffice.lib.text import normalise_line

_NEVER_PRINTED = {"Cc", "Cs"}  # control characters and halves of pairs
_NOT_CHARACTERS = (0xFFFE, 0xFFFF)


def clean_line(text: str) -> str:
    """Write one line down: NFC, single spaces, nothing that has no shape."""
    return normalise_line("".join(_kept(character) for character in text))


def _kept(character: str) -> str:
    if character.isspace():
        return " "
    if unicodedata.category(character) in _NEVER_PRINTED:
        return ""
    return "" if ord(character) & 0xFFFF in _NOT_CHARACTERS else character
