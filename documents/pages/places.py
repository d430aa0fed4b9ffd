"""Where a piece of a page's text stands on its picture, in the picture's own measure."""

from collections.abc import Iterator

from documents.pages.papers import Box
from storage.reading.values import LinePlace, PageText

_NARROW = frozenset(" .,;:'|!()[]/-iíìỉĩịljtfr1I")
_WIDE = frozenset("mwMWĐ%…—")


def boxes_of(
    page: PageText, start: int, end: int, *, field: str, width: float, height: float
) -> list[Box]:
    """Frame a piece of the text, line by line."""
    boxes = []
    for line, left, right in _parts_of(page, start, end):
        boxes.append(
            Box(
                field=field,
                x=left * width - 2,
                y=line.top * height - 2,
                width=(right - left) * width + 4,
                height=(line.bottom - line.top) * height + 4,
                is_doubtful=False,
            )
        )
    return boxes


def edges_of(
    page: PageText, start: int, end: int, *, field: str, width: float, height: float
) -> list[Box]:
    """Draw a bar in the margin beside the lines in which a piece of the text stands."""
    margin = min((line.left for line in page.lines), default=0.0) * width
    return [
        Box(
            field=field,
            x=max(margin - width / 40, 2),
            y=line.top * height - 2,
            width=width / 160,
            height=(line.bottom - line.top) * height + 4,
            is_doubtful=False,
        )
        for line, _left, _right in _parts_of(page, start, end)
    ]


def _parts_of(page: PageText, start: int, end: int) -> Iterator[tuple[LinePlace, float, float]]:
    """Return the lines that a piece touches, each with the part of it, as shares of the page.

    Of a line only the whole place is known; within it characters are reckoned by their usual width.
    """
    for line in page.lines:
        first, last = max(start, line.start), min(end, line.end)
        if first >= last:
            continue
        whole = _width(page.text[line.start : line.end])
        before = _width(page.text[line.start : first])
        within = _width(page.text[first:last])
        across = (line.right - line.left) / whole if whole else 0
        left = line.left + before * across
        yield line, left, left + within * across


def _width(text: str) -> float:
    return sum(_width_of(character) for character in text)


def _width_of(character: str) -> float:
    if character in _NARROW:
        return 0.6
    if character in _WIDE:
        return 1.6
    return 1.4 if character.isupper() else 1.0
