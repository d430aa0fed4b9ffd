"""The pages of work files: open, look, put in, take out, close."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from documents.actions import work_files
from documents.lifecycles import WorkFileState
from documents.models import WorkFile
from eoffice.organization.actor import Actor
from tests.browser import Visitor
from tests.documents.work_files.conftest import holder_of, letter
from tests.factories import MORNING


def key() -> dict[str, str]:
    return {"request_key": str(uuid4())}


def test_a_file_is_opened_with_its_members(client: Client, clerk: Actor, drafter: Actor) -> None:
    client.force_login(clerk.user)
    sent = {"title": "Rà soát", "code": "07.VP", "members": [str(holder_of(drafter).uid)]}

    client.post(reverse("documents:work-file-open"), {**sent, **key()})

    work_file = WorkFile.objects.get()
    client.force_login(drafter.user)
    assert client.get(work_file.get_absolute_url()).status_code == 200


def test_a_code_that_is_taken_is_said_at_the_form(
    client: Client, clerk: Actor, work_file: WorkFile
) -> None:
    client.force_login(clerk.user)

    page = client.post(
        reverse("documents:work-file-open"), {"title": "Khác", "code": work_file.code, **key()}
    )

    assert page.status_code == 200
    assert page.context["form"].errors


def test_for_who_is_no_member_there_is_no_file(
    client: Client, outsider: Actor, work_file: WorkFile
) -> None:
    client.force_login(outsider.user)
    uid = work_file.thing.uid

    assert client.get(work_file.get_absolute_url()).status_code == 404
    for name in ("close", "reopen", "add-member"):
        answer = client.post(reverse(f"documents:work-file-{name}", args=[uid]), key())
        assert answer.status_code == 404


def test_a_document_is_put_in_from_its_own_page(
    client: Client, clerk: Actor, work_file: WorkFile
) -> None:
    document = letter(clerk)
    client.force_login(clerk.user)
    address = reverse("documents:file-into", args=[document.thing.uid])

    client.post(address, {"work_file": str(work_file.thing.uid), **key()})

    page = client.get(work_file.get_absolute_url())
    assert [line.document for line in page.context["lines"]] == [document]
    assert client.get(address).context["lies_in"] == [work_file]


def test_without_a_file_of_one_s_own_the_page_says_how_to_open_one(
    client: Client, clerk: Actor
) -> None:
    document = letter(clerk)
    client.force_login(clerk.user)

    page = client.get(reverse("documents:file-into", args=[document.thing.uid]))

    assert reverse("documents:work-file-open") in page.content.decode()


def test_a_document_is_put_into_no_file_of_strangers(
    client: Client, clerk: Actor, work_file: WorkFile, head: Actor
) -> None:
    document = letter(clerk)
    work_files.close(work_file=work_file, actor=clerk, at=MORNING)
    client.force_login(clerk.user)
    address = reverse("documents:file-into", args=[document.thing.uid])

    client.post(address, {"work_file": str(work_file.thing.uid), **key()})

    assert not work_file.filings.exists()


def test_a_restricted_document_is_a_line_without_words_for_members(
    client: Client, clerk: Actor, drafter: Actor, work_file: WorkFile
) -> None:
    document = letter(clerk, "Kết luận thanh tra", restriction="RESTRICTED")
    work_files.file(work_file=work_file, thing=document.thing, actor=clerk, at=MORNING)
    client.force_login(drafter.user)

    page = client.get(work_file.get_absolute_url())

    assert len(page.context["lines"]) == 1
    assert "Kết luận thanh tra" not in page.content.decode()


def test_a_document_is_taken_out(client: Client, clerk: Actor, work_file: WorkFile) -> None:
    document = letter(clerk)
    work_files.file(work_file=work_file, thing=document.thing, actor=clerk, at=MORNING)
    client.force_login(clerk.user)
    uids = [work_file.thing.uid, document.thing.uid]

    client.post(reverse("documents:work-file-take-out", args=uids), key())

    assert not work_file.filings.exists()


def test_a_file_is_closed_and_opened_again(
    client: Client, clerk: Actor, work_file: WorkFile
) -> None:
    client.force_login(clerk.user)
    states = []

    for name in ("close", "reopen"):
        client.post(reverse(f"documents:work-file-{name}", args=[work_file.thing.uid]), key())
        work_file.refresh_from_db()
        states.append(work_file.state)

    assert states == [WorkFileState.CLOSED, WorkFileState.OPEN]


def test_a_member_who_is_not_the_keeper_is_told_why_they_may_not_close(
    client: Client, drafter: Actor, work_file: WorkFile
) -> None:
    client.force_login(drafter.user)

    answer = client.post(reverse("documents:work-file-close", args=[work_file.thing.uid]), key())

    assert answer.status_code == 403


@pytest.mark.browser
def test_everybody_can_use_the_work_files(
    visitor: Visitor, clerk: Actor, work_file: WorkFile
) -> None:
    for subject in ("Báo cáo hộ tịch quý I", "Trả lời về số hóa sổ hộ tịch"):
        document = letter(clerk, subject)
        work_files.file(work_file=work_file, thing=document.thing, actor=clerk, at=MORNING)
    visitor.sign_in(clerk.user.username)
    wrong = []

    for name, address in {
        "work-file": work_file.get_absolute_url(),
        "work-files": reverse("documents:work-file-list"),
        "work-file-open": reverse("documents:work-file-open"),
        "file-into": reverse("documents:file-into", args=[letter(clerk).thing.uid]),
    }.items():
        visitor.page.goto(address)
        wrong += visitor.inspect(name, schemes=("light",))

    assert wrong == []


def test_whoever_only_lists_a_file_sees_its_head_and_not_what_lies_in_it(
    client: Client, clerk: Actor, auditor: Actor, work_file: WorkFile
) -> None:
    document = letter(clerk, "Báo cáo mật thiết")
    work_files.file(work_file=work_file, thing=document.thing, actor=clerk, at=MORNING)
    client.force_login(auditor.user)

    page = client.get(work_file.get_absolute_url()).content.decode()

    assert work_file.title in page
    assert "không được xem những gì có trong hồ sơ" in page
    assert "thanh tra, kiểm toán: chỉ biết là có" in page
    assert "Báo cáo mật thiết" not in page
    assert work_file.title in client.get(reverse("documents:work-file-list")).content.decode()


def test_a_leader_who_reads_a_file_is_not_offered_it_to_put_things_in(
    client: Client, clerk: Actor, director: Actor, work_file: WorkFile
) -> None:
    document = letter(clerk)
    client.force_login(director.user)

    page = client.get(reverse("documents:file-into", args=[document.thing.uid]))

    assert not page.context["has_choice"]


def test_the_list_goes_on_page_by_page_each_file_once_with_its_documents(
    client: Client, clerk: Actor, work_file: WorkFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("documents.pages.work_files.PAGE", 2)
    work_files.file(work_file=work_file, thing=letter(clerk).thing, actor=clerk, at=MORNING)
    for code in ("90.VP", "91.VP", "92.VP"):
        work_files.open_(title=code, code=code, retention="", members=[], actor=clerk, at=MORNING)
    client.force_login(clerk.user)
    here, seen = reverse("documents:work-file-list"), []

    for _page in range(2):
        context = client.get(here).context
        seen += [(line.work_file.code, line.count) for line in context["lines"]]
        here = reverse("documents:work-file-list") + context["next_url"]

    assert context["next_url"] == ""
    assert context["first_url"] == "?state=OPEN"
    assert seen == [(work_file.code, 1), ("90.VP", 0), ("91.VP", 0), ("92.VP", 0)]


def test_a_place_in_the_list_that_is_not_seen_is_as_none(
    client: Client, outsider: Actor, work_file: WorkFile
) -> None:
    client.force_login(outsider.user)
    here = reverse("documents:work-file-list")

    assert client.get(f"{here}?after={work_file.thing.uid}").status_code == 404
    assert client.get(f"{here}?after=nothing").status_code == 404
