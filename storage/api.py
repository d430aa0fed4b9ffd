"""Files for programs: what is told of one, its bytes, its text, and why one is not kept.

Whoever calls has checked the rights on the thing that the file belongs to; a file has no address of
its own.
"""

from typing import Any, cast

from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from eoffice.api import problems, refusals
from eoffice.api.endpoints import Asked
from eoffice.api.problems import Flaw, Problem
from storage import outcomes, serving
from storage.actions import UploadRefusedError
from storage.backends.base import VaultUnavailableError
from storage.clamd import ScannerUnavailableError
from storage.models import FileVersion, ReadingState
from storage.renditions import pages_of

_KINDS = {"too_large": problems.TOO_LARGE, "full": problems.UNAVAILABLE}
_AGAIN_AFTER = {"Retry-After": "30"}


class FileSerializer(serializers.Serializer[FileVersion]):
    """A version of a file. Its bytes and its text are read at the address of what it belongs to."""

    uid = serializers.UUIDField()
    name = serializers.CharField()
    media_type = serializers.CharField()
    size = serializers.IntegerField()
    sha256 = serializers.CharField(source="digest")
    reading = serializers.ChoiceField(choices=ReadingState.values, source="reading.state")
    pages = serializers.IntegerField(source="reading.page_count")


class PageOfTextSerializer(serializers.Serializer[Any]):
    """The text of one page."""

    number = serializers.IntegerField()
    text = serializers.CharField()


class TextSerializer(serializers.Serializer[Any]):
    """The text of a file, page by page; none while it is being read."""

    reading = serializers.ChoiceField(choices=ReadingState.values)
    recognised = serializers.BooleanField(help_text="By OCR: not to be trusted blindly.")
    remark = serializers.CharField(help_text="What a reader should know about the reading.")
    pages = PageOfTextSerializer(many=True)


class BringSerializer(Asked):
    """A file that is brought."""

    file = serializers.FileField(allow_empty_file=True, help_text="The file, with its name.")


def bytes_of(request: Request, version: FileVersion) -> HttpResponseBase:
    """Answer with the bytes as they came."""
    answer = serving.serve(request._request, version, name=version.name, inline=False)
    if answer.status_code != 416:
        return answer
    words = _("The file has %(size)s bytes.") % {"size": version.size}
    refused = refusals.response_of(Problem(problems.RANGE, words), request.path)
    refused.headers["Content-Range"] = answer.headers["Content-Range"]
    return cast(HttpResponseBase, refused)


def text_of(version: FileVersion) -> Response:
    """Answer with the text of the pages."""
    reading = version.reading
    shown = {
        "reading": reading.state,
        "recognised": reading.was_recognised,
        "remark": outcomes.sentence_of(reading),
        "pages": [
            {"number": number, "text": page.text}
            for number, page in enumerate(pages_of(version), start=1)
        ],
    }
    return Response(TextSerializer(shown).data)


def _refused(error: UploadRefusedError) -> Problem:
    kind = _KINDS.get(error.code, problems.INVALID)
    headers = dict(_AGAIN_AFTER) if kind is problems.UNAVAILABLE else {}
    return Problem(kind, error.reason, [Flaw("#/file", error.reason)], headers)


def _away(_error: VaultUnavailableError) -> Problem:
    words = _("The store of the files does not answer. Nothing was kept; send it again later.")
    return Problem(problems.UNAVAILABLE, words, headers=dict(_AGAIN_AFTER))


def _unscanned(_error: ScannerUnavailableError) -> Problem:
    words = _("The virus scanner does not answer. Nothing was kept; send it again later.")
    return Problem(problems.UNAVAILABLE, words, headers=dict(_AGAIN_AFTER))


refusals.means(UploadRefusedError, _refused)
refusals.means(ScannerUnavailableError, _unscanned)
refusals.means(VaultUnavailableError, _away)
