"""What programs send and are sent: JSON of a sensible size, and files in parts of a form."""

from collections.abc import Mapping
from typing import IO, Any, cast

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from rest_framework.exceptions import ParseError
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.parsers import JSONParser, MultiPartParser
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.request import Request

MOST_JSON = 2 * 1024 * 1024  # the longest draft, each letter written as an escape
_AROUND_A_FILE = 1024 * 1024


class JsonNegotiation(DefaultContentNegotiation):
    """JSON for whoever takes JSON; problems are JSON too, so asking for them alone is enough."""

    def get_accept_list(self, request: Request) -> list[str]:
        accepted: list[str] = super().get_accept_list(request)
        return [*accepted, *("application/json" for one in accepted if "problem+json" in one)]


class AnyNegotiation(JsonNegotiation):
    """For files, which come as what they are, whatever was asked for."""

    def select_renderer(
        self, request: Any, renderers: Any, format_suffix: Any = None
    ) -> tuple[BaseRenderer, str]:
        del request, renderers, format_suffix
        return JSONRenderer(), JSONRenderer.media_type


class ShortJsonParser(JSONParser):
    """JSON that is read into memory, and so not without an end."""

    def parse(
        self,
        stream: IO[Any],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        try:
            return super().parse(cast(IO[Any], _Short(stream)), media_type, parser_context)
        except RecursionError as error:
            raise ParseError from error


class FormParser(MultiPartParser):
    """Fields and files; what is longer than any file that is kept is not read to its end."""

    def parse(
        self,
        stream: IO[Any],
        media_type: str | None = None,
        parser_context: Mapping[str, Any] | None = None,
    ) -> Any:
        request = (parser_context or {})["request"]
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdecimal() and int(length) > settings.MAX_UPLOAD_BYTES + _AROUND_A_FILE:
            raise RequestDataTooBig
        return super().parse(stream, media_type, parser_context)


class _Short:
    """A stream that ends with an error where it is too long."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._left = MOST_JSON

    def read(self, size: int = -1) -> bytes:
        del size
        content = self._stream.read(self._left + 1)
        self._left -= len(content)
        if self._left < 0:
            raise RequestDataTooBig
        return content

    def __iter__(self) -> Any:
        while chunk := self.read():
            yield chunk
