"""Programs, fonts and files that the office needs beside its own code."""

from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib.tables._g_l_y_f import Glyph
from pytest_django import Settings

from eoffice.administration.deploying import programs
from tests.eoffice.administration.deploying.conftest import Told

EVERYTHING = {
    "soffice": "/usr/bin/soffice",
    "tesseract": "/usr/bin/tesseract",
    "fc-match": "/usr/bin/fc-match",
}


def make_font(path: Path, letters: str) -> None:
    """Make a font that has these letters and no others."""
    names = [".notdef", *(f"u{ord(letter):04X}" for letter in letters)]
    font = FontBuilder(1000)
    font.setupGlyphOrder(names)
    font.setupCharacterMap({ord(letter): f"u{ord(letter):04X}" for letter in letters})
    font.setupGlyf({name: Glyph() for name in names})
    font.setupHorizontalMetrics(dict.fromkeys(names, (500, 0)))
    font.setupHorizontalHeader()
    font.setupPost()
    path.parent.mkdir(parents=True, exist_ok=True)
    font.save(path)


@pytest.fixture(autouse=True)
def machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> dict[str, str]:
    """A machine that has everything; a test takes a program away."""
    there = dict(EVERYTHING)
    said = {"tesseract": "eng\nosd\nvie\n", "fc-match": str(tmp_path / "LiberationSerif.ttf")}
    make_font(tmp_path / "LiberationSerif.ttf", programs.VIETNAMESE.replace(" ", ""))
    monkeypatch.setattr(programs, "which", there.get)
    monkeypatch.setattr(programs, "said_by", lambda *command: said[command[0]])
    return there


@pytest.fixture
def complete(sound: Settings, tmp_path: Path) -> Settings:
    """An installation whose files were all made."""
    sound.WITHOUT = []
    sound.FONTS_DIR, sound.STATIC_ROOT = tmp_path / "fonts", str(tmp_path / "static")
    make_font(sound.FONTS_DIR / programs.FORM, programs.VIETNAMESE.replace(" ", ""))
    return sound


def test_a_machine_that_has_everything_is_told_of_with_nothing(
    complete: Settings, told: Told
) -> None:
    assert told(programs.look_at_programs()) == {}
    assert told(programs.look_at_fonts()) == {}


@pytest.mark.parametrize(
    ("program", "number"), [("soffice", "eoffice.W301"), ("tesseract", "eoffice.W302")]
)
def test_a_program_that_is_missing_is_told(
    complete: Settings, told: Told, machine: dict[str, str], program: str, number: str
) -> None:
    del machine[program]

    assert set(told(programs.look_at_programs())) == {number}


def test_a_program_that_is_done_without_on_purpose_is_not_told(
    complete: Settings, told: Told, machine: dict[str, str]
) -> None:
    machine.clear()
    complete.WITHOUT = ["libreoffice", "tesseract"]

    assert told(programs.look_at_programs()) == {}


def test_tesseract_without_vietnamese_is_told(
    complete: Settings, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(programs, "said_by", lambda *_command: "eng\nosd\n")

    assert set(told(programs.look_at_programs())) == {"eoffice.E303"}


def test_fonts_of_the_form_that_were_not_made_are_told(complete: Settings, told: Told) -> None:
    (complete.FONTS_DIR / programs.FORM).unlink()

    assert str(complete.FONTS_DIR) in told(programs.look_at_fonts())["eoffice.E311"]


def test_a_font_of_the_form_without_vietnamese_is_told(complete: Settings, told: Told) -> None:
    make_font(complete.FONTS_DIR / programs.FORM, "Aa")

    assert "Ậ" in told(programs.look_at_fonts())["eoffice.E312"]


def test_a_times_new_roman_without_vietnamese_is_told(
    complete: Settings, told: Told, tmp_path: Path
) -> None:
    make_font(tmp_path / "LiberationSerif.ttf", "AaĐđ")

    said = told(programs.look_at_fonts())["eoffice.E313"]
    assert "LiberationSerif.ttf" in said
    assert "Đ" not in said.split("(")[1]


def test_static_files_that_were_not_collected_are_told(complete: Settings, told: Told) -> None:
    manifest = Path(complete.STATIC_ROOT) / programs.MANIFEST

    assert "eoffice.E321" in told(programs.look_at_files_made_once())
    manifest.parent.mkdir()
    manifest.touch()
    assert "eoffice.E321" not in told(programs.look_at_files_made_once())


def test_translations_that_were_not_compiled_are_told(
    complete: Settings, told: Told, tmp_path: Path
) -> None:
    complete.LOCALE_PATHS = [tmp_path / "locale"]

    assert "eoffice.E322" in told(programs.look_at_files_made_once())
