"""The journal of administration: every act in words, the newest first, of one agency alone."""

from uuid import uuid4

from eoffice.administration import events
from eoffice.administration.actions import people, units
from eoffice.administration.acts import A_PAGE
from eoffice.journal.models import JournalEntry
from eoffice.lib.clock import office_day
from eoffice.organization.actor import Actor
from eoffice.organization.models import Agency
from tests.eoffice.administration.conftest import SignIn
from tests.factories import MORNING


def test_every_act_is_said_in_words_in_the_journal(
    administrator: Actor, drafter: Actor, sign_in: SignIn
) -> None:
    people.disable(person=drafter.user, actor=administrator, at=MORNING)

    (act,) = sign_in(administrator).get("/administration/acts/").context["page"].acts

    assert act.who == administrator.user.full_name
    assert act.note == drafter.user.full_name
    assert act.what == events.SAID[events.ACCOUNT_DISABLED]


def test_every_event_has_its_words() -> None:
    named = {value for name, value in vars(events).items() if name.isupper() and name != "SAID"}

    assert named - {events.PREFIX} == set(events.SAID)


def test_older_acts_are_on_the_next_page(
    administrator: Actor, agency: Agency, sign_in: SignIn
) -> None:
    for number in range(A_PAGE + 3):
        units.open_unit(
            agency=agency,
            name=f"Phòng {number}",
            symbol="P",
            first_day=office_day(MORNING),
            actor=administrator,
            at=MORNING,
        )
    client = sign_in(administrator)

    first = client.get("/administration/acts/").context["page"]
    second = client.get(first.older_url).context["page"]

    assert [len(first.acts), len(second.acts)] == [A_PAGE, 3]
    assert second.acts[-1].note == "Phòng 0"
    assert second.newest_url == "/administration/acts/"
    assert client.get("/administration/acts/?before=nothing").status_code == 404
    assert client.get(f"/administration/acts/?before={uuid4()}").context["page"].acts == []


def test_acts_of_another_agency_do_not_stand_there(
    administrator: Actor, stranger: Actor, sign_in: SignIn
) -> None:
    JournalEntry.objects.create(
        event=events.UNIT_OPENED, user=stranger.user, post=stranger.post, happened_at=MORNING
    )

    assert sign_in(administrator).get("/administration/acts/").context["page"].acts == []
