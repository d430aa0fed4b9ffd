"""What every address of the door for programs is made of."""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation.trans_real import parse_accept_lang_header
from rest_framework import serializers
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from eoffice.accounts.models import User
from eoffice.api import once
from eoffice.api.admission import Caller
from eoffice.api.bodies import AnyNegotiation
from eoffice.api.examples import Example
from eoffice.api.receipts import Receipt, ReceiptSerializer
from eoffice.api.scopes import Scope
from eoffice.organization.actor import Actor

PRIVATE = "no-store, private"
AnySerializer = type[serializers.BaseSerializer[Any]]


class Asked(serializers.Serializer[Any]):
    """What a program sends. A field that nobody knows is refused: it would be a slip of the pen."""

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, Mapping):
            unknown = sorted(str(name) for name in set(data) - set(self.fields))
            if unknown:
                fault = serializers.ValidationError(detail="", code="unknown").detail
                raise serializers.ValidationError(dict.fromkeys(unknown, fault))
        return super().to_internal_value(data)


class Endpoint(APIView):
    """An address that answers a program, acting for the person of its token in their post.

    `scopes` says, by method, which scope is needed; `asks` and `reads`, or `gives_page`, what GET
    takes and gives, `takes` and `gives` what POST does; `examples` shows, by method,
    a request and its answer. The description at /api/schema/ is made of them and of the methods'
    own sentences.
    """

    scopes: ClassVar[Mapping[str, Scope]] = {}
    takes: ClassVar[AnySerializer | None] = None
    asks: ClassVar[AnySerializer | None] = None
    reads: ClassVar[AnySerializer | None] = None
    gives: ClassVar[AnySerializer | None] = None
    gives_page: ClassVar[AnySerializer | None] = None
    is_page: ClassVar[bool] = False
    is_file: ClassVar[bool] = False
    examples: ClassVar[Mapping[str, Example]] = {}
    http_method_names = ["get", "head", "post"]

    @property
    def actor(self) -> Actor:
        """Who acts; the token was let in before anything else."""
        caller = self.request.auth
        if not isinstance(caller, Caller):
            raise TypeError("Nobody was let in.")
        return caller.actor

    def asked(self) -> dict[str, Any]:
        """Return what stands in the address behind the question mark, as values."""
        if self.asks is None:
            return {}
        serializer = self.asks(data=self.request.query_params)
        serializer.is_valid(raise_exception=True)
        return dict(serializer.validated_data)

    def taken(self) -> dict[str, Any]:
        """Return what was sent, as values."""
        if self.takes is None:
            return {}
        serializer = self.takes(data=self.request.data)
        serializer.is_valid(raise_exception=True)
        return dict(serializer.validated_data)

    def initialize_request(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Request:
        language = _language_of(request)
        if language:
            translation.activate(language)
        return super().initialize_request(request, *args, **kwargs)

    def perform_authentication(self, request: Request) -> None:
        super().perform_authentication(request)
        if isinstance(request.user, User) and not _language_of(request):
            translation.activate(request.user.language)

    def finalize_response(
        self, request: Request, response: Any, *args: Any, **kwargs: Any
    ) -> Response:
        answer = super().finalize_response(request, response, *args, **kwargs)
        answer.headers["Cache-Control"] = PRIVATE
        patch_vary_headers(answer, ("Accept-Language", "Authorization"))
        return answer


class FileEndpoint(Endpoint):
    """An address that gives a file as it is, whole or in the piece that Range asks for."""

    is_file = True
    content_negotiation_class: type[BaseContentNegotiation] = AnyNegotiation


class ActEndpoint(Endpoint):
    """An address that changes something: once for each request key."""

    gives: ClassVar[AnySerializer | None] = ReceiptSerializer
    makes: ClassVar[bool] = False
    act: Callable[..., Receipt]
    """Does it, by the same action as the pages; within the transaction of the request's key."""

    def post(self, request: Request, **kwargs: Any) -> Response:
        return once.answer(request, lambda: self.act(**kwargs))


def _language_of(request: HttpRequest | Request) -> str:
    """Return the first language that the program asks for and the office speaks."""
    header = request.headers.get("Accept-Language", "")
    spoken = dict(settings.LANGUAGES)
    for asked, _weight in parse_accept_lang_header(header[:200].lower()):
        language = asked.partition("-")[0]
        if language in spoken:
            return language
    return ""
