"""The environment: a variable is right, or the start stops and says which one is not."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from eoffice.settings import env

NAME = "MADE_UP_VARIABLE"


@pytest.fixture(autouse=True)
def _unset(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is set but what a test sets."""
    monkeypatch.delenv(NAME, raising=False)
    monkeypatch.delenv(f"{NAME}_FILE", raising=False)


def test_a_variable_without_a_default_must_be_set() -> None:
    with pytest.raises(ImproperlyConfigured, match=NAME):
        env.text(NAME)


@pytest.mark.parametrize("nothing", ["", "  "])
def test_a_variable_without_a_default_must_not_be_empty(
    monkeypatch: pytest.MonkeyPatch, nothing: str
) -> None:
    monkeypatch.setenv(NAME, nothing)

    with pytest.raises(ImproperlyConfigured, match=NAME):
        env.text(NAME)


def test_a_variable_that_is_not_set_has_its_default() -> None:
    assert env.text(NAME, "default") == "default"


def test_what_is_set_goes_before_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(NAME, "set")

    assert env.text(NAME, "default") == "set"


@pytest.mark.parametrize(("word", "is_so"), [("true", True), ("false", False)])
def test_a_flag_is_true_or_false(
    monkeypatch: pytest.MonkeyPatch, word: str, *, is_so: bool
) -> None:
    monkeypatch.setenv(NAME, word)

    assert env.flag(NAME, "false") is is_so


@pytest.mark.parametrize("word", ["", "yes", "True", "1", "on", " true"])
def test_any_other_word_for_a_flag_stops_the_start(
    monkeypatch: pytest.MonkeyPatch, word: str
) -> None:
    monkeypatch.setenv(NAME, word)

    with pytest.raises(ImproperlyConfigured, match=f"{NAME} must be true or false"):
        env.flag(NAME, "false")


def test_a_number_is_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(NAME, "200")

    assert env.number(NAME, "1") == 200


@pytest.mark.parametrize("word", ["", "-1", "1.5", "many", "1e3", "0x10"])
def test_anything_else_for_a_number_stops_the_start(
    monkeypatch: pytest.MonkeyPatch, word: str
) -> None:
    monkeypatch.setenv(NAME, word)

    with pytest.raises(ImproperlyConfigured, match=f"{NAME} must be a whole number"):
        env.number(NAME, "1")


def test_a_list_is_written_with_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(NAME, "one, two,,three ")

    assert env.words(NAME) == ["one", "two", "three"]


def test_a_secret_may_come_from_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "secret"
    file.write_text("mật khẩu\n", encoding="utf-8")
    monkeypatch.setenv(f"{NAME}_FILE", str(file))

    assert env.secret(NAME) == "mật khẩu"


def test_the_file_goes_before_the_variable(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "secret"
    file.write_text("from the file", encoding="utf-8")
    monkeypatch.setenv(NAME, "from the variable")
    monkeypatch.setenv(f"{NAME}_FILE", str(file))

    assert env.secret(NAME) == "from the file"


def test_a_secret_whose_file_is_missing_stops_the_start(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(f"{NAME}_FILE", str(tmp_path / "missing"))

    with pytest.raises(ImproperlyConfigured, match=f"{NAME}_FILE cannot be read"):
        env.secret(NAME, "")


def test_a_secret_whose_file_is_empty_stops_the_start(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "secret"
    file.write_text("\n", encoding="utf-8")
    monkeypatch.setenv(f"{NAME}_FILE", str(file))

    with pytest.raises(ImproperlyConfigured, match="empty"):
        env.secret(NAME, "")


def test_a_secret_without_variable_or_file_stops_the_start() -> None:
    with pytest.raises(ImproperlyConfigured, match=NAME):
        env.secret(NAME)
