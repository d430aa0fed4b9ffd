"""File names as people gave them, made safe to show, to send and to put into a header."""

import re
import unicodedata

LONGEST = 255  # bytes: what file systems take
_FALLBACK = "file"
# Cc controls, Cf bidi and other invisible marks, Cs lone surrogates, Co and Cn nobody's characters.
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_FORBIDDEN = re.compile(r'[<>:"|?*]')  # no file on Windows can be named with these
_RESERVED = re.compile(r"(?i)^(con|prn|aux|nul|com\d|lpt\d)(\.|$)")


def clean_name(name: str) -> str:
    """Return the last part of a path without hidden characters, in NFC, at most 255 bytes long.

    The ending survives shortening. Never empty, never `.` or `..`, never with a separator.
    """
    name = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    name = "".join(
        " " if character in "\t\n\r" else character
        for character in name
        if character in "\t\n\r" or unicodedata.category(character) not in _HIDDEN
    )
    name = " ".join(_FORBIDDEN.sub("_", name).split()).lstrip(".").rstrip(". ")
    if _RESERVED.match(name):
        name = f"_{name}"
    return _shortened(name.strip() or _FALLBACK)


def ending_of(name: str) -> str:
    """Return what stands after the last dot, in lower case; empty where there is none."""
    stem, dot, ending = name.rpartition(".")
    return ending.casefold() if dot and stem else ""


def _shortened(name: str) -> str:
    if len(name.encode()) <= LONGEST:
        return name
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending.encode()) > 20:
        stem, dot, ending = name, "", ""
    room = LONGEST - len((dot + ending).encode())
    cut = stem.encode()[:room].decode(errors="ignore").rstrip(". ")
    return unicodedata.normalize("NFC", cut or _FALLBACK) + dot + ending
