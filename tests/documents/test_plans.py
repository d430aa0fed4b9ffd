"""How PostgreSQL answers the pages that everybody opens: by indexes, not by whole tables."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from documents.actions import outgoing
from documents.actions.drafts import Recipient
from eoffice.assignments.models import AssignmentRole
from eoffice.organization.actor import Actor
from tests.documents.factories import draft_content, instruct, receive, submit
from tests.factories import MORNING

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


def test_a_question_that_no_index_serves_is_found() -> None:
    sql = "SELECT thing_id FROM documents_document WHERE subject LIKE '%tư pháp'"

    assert _tables_read_whole(sql) == {"documents_document"}


def _tables_read_whole(sql: str) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN (FORMAT JSON) {sql.replace('%', '%%')}", [])
        (plan,) = cursor.fetchone()
        cursor.execute("SET LOCAL enable_seqscan = on")
    plan = plan if isinstance(plan, list) else json.loads(plan)
    nodes = _nodes(plan[0]["Plan"])
    return {
        node["Relation Name"]
        for node in nodes
        if node["Node Type"] == "Seq Scan" and node["Relation Name"] in LARGE
    }


def _nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for child in node.get("Plans", ()):
        yield from _nodes(child)
