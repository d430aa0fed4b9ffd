"""Words are looked for within the pages of one letter, with accents or without."""

import pytest
from django.test import Client
from django.utils import timezone

from documents.models import Document
from documents.pages import searching
from eoffice.organization.actor import Actor
from tests.documents.answers import text_of
from tests.documents.factories import receive
from tests.documents.views.letters import bring, letter_pdf, read


@pytest.fixture
def letter(clerk: Actor) -> Document:
    return bring(clerk, letter_pdf(), at=timezone.now())


@pytest.fixture
def at_desk(client: Client, clerk: Actor) -> Client:
    client.force_login(clerk.user)
    return client


@pytest.mark.parametrize("words", ["tài liệu kiểm chứng", "tai lieu kiem chung", "KIỂM CHỨNG"])
def test_words_are_found_and_lead_to_their_page(
    at_desk: Client, letter: Document, words: str
) -> None:
    page = at_desk.get(letter.get_absolute_url(), {"find": words})

    [hit] = page.context["found"].hits
    assert hit.words.lower().endswith("kiểm chứng")
    assert hit.url == "#page-1"
    assert f"<mark>{hit.words}</mark>" in text_of(page)


def test_what_was_found_is_lit_on_the_page(at_desk: Client, letter: Document) -> None:
    page = text_of(at_desk.get(letter.get_absolute_url(), {"find": "kiểm chứng"}))

    assert page.count('data-box="found-1"') == 1


def test_words_that_go_over_the_end_of_a_line_are_found(at_desk: Client, letter: Document) -> None:
    asked = {"find": "bộ chỉ số theo dõi, đánh giá"}

    assert at_desk.get(letter.get_absolute_url(), asked).context["found"].count == 1


def test_accents_that_were_typed_count(at_desk: Client, clerk: Actor) -> None:
    letter = receive(clerk, "Hồ sơ của hộ tịch. Họ tên.")
    read(letter)

    def count(words: str) -> int:
        answer = at_desk.get(letter.get_absolute_url(), {"find": words})
        found: searching.Found = answer.context["found"]
        return found.count

    assert count("họ") == 1
    assert count("ho") == 3


def test_words_that_do_not_stand_there_are_said_to_be_absent(
    at_desk: Client, letter: Document
) -> None:
    page = text_of(at_desk.get(letter.get_absolute_url(), {"find": "<b>quốc phòng</b>"}))

    assert "trong văn bản này." in page
    assert "<b>quốc" not in page


@pytest.mark.parametrize("words", ["", "   ", "...", "%", "x" * 5_000, "\x00", '"'])
def test_whatever_is_typed_the_letter_is_shown(
    at_desk: Client, letter: Document, words: str
) -> None:
    page = at_desk.get(letter.get_absolute_url(), {"find": words})

    assert page.status_code == 200
    assert not page.context["found"].hits


def test_a_long_list_of_places_is_cut_and_says_so(
    at_desk: Client, letter: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "MOST_LISTED", 1)

    page = at_desk.get(letter.get_absolute_url(), {"find": "các"})

    assert len(page.context["found"].hits) == 1
    assert page.context["found"].count > 1
    assert "dưới đây là 1 chỗ đầu" in text_of(page)


def test_who_may_not_read_the_letter_finds_nothing_in_it(
    client: Client, letter: Document, outsider: Actor
) -> None:
    client.force_login(outsider.user)

    assert client.get(letter.get_absolute_url(), {"find": "kiểm chứng"}).status_code == 404
