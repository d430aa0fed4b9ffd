"""The books of numbers: to be read, printed in the statutory form, and given out."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from documents.models import Register
from documents.pages import registers as page
from documents.policies.registers import can_read_registers
from eoffice.organization.requests import OfficeRequest
from storage.serving import disposition

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def listing(request: OfficeRequest) -> HttpResponse:
    """List the books of the agency."""
    _require_reader(request)
    registers = Register.objects.of_agency(request.actor.agency)
    context = {"years": page.years_of(registers)}
    return TemplateResponse(request, "documents/registers/list.html", context)


@require_safe
def detail(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Show a book as it looks on paper, from a number on."""
    register = _register(request, uid)
    first = request.GET.get("from", "1")
    number = int(first) if first.isdecimal() and len(first) < 9 else 1
    books = Register.objects.of_agency(register.agency).filter(year=register.year)
    context = {
        "page": page.page_of(register, request.actor, first=number),
        "register": register,
        "first": number,
        "tabs": page.tabs_of(books, register),
    }
    return TemplateResponse(request, "documents/registers/detail.html", context)


@require_safe
def printed(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Print a book in the statutory form."""
    register = _register(request, uid)
    content = page.as_pdf(register, request.actor, at=timezone.now())
    return _file(content, "application/pdf", register, "pdf")


@require_safe
def spreadsheet(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Give a book out as a spreadsheet."""
    register = _register(request, uid)
    return _file(page.as_xlsx(register, request.actor), XLSX, register, "xlsx")


def _register(request: OfficeRequest, uid: UUID) -> Register:
    _require_reader(request)
    registers = Register.objects.of_agency(request.actor.agency).select_related("agency__parent")
    return get_object_or_404(registers, uid=uid)


def _require_reader(request: OfficeRequest) -> None:
    """The books are not there for whoever may not read them."""
    if not can_read_registers(request.actor, request.actor.agency):
        raise Http404


def _file(content: bytes, media_type: str, register: Register, ending: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    name = f"{slugify(register.series)}-{register.year}.{ending}"
    response.headers["Content-Disposition"] = disposition(name, inline=False)
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response
