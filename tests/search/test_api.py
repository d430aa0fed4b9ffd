"""Search for programs: the same hits, counts and pages as people have, by the same rights."""

import socket
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from django.test import override_settings

from eoffice.api.problems import UNAVAILABLE
from eoffice.api.schema import description
from eoffice.organization.actor import Actor
from search import indexing
from search.engines.base import SearchUnavailableError
from search.engines.embedded import EmbeddedEngine
from tests.documents.factories import register
from tests.eoffice.api.programs import Program, program_of

SEARCH = "/api/v1/search/"


def problem_in(answer: Any) -> dict[str, Any]:
    """Return the problem that asks for patience, if it is one."""
    assert answer.status_code == 503
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert int(answer.headers["Retry-After"]) > 0
    told: dict[str, Any] = answer.json()
    assert (told["type"], told["status"]) == (UNAVAILABLE.uri, 503)
    return told


@pytest.fixture
def program(clerk: Actor) -> Program:
    for number in range(3):
        register(clerk, f"Kế hoạch số hóa {number}")
    register(clerk, "Việc khác", kind_code="QĐ")
    indexing.drain()
    return program_of(clerk)


def test_words_find_without_accents_and_are_marked(program: Program) -> None:
    told = program.get(f"{SEARCH}?q=ke+hoach").json()

    assert told["total"] == 3
    title = told["items"][0]["title"]
    start, end = title["marks"][0]
    assert title["text"][start:end].lower().startswith("k")
    assert "facets" in told


def test_pages_follow_one_another(program: Program) -> None:
    first = program.get(f"{SEARCH}?q=ke+hoach&limit=2").json()
    rest = program.get(first["next"]).json()

    found = [item["uid"] for item in [*first["items"], *rest["items"]]]
    assert len(set(found)) == 3
    assert rest["next"] is None


def test_filters_narrow_and_are_counted(program: Program) -> None:
    told = program.get(f"{SEARCH}?kind_code=QĐ").json()

    assert [item["title"]["text"] for item in told["items"]] == ["Việc khác"]
    kinds = next(one for one in told["facets"] if one["name"] == "kind_code")
    assert {one["value"]: one["count"] for one in kinds["values"]} == {"CV": 3, "QĐ": 1}


def test_a_stranger_finds_nothing_and_counts_nothing(program: Program, stranger: Actor) -> None:
    told = program_of(stranger).get(f"{SEARCH}?q=ke+hoach").json()

    assert (told["total"], told["items"], told["facets"]) == (0, [], [])


def test_what_is_not_a_day_is_told(program: Program) -> None:
    assert program.get(f"{SEARCH}?since=soon").status_code == 422
    assert program.get(f"{SEARCH}?since=2026-02-01&until=2026-01-01").status_code == 422


def test_without_an_index_a_program_is_told_to_ask_later(program: Program, tmp_path: Path) -> None:
    with override_settings(SEARCH_DIR=tmp_path / "nowhere"):
        answer = program.get(f"{SEARCH}?q=x")

    told = problem_in(answer)
    assert told["detail"] == "The search index is not ready; ask again later."


def test_while_the_search_server_is_away_a_program_is_told_to_ask_later(program: Program) -> None:
    away = SearchUnavailableError("The search server does not answer.")
    with patch.object(EmbeddedEngine, "find", side_effect=away):
        answer = program.get(f"{SEARCH}?q=x")
        vietnamese = program.get(f"{SEARCH}?q=x", Accept_Language="vi")

    assert problem_in(answer)["detail"] == "Search cannot be reached just now; ask again later."
    assert problem_in(vietnamese)["detail"].startswith("Lúc này chưa kết nối được")


def test_a_server_where_nobody_listens_is_told_in_the_same_way(program: Program) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        with override_settings(SEARCH_URL=f"http://127.0.0.1:{free.getsockname()[1]}"):
            answer = program.get(f"{SEARCH}?q=x")

    assert problem_in(answer)["detail"] == "Search cannot be reached just now; ask again later."


def test_the_description_says_that_search_may_ask_for_patience() -> None:
    answer = description()["paths"][SEARCH]["get"]["responses"]["503"]

    assert list(answer["content"]) == ["application/problem+json"]
    assert answer["headers"]["Retry-After"]["required"]
