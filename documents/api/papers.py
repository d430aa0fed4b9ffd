"""The files of documents, for programs: their bytes and their text, to whoever may read them."""

from uuid import UUID

from django.http import Http404
from django.http.response import HttpResponseBase
from django.utils import timezone
from rest_framework.request import Request
from rest_framework.response import Response

from documents.api.finding import document_of
from documents.models import Document
from documents.pages.papers import version_of
from eoffice.access.models import Right
from eoffice.api.endpoints import Endpoint, FileEndpoint
from eoffice.api.scopes import Scope
from eoffice.journal.models import Reading
from eoffice.organization.actor import Actor
from storage.api import TextSerializer, bytes_of, text_of
from storage.models import FileVersion

READ = {"GET": Scope.FILES_READ}


class DocumentFileContent(FileEndpoint):
    """The bytes of a file."""

    scopes = READ

    def get(self, request: Request, uid: UUID, version: UUID) -> HttpResponseBase:
        """Read a file of a document, as it was brought or signed.

        Whole, or the piece that `Range` asks for. With an `ETag`, for `If-Range`.
        """
        document = document_of(self.actor, uid, Right.READ)
        return bytes_of(request, _version(self.actor, document, version))


class DocumentFileText(Endpoint):
    """The text of a file."""

    scopes = READ
    reads = TextSerializer

    def get(self, request: Request, uid: UUID, version: UUID) -> Response:
        """Read the text of a file of a document, page by page."""
        del request
        document = document_of(self.actor, uid, Right.READ)
        return text_of(_version(self.actor, document, version))


def _version(actor: Actor, document: Document, uid: UUID) -> FileVersion:
    found = version_of(document, uid)
    if found is None or not hasattr(found, "reading"):
        raise Http404
    Reading.objects.note(actor=actor, thing=document.thing, at=timezone.now())
    return found
