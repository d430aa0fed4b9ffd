"""What is put on a page afterwards, as pages of its own without a ground.

The stamp of arrival (Phụ lục IV, II) and how signatures look (Phụ lục I, II.7d, II.8, III.1d and
Phần II.I of Decree 30/2020/NĐ-CP).
"""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import typst

from documents.layout import measures
from documents.layout.cleaning import clean_line
from documents.layout.printing import all_printable, set_pages

SEAL_DIAMETER = 36.0  # mm; the round seal of most agencies
_SIGNATURE = (50.0, 24.0)  # mm
_PNG = b"\x89PNG\r\n\x1a\n"  # the decree asks for PNG, with a transparent ground
_LARGEST_PICTURE = 400_000  # bytes; a signature of 300 dpi takes a tenth


class PictureNotUsableError(Exception):
    """The picture is no PNG, or has more bytes than a signature or a seal needs."""


def arrival(
    *,
    agency: str,
    number: str,
    day: str,
    forwarded_to: str = "",
    file_code: str = "",
    fonts: Path,
    at: date,
) -> bytes:
    """Set the stamp "ĐẾN", 50 mm by 35 mm; what is empty is left to be written by hand."""
    values = {
        "what": "arrival",
        "agency": clean_line(agency).upper(),
        "lines": [
            {"label": label, "text": clean_line(text)}
            for label, text in (
                ("Số:", number),
                ("Ngày:", day),
                ("Chuyển:", forwarded_to),
                ("Số và ký hiệu HS:", file_code),
            )
        ],
    }
    return _stamp(values, fonts=fonts, at=at)


def signature(*, name: str, picture: bytes | None = None, fonts: Path, at: date) -> bytes:
    """Set the look of a person's signature: the picture of their hand, blue, and no other words.

    Without a picture their name stands there in blue. Raises PictureNotUsableError.
    """
    width, height = _SIGNATURE
    values = {
        "what": "signature",
        "width": width,
        "height": height,
        "name": clean_line(name),
        "picture": _picture(picture),
    }
    return _stamp(values, fonts=fonts, at=at)


def seal(
    *,
    agency: str,
    picture: bytes | None = None,
    diameter: float = SEAL_DIAMETER,
    note: str = "",
    fonts: Path,
    at: date,
) -> bytes:
    """Set the look of an agency's seal in its real size (mm): its picture, red.

    Without a picture a round of the agency's name is drawn; `note` says there what it is not,
    as "CON DẤU THỬ". Raises PictureNotUsableError.
    """
    values = {
        "what": "seal",
        "diameter": diameter,
        "agency": clean_line(agency).upper(),
        "note": clean_line(note).upper(),
        "picture": _picture(picture),
    }
    return _stamp(values, fonts=fonts, at=at)


def enclosure_note(*, code: str, signed_at: datetime, fonts: Path) -> bytes:
    """Set what stands on an enclosure in a file of its own: code and time, no picture (III.1d)."""
    return _note(f"Số: {code}", signed_at, fonts)


def copy_note(*, form: str, agency: str, signed_at: datetime, fonts: Path) -> bytes:
    """Set what stands on an electronic copy (Phần II.I): its form ("SAO Y"), agency and time."""
    return _note(f"{form.upper()}; {agency}", signed_at, fonts)


def written_time(signed_at: datetime) -> str:
    """Write day and time with their distance from Greenwich (ISO 8601; II.7d)."""
    if signed_at.utcoffset() is None:
        raise ValueError("A time of signing needs its zone.")
    zone = signed_at.strftime("%z")
    return f"{signed_at:%d/%m/%Y}; {signed_at:%H:%M:%S} {zone[:3]}:{zone[3:]}"


def _note(words: str, signed_at: datetime, fonts: Path) -> bytes:
    values = {"what": "note", "text": f"{clean_line(words)}; {written_time(signed_at)}"}
    return _stamp(values, fonts=fonts, at=signed_at.date())


def _picture(picture: bytes | None) -> list[int]:
    """Give a picture as numbers, the only way by which bytes travel with the other values."""
    if picture is None:
        return []
    if len(picture) > _LARGEST_PICTURE or not picture.startswith(_PNG):
        raise PictureNotUsableError
    return list(picture)


def _stamp(values: dict[str, Any], *, fonts: Path, at: date) -> bytes:
    words = all_printable({**values, "measures": measures.as_values()}, fonts=fonts)
    try:
        return set_pages("stamps.typ", words, fonts=fonts, at=at, is_stamp=True)
    except typst.TypstError as error:
        if values.get("picture"):
            raise PictureNotUsableError from error
        raise
