"""One page for every form of administration: what it is about, the fields, and one button."""

from dataclasses import dataclass

from django.forms import BaseForm
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.utils.functional import Promise

from eoffice.organization.requests import OfficeRequest


@dataclass(frozen=True)
class FormPage:
    """The words around a form, and the way back."""

    heading: str | Promise
    button: str | Promise
    back_url: str
    back: str | Promise
    explanation: str | Promise = ""


def show(request: OfficeRequest, form: BaseForm, page: FormPage) -> HttpResponse:
    """Show a form, empty or with its errors; what was typed stays in it."""
    context = {"form": form, "page": page}
    status = 422 if form.is_bound and not form.is_valid() else 200
    return TemplateResponse(request, "administration/form.html", context, status=status)
