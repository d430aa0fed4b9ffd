"""The search page, and what is suggested while somebody types."""

from time import perf_counter

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from eoffice.organization.requests import OfficeRequest
from search.asking import Address
from search.finding import find_for, suggest_for
from search.forms import SearchForm
from search.people import people_for
from search.showing import chips, facets, loosened

_LONGEST_SUGGESTED = 200  # characters of what is being typed


@require_safe
def search(request: OfficeRequest) -> HttpResponse:
    """Show what was found; before anything is asked, what can be asked."""
    form = SearchForm(request.GET)
    form.is_valid()
    began = perf_counter()
    found = find_for(request.actor, form.cleaned_data, at=timezone.now())
    address = Address(form.cleaned_data)
    context = {
        "form": form,
        "found": found,
        "seconds": perf_counter() - began,
        "address": address,
        "next_url": address.page(found.next) if found.next else "",
        "facets": facets(found, address),
        "chips": chips(address),
        "loosened": () if found.total else loosened(found, address),
        "is_asked": address.is_asked,
    }
    return TemplateResponse(request, "search/search.html", context)


@require_safe
def suggest(request: OfficeRequest) -> HttpResponse:
    """Show suggestions under the words of the frame, as a part of a page."""
    text = request.GET.get("q", "").replace("\x00", " ")[:_LONGEST_SUGGESTED]
    now = timezone.now()
    context = {
        "text": text,
        "groups": suggest_for(request.actor, text, at=now),
        "people": people_for(request.actor, text, at=now),
    }
    return TemplateResponse(request, "search/_suggestions.html", context)
