"""Puts what stood in form fields into the lines where it is seen.

A flattened field is drawn last, so that a program reads it behind everything else: "Số: /QĐ-STP"
and, at the end of the page, "15". People see "Số: 15/QĐ-STP".
"""

import ctypes
from collections.abc import Sequence
from typing import Any

import pypdfium2.raw as pdfium

from storage.reading.formats.order import Letter, Run, in_order

_CLOSES = "/.,;:)-"
_SAME_WORD = 0.6  # of the height of a letter: a wider gap parts two words


def put_in_place(text_page: Any, lines: Sequence[Run], *, drawn_first: int) -> list[Run]:
    """Return the lines of a flattened page with the words of its fields among their neighbours.

    `drawn_first` is how many characters the page had before its fields were drawn. A word beside
    which there is no line stays a line of its own.
    """
    printed = [line for line in lines if line[1] < drawn_first]
    late = [line for line in lines if line[1] >= drawn_first]
    rows = [_letters(text_page, line) for line in printed]
    texts = [line[0] for line in printed]
    left_over = []
    for line in late:
        for word in _words(_letters(text_page, line)):
            row = _row_of(word, rows)
            if row is None:
                left_over.append(line)
                break
            rows[row] = _inserted(rows[row], word)
            texts[row] = "".join(letter.character for letter in rows[row])
    return [
        *((text, line[1], line[2]) for text, line in zip(texts, printed, strict=True)),
        *left_over,
    ]


def _letters(text_page: Any, line: Run) -> list[Letter]:
    text, start, count = line
    if len(text) != count:  # a character that is none was left out: places would be wrong
        return []
    edges = [ctypes.c_double() for _edge in range(4)]
    letters = []
    for offset, character in enumerate(text):
        pdfium.FPDFText_GetCharBox(text_page, start + offset, *map(ctypes.byref, edges))
        left, right, bottom, top = (edge.value for edge in edges)
        letters.append(Letter(character, left, bottom, right, top))
    return in_order(letters)


def _words(letters: Sequence[Letter]) -> list[list[Letter]]:
    words: list[list[Letter]] = []
    for letter in letters:
        if letter.character.isspace():
            words.append([])
            continue
        last = words[-1][-1] if words and words[-1] else None
        if last is None or letter.left - last.right > _SAME_WORD * last.height:
            words.append([])
        words[-1].append(letter)
    return [word for word in words if word]


def _row_of(word: Sequence[Letter], rows: Sequence[Sequence[Letter]]) -> int | None:
    """Find the line at whose height a word stands."""
    middle = word[0].middle
    for index, row in enumerate(rows):
        seen = [letter for letter in row if letter.height > 0]
        if seen and min(one.bottom for one in seen) <= middle <= max(one.top for one in seen):
            return index
    return None


def _inserted(row: Sequence[Letter], word: Sequence[Letter]) -> list[Letter]:
    place = next(
        (
            index
            for index, letter in enumerate(row)
            if not letter.character.isspace() and letter.left >= word[0].left
        ),
        len(row),
    )
    space = Letter(" ", word[0].left, word[0].bottom, word[0].left, word[0].top)
    before = [] if not place or row[place - 1].character.isspace() else [space]
    is_closed = place < len(row) and row[place].character in _CLOSES
    after = [] if is_closed or place == len(row) else [space]
    return [*row[:place], *before, *word, *after, *row[place:]]
