"""The description of the door for programs: for programs as OpenAPI, for people as a page."""

from collections import defaultdict
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe
from rest_framework.request import Request
from rest_framework.response import Response

from eoffice.api import problems
from eoffice.api.endpoints import Endpoint
from eoffice.api.schema import description
from eoffice.api.scopes import Scope


@dataclass(frozen=True)
class Line:
    """An address and method on the page."""

    method: str
    path: str
    summary: str
    description: str


class Description(Endpoint):
    """Open to anybody: it tells what the program can do, not what the office has."""

    authentication_classes = []
    permission_classes = []
    throttle_classes = []
    schema = None  # so Django REST framework leaves an address out of the description
    http_method_names = ["get", "head"]

    def get(self, request: Request) -> Response:
        """Give the description as OpenAPI 3.1."""
        del request
        return Response(description())


@require_safe
def read(request: HttpRequest) -> HttpResponse:
    """Show people what programs can be made to do, made from the same description."""
    context = {"groups": _groups(), "kinds": problems.KINDS, "scopes": Scope.choices}
    return TemplateResponse(request, "api/guide.html", context)


def _groups() -> dict[str, list[Line]]:
    groups: dict[str, list[Line]] = defaultdict(list)
    for path, methods in description()["paths"].items():
        for method, operation in methods.items():
            groups[operation["tags"][0]].append(
                Line(method.upper(), path, operation["summary"], operation.get("description", ""))
            )
    return dict(groups)
