"""How PostgreSQL answers the pages that everybody opens: by indexes, not by whole tables."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from documents.actions import outgoing
from documents.actions.drafts import Recipient
from documents.models import Direction, Document, Register, RegisterEntry, Urgency
from documents.models.registers import EntryState, sort_key_of
from documents.pages import lists
from eoffice.access import seeing
from eoffice.access.granting import permission_ids
from eoffice.access.models import Right, ThingRight
from eoffice.assignments.models import AssignmentRole
from eoffice.organization.actor import Actor
from eoffice.organization.models import Holder, Role
from eoffice.things.models import Thing
from tests.documents.factories import draft_content, instruct, receive, submit
from tests.factories import MORNING
from tests.plans import learn, nodes_of

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL alone has such plans"),
]
# What grows with the years; everything else is as small as the office has people and kinds.
LARGE = {
    "access_grant",
    "access_thingright",
    "assignments_assignment",
    "assignments_instruction",
    "documents_delivery",
    "documents_document",
    "documents_filing",
    "documents_incomingdocument",
    "documents_outgoingdocument",
    "documents_registerentry",
    "documents_relation",
    "documents_workfile",
    "journal_journalentry",
    "journal_journaltext",
    "journal_reading",
    "meetings_meeting",
    "meetings_participant",
    "notifications_notice",
    "organization_holding",
    "storage_attachment",
    "storage_file",
    "storage_fileversion",
    "storage_rendition",
    "things_thing",
}
PAGES = [
    ("desk:desk", ""),
    ("documents:incoming-list", "?tab=all"),
    ("documents:incoming-list", ""),
    ("documents:incoming-list", "?tab=late"),
    ("documents:outgoing-list", "?tab=all"),
    ("documents:outgoing-list", ""),
    ("documents:work-file-list", ""),
    ("documents:signature-book", ""),
    ("documents:intake", ""),
    ("documents:register-list", ""),
    ("meetings:list", ""),
    ("notifications:list", ""),
]


@pytest.fixture
def office(clerk: Actor, director: Actor, head: Actor, drafter: Actor) -> dict[str, Actor]:
    """Some letters at every stage: an empty pile asks fewer questions."""
    receive(clerk)
    submit(clerk, director)
    instruct(
        submit(clerk, director),
        director,
        (head, AssignmentRole.LEAD),
        (drafter, AssignmentRole.SUPPORT),
    )
    draft = outgoing.draft(
        content=draft_content(director, [Recipient("Bộ Tư pháp")]), actor=drafter, at=MORNING
    )
    outgoing.submit(document=draft, actor=drafter, at=MORNING)
    return {"clerk": clerk, "director": director, "head": head, "drafter": drafter}


@pytest.mark.parametrize(("name", "query"), PAGES)
def test_no_list_reads_a_whole_table(
    name: str, query: str, office: dict[str, Actor], client: Client
) -> None:
    """With sequential scans made as dear as can be, one is left only where no index serves."""
    read_whole = set()
    for persona, actor in office.items():
        client.force_login(actor.user)
        client.get(reverse(name))  # what is counted once a session
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(reverse(name) + query)
        assert answer.status_code in {200, 302, 403, 404}, persona
        for sql in {one["sql"] for one in captured if one["sql"].startswith("SELECT")}:
            read_whole |= {(table, sql[:400]) for table in _tables_read_whole(sql)}

    assert not read_whole


LISTED = [
    (Direction.INCOMING, "tab=all"),
    (Direction.INCOMING, "tab=todo"),
    (Direction.INCOMING, "tab=done"),
    (Direction.INCOMING, "tab=running"),
    (Direction.INCOMING, "tab=soon"),
    (Direction.INCOMING, "tab=late"),
    (Direction.INCOMING, "tab=all&year=2017"),
    (Direction.INCOMING, "tab=done&year=2017"),
    (Direction.INCOMING, "tab=all&kind=BC"),
    (Direction.INCOMING, "tab=all&body=Sở 7"),
    (Direction.INCOMING, "tab=all&urgent=1"),
    (Direction.INCOMING, "tab=all&q=số 29"),
    (Direction.OUTGOING, "tab=issued"),
]
MANY, SHOWN, MOST_READ = 6_000, 20, 600
MOST_TRIED = 3_000  # rights, until the first few of somebody are found, in whatever order they lie


@pytest.mark.parametrize(("direction", "asked"), LISTED)
@pytest.mark.parametrize(("persona", "sees_most"), [("clerk", True), ("drafter", False)])
def test_a_list_reads_what_it_shows_and_not_what_there_is(
    persona: str,
    sees_most: bool,  # noqa: FBT001 - one of the facts of the persona
    direction: Direction,
    asked: str,
    office: dict[str, Actor],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The clerk sees all; the drafter a fifth of all, which is much where little is little.

    What the drafter sees is counted by some thousand rights, which are all there are here.
    """
    actor = office[persona]
    monkeypatch.setattr(seeing, "LITTLE", 60)
    monkeypatch.setattr(seeing, "COUNT_STOPS_AT", 20)
    monkeypatch.setattr(lists, "PAGE", SHOWN)
    _grow(office["clerk"], office["drafter"])
    query = QueryDict(asked)

    with CaptureQueriesContext(connection) as captured:
        lists.listing(actor, direction, query, tab=query["tab"], at=timezone.now())

    for sql in [one["sql"] for one in captured if one["sql"].startswith("SELECT")]:
        if "COUNT(" in sql and not sees_most:
            continue
        takes_any = sql.endswith(f"LIMIT {seeing.LITTLE}")
        assert _rows_read(sql) < (MOST_TRIED if takes_any else MOST_READ), sql


def _grow(clerk: Actor, drafter: Actor) -> None:
    """Let many letters and documents lie there, of ten years, all done."""
    things = Thing.objects.bulk_create(
        Thing(
            kind=Direction.OUTGOING if number % 3 == 0 else Direction.INCOMING,
            agency=clerk.agency,
            sort_key=sort_key_of(_day(number), number),
        )
        for number in range(MANY)
    )
    book = Register.objects.create(agency=clerk.agency, series="MANY", year=2017)
    entries = RegisterEntry.objects.bulk_create(
        RegisterEntry(
            register=book, number=number, day=_day(number), state=EntryState.USED, thing=thing
        )
        for number, thing in enumerate(things, start=1)
    )
    Document.objects.bulk_create(
        Document(
            thing=thing,
            direction=thing.kind,
            kind_code="BC" if number % 100 == 1 else "CV",
            state="ISSUED" if thing.kind == Direction.OUTGOING else "DONE",
            subject=f"Báo cáo số {number}",
            body_name=f"Sở {number % 50}",
            dated_on=_day(number),
            urgency=Urgency.URGENT if number % 50 == 1 else Urgency.NORMAL,
            entry=entries[number],
            sort_key=thing.sort_key,
        )
        for number, thing in enumerate(things)
    )
    registry = Holder.objects.of_role(clerk.agency, Role.REGISTRY)
    post = Holder.objects.of_post(drafter.post)
    ThingRight.objects.bulk_create(
        ThingRight(
            content_object=thing,
            group_id=holder.group_id,
            permission_id=permission_ids()[Right.METADATA],
            kind=thing.kind,
            sort_key=thing.sort_key,
        )
        for number, thing in enumerate(things)
        for holder in ([registry, post] if number % 10 < 2 else [registry])
    )
    learn()


def _day(number: int) -> date:
    return date(2016, 1, 1) + timedelta(days=number * 3650 // MANY)


def _rows_read(sql: str) -> int:
    """Count the rows that scans of large tables have read, those they threw away among them."""
    return sum(
        node["Actual Loops"] * (node["Actual Rows"] + node.get("Rows Removed by Filter", 0))
        for node in nodes_of(sql)
        if node.get("Relation Name") in LARGE
    )


def test_a_question_that_no_index_serves_is_found() -> None:
    sql = "SELECT thing_id FROM documents_document WHERE subject LIKE '%tư pháp'"

    assert _tables_read_whole(sql) == {"documents_document"}


def _tables_read_whole(sql: str) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        nodes = list(nodes_of(sql, is_run=False))
        cursor.execute("SET LOCAL enable_seqscan = on")
    return {
        node["Relation Name"]
        for node in nodes
        if node["Node Type"] == "Seq Scan" and node["Relation Name"] in LARGE
    }
