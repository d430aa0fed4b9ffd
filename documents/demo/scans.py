"""Scans as offices make them: 200 dpi, a little askew, with specks and a grey ground."""

import random
from collections.abc import Iterator, Sequence
from enum import Enum
from io import BytesIO
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops, ImageDraw, ImageFont

DPI = 200
_A4 = (1654, 2339)
_MARGIN, _TOP = 220, 170
_SIZE, _LEADING = 39, 60  # pixels: 14 points at 200 dpi
_PAPER = 246


class Style(Enum):
    """How a typed line stands on the page."""

    TITLE = ("Tinos-Bold.ttf", "middle")
    RIGHT = ("Tinos-Italic.ttf", "right")
    SIGNATURE = ("Tinos-Bold.ttf", "signature")
    TEXT = ("Tinos-Regular.ttf", "left")


def pages_of(pdf: bytes) -> Iterator[Image.Image]:
    """Draw the pages of a PDF of our own in grey."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            yield page.render(scale=DPI / 72, grayscale=True).to_pil().convert("L")
    finally:
        document.close()


def typed(lines: Sequence[tuple[str, Style]], *, fonts: Path) -> Image.Image:
    """Type lines onto a page, as citizens do who bring a petition."""
    page = Image.new("L", _A4, 255)
    draw = ImageDraw.Draw(page)
    top = _TOP
    for text, style in lines:
        file, side = style.value
        font = ImageFont.truetype(str(fonts / file), _SIZE)
        for line in _wrapped(text, font, indent="      " if style is Style.TEXT else ""):
            draw.text((_left(font.getlength(line), side), top), line, font=font, fill=20)
            top += _LEADING
    return page


def as_scanned(page: Image.Image, chance: random.Random) -> Image.Image:
    """Make a clean page what a scanner gives: askew, noisy, on paper that is not white."""
    angle = chance.uniform(0.7, 1.6) * chance.choice((-1, 1))
    turned = page.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=255)
    paper = turned.point([min(_PAPER, 30 + level * (_PAPER - 30) // 255) for level in range(256)])
    noise = Image.effect_noise(paper.size, chance.uniform(14, 24))
    return ImageChops.add(paper, noise, offset=-128)


def as_pdf(pages: Sequence[Image.Image]) -> bytes:
    """Put pages into a PDF, each as a JPEG."""
    target = BytesIO()
    first, *rest = pages
    first.save(target, "PDF", resolution=DPI, quality=55, save_all=bool(rest), append_images=rest)
    return target.getvalue()


def _wrapped(text: str, font: ImageFont.FreeTypeFont, *, indent: str) -> Iterator[str]:
    line = indent
    for word in text.split(" "):
        longer = f"{line} {word}" if line.strip() else f"{line}{word}"
        if font.getlength(longer) > _A4[0] - 2 * _MARGIN and line.strip():
            yield line
            line = word
        else:
            line = longer
    yield line


def _left(width: float, side: str) -> float:
    if side == "middle":
        return (_A4[0] - width) / 2
    if side == "right":
        return _A4[0] - _MARGIN - width
    if side == "signature":
        return _A4[0] * 0.7 - width / 2
    return _MARGIN
