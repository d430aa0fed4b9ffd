"""Forms act once: a double click or a lost answer gets the first result again."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages import get_messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from eoffice.accounts.models import User
from eoffice.journal.models import RequestKey
from eoffice.journal.once import once, once_resumable
from eoffice.journal.tasks import forget_request_keys
from eoffice.things.models import Thing
from tests.eoffice.journal import acts
from tests.factories import create_agency, create_person, create_thing

pytestmark = pytest.mark.django_db

Posting = Callable[[HttpRequest], HttpResponse]
Wrapper = Callable[[Posting], Posting]


@pytest.fixture
def person() -> User:
    """Sends forms."""
    return create_person()


@pytest.fixture
def key() -> str:
    """The key that a form was shown with."""
    return str(uuid4())


def make(_request: HttpRequest) -> HttpResponse:
    """Make a thing, and lead to it."""
    return redirect(f"/things/{create_thing(create_agency()).uid}/")


def ask_again(_request: HttpRequest) -> HttpResponse:
    """Make a thing, then find a fault and show the form again."""
    create_thing(create_agency())
    return HttpResponse("Say who signs.", status=422)


def refuse(_request: HttpRequest) -> HttpResponse:
    create_thing(create_agency())
    raise PermissionDenied


both = pytest.mark.parametrize("wrapper", [once, once_resumable])


@both
def test_a_second_click_gets_the_first_answer(wrapper: Wrapper, person: User, key: str) -> None:
    view = wrapper(make)
    first = view(acts.request_of(person, key))

    second = view(acts.request_of(person, key))

    assert second["Location"] == first["Location"]
    assert Thing.objects.count() == 1


@both
def test_a_second_click_is_told_so(wrapper: Wrapper, person: User, key: str) -> None:
    view = wrapper(make)
    view(acts.request_of(person, key))
    again = acts.request_of(person, key)

    view(again)

    assert len(list(get_messages(again))) == 1


@both
def test_another_form_acts_again(wrapper: Wrapper, person: User, key: str) -> None:
    view = wrapper(make)
    view(acts.request_of(person, key))

    view(acts.request_of(person, str(uuid4())))

    assert Thing.objects.count() == 2


@both
def test_the_same_key_of_another_person_is_another_key(
    wrapper: Wrapper, person: User, key: str
) -> None:
    view = wrapper(make)
    first = view(acts.request_of(person, key))

    second = view(acts.request_of(create_person(), key))

    assert second["Location"] != first["Location"]


@both
def test_a_form_that_is_asked_again_keeps_its_key_free(
    wrapper: Wrapper, person: User, key: str
) -> None:
    wrapper(ask_again)(acts.request_of(person, key))

    response = wrapper(make)(acts.request_of(person, key))

    assert response["Location"].startswith("/things/")
    assert RequestKey.objects.get().location == response["Location"]


@both
def test_a_refusal_keeps_the_key_free(wrapper: Wrapper, person: User, key: str) -> None:
    with pytest.raises(PermissionDenied):
        wrapper(refuse)(acts.request_of(person, key))

    assert not RequestKey.objects.exists()


def test_what_a_form_wrote_before_it_was_asked_again_is_gone(person: User, key: str) -> None:
    response = once(ask_again)(acts.request_of(person, key))

    assert response.status_code == 422
    assert not Thing.objects.exists()


def test_what_a_refused_form_wrote_is_gone(person: User, key: str) -> None:
    with pytest.raises(PermissionDenied):
        once(refuse)(acts.request_of(person, key))

    assert not Thing.objects.exists()


@both
@pytest.mark.parametrize("broken", ["", "no key"])
def test_a_form_without_a_key_acts_each_time(wrapper: Wrapper, person: User, broken: str) -> None:
    wrapper(make)(acts.request_of(person, broken))
    wrapper(make)(acts.request_of(person, broken))

    assert Thing.objects.count() == 2
    assert not RequestKey.objects.exists()


@both
def test_whoever_has_not_signed_in_has_no_keys(wrapper: Wrapper, person: User, key: str) -> None:
    request = acts.request_of(person, key)
    request.user = AnonymousUser()

    with pytest.raises(TypeError, match="signed in"):
        wrapper(make)(request)

    assert not Thing.objects.exists()


def test_a_long_act_that_was_silent_is_taken_over_by_one_only(person: User, key: str) -> None:
    begun: list[str] = []

    @once_resumable
    def view(_request: HttpRequest) -> HttpResponse:
        begun.append("begun")
        if len(begun) == 1:
            acts.age_keys()
            view(acts.request_of(person, key))  # goes on in its place …
            second = view(acts.request_of(person, key))  # … and has answered by now
            assert second["Location"] == "/made/"
        return redirect("/made/")

    view(acts.request_of(person, key))

    assert len(begun) == 2


def test_a_long_act_ends_well_though_whoever_took_it_over_gave_the_key_free(
    person: User, key: str
) -> None:
    @once_resumable
    def view(_request: HttpRequest) -> HttpResponse:
        RequestKey.objects.all().delete()
        return redirect("/made/")

    assert view(acts.request_of(person, key))["Location"] == "/made/"


def test_keys_that_nobody_can_still_use_are_forgotten(person: User) -> None:
    now = timezone.now()
    for age in (timedelta(days=8), timedelta(days=6)):
        RequestKey.objects.create(user=person, key=uuid4(), path="/", asked_at=now - age)

    forget_request_keys.func()

    assert RequestKey.objects.get().asked_at == now - timedelta(days=6)
