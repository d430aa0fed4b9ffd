"""The console: what is typed is done, or said in a sentence why not."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings


@pytest.mark.parametrize("command", ["migrate", "give-code"])
def test_a_folder_that_is_not_there_is_told_in_a_sentence(command: str, tmp_path: Path) -> None:
    """Not a traceback; and no second, empty office where VAR_DIR has a slip of the finger."""
    missing = tmp_path / "nowhere"
    words = [command, "somebody"] if command == "give-code" else [command]

    done = subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=settings.ROOT,
        env={"PATH": "/usr/bin:/bin", "VAR_DIR": str(missing)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert f"The folder {missing}, in which the office is to be kept" in done.stderr
    assert "Traceback" not in done.stderr
    assert not missing.exists()


def test_another_trouble_of_the_database_is_not_mistaken_for_it(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "manage.py", "give-code", "somebody"],
        cwd=settings.ROOT,
        env={"PATH": "/usr/bin:/bin", "VAR_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert "no such table" in done.stderr
