"""The list of correspondents: kept by the registry and administrators, each of them once."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.utils import translation

from documents import events
from documents.actions import correspondents
from documents.actions.correspondents_brought import CorrespondentsPart
from documents.models import Correspondent, CorrespondentKind
from eoffice.administration.actions import batches
from eoffice.administration.batches.values import Outcome
from eoffice.journal.models import JournalEntry
from eoffice.organization.actor import Actor
from eoffice.organization.models import Agency
from tests.documents.factories import register
from tests.factories import MORNING, create_agency

PAGE = "/documents/correspondents/"
HEADINGS = ["Name of the correspondent", "Kind of correspondent", "Identifier of the agency"]


def keep(actor: Actor, name: str) -> Correspondent:
    return correspondents.keep(
        agency=actor.agency,
        name=name,
        kind=CorrespondentKind.FIRM,
        known_as=None,
        actor=actor,
        at=MORNING,
    )


def browser(actor: Actor) -> Client:
    client = Client()
    client.force_login(actor.user)
    client.post("/post/act-in/", {"post": str(actor.post.uid)})
    return client


def bring(actor: Actor, *rows: list[str]) -> list[tuple[Outcome, list[str]]]:
    """Bring lines of correspondents; return the outcome of each, and what is wrong."""
    with translation.override("en"):
        lines = [[number, row] for number, row in enumerate([HEADINGS, *rows], 1)]
        unpacked = {"sheets": [{"title": "x", "rows": lines}]}
        batch = batches.bring(file_name="x", unpacked=unpacked, actor=actor, at=MORNING)
        plan = batches.plan_of(batch, at=MORNING)
        if plan.is_right and not plan.does_nothing:
            batches.save_or_propose(batch=batch, seen=plan.digest, actor=actor, at=MORNING)
        return [(one.shown_outcome, [flaw.words for flaw in one.flaws]) for one in plan.lines]


def test_the_registry_keeps_a_correspondent(clerk: Actor) -> None:
    kept = keep(clerk, "  Công ty  TNHH Sông Lam ")

    assert list(Correspondent.objects.kept_by(clerk.agency)) == [kept]
    assert kept.name == "Công ty TNHH Sông Lam"
    assert JournalEntry.objects.filter(event=events.CORRESPONDENT_KEPT).exists()


def test_others_do_not_keep_them(drafter: Actor) -> None:
    with pytest.raises(PermissionDenied):
        keep(drafter, "Công ty A")


def test_a_correspondent_is_known_once_however_it_is_written(clerk: Actor) -> None:
    keep(clerk, "Công ty Sông Lam")

    with pytest.raises(ValidationError):
        keep(clerk, "CONG TY SONG LAM")


def test_one_that_letters_have_named_is_taken_into_the_list(clerk: Actor) -> None:
    named = Correspondent.objects.open_named(clerk.agency, "Công ty Sông Lam")

    kept = keep(clerk, "Công ty Sông Lam")

    assert kept.pk == named.pk


def test_a_correspondent_that_takes_the_name_of_one_in_letters_takes_its_letters(
    clerk: Actor,
) -> None:
    kept = keep(clerk, "Cty Sông Lam")
    Correspondent.objects.open_named(clerk.agency, "Công ty Sông Lam")

    correspondents.change(
        correspondent=kept,
        name="Công ty Sông Lam",
        kind=CorrespondentKind.FIRM,
        known_as=None,
        actor=clerk,
        at=MORNING,
    )

    assert Correspondent.objects.get(agency=clerk.agency) == kept


def test_an_administrator_is_not_told_who_has_written(administrator: Actor, clerk: Actor) -> None:
    register(clerk, body_name="Nguyễn Thị Tố Cáo")
    named = Correspondent.objects.get(agency=clerk.agency, name="Nguyễn Thị Tố Cáo")
    client = browser(administrator)

    assert "Tố Cáo" not in client.get(f"{PAGE}?only=letters").content.decode()
    assert client.get(f"{PAGE}{named.uid}/").status_code == 404
    assert CorrespondentsPart().now(administrator.agency, MORNING) == []
    assert "Tố Cáo" in browser(clerk).get(f"{PAGE}?only=letters").content.decode()


def test_a_clerk_is_told_of_no_letter_that_is_not_theirs(clerk: Actor) -> None:
    Correspondent.objects.open_named(clerk.agency, "Công ty Ẩn Danh")

    assert "Ẩn Danh" not in browser(clerk).get(f"{PAGE}?only=letters").content.decode()


def test_a_clerk_takes_one_of_the_letters_into_the_list(clerk: Actor) -> None:
    register(clerk, body_name="Công ty Sông Lam")
    named = Correspondent.objects.get(agency=clerk.agency, name="Công ty Sông Lam")

    browser(clerk).post(f"{PAGE}{named.uid}/", {"name": "Công ty Sông Lam", "kind": "FIRM"})

    named.refresh_from_db()
    assert (named.is_kept, named.kind) == (True, CorrespondentKind.FIRM)


def test_who_has_written_looks_new_to_whoever_brings_a_file(
    administrator: Actor, clerk: Actor
) -> None:
    Correspondent.objects.open_named(clerk.agency, "Công ty Đã Gửi")

    lines = bring(administrator, ["Công ty Đã Gửi", "Firm", ""], ["Công ty Chưa Gửi", "Firm", ""])

    assert [outcome for outcome, _flaws in lines] == [Outcome.NEW, Outcome.NEW]
    assert Correspondent.objects.filter(agency=clerk.agency).count() == 2


def test_correspondents_of_a_file_are_saved_by_one_person_and_the_same_again_stay(
    administrator: Actor, agency: Agency
) -> None:
    other = create_agency("Sở Nội vụ", "SNV")
    rows = [["Sở Nội vụ", "Agency", other.code], ["Bà Lê Thị Năm", "Person", ""]]

    first, second = bring(administrator, *rows), bring(administrator, *rows)

    assert {outcome for outcome, _flaws in first} == {Outcome.NEW}
    assert {outcome for outcome, _flaws in second} == {Outcome.UNCHANGED}
    kept = Correspondent.objects.get(agency=agency, name="Sở Nội vụ")
    assert kept.known_as == other


def test_what_is_given_out_comes_back_unchanged_until_it_is_corrected(
    administrator: Actor, clerk: Actor
) -> None:
    keep(clerk, "Công ty Sông Lam")
    with translation.override("en"):
        (row,) = CorrespondentsPart().now(clerk.agency, MORNING)

    same = bring(administrator, list(row.values()))
    corrected = bring(administrator, ["Công ty Sông Lâm", "Agency", ""])

    assert same[0][0] == Outcome.UNCHANGED
    assert corrected[0][0] == Outcome.CHANGED
    assert Correspondent.objects.get(agency=clerk.agency).name == "Công ty Sông Lâm"


@pytest.mark.parametrize(
    ("rows", "part"),
    [
        ([["A", "Firm", ""], ["á", "Firm", ""]], "stands on line 2 already"),
        ([["A", "Club", ""]], "not one of the choices"),
        ([["A", "Agency", "H00.1"]], "No agency has the identifier"),
        ([["", "Agency", "H00.1"]], "must not be empty"),
    ],
)
def test_what_is_wrong_is_said(rows: list[list[str]], part: str, administrator: Actor) -> None:
    flaws = [flaw for _outcome, flaws in bring(administrator, *rows) for flaw in flaws]

    assert part in flaws[0]


def test_the_page_finds_without_accents_and_adds_with_a_form(clerk: Actor) -> None:
    client = browser(clerk)

    client.post(f"{PAGE}add/", {"name": "Công ty Sông Lam", "kind": "FIRM", "known_as": ""})

    assert "Công ty Sông Lam" in client.get(f"{PAGE}?q=song lam").content.decode()
    assert "Công ty Sông Lam" not in client.get(f"{PAGE}?q=hanoi").content.decode()


def test_a_form_that_is_wrong_says_so_and_keeps_what_was_typed(clerk: Actor) -> None:
    keep(clerk, "Công ty Sông Lam")

    response = browser(clerk).post(f"{PAGE}add/", {"name": "Cong ty Song Lam", "kind": "FIRM"})

    assert response.status_code == 422
    assert "Cong ty Song Lam" in response.content.decode()


def test_the_page_is_not_there_for_others(drafter: Actor) -> None:
    assert browser(drafter).get(PAGE).status_code == 404


def test_another_agency_keeps_its_own(clerk: Actor, stranger: Actor) -> None:
    kept = keep(clerk, "Công ty Sông Lam")

    assert browser(stranger).get(f"{PAGE}{kept.uid}/").status_code == 404
