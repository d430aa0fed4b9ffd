"""The people around the administrator: a second one, and clients who have signed in."""

from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from django.utils import translation

from eoffice.organization.actor import Actor
from eoffice.organization.models import Duty, Unit
from tests.factories import appoint, create_person

SignIn = Callable[[Actor], Client]


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Say reasons in English, as the code does; pages go on in the language of the person."""
    with translation.override("en"):
        yield


@pytest.fixture
def second_administrator(office: Unit) -> Actor:
    """Does what an administrator may not do for themselves."""
    return appoint(create_person("Mai Quốc Việt"), office, Duty.ADMINISTRATOR, "Quản trị viên")


@pytest.fixture
def sign_in() -> SignIn:
    """Return a browser in which an actor has signed in."""

    def signed_in(actor: Actor) -> Client:
        client = Client()
        client.force_login(actor.user)
        client.post("/post/act-in/", {"post": str(actor.post.uid)})
        return client

    return signed_in
