"""An index of its own for every test, and a shelf of made-up things that can be found."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.test import override_settings

from eoffice.access.models import Right
from eoffice.organization.actor import Actor
from eoffice.organization.models import Agency
from search import indexing, registry
from search.engines.base import Facet
from tests.search import places
from tests.search.shelf import KIND, Shelf, give


@pytest.fixture(autouse=True)
def _own_index(request: pytest.FixtureRequest) -> Iterator[None]:
    """Lie in a folder, or where a module says: `on_every_engine`."""
    with (
        places.place(getattr(request, "param", "embedded")) as place,
        override_settings(**place.settings),
    ):
        yield


@pytest.fixture
def shelf() -> Iterator[Shelf]:
    """The things of a made-up app, which describes them to the search."""
    kept = Shelf()
    registry.register(KIND, as_findable=kept.as_findable, card=kept.card)
    yield kept
    registry.unregister(KIND)


STATES = {"open": "Đang xử lý", "done": "Đã xong"}


@pytest.fixture
def words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Say the made-up app's values in words."""

    def said(facet: Facet, known: dict[str, str]) -> None:
        monkeypatch.setitem(
            registry._words, facet, [lambda values: {v: known[v] for v in values if v in known}]
        )

    said("state", STATES)
    said("direction", {"incoming": "Văn bản đến", "outgoing": "Văn bản đi"})
    said("kind_code", {"CV": "Công văn", "QĐ": "Quyết định"})


@pytest.fixture
def papers(agency: Agency, shelf: Shelf, clerk: Actor, drafter: Actor, words: None) -> None:
    """Three papers of the clerk; the drafter may list the first and knows nothing of the others."""
    plan = shelf.put(
        agency,
        "Kế hoạch số hóa sổ hộ tịch",
        symbol="112/KH-STP",
        body="Sở Tư pháp",
        direction="outgoing",
        pages=["", "", "", "Đơn giá số hóa một trang"],
    )
    letter = shelf.put(
        agency,
        "Rà soát sổ hộ tịch <script>",
        symbol="4521/UBND-NC",
        body="UBND tỉnh Sông Lam",
        direction="incoming",
        state="done",
        day=date(2025, 11, 20),
    )
    decision = shelf.put(
        agency,
        "Bổ nhiệm",
        symbol="15/QĐ-BNV",
        kind_code="QĐ",
        kind_name="Quyết định",
        direction="incoming",
    )
    for thing in (plan, letter, decision):
        give(thing, clerk)
    give(plan, drafter, Right.METADATA)
    indexing.drain()
