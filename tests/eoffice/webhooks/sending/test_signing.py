"""Signatures: as Standard Webhooks has them, so that receivers take a library for it."""

import base64
from datetime import UTC, datetime
from uuid import UUID

import pytest

from eoffice.webhooks.sending import signing
from tests.eoffice.webhooks.receivers import Got, NotGenuineError, verify

MESSAGE = UUID("2f1c7c3e-53a8-4f0e-b7a4-0e9a4a0d7a11")
AT = datetime(2026, 11, 26, 5, 0, tzinfo=UTC)


def sent(*secrets: str, body: bytes = b'{"type":"test"}') -> Got:
    headers = signing.headers_for(body, message=MESSAGE, at=AT, signed_with=secrets)
    return Got("/", headers, body)


def test_the_form_is_that_of_standard_webhooks() -> None:
    """The example of its specification, reckoned by its reference library."""
    headers = signing.headers_for(
        b'{"test": 2432232314}',
        message=MESSAGE,
        at=datetime.fromtimestamp(1614265330, tz=UTC),
        signed_with=["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"],
    )

    assert headers == {
        "webhook-id": "2f1c7c3e-53a8-4f0e-b7a4-0e9a4a0d7a11",
        "webhook-timestamp": "1614265330",
        "webhook-signature": "v1,wemD30WSdBVa+sGdY3QaUZo+yYE2FWC3gccFpQpP2To=",
    }


def test_a_secret_has_256_bits_and_is_never_the_same() -> None:
    made = {signing.make_secret() for _time in range(50)}

    assert len(made) == 50
    assert all(one.startswith("whsec_") for one in made)
    assert {len(base64.b64decode(one.removeprefix("whsec_"))) for one in made} == {32}


def test_a_receiver_knows_who_sent_it() -> None:
    secret = signing.make_secret()

    verify(sent(secret), secret, now=AT.timestamp())


def test_while_a_secret_is_changed_both_are_good() -> None:
    older, newer = signing.make_secret(), signing.make_secret()
    got = sent(newer, older)

    verify(got, older, now=AT.timestamp())
    verify(got, newer, now=AT.timestamp())


@pytest.mark.parametrize("change", ["body", "webhook-id", "webhook-timestamp"])
def test_whatever_is_changed_on_the_way_is_noticed(change: str) -> None:
    secret = signing.make_secret()
    got = sent(secret)
    body = got.body + b" " if change == "body" else got.body
    headers = dict(got.headers)
    if change in headers:
        headers[change] = headers[change][:-1] + ("0" if headers[change][-1] != "0" else "1")

    with pytest.raises(NotGenuineError):
        verify(Got("/", headers, body), secret, now=AT.timestamp())


def test_another_secret_does_not_fit() -> None:
    with pytest.raises(NotGenuineError, match="not signed"):
        verify(sent(signing.make_secret()), signing.make_secret(), now=AT.timestamp())


def test_a_message_that_somebody_kept_and_sends_again_later_is_too_old() -> None:
    secret = signing.make_secret()

    with pytest.raises(NotGenuineError, match="too old"):
        verify(sent(secret), secret, now=AT.timestamp() + 3600)
