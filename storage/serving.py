"""Hands bytes to a browser: safely named, never run, in the piece that was asked for.

The view that calls has checked the rights of the reader; the bytes have no address of their own.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

from storage import kinds
from storage.models import FileVersion, Rendition
from storage.names import clean_name

SANDBOX = "sandbox; default-src 'none'"
PRIVATE = "no-store, private"
PICTURE_SECONDS = 3600  # a page's picture never changes; rights on it are asked for again after
_CHUNK = 1 << 16
_RANGE = re.compile(r"bytes=(\d*)-(\d*)", re.ASCII)


@dataclass(frozen=True)
class Piece:
    """A run of bytes of a file: where it starts, and how many they are."""

    start: int
    length: int

    @property
    def last(self) -> int:
        return self.start + self.length - 1


class RangeNotSatisfiableError(Exception):
    """The piece that was asked for lies outside the file."""


def serve(
    request: HttpRequest, version_or_rendition: FileVersion | Rendition, *, name: str, inline: bool
) -> HttpResponseBase:
    """Answer with a file, or the piece of it that a Range header asks for.

    `inline` is kept only for kinds that browsers show without running anything.
    """
    kind = version_or_rendition.media_type
    shows = inline and kind in kinds.SHOWN_INLINE
    response = _answer(request, version_or_rendition)
    response.headers["Cache-Control"] = PRIVATE
    response.headers["Content-Disposition"] = disposition(name, inline=shows)
    return response


def serve_picture(request: HttpRequest, rendition: Rendition) -> HttpResponseBase:
    """Answer with the picture of a page, which the reader's own browser may keep for a while."""
    if request.headers.get("If-None-Match") == _tag_of(rendition):
        response: HttpResponseBase = HttpResponse(status=304)
        response.headers["ETag"] = _tag_of(rendition)
    else:
        response = _answer(request, rendition)
    response.headers["Cache-Control"] = f"private, max-age={PICTURE_SECONDS}"
    return response


def disposition(name: str, *, inline: bool) -> str:
    """Write a Content-Disposition: plain letters for old programs, the true name for the others."""
    name = clean_name(name)
    folded = unicodedata.normalize("NFKD", name.replace("đ", "d").replace("Đ", "D"))
    plain = "".join(
        character if " " <= character <= "~" and character not in '"\\%' else "_"
        for character in folded
        if not unicodedata.combining(character)
    )
    how = "inline" if inline else "attachment"
    return f"{how}; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


def piece_of(header: str, size: int) -> Piece | None:
    """Read a Range header; None where the whole file is to be sent.

    Several ranges, other units and nonsense are answered with the whole file, as RFC 9110 (14.2)
    allows. Raises RangeNotSatisfiableError for a range beyond the end.
    """
    match = _RANGE.fullmatch(header.strip())
    if match is None or match.groups() == ("", ""):
        return None
    first, last = match.groups()
    if max(len(first), len(last)) > 18:  # more digits than any file has bytes
        raise RangeNotSatisfiableError
    if not first:
        length = min(int(last), size)
        if not length:
            raise RangeNotSatisfiableError
        return Piece(size - length, length)
    start, end = int(first), int(last) if last else size - 1
    if last and end < start:
        return None
    if start >= size:
        raise RangeNotSatisfiableError
    return Piece(start, min(end, size - 1) - start + 1)


def _answer(request: HttpRequest, kept: FileVersion | Rendition) -> HttpResponseBase:
    tag = _tag_of(kept)
    try:
        piece = _asked_for(request, kept.size, tag)
    except RangeNotSatisfiableError:
        refused = HttpResponse(status=416)
        refused.headers["Content-Range"] = f"bytes */{kept.size}"
        return _guarded(refused, tag)
    sent = piece or Piece(0, kept.size)
    response = _body(request, kept, sent)
    response.headers["Content-Length"] = str(sent.length)
    if piece:
        response.status_code = 206
        response.headers["Content-Range"] = f"bytes {piece.start}-{piece.last}/{kept.size}"
    return _guarded(response, tag)


def _asked_for(request: HttpRequest, size: int, tag: str) -> Piece | None:
    header = request.headers.get("Range", "")
    if not header or request.method != "GET":
        return None
    condition = request.headers.get("If-Range")
    if condition is not None and condition.strip() != tag:
        return None
    return piece_of(header, size)


def _body(request: HttpRequest, kept: FileVersion | Rendition, piece: Piece) -> HttpResponseBase:
    if request.method == "HEAD":
        return HttpResponse(content_type=kept.media_type)
    return StreamingHttpResponse(_Stream(kept.open(), piece), content_type=kept.media_type)


def _guarded(response: HttpResponseBase, tag: str) -> HttpResponseBase:
    response.headers["ETag"] = tag
    response.headers["Accept-Ranges"] = "bytes"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = SANDBOX
    return response


def _tag_of(kept: FileVersion | Rendition) -> str:
    """Return a strong tag: the keyed name says no more about the content than that it is this."""
    return f'"{kept.blob.rsplit("/", 1)[-1]}"'


class _Stream:
    """Gives a piece of an open file in small parts; closes the file even if nothing was read."""

    def __init__(self, file: IO[bytes], piece: Piece) -> None:
        self._file = file
        self._piece = piece

    def __iter__(self) -> Iterator[bytes]:
        self._file.seek(self._piece.start)
        left = self._piece.length
        while left and (chunk := self._file.read(min(_CHUNK, left))):
            left -= len(chunk)
            yield chunk

    def close(self) -> None:
        self._file.close()
