"""Letters for programs: brought, read, registered and submitted as on the pages."""

from datetime import date
from uuid import uuid4

import pytest

from documents.models import Document
from eoffice.access.granting import end_grants
from eoffice.assignments.models import AssignmentRole
from eoffice.journal.models import Reading
from eoffice.organization.actor import Actor
from storage.models import FileVersion
from tests.documents.factories import instruct, receive, register, submit
from tests.documents.views.letters import letter_pdf
from tests.eoffice.api.programs import Program, program_of
from tests.factories import MORNING
from tests.meetings.factories import work

INCOMING = "/api/v1/incoming/"


@pytest.fixture
def program(clerk: Actor) -> Program:
    return program_of(clerk)


def test_a_scan_station_brings_registers_and_submits_a_letter(
    program: Program, director: Actor
) -> None:
    brought = program.bring(INCOMING, "Kính gửi Sở Tư pháp".encode(), "thư đến.txt")
    assert brought.status_code == 201
    url = brought.json()["url"]
    work()

    letter = program.get(url).json()
    assert letter["state"] == "INTAKE"
    assert letter["files"][0]["name"] == "thư đến.txt"
    assert letter["files"][0]["reading"] == "READ"
    registered = program.post(
        f"{url}register/",
        {
            "code": "15/QĐ-BTP",
            "dated_on": "2026-03-02",
            "body_name": "Bộ Tư pháp",
            "subject": "Về công tác hộ tịch",
            "kind": "QĐ",
            "urgency": "URGENT",
        },
    )
    assert registered.status_code == 200, registered.content
    assert registered.json()["number"] == 1
    (post,) = program.get(f"{url}submit-to/").json()["items"]
    assert post["uid"] == str(director.post.uid)
    submitted = program.post(f"{url}submit/", {"to": post["uid"]})
    assert submitted.json()["state"] == "SUBMITTED"

    letter = program.get(url).json()
    assert letter["code"] == "15/QĐ-BTP"
    assert (letter["urgency"], letter["kind"]) == ("URGENT", "QĐ")
    assert letter["submitted_to"]["uid"] == post["uid"]
    assert letter["dated_on"] == "2026-03-02"


def test_what_is_recognised_is_proposed_until_the_letter_is_registered(
    program: Program, clerk: Actor
) -> None:
    text = "BỘ TƯ PHÁP\nSố: 15/QĐ-BTP\nHà Nội, ngày 02 tháng 3 năm 2026\n\nQUYẾT ĐỊNH\nVề hộ tịch"
    url = program.bring(INCOMING, text.encode()).json()["url"]
    work()

    proposed = {one["field"] for one in program.get(url).json()["proposed"]}
    assert "code_number" in proposed

    program.post(f"{url}register/", {"subject": "Về hộ tịch", "body_name": "Bộ Tư pháp"})
    assert program.get(url).json()["proposed"] == []


def test_a_state_secret_is_taken_out_again_as_on_the_page(program: Program) -> None:
    """Law 117/2025/QH15, Article 5."""
    brought = program.bring(INCOMING, letter_pdf(mark="TUYỆT MẬT"), "cong-van.pdf")
    url = brought.json()["url"]

    work()

    letter = program.get(url).json()
    assert letter["state"] == "REFUSED"
    assert letter["files"] == []
    assert not FileVersion.objects.filter(disposed_at__isnull=True).exists()


def test_words_with_the_mark_of_a_secret_are_refused(program: Program, clerk: Actor) -> None:
    path = f"{INCOMING}{receive(clerk).thing.uid}/register/"

    answer = program.post(path, {"subject": "TỐI MẬT", "body_name": "Bộ Công an"})

    assert answer.status_code == 422
    assert "state secret" in answer.json()["detail"]


def test_a_file_that_can_run_is_refused_with_its_reason(program: Program) -> None:
    answer = program.bring(INCOMING, b"MZ\x90\x00" + b"\x00" * 60, "thu.exe")

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == "#/file"
    assert not Document.objects.exists()


def test_an_enclosure_is_read_beside_the_letter(program: Program, clerk: Actor) -> None:
    url = f"{INCOMING}{receive(clerk).thing.uid}/"

    assert program.bring(f"{url}enclosures/", b"phu luc", "phu-luc.txt").status_code == 200

    assert [one["name"] for one in program.get(url).json()["files"]][1:] == ["phu-luc.txt"]


def test_a_letter_is_refused_with_its_reason(program: Program, clerk: Actor) -> None:
    url = f"{INCOMING}{receive(clerk).thing.uid}/"

    assert program.post(f"{url}refuse/", {"reason": "Gửi nhầm"}).json()["state"] == "REFUSED"

    assert program.get(url).json()["refusal"] == "Gửi nhầm"
    again = program.post(f"{url}refuse/", {"reason": "Gửi nhầm"})
    assert again.status_code == 403


def test_who_may_only_list_a_letter_gets_the_line_and_no_more(
    clerk: Actor, director: Actor, auditor: Actor
) -> None:
    document = submit(clerk, director)
    url = f"{INCOMING}{document.thing.uid}/"
    program = program_of(auditor)

    told = program.get(url).json()

    assert told["is_readable"] is False
    assert told["subject"] == document.subject
    assert told["files"] == []
    assert told["submitted_to"] is None
    version = document.thing.attachments.get().file.latest.uid
    there = f"/api/v1/documents/{document.thing.uid}/files/{version}"
    assert program.get(f"{there}/content/").status_code == 404
    assert program.get(f"{there}/text/").status_code == 404
    assert not Reading.objects.filter(user=auditor.user).exists()


def test_a_file_is_read_whole_or_in_pieces(program: Program, clerk: Actor) -> None:
    document = receive(clerk)
    version = document.thing.attachments.get().file.latest
    path = f"/api/v1/documents/{document.thing.uid}/files/{version.uid}/content/"
    content = version.content()

    whole = program.get(path)
    assert b"".join(whole.streaming_content) == content
    assert whole.headers["Cache-Control"] == "no-store, private"
    assert whole.headers["Content-Disposition"].startswith("attachment")
    piece = program.get(path, Range="bytes=2-5", If_Range=whole.headers["ETag"])
    assert piece.status_code == 206
    assert b"".join(piece.streaming_content) == content[2:6]
    beyond = program.get(path, Range="bytes=99999-")
    assert beyond.status_code == 416
    assert beyond.headers["Content-Type"] == "application/problem+json"
    assert beyond.headers["Content-Range"] == f"bytes */{len(content)}"
    assert Reading.objects.filter(user=clerk.user, thing=document.thing).exists()


def test_the_text_of_a_file_is_read_page_by_page(program: Program, clerk: Actor) -> None:
    document = receive(clerk, "Kính gửi Sở Tư pháp")
    version = document.thing.attachments.get().file.latest
    path = f"/api/v1/documents/{document.thing.uid}/files/{version.uid}/text/"
    assert program.get(path).json()["reading"] == "WAITING"

    work()

    told = program.get(path).json()
    assert told["reading"] == "READ"
    assert "Kính gửi Sở Tư pháp" in told["pages"][0]["text"]


def test_a_file_is_found_only_at_its_own_document(program: Program, clerk: Actor) -> None:
    one, other = receive(clerk), receive(clerk)
    version = one.thing.attachments.get().file.latest

    answer = program.get(f"/api/v1/documents/{other.thing.uid}/files/{version.uid}/content/")

    assert answer.status_code == 404


def test_a_letter_is_no_document_that_goes_out(program: Program, clerk: Actor) -> None:
    uid = register(clerk).thing.uid

    assert program.get(f"{INCOMING}{uid}/").status_code == 200
    assert program.get(f"/api/v1/outgoing/{uid}/").status_code == 404


def test_a_letter_is_submitted_to_a_post_from_the_list(
    program: Program, clerk: Actor, drafter: Actor
) -> None:
    url = f"{INCOMING}{register(clerk).thing.uid}/submit/"

    for to in (drafter.post.uid, uuid4()):
        answer = program.post(url, {"to": str(to)})
        assert answer.status_code == 422
        assert answer.json()["errors"][0]["pointer"] == "#/to"


def test_the_day_of_the_paper_is_kept_as_it_is(program: Program, clerk: Actor) -> None:
    document = receive(clerk)
    facts = {"subject": "Thư", "body_name": "Bộ", "dated_on": "2026-02-28", "answer_by": None}

    answer = program.post(f"{INCOMING}{document.thing.uid}/register/", facts)

    assert answer.status_code == 200
    assert Document.objects.get().dated_on == date(2026, 2, 28)


def test_rights_that_end_are_ended_on_the_next_request(
    clerk: Actor, director: Actor, head: Actor
) -> None:
    """S4: nothing is answered from before."""
    document = submit(clerk, director)
    instruct(document, director, (head, AssignmentRole.LEAD))
    program = program_of(head)
    assert program.get(f"{INCOMING}{document.thing.uid}/").status_code == 200

    end_grants(document.thing, at=MORNING)

    assert program.get(f"{INCOMING}{document.thing.uid}/").status_code == 404
    assert program.get(INCOMING).json()["items"] == []
