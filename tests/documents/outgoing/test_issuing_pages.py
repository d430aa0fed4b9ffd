"""The clerk's table of numbers and seals, and the verdicts on signatures."""

from uuid import uuid4

from django.test import Client
from django.urls import reverse

from documents.actions import rights
from documents.actions.keyring import TestKeys
from documents.lifecycles import OutgoingState
from documents.models import Document, RegisterEntry
from eoffice.organization.actor import Actor
from storage.tasks import read_version
from tests.documents.outgoing.conftest import Drafting, states
from tests.factories import MORNING


def test_the_clerk_sees_which_numbers_come_next(
    client: Client, clerk: Actor, draft_of: Drafting, keys: TestKeys
) -> None:
    del keys
    for name in ("Một", "Hai"):
        draft_of(name, until=OutgoingState.SIGNED)
    client.force_login(clerk.user)

    page = client.get(reverse("documents:to-be-issued"))

    assert [row.proposed for row in page.context["rows"]] == ["01", "02"]


def test_several_are_issued_in_one_act(
    client: Client, clerk: Actor, draft_of: Drafting, keys: TestKeys
) -> None:
    del keys
    documents = [draft_of(name, until=OutgoingState.SIGNED) for name in ("Một", "Hai")]
    client.force_login(clerk.user)
    sent = [str(document.thing.uid) for document in documents]

    answer = client.post(
        reverse("documents:issue-many"), {"documents": sent, "request_key": str(uuid4())}
    )

    assert client.get(answer.headers["Location"]).context["done"] == 2
    assert states(*documents) == [OutgoingState.ISSUED] * 2


def test_issuing_goes_on_after_one_that_fails(
    client: Client, clerk: Actor, draft_of: Drafting, keys: TestKeys
) -> None:
    del keys
    not_signed = draft_of("Một")
    signed = draft_of("Hai", until=OutgoingState.SIGNED)
    Document.objects.filter(pk=not_signed.pk).update(state=OutgoingState.SIGNED)
    rights.open_to_registry(not_signed, actor=clerk, at=MORNING)
    client.force_login(clerk.user)
    sent = [str(document.thing.uid) for document in (not_signed, signed)]

    answer = client.post(
        reverse("documents:issue-many"), {"documents": sent, "request_key": str(uuid4())}
    )

    results = client.get(answer.headers["Location"])
    assert [line.document for line in results.context["failed"]] == [not_signed]
    assert states(signed) == [OutgoingState.ISSUED]


def test_a_double_press_on_issue_gives_one_number(
    client: Client, clerk: Actor, signed: Document
) -> None:
    client.force_login(clerk.user)
    address = reverse("documents:outgoing-issue", args=[signed.thing.uid])
    sent = {"request_key": str(uuid4())}

    answers = [client.post(address, sent) for _press in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert RegisterEntry.objects.count() == 1


def test_who_presses_after_another_clerk_has_issued_is_told_so(
    client: Client, clerk: Actor, drafter: Actor, issued: Document
) -> None:
    client.force_login(clerk.user)
    address = reverse("documents:outgoing-issue", args=[issued.thing.uid])

    answer = client.post(address, {"request_key": str(uuid4())})

    assert answer.status_code == 403
    assert RegisterEntry.objects.count() == 1


def test_only_the_registry_finds_the_table_filled(
    client: Client, drafter: Actor, signed: Document
) -> None:
    del signed
    client.force_login(drafter.user)

    assert client.get(reverse("documents:to-be-issued")).context["rows"] == []


def test_the_verdict_stands_in_the_table(client: Client, clerk: Actor, signed: Document) -> None:
    client.force_login(clerk.user)

    answer = client.get(reverse("documents:outgoing-verdict", args=[signed.thing.uid]))

    assert "badge--green" in answer.content.decode()


def test_the_verdict_covers_both_signatures(
    client: Client, drafter: Actor, issued: Document
) -> None:
    client.force_login(drafter.user)

    page = client.get(reverse("documents:signatures", args=[issued.thing.uid]))

    assert page.context["judged"].is_valid
    assert len(page.context["judged"].signatures) == 2


def test_an_outsider_is_told_nothing_of_signatures(
    client: Client, outsider: Actor, signed: Document
) -> None:
    client.force_login(outsider.user)

    for name in ("signatures", "outgoing-verdict", "outgoing-sign"):
        answer = client.get(reverse(f"documents:{name}", args=[signed.thing.uid]))
        assert answer.status_code == 404


def test_where_number_and_seal_will_go_is_framed_on_the_page(
    client: Client, clerk: Actor, signed: Document
) -> None:

    version = signed.outgoing.signed
    assert version is not None
    read_version.call(version_uid=str(version.uid))
    client.force_login(clerk.user)

    page = client.get(reverse("documents:outgoing-detail", args=[signed.thing.uid]))

    paper = page.context["shown"].paper
    framed = {box.field for shown in paper.pages for box in shown.boxes}
    assert {"DocumentNumber", "IssueDay", "IssueMonth", "AgencySeal"} <= framed
