"""The operator's console: the first people of an agency, and a code where nobody could confirm."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from eoffice.accounts.models import User
from eoffice.administration import events
from eoffice.administration.actions import proposals
from eoffice.journal.models import JournalEntry
from eoffice.organization.actor import Actor, actor_in, posts_of
from eoffice.organization.models import Agency, Role
from tests.eoffice.administration.conftest import SignIn
from tests.factories import create_person

pytestmark = pytest.mark.django_db


def run(command: str, *words: str) -> str:
    out = StringIO()
    call_command(command, *words, stdout=out)
    return out.getvalue()


def appoint(username: str, duty: str, code: str = "H54.13", **more: str) -> str:
    words = [username, "--full-name", "Đỗ Văn Kiên", "--agency", code, "--unit", "VP"]
    words += ["--unit-name", "Văn phòng", "--title", "Quản trị", "--duty", duty]
    for name, value in more.items():
        words += [f"--{name.replace('_', '-')}", value]
    return run("appoint", *words)


def choose(said: str, username: str) -> None:
    """Use the two halves that the console has printed."""
    first, second = said.strip().splitlines()[-1].split()
    sent = {
        "username": username,
        "first": first,
        "second": second,
        "password": "a word of my own 7",
        "again": "a word of my own 7",
    }
    response = Client().post("/accounts/new-password/", sent)
    assert response.status_code == 302


def test_an_agency_begins_with_a_leader_and_an_administrator() -> None:
    appoint("kien", "ADMINISTRATOR", agency_name="Sở Tư pháp", agency_place="Sông Lam")
    said = appoint("minh", "DIRECTOR")
    choose(said, "minh")

    agency = Agency.objects.get(code="H54.13")
    assert agency.is_hosted
    minh = User.objects.get(username="minh")
    (post,) = posts_of(minh, minh.access_codes.get().made_at)
    actor = actor_in(minh, post, minh.access_codes.get().made_at)
    assert actor.has_role(Role.LEADERS, agency.pk)
    assert Client().login(username="minh", password="a word of my own 7")


def test_from_then_on_two_people_do_the_rest() -> None:
    appoint("kien", "ADMINISTRATOR", agency_name="Sở Tư pháp")
    appoint("minh", "DIRECTOR")
    kien, at = User.objects.get(username="kien"), JournalEntry.objects.latest("pk").happened_at
    (post,) = posts_of(kien, at)

    proposal, _half = proposals.propose_access(person=kien, actor=actor_in(kien, post, at), at=at)

    assert proposal.agency.code == "H54.13"


def test_an_agency_that_nobody_knows_is_not_made_by_a_slip_of_the_finger() -> None:
    with pytest.raises(CommandError, match=r"H54\.13"):
        appoint("kien", "ADMINISTRATOR")

    assert not User.objects.exists()


def test_a_body_that_was_only_known_begins_to_work_here(agency: Agency) -> None:
    Agency.objects.filter(pk=agency.pk).update(is_hosted=False)

    appoint("kien", "ADMINISTRATOR", code=agency.code, agency_name=agency.name)

    agency.refresh_from_db()
    assert agency.is_hosted


def test_a_person_who_has_an_account_keeps_it(agency: Agency) -> None:
    person = create_person("Lê Thị Hoa", "hoa.le")

    appoint("hoa.le", "CLERK", code=agency.code)

    person.refresh_from_db()
    assert person.full_name == "Lê Thị Hoa"
    assert not person.has_usable_password()


def test_a_code_is_given_where_nobody_could_confirm_one(director: Actor) -> None:
    said = run("give-code", director.user.username)

    choose(said, director.user.username)


def test_nobody_gets_a_code_who_does_not_sign_in_here() -> None:
    with pytest.raises(CommandError, match=r"nobody\.here"):
        run("give-code", "nobody.here")


def test_administrators_read_in_their_journal_what_the_operator_did(
    administrator: Actor, director: Actor, stranger: Actor, sign_in: SignIn
) -> None:
    run("give-code", director.user.username)
    run("give-code", stranger.user.username)

    acts = sign_in(administrator).get("/administration/acts/").context["page"].acts

    noted = [act for act in acts if act.what == events.SAID[events.CODE_GIVEN_BY_OPERATOR]]
    assert [act.note for act in acts if act in noted] == [director.user.full_name]
