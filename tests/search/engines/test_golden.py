"""What people type, with accents and without, finds the same records."""

import unicodedata

import pytest

from search.engines.base import SearchEngine
from tests.search.engines.entries import ask, entry, put, titles, uids

DECISION = "Ban hành Quy chế công tác văn thư"
PROVINCE = "Khảo sát tại tỉnh Đắk Lắk"
PEACE = "Kỷ niệm ngày hòa bình"
OLD_SCHOOL = "Phòng cháy tại nhà máy thuỷ điện Hoà Bình"


@pytest.fixture(scope="module")
def records(shared: SearchEngine) -> SearchEngine:
    put(
        shared,
        entry(
            DECISION, symbol="15/QĐ-BNV", kind_code="QĐ", kind_name="Quyết định", body="Bộ Nội vụ"
        ),
        entry("Trả lời kiến nghị", symbol="15/BNV-VP", kind_code="CV", kind_name="Công văn"),
        entry("Giao chỉ tiêu", symbol="115/QĐ-BNV", kind_code="QĐ", kind_name="Quyết định"),
        entry(PROVINCE, symbol="05/KH-STP", kind_code="KH", kind_name="Kế hoạch"),
        entry(PEACE, symbol="30/2020/NĐ-CP", kind_code="NĐ", kind_name="Nghị định"),
        entry(OLD_SCHOOL, people=["Nguyễn Thị Thuý"], pages=["Trang bìa", "Lý do: kĩ thuật"]),
    )
    return shared


@pytest.mark.parametrize(
    "text",
    [
        "quyet dinh 15 qd bnv",
        "Quyết định 15/QĐ-BNV",
        "15/QĐ-BNV",
        "15/QD-BNV",
        "15/qđ-bnv",
        "15 QĐ BNV",
        "15 /QĐ - BNV",
        "15/QÐ-BNV",  # eth
        "15/QƉ-BNV",  # African D
        "015/QĐ-BNV",
        unicodedata.normalize("NFD", "Quyết định 15/QĐ-BNV"),
        "“ban hành quy chế”",
        "bo noi vu quy che",
    ],
)
def test_the_decision_is_found_first_however_it_is_written(
    records: SearchEngine, text: str
) -> None:
    assert titles(records, text)[0] == DECISION


@pytest.mark.parametrize("text", ["15/QĐ-BNV", "15 qd bnv", "015/qd-bnv"])
def test_a_symbol_finds_no_other_number(records: SearchEngine, text: str) -> None:
    assert titles(records, text) == [DECISION]


@pytest.mark.parametrize(
    "text", ["Ðắk Lắk", "Đắk Lắk", "dak lak", "ĐẮK LẮK", "ðắk lắk", "Dak\u00a0Lak", "Đắk\u200b Lắk"]
)
def test_a_province_is_found_under_every_d(records: SearchEngine, text: str) -> None:
    assert titles(records, text) == [PROVINCE]


@pytest.mark.parametrize("text", ["hoà bình", "hòa bình", "hoa binh", "HÒA BÌNH", "HOÀ BÌNH"])
def test_old_and_new_places_of_the_tone_find_each_other(records: SearchEngine, text: str) -> None:
    assert set(titles(records, text)) == {PEACE, OLD_SCHOOL}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ky niem", PEACE),
        ("kĩ niệm", PEACE),  # another spelling of ky, and another accent that is not there
        ("kỹ thuật", OLD_SCHOOL),
        ("lí do", OLD_SCHOOL),
        ("thúy", OLD_SCHOOL),
        ("thuỷ điện", OLD_SCHOOL),
        ("thủy điện", OLD_SCHOOL),
        ("30/2020/NĐ-CP", PEACE),
        ("30/2020/nd-cp", PEACE),
        ("5/KH-STP", PROVINCE),
        ("05/KH-STP", PROVINCE),
    ],
)
def test_a_spelling_is_no_obstacle(records: SearchEngine, text: str, expected: str) -> None:
    assert titles(records, text) == [expected]


def test_where_accents_are_typed_what_has_them_comes_first(engine: SearchEngine) -> None:
    put(engine, entry("Giá ban hành"), entry("Gia bàn hạnh"), entry("Giả bán hanh"))

    assert titles(engine, "gia bàn hạnh")[0] == "Gia bàn hạnh"
    assert len(titles(engine, "gia bàn hạnh")) == 3


def test_words_in_a_row_come_before_words_apart(engine: SearchEngine) -> None:
    apart, row = "Sổ này, hộ kia, tịch nọ", "Số hóa sổ hộ tịch"
    put(engine, entry(apart), entry(row))

    assert titles(engine, "so ho tich") == [row, apart]


def test_the_title_comes_before_the_text(engine: SearchEngine) -> None:
    put(engine, entry("Khác", pages=["hộ tịch"]), entry("Về hộ tịch", day=None))

    assert titles(engine, "ho tich") == ["Về hộ tịch", "Khác"]


def test_a_phrase_wants_its_order_and_its_neighbours(engine: SearchEngine) -> None:
    put(engine, entry("Quản lý văn bản"), entry("Văn bản về quản lý"), entry("Quản văn lý bản"))

    assert titles(engine, '"quan ly van ban"') == ["Quản lý văn bản"]
    assert len(titles(engine, "quan ly van ban")) == 3


def test_a_phrase_reaches_from_no_field_into_the_next(engine: SearchEngine) -> None:
    put(engine, entry("Quản lý", body="Văn phòng", people=["An Bình", "Chi"]))

    assert titles(engine, '"ly van"') == []
    assert titles(engine, '"binh chi"') == []
    assert titles(engine, '"van phong"') == ["Quản lý"]


@pytest.mark.parametrize("minus", ["-", "−"])
def test_a_minus_leaves_out(engine: SearchEngine, minus: str) -> None:
    put(engine, entry("Hộ tịch, kế hoạch"), entry("Hộ tịch, báo cáo"), entry("Kế hoạch khác"))

    assert titles(engine, f"hộ tịch {minus}kế") == ["Hộ tịch, báo cáo"]
    assert titles(engine, f'hộ tịch {minus}"kế hoạch"') == ["Hộ tịch, báo cáo"]


def test_a_minus_alone_finds_the_rest(engine: SearchEngine) -> None:
    put(engine, entry("Hộ tịch"), entry("Báo cáo"))

    assert titles(engine, "-hộ") == ["Báo cáo"]


def test_a_hyphen_inside_a_symbol_is_no_minus(records: SearchEngine) -> None:
    assert titles(records, "05/KH-STP") == [PROVINCE]


@pytest.mark.parametrize("text", ["...", "“”", "-", '"', "/", "--", "!?"])
def test_signs_alone_find_nothing(records: SearchEngine, text: str) -> None:
    assert titles(records, text) == []


def test_a_blank_text_finds_everything_newest_first(records: SearchEngine) -> None:
    assert ask(records, "  ").total == 6


@pytest.mark.parametrize(
    "text",
    [
        "a" * 100_000,
        "word " * 10_000,
        '"' * 5_000,
        "-" * 5_000,
        "\x00\x01",
        "\ud800",
        "15/" * 2_000,
        "( OR AND NOT ) *:* ^2 ~ [a TO b] {} \\",
        "' OR 1=1 --",
        "𝕳𝖔̣̂",
        "🙂 ho tich 🙂",
    ],
)
def test_any_text_is_answered_quickly(records: SearchEngine, text: str) -> None:
    page = ask(records, text)

    assert page.total == len(page.hits)


def test_a_text_that_is_too_long_is_cut_and_says_so(records: SearchEngine) -> None:
    assert ask(records, "hòa " * 400).understood.is_cut
    assert not ask(records, "hòa bình").understood.is_cut


def test_what_was_understood_is_told_with_its_accents(records: SearchEngine) -> None:
    understood = ask(records, "quy che -khac").understood

    assert understood.words == ("quy", "che")
    assert understood.without == ("khac",)
    assert understood.reading == "quy chế"


def test_the_same_question_has_the_same_answer(records: SearchEngine) -> None:
    assert uids(ask(records, "hoa binh")) == uids(ask(records, "hoa binh"))
