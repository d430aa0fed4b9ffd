"""Fonts: made ready once, whole or not at all."""

from io import BytesIO, StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from fontTools.ttLib import TTFont
from pytest_django import Settings

from documents.layout import fonts as typefaces
from documents.layout.fonts import Face, FontsMissingError
from tests.documents.layout.conftest import TINOS


@pytest.fixture
def own_fonts(fonts: Path, tmp_path: Path) -> Path:
    """A copy that a test may spoil."""
    for file in fonts.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    return tmp_path


@pytest.mark.parametrize("face", Face)
def test_a_face_has_a_thousand_units_per_em_and_no_hints(fonts: Path, face: Face) -> None:
    font = TTFont(BytesIO(typefaces.read(fonts, face)))

    assert font["head"].unitsPerEm == 1000
    assert "fpgm" not in font
    assert font["hmtx"]["zero"][0] == 500  # as in Times New Roman


def test_the_same_source_gives_the_same_bytes(fonts: Path) -> None:
    original = (TINOS / "400Regular" / "Tinos_400Regular.ttf").read_bytes()

    assert typefaces.scaled(original) == typefaces.read(fonts, Face.REGULAR)


def test_what_is_ready_is_left_alone(own_fonts: Path) -> None:
    before = {file.name: file.stat().st_mtime_ns for file in own_fonts.iterdir()}

    made = typefaces.prepare(TINOS, own_fonts)

    assert made == []
    assert {file.name: file.stat().st_mtime_ns for file in own_fonts.iterdir()} == before


def test_only_what_is_missing_is_made(own_fonts: Path) -> None:
    (own_fonts / Face.ITALIC).unlink()

    assert typefaces.prepare(TINOS, own_fonts) == [Face.ITALIC]
    assert typefaces.missing(own_fonts) == []


def test_a_newer_source_is_noticed(own_fonts: Path, tmp_path: Path) -> None:
    newer = tmp_path / "newer"
    for file in TINOS.glob("*/*.ttf"):
        (newer / file.parent.name).mkdir(parents=True, exist_ok=True)
        (newer / file.parent.name / file.name).write_bytes(file.read_bytes())
    bold = newer / "700Bold" / "Tinos_700Bold.ttf"
    bold.write_bytes(bold.read_bytes() + b"\0")

    assert typefaces.prepare(newer, own_fonts) == [Face.BOLD]


def test_a_broken_note_of_what_was_made_means_making_again(
    own_fonts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (own_fonts / "made-from.json").write_text("{")
    monkeypatch.setattr(typefaces, "scaled", lambda original: original)

    assert typefaces.prepare(TINOS, own_fonts) == list(Face)


def test_nothing_half_written_stays_behind(
    own_fonts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (own_fonts / Face.BOLD).unlink()

    def full_disk(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full_disk)
    with pytest.raises(OSError, match="No space"):
        typefaces.prepare(TINOS, own_fonts)

    assert typefaces.missing(own_fonts) == [Face.BOLD]
    assert not list(own_fonts.glob(".unfinished-*"))


def test_vietnamese_letters_all_have_shapes(fonts: Path) -> None:
    letters = {ord(letter) for letter in "ĂÂĐÊÔƠƯăâđêôơưẪỰỡặ₫…–—“”"} | set(range(0x1EA0, 0x1EFA))

    assert letters <= typefaces.characters(fonts)


def test_the_command_says_what_it_did(own_fonts: Path, settings: Settings) -> None:
    settings.FONTS_DIR = own_fonts
    said = StringIO()

    call_command("prepare-fonts", stdout=said)

    assert "nothing to do" in said.getvalue()


def test_the_command_says_what_is_missing(tmp_path: Path, settings: Settings) -> None:
    settings.NODE_MODULES, settings.FONTS_DIR = tmp_path, tmp_path / "fonts"

    with pytest.raises(CommandError, match="npm ci brings it"):
        call_command("prepare-fonts")


def test_fonts_that_nobody_prepared_are_named(tmp_path: Path) -> None:
    with pytest.raises(FontsMissingError, match=r"Tinos-Regular\.ttf"):
        typefaces.read(tmp_path, Face.REGULAR)


@pytest.mark.parametrize("face", [Face.REGULAR, Face.ITALIC])
def test_every_number_can_be_written_with_the_small_font(fonts: Path, face: Face) -> None:
    small = typefaces.for_numbers(fonts, face)

    whole = typefaces.read(fonts, face)
    assert len(small) * 10 < len(whole)
    with TTFont(BytesIO(small)) as font, TTFont(BytesIO(whole)) as original:
        assert {ord(letter) for letter in "0123456789abcđĐ/-"} <= set(font.getBestCmap())
        assert font["head"].unitsPerEm == typefaces.UNITS_PER_EM
        widths = [drawn["hmtx"][drawn.getBestCmap()[ord("7")]] for drawn in (font, original)]
        assert widths[0] == widths[1]
