"""Two addresses for those who watch over the servers: nobody signs in, nothing is told."""

import pytest
from django.db import OperationalError, connection
from django.test import Client


def test_anybody_is_told_that_the_office_answers(client: Client, db: None) -> None:
    answer = client.get("/healthz")

    assert (answer.status_code, answer.content) == (200, b"The office answers.\n")
    assert "no-store" in answer.headers["Cache-Control"]


def test_it_answers_while_the_database_is_away(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as meanwhile:
        take_away(meanwhile)
        assert client.get("/healthz").status_code == 200


def test_an_office_with_its_database_can_serve(client: Client, db: None) -> None:
    assert client.get("/readyz").status_code == 200


def test_an_office_without_its_database_cannot_serve(
    client: Client, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as meanwhile:
        take_away(meanwhile)
        answer = client.get("/readyz")

    assert (answer.status_code, answer.content) == (503, b"The database does not answer.\n")


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_they_are_only_asked(client: Client, path: str) -> None:
    assert client.post(path).status_code == 405


def take_away(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise OperationalError("connection refused")

    monkeypatch.setattr(connection, "ensure_connection", refuse)
