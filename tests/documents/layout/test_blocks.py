"""Blocks: what an officer types is read as articles, clauses, points and paragraphs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.layout.blocks import (
    Article,
    Block,
    Heading,
    Level,
    ListItem,
    Paragraph,
    Table,
    from_text,
    plain_text,
)


@pytest.mark.parametrize(
    ("line", "block"),
    [
        ("Căn cứ Luật Hộ tịch;", Paragraph("Căn cứ Luật Hộ tịch;")),
        ("Điều 1. Phạm vi điều chỉnh", Article("Điều 1.", title="Phạm vi điều chỉnh")),
        ("Điều 2: Có hiệu lực từ ngày ký.", Article("Điều 2.", text="Có hiệu lực từ ngày ký.")),
        ("Điều 3a.", Article("Điều 3a.")),
        ("I. MỤC ĐÍCH", Heading("I.", "MỤC ĐÍCH", Level.GROUP)),
        ("Chương II", Heading("Chương II", "", Level.PART)),
        ("Phần thứ nhất. MỞ ĐẦU", Heading("Phần thứ nhất", "MỞ ĐẦU", Level.PART)),
        ("Mục 1. SOẠN THẢO", Heading("Mục 1", "SOẠN THẢO", Level.SECTION)),
        ("1. Về hồ sơ", ListItem("1.", "Về hồ sơ")),
        ("1.2. Thời hạn", ListItem("1.2.", "Thời hạn")),
        ("đ) Giấy tờ khác;", ListItem("đ)", "Giấy tờ khác;")),
        ("– Như trên", ListItem("-", "Như trên")),
        ("+ Như dưới", ListItem("+", "Như dưới")),
        ("2.000.000 đồng một hộ", Paragraph("2.000.000 đồng một hộ")),
        ("Điều này là đúng.", Paragraph("Điều này là đúng.")),
        ("Chương trình công tác", Paragraph("Chương trình công tác")),
    ],
)
def test_a_line_is_read_as_what_it_is(line: str, block: Block) -> None:
    assert from_text(line) == (block,)


def test_a_chapter_takes_its_title_from_the_next_line() -> None:
    assert from_text("Chương I\nQUY ĐỊNH CHUNG") == (
        Heading("Chương I", "QUY ĐỊNH CHUNG", Level.PART),
    )


def test_a_chapter_leaves_an_article_alone() -> None:
    assert from_text("Chương I\nĐiều 1. Phạm vi") == (
        Heading("Chương I", "", Level.PART),
        Article("Điều 1.", title="Phạm vi"),
    )


def test_blank_lines_are_nothing() -> None:
    assert from_text("\n \u200b\nMột.\n\n\nHai.\r\n") == (Paragraph("Một."), Paragraph("Hai."))


def test_lines_with_tabs_form_a_table_of_even_rows() -> None:
    assert from_text("TT\tĐơn vị\n1\tVăn phòng\t02 ngày") == (
        Table((("TT", "Đơn vị", ""), ("1", "Văn phòng", "02 ngày"))),
    )


def test_text_is_written_one_way() -> None:
    decomposed = "Ðiê\u0300u  chi\u0309nh\u00a0."

    assert from_text(decomposed) == (Paragraph("Điều chỉnh ."),)


LINES = st.sampled_from(
    [
        *("Điều 1. Tên", "Điều 2. Nội dung.", "1. a", "a) b", "- c", "+ d", "I. E", "Văn bản."),
        *("Chương I", "QUY ĐỊNH", "Mục 2. G", "x\ty", "1\t2\t3", ""),
    ]
)


@given(st.lists(LINES | st.text(max_size=40), max_size=12))
def test_what_was_read_reads_the_same_when_written_down_again(lines: list[str]) -> None:
    blocks = from_text("\n".join(lines))

    assert from_text(plain_text(blocks)) == blocks
