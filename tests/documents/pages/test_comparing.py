"""Two versions of a text are compared by their words, not by how lines and pages break."""

from documents.pages.comparing import changes_between
from storage.reading.values import PageText

BEFORE = "Điều 1. Cấp Giấy đăng ký cho Văn phòng Hồng Lĩnh; trụ sở: số 116 đường Nguyễn Du."


def pages(*texts: str) -> list[PageText]:
    return [PageText(text) for text in texts]


def test_a_word_in_place_of_another_is_one_change() -> None:
    [change] = changes_between(pages(BEFORE), pages(BEFORE.replace("116", "118")))

    assert (change.before, change.after) == ("116", "118")
    assert change.lead.endswith("trụ sở: số")
    assert change.tail == "đường Nguyễn Du."


def test_the_place_of_a_change_is_where_the_new_words_stand() -> None:
    after = BEFORE.replace("116", "118")

    [change] = changes_between(pages("Trang đầu", BEFORE), pages("Trang đầu", after))

    [spot] = change.spots
    assert spot.page == 2
    assert after[spot.start : spot.end] == "118"


def test_other_breaks_of_lines_and_pages_are_no_change() -> None:
    whole = pages("một hai ba bốn năm sáu")
    broken = pages("một hai\nba", "2\nbốn năm\nsáu")

    assert changes_between(whole, broken) == []


def test_words_left_out_are_told_at_what_now_follows() -> None:
    [change] = changes_between(pages("đề nghị quan tâm, chỉ đạo"), pages("đề nghị chỉ đạo"))

    assert (change.before, change.after) == ("quan tâm,", "")
    [spot] = change.spots
    assert "đề nghị chỉ đạo"[spot.start : spot.end] == "chỉ"


def test_words_left_out_at_the_end_are_told_too() -> None:
    [change] = changes_between(pages("Nơi nhận: Như trên"), pages("Nơi nhận:"))

    assert change.before == "Như trên"


def test_changes_with_hardly_a_word_between_them_are_one() -> None:
    before = "hạn ngày 05 tháng 12 năm 2026 xong"
    after = "hạn ngày 11 tháng 01 năm 2027 xong"

    [change] = changes_between(pages(before), pages(after))

    assert change.after == "11 tháng 01 năm 2027"


def test_a_text_that_lost_all_its_words_can_be_compared() -> None:
    [change] = changes_between(pages("một hai"), pages(""))

    assert (change.before, change.after, change.spots) == ("một hai", "", [])


def test_two_long_texts_are_compared_in_time() -> None:
    words = [f"từ{number % 97}" for number in range(12_000)]
    other = [*words[:6_000], "thêm", *words[6_001:]]

    changes = changes_between(pages(" ".join(words)), pages(" ".join(other)))

    assert [change.after for change in changes] == ["thêm"]
