"""People: how they are called, and what they never are."""

import pytest
from django.db import IntegrityError
from django.utils import translation

from eoffice.accounts.backends import PasswordBackend
from eoffice.accounts.models import Address, User
from tests.factories import create_person


@pytest.mark.parametrize(
    ("address", "vietnamese", "english"),
    [
        (Address.MR, "anh Minh", "Minh"),
        (Address.MS, "chị Minh", "Minh"),
        ("", "anh/chị Minh", "Minh"),
    ],
)
def test_people_are_spoken_to_as_they_are_used_to(
    address: str, vietnamese: str, english: str
) -> None:
    person = User(full_name="Trần Quang Minh", address=address)

    with translation.override("vi"):
        assert person.spoken_to_as == vietnamese
    with translation.override("en"):
        assert person.spoken_to_as == english


def test_a_person_without_a_name_is_called_by_the_sign_in_name() -> None:
    assert User(username="hoa.le", full_name=" ").given_name == "hoa.le"


@pytest.mark.django_db
def test_nobody_is_a_superuser() -> None:
    person = create_person()

    with pytest.raises(IntegrityError):
        User.objects.filter(pk=person.pk).update(is_superuser=True)


def test_signing_in_gives_no_rights() -> None:
    backend = PasswordBackend()

    assert not backend.has_perm(User(), "things.read_thing")
    assert backend.get_all_permissions(User()) == set()
