"""Describes the door for programs as OpenAPI, from the tables and sentences of its addresses."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from django.utils import translation
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiExample, OpenApiParameter

from eoffice.api import problems
from eoffice.api.once import HEADER
from eoffice.api.problems import MEDIA_TYPE, Kind, ProblemSerializer

_FOR_ALL = (
    problems.UNAUTHENTICATED,
    problems.REFUSED,
    problems.METHOD,
    problems.UNACCEPTABLE,
    problems.TOO_MANY,
    problems.BROKEN,
    problems.UNAVAILABLE,
)
_FOR_ACTS = (
    problems.ABSENT,
    problems.MALFORMED,
    problems.BEING_DONE,
    problems.TOO_LARGE,
    problems.MEDIA,
    problems.INVALID,
)
_KEY = OpenApiParameter(
    HEADER,
    type=OpenApiTypes.UUID,
    location=OpenApiParameter.HEADER,
    required=True,
    description="A UUID that you make for this request. Sent again with the same request, it "
    "gives the first answer again and nothing is done twice.",
)
_RANGE = OpenApiParameter(
    "Range",
    type=OpenApiTypes.STR,
    location=OpenApiParameter.HEADER,
    description="A piece of the file, as bytes=0-1023.",
)


@lru_cache(maxsize=1)
def description() -> dict[str, Any]:
    """Return the description of the whole door, in English; it is made once for each process."""
    with translation.override("en"):
        generator: Any = SchemaGenerator
        described: dict[str, Any] = generator().get_schema(request=None, public=True)
    return described


class OfficeSchema(AutoSchema):
    """One address and method, told from the tables of its `Endpoint`."""

    view: Any

    def get_operation_id(self) -> str:
        name = re.sub(r"(?<!^)(?=[A-Z])", "_", type(self.view).__name__).lower()
        return f"{name}_{self.method.lower()}"

    def get_tags(self) -> list[str]:
        return [self.path.removeprefix("/api/v1/").partition("/")[0]]

    def get_summary(self) -> str:
        return self._sentences()[0].rstrip(".")

    def get_description(self) -> str:  # type: ignore[override] # as drf-spectacular asks for it
        scope = self.view.scopes.get(self.method)
        needed = [f"Scope: `{scope.value}`."] if scope else []
        return "\n\n".join([*self._sentences()[1:], *needed])

    def get_auth(self) -> list[dict[str, Any]]:
        scope = self.view.scopes.get(self.method)
        return [{"token": [scope.value] if scope else []}]

    def get_override_parameters(self) -> list[Any]:
        if self.method == "POST":
            return [_KEY]
        asked = [self.view.asks] if self.view.asks else []
        return [*asked, _RANGE] if self.view.is_file else asked

    def get_request_serializer(self) -> Any:
        return self.view.takes if self.method == "POST" else None

    def get_response_serializers(self) -> Any:
        if self.view.is_file:
            return dict.fromkeys([(200, "*/*"), (206, "*/*")], OpenApiTypes.BINARY)
        if self.method == "POST":
            return {201 if self.view.makes else 200: self.view.gives}
        return {200: self.view.gives_page if self.view.is_page else self.view.reads}

    def get_examples(self) -> list[OpenApiExample]:
        example = self.view.examples.get(self.method)
        return list(example.told()) if example else []

    def get_operation(self, *args: Any, **kwargs: Any) -> Any:
        operation = super().get_operation(*args, **kwargs)
        if operation is not None:
            component = self.resolve_serializer(ProblemSerializer, "response").ref
            for kind in self._problems():
                operation["responses"].setdefault(str(kind.status), _as_answer(kind, component))
        return operation

    def _problems(self) -> list[Kind]:
        found = list(_FOR_ALL)
        if self.method == "POST":
            found += _FOR_ACTS
        elif self.view.asks is not None:
            found.append(problems.INVALID)
        if "{" in self.path and problems.ABSENT not in found:
            found.append(problems.ABSENT)
        if self.view.is_file:
            found.append(problems.RANGE)
        return sorted(found, key=lambda kind: kind.status)

    def _sentences(self) -> list[str]:
        action = self.view.act if self.method == "POST" else getattr(self.view, "get", None)
        said = (action.__doc__ or "").strip() if action else ""
        return [" ".join(part.split()) for part in re.split(r"\n\s*\n", said)]


def _as_answer(kind: Kind, component: Mapping[str, Any]) -> dict[str, Any]:
    answer: dict[str, Any] = {
        "description": str(kind.title),
        "content": {MEDIA_TYPE: {"schema": dict(component)}},
    }
    headers = {
        problems.UNAUTHENTICATED: ("WWW-Authenticate", "string"),
        problems.TOO_MANY: ("Retry-After", "integer"),
        problems.UNAVAILABLE: ("Retry-After", "integer"),
    }
    if kind in headers:
        name, type_ = headers[kind]
        answer["headers"] = {name: {"required": True, "schema": {"type": type_}}}
    return answer
