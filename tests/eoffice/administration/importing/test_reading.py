"""Files that people bring: which are read, what their cells mean, and what is said of them."""

import zipfile
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from eoffice.administration.batches.columns_of_people import PEOPLE as PEOPLE_SHEET
from eoffice.administration.batches.units import UNITS as UNITS_SHEET
from eoffice.administration.importing import legacy, writing
from eoffice.administration.importing.checking import Read, understand
from eoffice.administration.importing.limits import LINES, UNPACKED_BYTES
from eoffice.administration.importing.reading import Given, read
from tests.eoffice.administration.importing.sheets import (
    PEOPLE,
    UNITS,
    opendocument,
    rows_of,
    unpacked,
    workbook,
)

SHEETS = [UNITS_SHEET, PEOPLE_SHEET]
HANG = ["hang.bt", "Bùi Thanh Hằng", "", "0912345678", "HCTP", "Chuyên viên", "Staff", "", ""]


def given_by(content: bytes, folder: Path) -> Given:
    return read(unpacked(content, folder), SHEETS)


def people_in(content: bytes, folder: Path) -> list[Read]:
    (table,) = given_by(content, folder).tables
    return understand(table)


def one(cells: dict[str, Any], folder: Path) -> Read:
    """Read one line of people with these cells."""
    row = [cells.get(heading, "") for heading in PEOPLE]
    (line,) = people_in(workbook({"x": [PEOPLE, row]}), folder)
    return line


@pytest.mark.parametrize("write", [workbook, opendocument])
def test_excel_and_libreoffice_files_are_read(write: Any, tmp_path: Path) -> None:
    (line,) = people_in(write({"Người": [PEOPLE, HANG]}), tmp_path)

    assert line.values["full_name"] == "Bùi Thanh Hằng"
    assert line.values["duty"] == "STAFF"
    assert line.flaws == ()
    assert line.number == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1258"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_separated_text_is_read_in_the_encodings_of_offices(
    encoding: str, separator: str, tmp_path: Path
) -> None:
    name = "Đặng Văn Sơn"
    if encoding == "cp1258":  # which writes a letter and its mark apart
        name = "Đặng Văn Sơn".replace("ặ", "ă\u0323")
    text = "\r\n".join(separator.join(row) for row in (PEOPLE[:2], ["son.dv", name]))

    (line,) = people_in(text.encode(encoding), tmp_path)

    assert line.values["full_name"] == "Đặng Văn Sơn"


def test_headings_are_found_in_both_languages_and_below_a_title(tmp_path: Path) -> None:
    with translation.override("vi"):
        headings = [str(column.label).upper() for column in PEOPLE_SHEET.columns]

    (line,) = people_in(workbook({"x": [["DANH SÁCH CÁN BỘ"], [], headings, HANG]}), tmp_path)

    assert line.values["username"] == "hang.bt"
    assert line.number == 4


def test_lines_that_begin_with_the_sign_are_not_read(tmp_path: Path) -> None:
    remark = ["# hang.bt", *HANG[1:]]

    lines = people_in(workbook({"x": [PEOPLE, remark, HANG]}), tmp_path)

    assert [line.number for line in lines] == [3]


def test_the_template_brought_back_as_it_is_has_no_lines(tmp_path: Path) -> None:
    given = given_by(writing.template(SHEETS), tmp_path)

    assert [len(table.lines) for table in given.tables] == [0, 0]
    assert given.unknown == []


def test_sheets_that_are_none_of_ours_are_named(tmp_path: Path) -> None:
    given = given_by(workbook({"x": [PEOPLE, HANG], "Lương": [["a", "b"], [1, 2]]}), tmp_path)

    assert given.unknown == ["Lương"]


def test_a_heading_that_must_be_there_is_missed(tmp_path: Path) -> None:
    (table,) = given_by(workbook({"x": [UNITS[:1] + UNITS[2:], ["HCTP", 1, ""]]}), tmp_path).tables

    assert table.missing == ["name"]


@pytest.mark.parametrize(
    "cell", [datetime(2026, 8, 31), date(2026, 8, 31), "31/08/2026", "31-8-2026", "2026-08-31"]
)
def test_days_are_read_as_days_and_as_text(cell: Any, tmp_path: Path) -> None:
    assert one({"First day in the post": cell}, tmp_path).day("first_day") == date(2026, 8, 31)


@pytest.mark.parametrize(
    ("heading", "cell", "part"),
    [
        ("First day in the post", "31/02/2026", "is not a day"),
        ("First day in the post", "next week", "is not a day"),
        ("Duty", "Boss", "is not one of the choices"),
        ("Duty", "External delegate", "is not one of the choices"),
        ("Telephone", "ask the clerk", "is not a telephone number"),
        ("Full name", "x" * 121, "121 letters"),
        ("Full name", "#REF!", "gives an error"),
        ("Full name", "NguyÔn V¨n An", "TCVN3"),
        ("Full name", "Nguyeãn Vaên An", "VNI"),
    ],
)
def test_what_is_wrong_is_said_at_its_cell(
    heading: str, cell: str, part: str, tmp_path: Path
) -> None:
    (flaw,) = one({"Sign-in name": "a", heading: cell}, tmp_path).flaws

    assert part in flaw.words
    assert str(PEOPLE_SHEET.column(flaw.key).label) == heading


def test_names_are_written_down_in_one_way(tmp_path: Path) -> None:
    decomposed = "  Trâ\u0300n\u00a0 Ðức\u200b  "

    assert one({"Full name": decomposed}, tmp_path).values["full_name"] == "Trần Đức"


def test_the_first_zero_of_a_telephone_comes_back(tmp_path: Path) -> None:
    assert one({"Telephone": 912345678}, tmp_path).values["phone"] == "0912345678"


@pytest.mark.parametrize(
    "name",
    ["Nguyễn Thị Ngọc Ánh", "Hoà Khoẻ Thuỷ Quý Giả", "Công ty TNHH Müller & Söhne", "Nestlé",
     "Công ty «Sông Lam»", "Microsoft® Việt Nam", "Trường Đại học Huế", "UBND xã Ea Kiết"],
)  # fmt: skip
def test_names_in_unicode_are_not_taken_for_old_letters(name: str) -> None:
    assert legacy.looks_like(name) == ""


@pytest.mark.parametrize(
    ("text", "old"),
    [
        ("Céng hßa x· héi chñ nghÜa ViÖt Nam", "TCVN3"),
        ("Ph¹m ThÞ Hoµ", "TCVN3"),
        ("§Æng V¨n S¬n", "TCVN3"),
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "VNI"),
        ("Traàn Ñöùc Thaéng", "VNI"),
    ],
)
def test_letters_of_the_time_before_unicode_are_seen(text: str, old: str) -> None:
    assert legacy.looks_like(text) == old


@pytest.mark.parametrize(
    ("content", "flaw"),
    [
        (b"\xd0\xcf\x11\xe0" + b"x" * 100, "old_or_locked"),
        (b"PK\x03\x04 and nothing else", "damaged"),
        (b"\x00\x01\x02\x03", "not_text"),
    ],
)
def test_files_that_are_no_spreadsheets_are_not_read(
    content: bytes, flaw: str, tmp_path: Path
) -> None:
    assert unpacked(content, tmp_path) == {"flaw": flaw}


def test_a_zip_that_is_something_else_is_not_read(tmp_path: Path) -> None:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")

    assert unpacked(buffer.getvalue(), tmp_path) == {"flaw": "no_sheet"}


def test_a_file_that_unpacks_to_far_more_is_not_read(tmp_path: Path) -> None:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * (UNPACKED_BYTES + 1))

    assert unpacked(buffer.getvalue(), tmp_path) == {"flaw": "too_big"}


def test_entities_of_an_opendocument_file_are_not_resolved(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("canary")
    evil = opendocument({"x": [PEOPLE, HANG]})
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(evil)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            if name == "content.xml":
                entity = f'<!DOCTYPE d [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
                text = entity + text.replace("Bùi Thanh Hằng", "&e;")
            new.writestr(name, text)

    assert "canary" not in str(unpacked(buffer.getvalue(), tmp_path))


def test_too_many_lines_are_not_read(tmp_path: Path) -> None:
    rows = "\n".join(f"person{number};A" for number in range(LINES + 100))

    assert unpacked(rows.encode(), tmp_path) == {"flaw": "too_many_lines"}


def test_formulas_are_read_by_their_saved_value_and_never_reckoned(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(PEOPLE[:2])
    sheet.append(["an", "=1+1"])
    buffer = BytesIO()
    book.save(buffer)

    (line,) = people_in(buffer.getvalue(), tmp_path)

    assert line.values["full_name"] == ""  # nobody has reckoned it yet


@pytest.mark.parametrize("text", ["=1+1", "+84 912", "-x", "@SUM(A1)"])
def test_what_would_be_a_formula_goes_out_as_text_and_comes_back(text: str, tmp_path: Path) -> None:
    content = writing.filled([(PEOPLE_SHEET, [{"username": "an", "full_name": text}])])

    (line,) = people_in(content, tmp_path)

    assert rows_of(content, "People and posts")[1][1] == f"'{text}"
    assert line.values["full_name"] == text


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Co", "Cn"]), max_size=40)


@settings(max_examples=40, deadline=None)
@given(name=WORDS)
def test_any_text_comes_back_as_it_went_out_or_is_refused_in_words(
    name: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    content = writing.filled([(PEOPLE_SHEET, [{"username": "an", "full_name": name}])])

    (line,) = people_in(content, tmp_path_factory.mktemp("any"))
    again = writing.filled(
        [(PEOPLE_SHEET, [{"username": "an", "full_name": line.text("full_name")}])]
    )
    (twice,) = people_in(again, tmp_path_factory.mktemp("again"))

    assert line.flaws or twice.text("full_name") == line.text("full_name")
