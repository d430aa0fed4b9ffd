"""Catalogues: what is new is found, what is gone is removed, what is missing is named."""

from gettext import GNUTranslations
from pathlib import Path

import pytest

from eoffice.web import translation
from eoffice.web.translation import Problem

MODULE = """
from django.utils.translation import gettext as _, ngettext, pgettext

FIRST = _("A letter came in.")
COUNTED = ngettext("%(n)d letter", "%(n)d letters", 2)
MONTH = pgettext("calendar", "May")
JOINED = _("One sentence "
           "on two lines.")
"""
PAGE = """{% load i18n %}{# Translators: a heading #}
<h1>{% translate "Nobody's letters" %}</h1>
{% blocktranslate count n=count trimmed %}
  {{ n }} page
{% plural %}
  {{ n }} pages
{% endblocktranslate %}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A checkout with one package: a module and a template."""
    (tmp_path / "search" / "templates" / "search").mkdir(parents=True)
    (tmp_path / "search" / "module.py").write_text(MODULE, encoding="utf-8")
    (tmp_path / "search" / "templates" / "search" / "page.html").write_text(PAGE, encoding="utf-8")
    return tmp_path


def _translate(root: Path, **words: str) -> None:
    """Write translations into the catalogue, by the last word of the message."""
    path = translation.catalogue_of(root, "search")
    text = path.read_text(encoding="utf-8")
    for message, words_given in words.items():
        before, after = text.split(message.replace("_", " "), 1)
        head, tail = after.split('""', 1)
        text = f'{before}{message.replace("_", " ")}{head}"{words_given}"{tail}'
    path.write_text(text, encoding="utf-8")


def _kinds(root: Path) -> set[tuple[str, str]]:
    return {(one.kind, one.message) for one in translation.problems(root, "search")}


def test_messages_of_modules_and_templates_are_found(root: Path) -> None:
    assert translation.messages_in(root / "search") == {
        ("", "A letter came in."),
        ("", ("%(n)d letter", "%(n)d letters")),
        ("calendar", "May"),
        ("", "One sentence on two lines."),
        ("", "Nobody's letters"),
        ("", ("%(n)s page", "%(n)s pages")),
    }


def test_what_migrations_say_is_for_nobody(root: Path) -> None:
    (root / "search" / "migrations").mkdir()
    (root / "search" / "migrations" / "0001.py").write_text('_("old words")', encoding="utf-8")

    assert ("", "old words") not in translation.messages_in(root / "search")


def test_new_messages_wait_for_their_translation(root: Path) -> None:
    assert translation.update(root, "search")

    assert ("untranslated", "A letter came in.") in _kinds(root)


def test_an_update_that_changes_nothing_writes_nothing(root: Path) -> None:
    translation.update(root, "search")

    assert not translation.update(root, "search")


def test_an_update_keeps_what_was_translated(root: Path) -> None:
    translation.update(root, "search")
    _translate(root, A_letter_came_in="Có văn bản đến.")
    (root / "search" / "module.py").write_text(MODULE + '_("One more.")\n', encoding="utf-8")

    translation.update(root, "search")

    text = translation.catalogue_of(root, "search").read_text(encoding="utf-8")
    assert "Có văn bản đến." in text
    assert "One more." in text


def test_what_is_not_said_any_more_leaves_the_catalogue(root: Path) -> None:
    translation.update(root, "search")
    (root / "search" / "module.py").write_text("", encoding="utf-8")
    assert ("obsolete", "A letter came in.") in _kinds(root)

    translation.update(root, "search")

    assert "A letter came in." not in translation.catalogue_of(root, "search").read_text()


def test_a_message_that_is_not_in_the_catalogue_is_named(root: Path) -> None:
    assert ("missing", "A letter came in.") in _kinds(root)


def test_a_translation_that_loses_a_fact_is_named(root: Path) -> None:
    translation.update(root, "search")
    path = translation.catalogue_of(root, "search")
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace(
            'msgid_plural "%(n)d letters"\nmsgstr[0] ""',
            'msgid_plural "%(n)d letters"\nmsgstr[0] "nhiều văn bản"',
        ),
        encoding="utf-8",
    )

    assert ("other placeholders", "%(n)d letter") in _kinds(root)


def test_an_unsure_translation_is_named(root: Path) -> None:
    translation.update(root, "search")
    _translate(root, A_letter_came_in="Có văn bản đến.")
    path = translation.catalogue_of(root, "search")
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace('msgid "A letter came in."', '#, fuzzy\nmsgid "A letter came in."'),
        encoding="utf-8",
    )

    assert ("fuzzy", "A letter came in.") in _kinds(root)


def test_a_compiled_catalogue_speaks(root: Path) -> None:
    translation.update(root, "search")
    _translate(root, A_letter_came_in="Có văn bản đến.")
    path = translation.catalogue_of(root, "search")

    translation.compile_catalogue(path)

    with path.with_suffix(".mo").open("rb") as file:
        spoken = GNUTranslations(file)
    assert spoken.gettext("A letter came in.") == "Có văn bản đến."


def test_a_problem_says_where_and_what() -> None:
    assert str(Problem("search", "missing", "A letter.")) == "search: missing: 'A letter.'"
