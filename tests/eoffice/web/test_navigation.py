"""The words of the frame: registered by apps, shown to those whom they concern."""

import pytest
from django.http import HttpRequest
from django.test import RequestFactory

from eoffice.web import navigation
from eoffice.web.navigation import AlreadyRegisteredError, Bell, Entry


@pytest.fixture(autouse=True)
def _clear_frame(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(navigation, "_entries", {})
    monkeypatch.setattr(navigation, "_bells", [])
    monkeypatch.setattr(navigation, "_countings", [])


def _words(actor: object = "somebody", path: str = "/") -> list[str]:
    shown = navigation.shown_to(actor, RequestFactory().get(path))
    return [str(one.entry.word) for one in shown]


def _current(path: str) -> list[str]:
    shown = navigation.shown_to("somebody", RequestFactory().get(path))
    return [str(one.entry.word) for one in shown if one.is_current]


def test_words_stand_in_their_order_and_those_apart_last() -> None:
    navigation.register(Entry("Administration", "settings", "web:theme", 1, apart=True))
    navigation.register(Entry("Notices", "bell", "notifications:list", 20))
    navigation.register(Entry("Desk", "home", "desk:desk", 10))

    assert _words() == ["Desk", "Notices", "Administration"]


def test_a_word_whose_page_is_not_there_is_not_shown() -> None:
    navigation.register(Entry("Reports", "chart-bar", "nowhere:reports", 10))

    assert _words() == []


def test_a_visitor_sees_no_words() -> None:
    navigation.register(Entry("Desk", "home", "desk:desk", 10))

    assert _words(actor=None) == []


def test_a_word_may_be_for_some_only() -> None:
    navigation.register(
        Entry("Desk", "home", "desk:desk", 10, visible=lambda actor: actor == "the other one")
    )

    assert _words() == []
    assert _words(actor="the other one") == ["Desk"]


def test_the_word_of_the_page_is_marked_also_further_down() -> None:
    navigation.register(Entry("Desk", "home", "desk:desk", 10))
    navigation.register(Entry("Notices", "bell", "notifications:list", 20))

    assert _current("/") == ["Desk"]
    assert _current("/notices/choices/") == ["Notices"]
    assert _current("/elsewhere/") == []


def test_a_word_counts_what_waits_under_it() -> None:
    navigation.register(Entry("Desk", "home", "desk:desk", 10))
    navigation.register(Entry("Notices", "bell", "notifications:list", 20))
    navigation.register_counting(lambda _request: {"desk:desk": 2})

    shown = navigation.shown_to("somebody", RequestFactory().get("/"))

    assert [one.count for one in shown] == [2, 0]


def test_all_words_are_counted_at_once() -> None:
    asked: list[HttpRequest] = []
    navigation.register(Entry("Desk", "home", "desk:desk", 10))
    navigation.register(Entry("Notices", "bell", "notifications:list", 20))

    def count(request: HttpRequest) -> dict[str, int]:
        asked.append(request)
        return {}

    navigation.register_counting(count)
    navigation.shown_to("somebody", RequestFactory().get("/"))

    assert len(asked) == 1


@pytest.mark.parametrize(("url_name", "letter"), [("desk:desk", "x"), ("notifications:list", "b")])
def test_two_words_share_neither_page_nor_letter(url_name: str, letter: str) -> None:
    navigation.register(Entry("Desk", "home", "desk:desk", 10, letter="b"))

    with pytest.raises(AlreadyRegisteredError):
        navigation.register(Entry("Other", "home", url_name, 20, letter=letter))


def test_the_last_bell_counts() -> None:
    assert navigation.bell() is None

    navigation.register_bell(Bell("desk:desk", len))
    navigation.register_bell(Bell("notifications:list", len))

    bell = navigation.bell()
    assert bell is not None
    assert bell.url_name == "notifications:list"
