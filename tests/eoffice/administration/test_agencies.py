"""The catalogue of agencies: bodies are added and changed; what works here is the operator's."""

import pytest
from django.core.exceptions import PermissionDenied

from eoffice.administration.actions import agencies
from eoffice.organization.actor import Actor
from eoffice.organization.models import Agency
from tests.eoffice.administration.conftest import SignIn
from tests.factories import FOUNDED_ON, MORNING

FACTS = {
    "name": "Ủy ban nhân dân tỉnh Sông Lam",
    "short_name": "UBND tỉnh",
    "symbol": "UBND",
    "place": "Sông Lam",
    "valid_from": FOUNDED_ON,
}


def test_a_body_is_added_that_does_not_work_here(administrator: Actor) -> None:
    agency = agencies.add(
        code="H99", actor=administrator, at=MORNING, **FACTS, is_hosted=True, uid="chosen"
    )

    agency.refresh_from_db()
    assert not agency.is_hosted
    assert agency.name == FACTS["name"]


def test_only_an_administrator_adds_bodies(clerk: Actor) -> None:
    with pytest.raises(PermissionDenied):
        agencies.add(code="H99", actor=clerk, at=MORNING, **FACTS)


def test_a_body_that_is_only_known_is_changed(administrator: Actor) -> None:
    agency = agencies.add(code="H99", actor=administrator, at=MORNING, **FACTS)

    agencies.change(agency=agency, actor=administrator, at=MORNING, name="UBND tỉnh", code="H00")

    agency.refresh_from_db()
    assert (agency.name, agency.code) == ("UBND tỉnh", "H99")


def test_a_body_that_works_here_is_changed_by_its_own_administrator(
    administrator: Actor, stranger: Actor
) -> None:
    with pytest.raises(PermissionDenied, match="its own administrator"):
        agencies.change(agency=stranger.agency, actor=administrator, at=MORNING, name="X")

    agencies.change(agency=administrator.agency, actor=administrator, at=MORNING, name="Sở Tư pháp")


def test_nobody_else_changes_bodies(administrator: Actor, clerk: Actor) -> None:
    agency = agencies.add(code="H99", actor=administrator, at=MORNING, **FACTS)

    with pytest.raises(PermissionDenied, match="Only an administrator"):
        agencies.change(agency=agency, actor=clerk, at=MORNING, name="X")


def test_a_body_is_added_and_changed_by_the_forms(administrator: Actor, sign_in: SignIn) -> None:
    client = sign_in(administrator)
    sent = {**{name: str(value) for name, value in FACTS.items()}, "code": "H99"}

    client.post("/administration/agencies/add/", {**sent, "is_hosted": "on"})
    agency = Agency.objects.get(code="H99")
    assert not agency.is_hosted
    assert client.get(f"/administration/agencies/{agency.uid}/").status_code == 200
    client.post(f"/administration/agencies/{agency.uid}/", {**sent, "valid_until": "31/12/2027"})

    agency.refresh_from_db()
    assert str(agency.valid_until) == "2027-12-31"


def test_what_is_wrong_is_told_at_its_field(administrator: Actor, sign_in: SignIn) -> None:
    client = sign_in(administrator)
    sent = {**{name: str(value) for name, value in FACTS.items()}, "code": "h99"}
    agency = agencies.add(code="H99", actor=administrator, at=MORNING, **FACTS)

    taken = client.post("/administration/agencies/add/", sent)
    wrong = client.post(
        f"/administration/agencies/{agency.uid}/",
        {**sent, "valid_until": "2019-01-01", "parent": str(agency.uid)},
    )

    assert "code" in taken.context["form"].errors
    assert set(wrong.context["form"].errors) == {"valid_until", "parent"}


def test_the_page_of_another_agency_that_works_here_says_who_changes_it(
    administrator: Actor, stranger: Actor, sign_in: SignIn
) -> None:
    response = sign_in(administrator).get(f"/administration/agencies/{stranger.agency.uid}/")

    assert response.status_code == 403
