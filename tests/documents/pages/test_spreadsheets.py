"""What goes out as a spreadsheet is text, whatever people wrote."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from documents.pages.spreadsheets import sheet_of
from eoffice.lib.cells import FORMULA_STARTS


@pytest.mark.parametrize("start", FORMULA_STARTS)
def test_no_cell_is_a_formula(start: str) -> None:
    content = sheet_of("2026", ["Trích yếu"], [[f"{start}HYPERLINK(1)"]], last_words=f"{start}1")

    sheet = load_workbook(BytesIO(content)).active
    assert sheet is not None
    values = [str(cell.value) for row in sheet.iter_rows(min_row=2) for cell in row]
    assert [value[0] for value in values] == ["'", "'"]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s"}


def test_marks_that_no_spreadsheet_can_hold_are_left_out() -> None:
    content = sheet_of("2026", ["Trích yếu"], [["Báo cáo\x07 quý I"]])

    sheet = load_workbook(BytesIO(content)).active
    assert sheet is not None
    assert sheet["A2"].value == "Báo cáo quý I"
