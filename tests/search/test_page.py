"""The search page: what people see, press and never see."""

import pytest
from django.test import Client
from django.urls import reverse

from eoffice.organization.actor import Actor
from eoffice.organization.models import Agency
from eoffice.things.models import Thing
from search import indexing
from search.models import RevokedSince
from tests.search.pages import links, visit
from tests.search.shelf import Shelf, give, take


@pytest.mark.usefixtures("papers")
@pytest.mark.parametrize("text", ["quyet dinh 15 qd bnv", "15/QĐ-BNV", "15/QD-BNV", "15/QÐ-BNV"])
def test_the_clerk_finds_a_decision_by_its_symbol(client: Client, clerk: Actor, text: str) -> None:
    page = visit(client, clerk, q=text)

    assert "Bổ nhiệm" in page
    assert "<mark>15/QĐ-BNV</mark>" in page


@pytest.mark.usefixtures("papers")
@pytest.mark.parametrize("text", ["", "hộ tịch", "15/QĐ-BNV", "đơn giá", "-khác", "không có gì"])
def test_an_outsider_finds_nothing_and_learns_nothing(
    client: Client, outsider: Actor, text: str
) -> None:
    page = visit(client, outsider, q=text)

    for hidden in (
        "Kế hoạch số hóa",
        "112/KH-STP",
        "Sở Tư pháp tỉnh",
        "UBND",
        "Đã xong",
        "2025",
        "Bổ nhiệm",
    ):
        assert hidden not in page.replace("Sở Tư pháp", "")
    assert "filter__choice" not in page


@pytest.mark.usefixtures("papers")
def test_hidden_and_absent_read_alike(client: Client, outsider: Actor) -> None:
    hidden = visit(client, outsider, q="quyhoach").replace("quyhoach", "X")
    there = visit(client, outsider, q="hotich").replace("hotich", "X")

    def body(page: str) -> str:
        return page.split('id="content"')[1]

    assert body(hidden) == body(there)


@pytest.mark.usefixtures("papers")
def test_hits_are_marked_and_quoted_with_their_page(client: Client, clerk: Actor) -> None:
    page = visit(client, clerk, q="don gia")

    assert "trang 4" in page
    assert "<mark>Đơn giá</mark> số hóa một trang" in page
    assert "1 kết quả" in page


@pytest.mark.usefixtures("papers")
def test_who_may_only_list_is_quoted_nothing(client: Client, drafter: Actor) -> None:
    assert "trang 4" not in visit(client, drafter, q="số hóa")
    assert "Kế hoạch" in visit(client, drafter, q="số hóa")
    assert "Kế hoạch" not in visit(client, drafter, q="đơn giá").split("results__found")[1]


@pytest.mark.usefixtures("papers")
def test_what_was_typed_and_found_is_never_markup(client: Client, clerk: Actor) -> None:
    client.force_login(clerk.user)

    page = client.get(
        reverse("search:search"), {"q": "<script>alert(1)</script> rà soát"}
    ).content.decode()
    found = client.get(reverse("search:search"), {"q": "rà soát"}).content.decode()

    assert "<script>alert" not in page
    assert "<mark>Rà soát</mark> sổ hộ tịch &lt;script&gt;" in found


@pytest.mark.usefixtures("papers")
def test_filters_are_links_with_counts_and_words(client: Client, clerk: Actor) -> None:
    page = visit(client, clerk, q="hộ tịch")

    asked = links(page)
    assert {"q": ["hộ tịch"], "state": ["done"]} in asked
    assert {"q": ["hộ tịch"], "direction": ["outgoing"]} in asked
    assert {"q": ["hộ tịch"], "year": ["2025"]} in asked
    assert "Đã xong" in page


@pytest.mark.usefixtures("papers")
def test_a_filter_that_is_set_is_a_chip_that_takes_it_away(client: Client, clerk: Actor) -> None:
    page = visit(client, clerk, q="hộ tịch", year="2025")

    assert "Rà soát" in page.replace("<mark>", "").replace("</mark>", "")
    assert "Kế hoạch số hóa" not in page
    assert "Năm 2025" in page
    assert {"q": ["hộ tịch"]} in links(page)
    assert {"q": ["hộ tịch"], "year": ["2025", "2026"]} in links(page)


@pytest.mark.usefixtures("papers")
def test_a_period_is_kept_with_the_words(client: Client, clerk: Actor) -> None:
    page = visit(client, clerk, q="hộ tịch", since="2025-01-01", until="2025-12-31")

    assert "1 kết quả" in page
    assert "Từ 01/01/2025" in page
    assert '<input type="hidden" name="since" value="2025-01-01">' in page


@pytest.mark.usefixtures("papers")
@pytest.mark.parametrize(
    "query",
    [
        {"since": "31/02/2026"},
        {"since": "x" * 5000},
        {"since": "2026-02-01", "until": "2026-01-01"},
    ],
)
def test_a_period_that_cannot_be_says_so_and_is_passed_over(
    client: Client, clerk: Actor, query: dict[str, str]
) -> None:
    page = visit(client, clerk, q="hộ tịch", **query)

    assert "field__error" in page
    assert "hộ tịch" in page


@pytest.mark.usefixtures("papers")
@pytest.mark.parametrize(
    "query",
    [
        {"q": "\x00"},
        {"q": "a" * 50_000},
        {"after": "nonsense"},
        {"after": "0." + "9" * 5000},
        {"order": "upside down"},
        {"year": ["2025"] * 500},
        {"state": ["\x00"]},
        {"direction": ["' OR 1=1 --"]},
        {"unknown": "1"},
        {"q": '"""""'},
    ],
)
def test_any_address_is_answered(client: Client, clerk: Actor, query: dict[str, object]) -> None:
    assert 'name="q"' in visit(client, clerk, **query)


@pytest.mark.usefixtures("papers")
def test_no_hit_says_what_was_understood_and_what_to_loosen(client: Client, clerk: Actor) -> None:
    page = visit(client, clerk, q='"hộ tịch" thủy -khác', year="2025")

    assert "Không tìm thấy" in page
    asked = links(page)
    assert {"q": ['"hộ tịch" thủy -khác']} in asked  # without the filter
    assert {"q": ["thủy -khác"], "year": ["2025"]} in asked  # without one of the words
    assert {"q": ['"hộ tịch" thủy'], "year": ["2025"]} in asked  # without what is left out


@pytest.mark.usefixtures("papers")
def test_before_anything_is_asked_the_page_teaches_and_lists_nothing(
    client: Client, clerk: Actor
) -> None:
    page = visit(client, clerk)

    assert {"q": ["15/QĐ-BNV"]} in links(page)
    assert {"q": ['"số hóa sổ hộ tịch"']} in links(page)
    assert "Bổ nhiệm" not in page
    assert {"state": ["done"]} in links(page)


def test_without_an_index_the_page_says_so_in_a_sentence(client: Client, clerk: Actor) -> None:
    page = visit(client, clerk, q="hộ tịch")

    assert "chưa" in page
    assert "results__list" not in page


def test_results_go_on_over_pages_without_a_gap(
    client: Client, clerk: Actor, agency: Agency, shelf: Shelf
) -> None:
    for number in range(45):
        give(shelf.put(agency, f"Văn bản {number:02}"), clerk)
    indexing.drain()
    seen: list[str] = []
    query: dict[str, list[str]] = {"q": ["văn bản"]}
    for _page in range(3):
        page = visit(client, clerk, **query).replace("<mark>", "").replace("</mark>", "")
        assert "45 kết quả" in page
        seen += [f"{number:02}" for number in range(45) if f"Văn bản {number:02}<" in page]
        query = next((asked for asked in links(page) if "after" in asked), {})

    assert len(seen) == 45
    assert len(set(seen)) == 45
    assert query == {}


@pytest.mark.usefixtures("papers")
def test_the_newest_can_come_first(client: Client, clerk: Actor) -> None:
    page = (
        visit(client, clerk, q="hộ tịch", order="newest")
        .replace("<mark>", "")
        .replace("</mark>", "")
    )

    assert page.index("Kế hoạch số hóa") < page.index("Rà soát sổ")
    assert {"q": ["hộ tịch"]} in links(page)


@pytest.mark.usefixtures("papers")
def test_a_hit_that_can_no_longer_be_seen_drops_out_with_its_counts(
    client: Client, clerk: Actor
) -> None:
    """The index knows nothing of the loss, and nobody noted it: the cards are the last guard."""
    for thing in Thing.objects.all():
        take(thing, clerk)
    RevokedSince.objects.all().delete()

    page = visit(client, clerk, q="hộ tịch")

    assert "Không tìm thấy" in page
    assert "Kế hoạch" not in page
    assert "filter__choice" not in page


@pytest.mark.parametrize("name", ["search:search", "search:suggest"])
def test_searching_changes_nothing_and_is_for_people_who_are_signed_in(
    client: Client, clerk: Actor, name: str
) -> None:
    assert client.get(reverse(name)).status_code == 302
    client.force_login(clerk.user)

    assert client.post(reverse(name)).status_code == 405
    assert client.head(reverse(name)).status_code == 200


@pytest.mark.usefixtures("papers")
def test_the_page_has_one_search_box(client: Client, clerk: Actor) -> None:
    page = visit(client, clerk, q="hộ tịch")

    assert page.count("data-search") == 1
    assert 'value="hộ tịch"' in page
