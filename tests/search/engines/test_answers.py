"""Filters, periods, order, pages and marks of what was found."""

from datetime import date

import pytest

from search.engines.base import LARGEST_PAGE, Findable, Page, Query, SearchEngine
from tests.search.engines.entries import ask, counts, entry, put, titles


@pytest.fixture(scope="module")
def year(shared: SearchEngine) -> SearchEngine:
    put(
        shared,
        entry("Một", day=date(2025, 12, 31), direction="incoming", kind_code="CV"),
        entry("Hai", day=date(2026, 1, 1), direction="incoming", kind_code="QĐ"),
        entry("Ba", day=date(2026, 6, 1), direction="outgoing", kind_code="QĐ"),
        entry("Bốn", day=None, direction="outgoing", kind_code="CV"),
    )
    return shared


def test_values_of_one_filter_add_up_and_filters_cut(year: SearchEngine) -> None:
    assert titles(year, "", filters={"kind_code": ["QĐ", "CV"], "direction": ["outgoing"]}) == [
        "Ba",
        "Bốn",
    ]
    assert titles(year, "", filters={"kind_code": ["không có"]}) == []


def test_a_filter_is_counted_as_if_it_were_not_set(year: SearchEngine) -> None:
    page = ask(year, "", filters={"direction": ["incoming"]})

    assert page.total == 2
    assert counts(page, "direction") == {"incoming": 2, "outgoing": 2}
    assert counts(page, "kind_code") == {"CV": 1, "QĐ": 1}
    assert counts(page, "year") == {"2025": 1, "2026": 1}


def test_both_ends_of_a_period_belong_to_it(year: SearchEngine) -> None:
    new_year, june = date(2026, 1, 1), date(2026, 6, 1)

    assert titles(year, "", since=new_year, until=june) == ["Ba", "Hai"]
    assert titles(year, "", since=june) == ["Ba"]
    assert titles(year, "", until=date(2025, 12, 31)) == ["Một"]
    assert titles(year, "", since=june, until=new_year) == []


def test_newest_first_puts_what_has_no_day_last(year: SearchEngine) -> None:
    assert titles(year, "", order="newest") == ["Ba", "Hai", "Một", "Bốn"]


@pytest.mark.parametrize("order", ["best", "newest"])
@pytest.mark.parametrize("size", [1, 3, 7])
def test_pages_together_are_the_whole_once(engine: SearchEngine, order: str, size: int) -> None:
    entries = [
        entry(f"Hộ tịch {number}" if number % 2 else "Tịch hộ", pages=["hộ tịch"])
        for number in range(17)
    ]
    put(engine, *entries)
    seen, after = list[Page](), ""

    while True:
        page = ask(engine, "hộ tịch", order=order, size=size, after=after)
        seen.append(page)
        after = page.next
        if not after:
            break

    found = [hit.uid for page in seen for hit in page.hits]
    assert len(found) == len(set(found)) == 17
    assert {page.total for page in seen} == {17}
    whole = ask(engine, "hộ tịch", order=order, size=50)
    assert found == [hit.uid for hit in whole.hits]


@pytest.mark.parametrize("after", ["", "x", "99.1", "0.99999999999999999999", "-1.5", "0", "1.2.3"])
def test_a_page_that_never_was_begins_at_the_beginning(year: SearchEngine, after: str) -> None:
    assert len(titles(year, "", after=after)) == 4


@pytest.mark.parametrize("size", [-5, 0, 1, 10_000])
def test_a_page_has_a_bearable_size(year: SearchEngine, size: int) -> None:
    assert 1 <= len(ask(year, "", size=size).hits) <= LARGEST_PAGE


def test_marks_stand_on_the_original_words(engine: SearchEngine) -> None:
    put(engine, entry("Số hoá sổ hộ tịch", symbol="15/QĐ-BNV", people=["Hồ Tích"]))

    hit = ask(engine, "so hoa ho tich").hits[0]
    symbol = ask(engine, "15/qd-bnv").hits[0].symbol

    assert [hit.title.text[start:end] for start, end in hit.title.marks] == ["Số hoá sổ hộ tịch"]
    assert [symbol.text[start:end] for start, end in symbol.marks] == ["15/QĐ-BNV"]
    assert hit.people[0].marks == ((0, 7),)


def test_a_piece_names_its_page_and_keeps_its_places(engine: SearchEngine) -> None:
    pages = ["Mở đầu", "x " * 500, "Trước đó\nsố hóa sổ hộ tịch năm 2026 " + "và sau đó " * 60]
    put(engine, entry("Kế hoạch", pages=pages))

    (piece,) = ask(engine, "số hóa sổ hộ tịch").hits[0].snippets

    assert piece.page == 3
    assert "số hóa sổ hộ tịch" in piece.text
    assert [piece.text[start:end] for start, end in piece.marks] == ["số hóa sổ hộ tịch"]
    assert not piece.is_cut_before
    assert piece.is_cut_after
    assert "\n" not in piece.text


def test_words_far_apart_get_a_piece_each(engine: SearchEngine) -> None:
    put(engine, entry("Kế hoạch", pages=["đơn giá", "khác " * 200, "hộ tịch"]))

    pieces = ask(engine, "đơn giá hộ tịch").hits[0].snippets

    assert [piece.page for piece in pieces] == [1, 3]


def test_halves_of_characters_in_a_scan_come_back_as_they_were(engine: SearchEngine) -> None:
    put(engine, entry("Bản quét \ud800", pages=["hộ tịch \udfff xấu"]))

    assert ask(engine, "hộ tịch").hits[0].snippets[0].text == "hộ tịch \udfff xấu"


def test_the_last_word_may_still_be_typed(engine: SearchEngine) -> None:
    put(engine, entry("Số hóa sổ hộ tịch", symbol="112/TTr-STP"), entry("Hội nghị"))

    def suggested(text: str) -> list[str]:
        return [hit.title.text for hit in engine.suggest(Query(text=text, holders=frozenset({1})))]

    assert suggested("ho ti") == ["Số hóa sổ hộ tịch"]
    assert suggested("112/tt") == ["Số hóa sổ hộ tịch"]
    assert set(suggested("ho")) == {"Số hóa sổ hộ tịch", "Hội nghị"}
    assert suggested("ho ") == ["Số hóa sổ hộ tịch"]


def test_a_row_with_very_many_endings_still_answers(engine: SearchEngine) -> None:
    words = [
        f"t{chr(97 + a)}{chr(97 + b)}{chr(97 + c)}"
        for a in range(19)
        for b in range(19)
        for c in range(19)
    ]
    put(engine, entry("hộ " + " ".join(words)))

    assert len(engine.suggest(Query(text="hộ t", holders=frozenset({1})))) == 1


def test_many_values_are_counted_exactly(engine: SearchEngine) -> None:
    entries: list[Findable] = [
        entry("Một", body=f"Cơ quan {number % 700}") for number in range(1400)
    ]
    put(engine, *entries)

    page = ask(engine, "")

    assert page.total == 1400
    assert set(counts(page, "body").values()) == {2}
    assert len(counts(page, "body")) == 700
