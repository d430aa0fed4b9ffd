"""Who lists finds titles, who reads finds the text; to everybody else nothing of it exists."""

import pytest

from search.engines.base import Query, SearchEngine
from tests.search.engines.entries import ask, counts, entry, put, titles

LISTER, READER, OUTSIDER, READS_ONLY = (frozenset({number}) for number in (1, 2, 3, 4))


@pytest.fixture(scope="module")
def letters(shared: SearchEngine) -> SearchEngine:
    put(
        shared,
        entry(
            "Thông báo tuyển dụng",
            symbol="7/TB-STP",
            body="Sở Tư pháp",
            state="done",
            people=["Bùi Thanh Hằng"],
            pages=["Danh sách kỷ luật", "Mức lương cơ sở"],
            listers={1, 2},
            readers={2, 4},
        ),
    )
    return shared


@pytest.mark.parametrize("text", ["tuyen dung", "7/TB-STP", "so tu phap", "thanh hang", ""])
def test_listers_and_readers_find_what_a_list_shows(letters: SearchEngine, text: str) -> None:
    assert ask(letters, text, holders=LISTER).total == 1
    assert ask(letters, text, holders=READER).total == 1


@pytest.mark.parametrize("text", ["ky luat", '"danh sách kỷ luật"', "tuyển dụng kỷ luật", "lương"])
def test_the_text_is_found_by_readers_alone(letters: SearchEngine, text: str) -> None:
    assert ask(letters, text, holders=READER).total == 1
    assert ask(letters, text, holders=LISTER).total == 0


@pytest.mark.parametrize("text", ["-lương", '-"kỷ luật"', "tuyển dụng -lương"])
def test_leaving_a_word_out_does_not_tell_listers_what_the_text_says(
    letters: SearchEngine, text: str
) -> None:
    assert ask(letters, text, holders=LISTER).total == 1
    assert ask(letters, text, holders=READER).total == 0


@pytest.mark.parametrize("text", ["", "tuyen dung", "7/TB-STP", "luong", "-khac", '"tu phap"'])
def test_an_outsider_finds_and_counts_nothing(letters: SearchEngine, text: str) -> None:
    page = ask(letters, text, holders=OUTSIDER)

    assert (page.hits, page.total, page.is_more, page.next) == ((), 0, False, "")
    assert not any(page.facets.values())
    assert page.understood.reading == ""


def test_a_right_to_read_without_a_line_in_lists_finds_nothing(letters: SearchEngine) -> None:
    assert ask(letters, "luong", holders=READS_ONLY).total == 0


def test_somebody_without_any_holder_finds_nothing(letters: SearchEngine) -> None:
    assert ask(letters, "", holders=frozenset()).total == 0


def test_only_readers_see_pieces_of_the_text(letters: SearchEngine) -> None:
    for_reader = ask(letters, "tuyển dụng", holders=READER).hits[0]
    for_lister = ask(letters, "tuyển dụng", holders=LISTER).hits[0]
    quoted = ask(letters, "lương", holders=READER).hits[0]

    assert for_reader.is_content_searched
    assert not for_lister.is_content_searched
    assert for_lister.snippets == ()
    assert [(piece.page, piece.text) for piece in quoted.snippets] == [(2, "Mức lương cơ sở")]


def test_the_order_does_not_tell_listers_what_the_text_says(engine: SearchEngine) -> None:
    older = entry("Báo cáo hộ tịch", pages=["hộ tịch"], listers={1, 2}, readers={2}, day=None)
    put(engine, entry("Hộ tịch báo cáo", listers={1, 2}), older)

    assert titles(engine, '"hộ" "tịch"', holders=LISTER)[0] == "Hộ tịch báo cáo"


def test_counts_are_of_what_one_may_list(engine: SearchEngine) -> None:
    put(
        engine,
        entry("Một", state="open", body="A", listers={1}),
        entry("Hai", state="open", body="B", listers={2}),
        entry("Ba", state="done", body="B", listers={1, 2}),
    )

    page = ask(engine, "", holders=LISTER)

    assert counts(page, "state") == {"open": 1, "done": 1}
    assert counts(page, "body") == {"A": 1, "B": 1}


def test_a_filter_on_what_is_hidden_counts_nothing(engine: SearchEngine) -> None:
    put(engine, entry("Một", state="open", body="A"), entry("Hai", body="B", listers={2}))

    page = ask(engine, "", filters={"body": ["B"]})

    assert page.total == 0
    assert counts(page, "body") == {"A": 1}


def test_what_is_left_out_is_in_no_hit_and_no_count(engine: SearchEngine) -> None:
    lost = entry("Hộ tịch", state="open", pages=["mật ngữ"])
    put(engine, lost, entry("Hộ tịch khác", state="open"))

    page = ask(engine, "ho tich", left_out=frozenset({lost.uid}))

    assert [hit.title.text for hit in page.hits] == ["Hộ tịch khác"]
    assert page.total == 1
    assert counts(page, "state") == {"open": 1}
    assert ask(engine, "mật ngữ", left_out=frozenset({lost.uid})).total == 0


def test_kinds_of_document_are_a_wall_for_counts_too(engine: SearchEngine) -> None:
    put(
        engine,
        entry("Quyết định", kind_code="QĐ"),
        entry("Công văn", kind_code="CV"),
        entry("Cuộc họp", kind="meeting"),
    )

    page = ask(engine, "", kind_codes=frozenset({"QĐ"}), filters={"kind_code": ["QĐ", "CV"]})

    assert [hit.title.text for hit in page.hits] == ["Quyết định"]
    assert counts(page, "kind_code") == {"QĐ": 1}
    assert counts(page, "kind") == {"document": 1}
    assert ask(engine, "", kind_codes=frozenset()).total == 0


def test_suggestions_never_look_into_the_text(letters: SearchEngine) -> None:
    def suggested(text: str) -> int:
        return len(letters.suggest(Query(text=text, holders=READER)))

    assert suggested("tuy") == 1
    assert suggested("7/tb-s") == 1
    assert suggested("luon") == 0
    assert suggested("tuyển dụng -lương") == 1
    assert not letters.suggest(Query(text="tuy", holders=OUTSIDER))
    assert not letters.suggest(Query(text="", holders=READER))
