"""Every address below the door for programs that there is not."""

from typing import Any

from django.http import Http404
from rest_framework.request import Request
from rest_framework.response import Response

from eoffice.api.endpoints import Endpoint


class Missing(Endpoint):
    """Says to anybody, by whatever method, that there is nothing here."""

    authentication_classes = []
    permission_classes = []
    throttle_classes = []
    schema = None  # so Django REST framework leaves an address out of the description
    http_method_names = ["get", "head", "post", "put", "patch", "delete", "options"]

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        raise Http404

    def get(self, request: Request, rest: str) -> Response:
        raise Http404
