"""What templates say with: the tags and filters of the library `office`."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import translation

from eoffice.web.templatetags import office


def _said(template: str, **words: Any) -> str:
    with translation.override("vi"):
        return Template("{% load office %}" + template).render(Context(words))


def test_a_moment_has_its_full_date_on_hover() -> None:
    html = _said("{{ at|when }}", at=datetime(2025, 3, 4, 3, 0, tzinfo=UTC))

    assert html == (
        '<time datetime="2025-03-04T10:00:00+07:00" '
        'title="10:00, thứ Ba, 4 tháng 3 năm 2025">04/03/2025, 10:00</time>'
    )


def test_a_day_has_its_full_date_on_hover() -> None:
    assert 'title="thứ Ba, 4 tháng 3 năm 2025"' in _said("{{ day|when }}", day=date(2025, 3, 4))


@pytest.mark.parametrize("template", ["{{ x|when }}", "{{ x|in_full }}", "{{ x|number }}"])
def test_what_is_not_known_is_a_dash(template: str) -> None:
    assert _said(template, x=None) == "—"


def test_headings_say_days_and_moments_in_full() -> None:
    assert _said("{{ day|in_full }}", day=date(2026, 11, 23)) == "thứ Hai, 23 tháng 11 năm 2026"
    moment = datetime(2026, 11, 23, 2, 0, tzinfo=UTC)
    assert _said("{{ at|in_full }}", at=moment) == "09:00, thứ Hai, 23 tháng 11 năm 2026"


def test_numbers_stand_in_groups_that_do_not_break() -> None:
    assert _said("{{ n|number }}", n=1245) == "1\u202f245"


def test_a_phrase_that_opens_a_line_is_capitalized() -> None:
    assert _said("{{ words|capitalized }}", words="thứ Hai") == "Thứ Hai"


def test_terms_have_words_and_a_tone() -> None:
    assert _said("{{ n|time_left }} {{ n|time_left_tone }}", n=-1) == "quá hạn 1 ngày làm việc red"


def test_waiting_times_are_rounded_up() -> None:
    assert office.minutes(timedelta(minutes=14, seconds=1)) == 15
    assert office.minutes(None) == 0


def test_every_form_gets_a_key_of_its_own() -> None:
    assert _said("{% request_key %}") != _said("{% request_key %}")


def test_a_form_gets_both_keys_also_inside_a_component() -> None:
    html = _said("{% form_keys %}", request=RequestFactory().get("/"))

    assert 'name="csrfmiddlewaretoken"' in html
    assert 'name="request_key"' in html


def test_without_a_request_there_is_no_token_to_write() -> None:
    assert "csrfmiddlewaretoken" not in _said("{% form_keys %}")


def test_ids_of_one_page_differ() -> None:
    first, second = _said('{% unique_id "why" %} {% unique_id "why" %}').split()

    assert first != second


def test_icons_are_hidden_from_screen_readers() -> None:
    assert 'aria-hidden="true"' in _said('{% icon "bell" %}')


def test_a_name_becomes_a_letter() -> None:
    assert _said("{{ name|initials }}", name="Lê Thị Hoa") == "H"
