"""The signature book: one by one or many at once, and what a wrong key does."""

from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from documents.actions.keyring import TestKeys
from documents.lifecycles import OutgoingState
from documents.models import Document, Urgency
from eoffice.organization.actor import Actor
from tests.documents.outgoing.conftest import PASSPHRASE, Drafting, states


def sign_many(client: Client, *documents: Document, passphrase: str = PASSPHRASE) -> HttpResponse:
    sent = {
        "documents": [str(document.thing.uid) for document in documents],
        "passphrase": passphrase,
        "request_key": str(uuid4()),
    }
    return client.post(reverse("documents:sign-many"), sent)  # type: ignore[return-value] # typed by its client


def test_the_book_shows_what_waits_the_most_urgent_first(
    client: Client, director: Actor, draft_of: Drafting
) -> None:
    draft_of("Thường", until=OutgoingState.SUBMITTED)
    urgent = draft_of("Khẩn", until=OutgoingState.SUBMITTED, urgency=Urgency.URGENT)
    client.force_login(director.user)

    page = client.get(reverse("documents:signature-book"))

    assert page.context["document"] == urgent
    assert (page.context["place"], page.context["count"]) == (1, 2)
    assert "data:image/png" in page.content.decode()


def test_the_book_of_somebody_else_is_empty(
    client: Client, head: Actor, submitted: Document
) -> None:
    del submitted
    client.force_login(head.user)

    assert client.get(reverse("documents:signature-book")).context["count"] == 0


def test_approving_leads_to_signing(client: Client, director: Actor, submitted: Document) -> None:
    client.force_login(director.user)
    address = reverse("documents:outgoing-approve", args=[submitted.thing.uid])

    answer = client.post(address, {"then": "sign", "request_key": str(uuid4())})

    assert answer.headers["Location"] == reverse(
        "documents:outgoing-sign", args=[submitted.thing.uid]
    )
    assert states(submitted) == [OutgoingState.APPROVED]


def test_the_sheet_shows_the_hash_of_each_before_signing(
    client: Client, director: Actor, draft_of: Drafting, keys: TestKeys
) -> None:
    del keys
    documents = [draft_of("Một"), draft_of("Hai")]
    client.force_login(director.user)
    asked = {"documents": [str(document.thing.uid) for document in documents]}

    page = client.get(reverse("documents:sign-many"), asked).content.decode()

    assert all(document.outgoing.approved_digest[-12:] in page for document in documents)


def test_what_is_not_approved_is_approved_from_the_sheet(
    client: Client, director: Actor, draft_of: Drafting
) -> None:
    documents = [draft_of(name, until=OutgoingState.SUBMITTED) for name in ("Một", "Hai")]
    client.force_login(director.user)
    asked = [str(document.thing.uid) for document in documents]

    client.post(
        reverse("documents:approve-many"), {"documents": asked, "request_key": str(uuid4())}
    )

    assert states(*documents) == [OutgoingState.APPROVED] * 2


def test_several_are_signed_under_one_passphrase(
    client: Client, director: Actor, draft_of: Drafting, keys: TestKeys
) -> None:
    del keys
    documents = [draft_of("Một"), draft_of("Hai")]
    client.force_login(director.user)

    answer = sign_many(client, *documents)

    results = client.get(answer.headers["Location"])
    assert states(*documents) == [OutgoingState.SIGNED] * 2
    assert (results.context["done"], results.context["failed"]) == (2, [])


def test_one_that_fails_does_not_take_the_others_along(
    client: Client, director: Actor, draft_of: Drafting, keys: TestKeys
) -> None:
    del keys
    good, bad = draft_of("Một"), draft_of("Hai", until=OutgoingState.SUBMITTED)
    client.force_login(director.user)

    answer = sign_many(client, good, bad)

    results = client.get(answer.headers["Location"])
    assert states(good, bad) == [OutgoingState.SIGNED, OutgoingState.SUBMITTED]
    assert [line.document for line in results.context["failed"]] == [bad]
    assert results.context["failed"][0].reason


def test_a_wrong_passphrase_signs_nothing_and_is_not_shown_again(
    client: Client, director: Actor, draft_of: Drafting, keys: TestKeys
) -> None:
    del keys
    documents = [draft_of("Một"), draft_of("Hai")]
    client.force_login(director.user)

    page = sign_many(client, *documents, passphrase="not the passphrase")

    assert states(*documents) == [OutgoingState.APPROVED] * 2
    assert "field__error" in page.content.decode()
    assert "not the passphrase" not in page.content.decode()


def test_the_passphrase_is_kept_nowhere(
    client: Client,
    director: Actor,
    draft_of: Drafting,
    keys: TestKeys,
    caplog: pytest.LogCaptureFixture,
) -> None:
    del keys
    client.force_login(director.user)

    sign_many(client, draft_of("Một"))

    assert PASSPHRASE not in str(dict(client.session))
    assert PASSPHRASE not in caplog.text


def test_a_script_is_answered_line_by_line(
    client: Client, director: Actor, draft_of: Drafting, keys: TestKeys
) -> None:
    del keys
    document = draft_of("Một")
    client.force_login(director.user)
    sent = {"documents": str(document.thing.uid), "passphrase": PASSPHRASE}

    answer = client.post(
        reverse("documents:sign-many"), sent, headers={"X-Requested-With": "XMLHttpRequest"}
    )

    assert answer.json() == {"outcomes": [{"uid": str(document.thing.uid), "reason": ""}]}


def test_nobody_signs_what_is_for_another(
    client: Client, head: Actor, drafter: Actor, approved: Document, keys: TestKeys
) -> None:
    del keys
    client.force_login(drafter.user)

    answer = client.get(reverse("documents:outgoing-sign", args=[approved.thing.uid]))

    assert answer.status_code == 403
