"""Scripts: a shell understands them, they stop at the first thing that fails, and say why."""

import compileall
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.deploy.files import ROOT, scripts

EACH = [path.relative_to(ROOT).as_posix() for path in scripts()]


def test_there_are_scripts() -> None:
    assert {"deploy/debian/install", "deploy/debian/backup", "deploy/compose/prepare"} <= set(EACH)


@pytest.mark.parametrize("script", EACH)
def test_a_shell_understands_it(script: str) -> None:
    shell = (ROOT / script).read_text(encoding="utf-8").partition("\n")[0].rpartition("/")[2]

    checked = subprocess.run(
        [shell.split()[-1], "-n", ROOT / script], capture_output=True, text=True, check=False
    )

    assert (checked.returncode, checked.stderr) == (0, "")


@pytest.mark.parametrize("script", EACH)
def test_shellcheck_finds_nothing(script: str) -> None:
    program = Path(sys.executable).with_name("shellcheck")
    found = str(program) if program.exists() else shutil.which("shellcheck")
    assert found, "shellcheck is missing; it comes with requirements-dev.lock"

    checked = subprocess.run(
        [found, "--external-sources", ROOT / script], capture_output=True, text=True, check=False
    )

    assert checked.stdout == ""


@pytest.mark.parametrize("script", EACH)
def test_it_stops_at_the_first_thing_that_fails(script: str) -> None:
    lines = (ROOT / script).read_text(encoding="utf-8").splitlines()

    assert any(line in {"set -euo pipefail", "set -eu"} for line in lines)


@pytest.mark.parametrize("script", EACH)
def test_it_opens_with_what_it_does_and_can_be_run(script: str) -> None:
    lines = (ROOT / script).read_text(encoding="utf-8").splitlines()

    assert lines[1].startswith("# ")
    assert os.access(ROOT / script, os.X_OK)


def test_the_script_in_python_is_understood(tmp_path: Path) -> None:
    copy = tmp_path / "health.py"
    shutil.copy(ROOT / "deploy/health", copy)

    assert compileall.compile_file(copy, quiet=1)
    assert os.access(ROOT / "deploy/health", os.X_OK)
