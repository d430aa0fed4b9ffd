"""The words of a text as the engines compare them, and how they are found again in it.

A word is a run of letters or a run of digits, so that `15/QĐ-BNV`, `15 qd bnv` and `15QD BNV` have
the same words. Texts must have gone through `eoffice.lib.text.normalise`.
"""

import re
import unicodedata
from functools import lru_cache

from eoffice.lib.text import fold

_WORD = re.compile(r"\d+|[^\W\d_]+")
_LONGEST = 64  # characters of a word that are compared; longer ones are noise of a scan
_LONGEST_SYMBOL = 500
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
# Spelling differs only where i or y is the whole rhyme: kỹ/kĩ, quý/quí, quýt/quít; never mai/may.
_Y_FOR_I = re.compile(r"^([b-df-hj-np-tv-xzđ]+|qu)y(?=(?:t|nh|p|ch)?$)")
_I_FOR_Y = re.compile(r"^([b-df-hj-np-tv-xz]+|qu)i(?=(?:t|nh|p|ch)?$)")


class _Folding(dict[int, str]):
    """`fold` as a table, which `str.translate` applies some ten times faster."""

    def __missing__(self, code: int) -> str:
        folded = fold(chr(code))
        if code < 0x3000:  # beyond it are scripts of which a hostile text could fill the memory
            self[code] = folded
        return folded


_FOLDING = _Folding()


def fold_quickly(text: str) -> str:
    """Do what `fold` does, for long texts."""
    return text.translate(_FOLDING)


def keys_of(text: str) -> list[str]:
    """Return the keys of the words of a text: what is compared whatever the accents."""
    return [_key(word) for word in _WORD.findall(fold_quickly(text))]


def forms_of(text: str) -> list[str]:
    """Return the words of a text with their accents, in one spelling; as many as `keys_of`."""
    found = _WORD.finditer(fold_quickly(text))
    return [_form(text[match.start() : match.end()]) for match in found]


def symbol_key(symbol: str) -> str:
    """Return the key of a number with its symbol, `15/qd/bnv`, however it was written."""
    return "/".join(keys_of(symbol))[:_LONGEST_SYMBOL]


@lru_cache(maxsize=1_000)
def pattern_of(keys: tuple[str, ...], *, is_open: bool = False) -> re.Pattern[str]:
    """Return what finds words with these keys in a row in a folded text.

    If open, the last word need only begin like that; of a number all is taken, of a word the part
    that was typed.
    """
    *whole, last = keys
    words = [_spelled(key) + _end_of(key) for key in whole]
    words.append(_spelled(last) + (_rest_of(last) if is_open else _end_of(last)))
    return re.compile(r"[\W_]*".join(words))


def _spelled(key: str) -> str:
    if key.isdecimal():
        return rf"(?<!\d)0*{key}"
    return r"(?<![^\W\d_])" + _I_FOR_Y.sub(r"\1[iy]", key)


def _end_of(key: str) -> str:
    if len(key) >= _LONGEST:
        return r"\d*" if key.isdecimal() else r"[^\W\d_]*"
    return r"(?!\d)" if key.isdecimal() else r"(?![^\W\d_])"


def _rest_of(key: str) -> str:
    return r"\d*" if key.isdecimal() else ""


@lru_cache(maxsize=50_000)
def _key(folded: str) -> str:
    if folded.isdecimal():
        return folded.lstrip("0")[:_LONGEST] or "0"  # 05/BNV-VP is often asked for as 5/BNV-VP
    return _Y_FOR_I.sub(r"\1i", folded[:_LONGEST])


@lru_cache(maxsize=50_000)
def _form(word: str) -> str:
    if word.isdecimal():
        return _key(fold(word))
    decomposed = unicodedata.normalize("NFD", word[:_LONGEST].lower())
    tones = "".join(mark for mark in decomposed if mark in _TONES)
    letters = "".join(mark for mark in decomposed if mark not in _TONES)
    # The tone behind the word: hòa and hoà are one form.
    return _Y_FOR_I.sub(r"\1i", unicodedata.normalize("NFC", letters)) + tones
