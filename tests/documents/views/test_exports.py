"""The lists as spreadsheets: what the person sees in the list, and nothing else."""

from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from documents.actions import outgoing
from documents.pages import list_exports
from eoffice.organization.actor import Actor
from tests.documents.answers import text_of
from tests.documents.factories import draft_content, register, submit
from tests.factories import MORNING

LETTERS = reverse("documents:incoming-spreadsheet")
DRAFTS = reverse("documents:outgoing-spreadsheet")
SUBJECT = 3


def rows_of(answer: Any) -> list[tuple[str, ...]]:
    sheet = load_workbook(BytesIO(answer.content)).active
    assert sheet is not None
    return [tuple(str(cell or "") for cell in row) for row in sheet.iter_rows(values_only=True)]


def test_the_columns_are_those_of_the_list(client: Client, clerk: Actor) -> None:
    register(clerk, "Rà soát sổ hộ tịch", body_name="Sở Nội vụ")
    client.force_login(clerk.user)

    heading, row = rows_of(client.get(LETTERS, {"tab": "all"}))

    page = text_of(client.get(reverse("documents:incoming-list"), {"tab": "all"}))
    assert all(f"{column}</th>" in page for column in heading)
    assert row[0] == "01"
    assert row[SUBJECT : SUBJECT + 2] == ("Rà soát sổ hộ tịch", "Sở Nội vụ")


def test_the_filters_of_the_list_hold_for_the_spreadsheet(client: Client, clerk: Actor) -> None:
    register(clerk, "Văn bản khẩn", urgency=1)
    register(clerk, "Văn bản thường")
    client.force_login(clerk.user)
    page = client.get(reverse("documents:incoming-list"), {"tab": "all", "urgent": "1"})

    answer = client.get(f"{LETTERS}?{page.context['listing'].export_query}")

    assert [row[SUBJECT] for row in rows_of(answer)[1:]] == ["Văn bản khẩn"]
    assert f"{LETTERS}?urgent=1&amp;tab=all" in text_of(page)


def test_nobody_takes_out_what_they_may_not_see(
    client: Client, clerk: Actor, director: Actor, outsider: Actor
) -> None:
    submit(clerk, director, subject="Văn bản kín đáo")
    client.force_login(outsider.user)

    assert len(rows_of(client.get(LETTERS, {"tab": "all"}))) == 1


def test_a_subject_never_becomes_a_formula(client: Client, clerk: Actor) -> None:
    register(clerk, '=HYPERLINK("http://example.org")')
    client.force_login(clerk.user)

    _heading, row = rows_of(client.get(LETTERS, {"tab": "all"}))

    assert row[SUBJECT] == '\'=HYPERLINK("http://example.org")'


def test_a_list_that_is_cut_says_so(
    client: Client, clerk: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(list_exports, "MOST", 1)
    register(clerk, "Văn bản cũ")
    register(clerk, "Văn bản mới")
    client.force_login(clerk.user)

    _heading, row, last = rows_of(client.get(LETTERS, {"tab": "all"}))

    assert row[SUBJECT] == "Văn bản mới"
    assert last[0].startswith("Ở đây chỉ có 1 dòng đầu.")


def test_documents_that_go_out_have_their_own_columns(
    client: Client, drafter: Actor, director: Actor
) -> None:
    content = draft_content(director, subject="Báo cáo rà soát")
    outgoing.draft(content=content, actor=drafter, at=MORNING)
    client.force_login(drafter.user)

    answer = client.get(DRAFTS, {"tab": "drafts"})

    heading, row = rows_of(answer)
    assert len(heading) == 6
    assert row[2] == "Báo cáo rà soát"
    assert 'filename="Van ban di - Du thao.xlsx"' in answer.headers["Content-Disposition"]


def test_leaders_and_the_clerk_come_from_the_list_to_the_registers(
    client: Client, clerk: Actor, drafter: Actor
) -> None:
    registers = reverse("documents:register-list")
    page = reverse("documents:incoming-list")

    client.force_login(clerk.user)
    assert registers in text_of(client.get(page))
    client.force_login(drafter.user)
    assert registers not in text_of(client.get(page))
