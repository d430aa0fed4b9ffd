"""Icons: lines of the pinned set, and nothing else of the disk."""

from pathlib import Path

import pytest
from pytest_django import Settings

from eoffice.web import icons


def test_an_icon_takes_the_colour_of_the_text() -> None:
    drawing = icons.svg("bell", size=16)

    assert 'stroke="currentColor"' in drawing
    assert 'class="icon icon--16"' in drawing
    assert "<path" in drawing


def test_the_clear_ground_of_the_set_is_left_out() -> None:
    assert 'stroke="none"' not in icons.svg("bell")


@pytest.mark.parametrize("name", ["../../../package", "Bell", "no-such-icon", "", "a/b"])
def test_what_is_no_icon_is_refused(name: str) -> None:
    with pytest.raises(icons.UnknownIconError):
        icons.svg(name)


def test_a_file_that_is_no_drawing_is_refused(tmp_path: Path, settings: Settings) -> None:
    folder = tmp_path / "@tabler/icons/icons/outline"
    folder.mkdir(parents=True)
    (folder / "broken.svg").write_text("not a drawing")
    settings.NODE_MODULES = tmp_path

    with pytest.raises(icons.UnknownIconError):
        icons.svg("broken")
