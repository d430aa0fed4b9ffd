"""The bytes of documents: pictures of pages, and downloads. Rights are asked on each request."""

from uuid import UUID

from django.http import Http404
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from documents.pages.papers import version_of
from documents.views.finding import get_document
from eoffice.access.models import Right
from eoffice.organization.requests import OfficeRequest
from storage import serving
from storage.models import FileVersion
from storage.renditions import NoPictureError, page_count_of, picture_of


@require_safe
def page_picture(request: OfficeRequest, uid: UUID, version: UUID, page: int) -> HttpResponseBase:
    """Show one page as a picture."""
    found = _version(request, uid, version)
    if not 1 <= page <= page_count_of(found):
        raise Http404
    try:
        picture = picture_of(found, page)
    except NoPictureError as error:
        raise Http404 from error
    return serving.serve_picture(request, picture)


@require_safe
def download(request: OfficeRequest, uid: UUID, version: UUID) -> HttpResponseBase:
    """Hand out a file as it was brought, or as it was signed."""
    found = _version(request, uid, version)
    return serving.serve(request, found, name=found.name, inline=False)


def _version(request: OfficeRequest, uid: UUID, version: UUID) -> FileVersion:
    found = version_of(get_document(request, uid, Right.READ), version)
    if found is None:
        raise Http404
    return found
