"""The command `translate`: compile, update, check."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from eoffice.web import translation
from eoffice.web.management.commands import translate


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout with one package that says one thing."""
    (tmp_path / "search").mkdir()
    (tmp_path / "search" / "words.py").write_text('_("Found.")', encoding="utf-8")
    monkeypatch.setattr(translate, "ROOT", tmp_path)
    monkeypatch.setattr(translation, "PACKAGES", ("search",))
    return tmp_path


def test_an_update_says_which_catalogue_changed(root: Path) -> None:
    answer = StringIO()

    call_command("translate", update=True, stdout=answer)

    assert answer.getvalue() == "search: the catalogue changed.\n"


def test_a_check_stops_at_what_is_not_translated(root: Path) -> None:
    call_command("translate", update=True, stdout=StringIO())
    answer = StringIO()

    with pytest.raises(CommandError, match="1 messages are not translated"):
        call_command("translate", check=True, stdout=answer)

    assert "search: untranslated: 'Found.'" in answer.getvalue()


def test_a_check_is_content_with_what_is_translated(root: Path) -> None:
    call_command("translate", update=True, stdout=StringIO())
    path = translation.catalogue_of(root, "search")
    path.write_text(
        path.read_text().replace('msgid "Found."\nmsgstr ""', 'msgid "Found."\nmsgstr "Tìm thấy."')
    )
    answer = StringIO()

    call_command("translate", check=True, stdout=answer)

    assert "Everything is translated." in answer.getvalue()


def test_without_more_words_the_catalogues_are_compiled(root: Path) -> None:
    call_command("translate", update=True, stdout=StringIO())

    call_command("translate", stdout=StringIO())

    assert translation.catalogue_of(root, "search").with_suffix(".mo").exists()
