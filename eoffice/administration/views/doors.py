"""Who comes to these pages at all: for everyone else they are not there."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpResponse

from eoffice.administration import four_eyes
from eoffice.organization.requests import OfficeRequest

P = ParamSpec("P")
View = Callable[Concatenate[OfficeRequest, P], HttpResponse]


def for_administrators(view: View[P]) -> View[P]:
    """Answer 404 to whoever does not administer the agency that they act in."""

    @wraps(view)
    def wrapper(request: OfficeRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.actor.administers(request.actor.agency.pk):
            raise Http404
        return view(request, *args, **kwargs)

    return wrapper


def for_confirmers(view: View[P]) -> View[P]:
    """Answer 404 to whoever is neither an administrator nor a leader of their agency, in person."""

    @wraps(view)
    def wrapper(request: OfficeRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not four_eyes.confirms_in(request.actor, request.actor.agency):
            raise Http404
        return view(request, *args, **kwargs)

    return wrapper
