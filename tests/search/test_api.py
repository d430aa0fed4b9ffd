"""Search for programs: the same hits, counts and pages as people have, by the same rights."""

from pathlib import Path

import pytest
from django.test import override_settings

from eoffice.organization.actor import Actor
from search import indexing
from tests.documents.factories import register
from tests.eoffice.api.programs import Program, program_of

SEARCH = "/api/v1/search/"


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

    assert answer.status_code == 503
    assert answer.headers["Content-Type"] == "application/problem+json"
