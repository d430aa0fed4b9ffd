"""Two people who do the same thing at once: one has done it, the other is told why not."""

from uuid import uuid4

import pytest

from documents.lifecycles import IncomingState, OutgoingState
from tests.processes import Installation
from tests.reliability import audits, offices, races
from tests.reliability.offices import Office

pytestmark = pytest.mark.both_databases
TIMES, TIMES_WITH_A_SEAL = 10, 4


def lay_out(installation: Installation, drafts: int = 0) -> Office:
    office: Office = installation.call(offices.lay_out, drafts=drafts)
    return office


def race(
    installation: Installation, uids: list[str], *runners: tuple[str, str]
) -> list[tuple[str, str]]:
    """Let two people each make a move on every document; pair what they heard."""
    (move, username), (other_move, other_username) = runners
    own, other = (installation.marker(uuid4().hex) for _runner in runners)
    first = installation.start(
        races.run, move=move, username=username, uids=uids, own=own, other=other
    )
    second = installation.start(
        races.run, move=other_move, username=other_username, uids=uids, own=other, other=own
    )
    return list(zip(first.answer(), second.answer(), strict=True))


def assert_each_has_done_it_or_is_told(heard: list[tuple[str, str]]) -> None:
    for pair in heard:
        assert races.WON in pair
        assert all(words == races.WON or words.endswith(".") for words in pair)


def assert_one_winner_each(heard: list[tuple[str, str]]) -> None:
    for pair in heard:
        (words,) = [one for one in pair if one != races.WON]
        assert words.endswith("."), "the other is told in a full sentence"


def test_two_clerks_who_register_the_same_letter_give_it_one_number(
    installation: Installation,
) -> None:
    office = lay_out(installation)
    letters = installation.call(races.receive, clerk=office["clerk"], count=TIMES)
    runners = [("register", office["clerk"]), ("register", office["second_clerk"])]

    assert_one_winner_each(race(installation, letters, *runners))

    assert installation.call(races.states, uids=letters) == [IncomingState.REGISTERED] * TIMES
    assert installation.call(audits.counts)["entries"] == TIMES
    assert installation.call(audits.faults_of_numbers) == []


def test_of_registering_a_letter_and_not_accepting_it_one_happens(
    installation: Installation,
) -> None:
    office = lay_out(installation)
    letters = installation.call(races.receive, clerk=office["clerk"], count=TIMES)
    runners = [("register", office["clerk"]), ("refuse", office["second_clerk"])]

    heard = race(installation, letters, *runners)

    assert_one_winner_each(heard)
    wanted = [
        IncomingState.REGISTERED if registering == races.WON else IncomingState.REFUSED
        for registering, _refusing in heard
    ]
    assert installation.call(races.states, uids=letters) == wanted
    assert installation.call(audits.faults_of_numbers) == []


def test_of_submitting_a_letter_and_making_its_number_void_one_happens(
    installation: Installation,
) -> None:
    office = lay_out(installation)
    letters = installation.call(
        races.receive, clerk=office["clerk"], count=TIMES, are_registered=True
    )
    runners = [("submit letter", office["clerk"]), ("void letter", office["second_clerk"])]

    assert_one_winner_each(race(installation, letters, *runners))

    assert installation.call(audits.faults_of_numbers) == []


def test_two_clerks_who_issue_the_same_document_give_it_one_number_and_one_seal(
    installation: Installation,
) -> None:
    office = lay_out(installation, TIMES_WITH_A_SEAL)
    runners = [("issue", office["clerk"]), ("issue", office["second_clerk"])]

    assert_each_has_done_it_or_is_told(race(installation, office["drafts"], *runners))

    assert installation.call(audits.faults_of_issues, uids=office["drafts"]) == []
    assert installation.call(audits.faults_of_numbers) == []


def test_two_clerks_who_go_on_with_a_numbered_document_seal_it_once(
    installation: Installation,
) -> None:
    office = lay_out(installation, TIMES_WITH_A_SEAL)
    installation.call(races.number, clerk=office["clerk"], uids=office["drafts"])
    runners = [("issue", office["clerk"]), ("issue", office["second_clerk"])]

    assert_each_has_done_it_or_is_told(race(installation, office["drafts"], *runners))

    assert installation.call(audits.faults_of_issues, uids=office["drafts"]) == []


def test_what_is_withdrawn_is_not_issued_and_what_is_issued_not_withdrawn(
    installation: Installation,
) -> None:
    office = lay_out(installation, TIMES_WITH_A_SEAL)
    runners = [("issue", office["clerk"]), ("withdraw", office["drafter"])]

    heard = race(installation, office["drafts"], *runners)

    assert_one_winner_each(heard)
    wanted = [
        OutgoingState.ISSUED if issuing == races.WON else OutgoingState.WITHDRAWN
        for issuing, _withdrawing in heard
    ]
    assert installation.call(races.states, uids=office["drafts"]) == wanted
    assert installation.call(audits.faults_of_numbers) == []


def test_a_draft_that_is_withdrawn_while_it_is_submitted_ends_withdrawn(
    installation: Installation,
) -> None:
    """Submitted first, it can still be withdrawn; withdrawn first, it is not submitted."""
    office = lay_out(installation)
    drafts = installation.call(races.draft, drafter=office["drafter"], count=TIMES_WITH_A_SEAL)
    runners = [("submit draft", office["drafter"]), ("withdraw", office["drafter"])]

    heard = race(installation, drafts, *runners)

    assert [withdrawing for _submitting, withdrawing in heard] == [races.WON] * TIMES_WITH_A_SEAL
    assert all(words in {races.WON} or words.endswith(".") for words, _withdrawing in heard)
    wanted = [OutgoingState.WITHDRAWN] * TIMES_WITH_A_SEAL
    assert installation.call(races.states, uids=drafts) == wanted
