"""Examples in the description are such as the office takes and gives."""

import re
from typing import Any

import jsonschema
import pytest
from django.urls import resolve
from rest_framework import serializers

from documents.lifecycles import IncomingState, OutgoingState, WorkFileState
from eoffice.api.schema import description
from eoffice.assignments.lifecycles import AssignmentState
from meetings.lifecycles import MeetingState
from search.engines.language import read
from search.engines.marking import mark

JSON = "application/json"
SEARCH = "GET /api/v1/search/"
SOMETHING = "6a1f0c3e-2b4d-4e8f-9a7c-5d0b1e2f3a44"
STATES = {
    "incoming": IncomingState.values,
    "outgoing": OutgoingState.values,
    "assignments": AssignmentState.values,
    "work-files": WorkFileState.values,
    "meetings": MeetingState.values,
}
PATHS = description()["paths"]
ACTS = sorted(f"POST {path}" for path, methods in PATHS.items() if "post" in methods)
TOLD = [name for name in ACTS if JSON in str(PATHS[name.split()[1]]["post"].get("requestBody"))]


def operation(name: str) -> dict[str, Any]:
    method, path = name.split()
    found: dict[str, Any] = PATHS[path][method.lower()]
    return found


def the_example(place: dict[str, Any]) -> Any:
    """Return the one example of a place, if it fits what the description says of the place."""
    (example,) = place["examples"].values()
    require_fitting(example["value"], place["schema"])
    return example["value"]


def require_fitting(value: Any, schema: dict[str, Any]) -> None:
    known = {**schema, "components": description()["components"]}
    validator = jsonschema.Draft202012Validator
    jsonschema.validate(value, known, cls=validator, format_checker=validator.FORMAT_CHECKER)


def answered(name: str) -> Any:
    responses = operation(name)["responses"]
    (status,) = set(responses) & {"200", "201"}
    return the_example(responses[status]["content"][JSON])


def sent(name: str) -> Any:
    return the_example(operation(name)["requestBody"]["content"][JSON])


def taken_by(name: str) -> type[serializers.Serializer[Any]]:
    """Return what reads the requests of an address."""
    view: Any = resolve(re.sub(r"{\w+}", SOMETHING, name.split()[1])).func
    taking: type[serializers.Serializer[Any]] = view.cls.takes or view.cls.asks
    return taking


@pytest.mark.parametrize("name", ACTS)
def test_every_act_shows_an_answer_that_leads_to_what_was_done(name: str) -> None:
    answer = answered(name)

    subject = name.split("/")[3]
    assert answer["state"] in STATES[subject]
    assert answer["url"].startswith(f"/api/v1/{subject}/")
    assert str(resolve(answer["url"]).kwargs["uid"]) == answer["uid"]


@pytest.mark.parametrize("name", TOLD)
def test_every_act_that_is_told_something_shows_a_request_that_is_taken(name: str) -> None:
    example = sent(name)

    assert taken_by(name)(data=example).is_valid(raise_exception=True)


def test_the_search_shows_a_question_that_is_taken_and_the_marks_that_it_gives() -> None:
    places = [one for one in operation(SEARCH)["parameters"] if "examples" in one]
    asked = {place["name"]: the_example(place) for place in places}
    (found,) = answered(SEARCH)["items"]

    assert taken_by(SEARCH)(data=asked).is_valid(raise_exception=True)
    words = read(asked["q"]).units
    for text in (found["title"], *found["snippets"]):
        marks = [list(span) for span in mark(text["text"], words).marks]
        assert text["marks"] == marks
        assert marks


@pytest.mark.parametrize("spoiled", [{"dated_on": "2026-02-30"}, {"kind": "XX"}, {"subject": None}])
def test_an_example_that_does_not_fit_would_be_found(spoiled: dict[str, object]) -> None:
    register = "POST /api/v1/incoming/{uid}/register/"
    schema = operation(register)["requestBody"]["content"][JSON]["schema"]

    with pytest.raises(jsonschema.ValidationError):
        require_fitting({**sent(register), **spoiled}, schema)
