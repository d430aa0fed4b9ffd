"""`.env.example` lists every variable that the settings read, with its default, and no other."""

import ast
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
FOLDER = ROOT / "eoffice" / "settings"
READERS = {"text", "secret", "flag", "number", "words"}
LINE = re.compile(r"^(# )?([A-Z][A-Z0-9_]*)=(.*)$")


def calls() -> Iterator[tuple[str, str, ast.Call]]:
    """Find each `env.reader("NAME", …)` in the settings."""
    for path in sorted(FOLDER.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and isinstance(node.func.value, ast.Name)
                and node.func.value.id == "env"
            ):
                name = node.args[0]
                assert isinstance(name, ast.Constant), ast.dump(node)
                yield node.func.attr, str(name.value), node


def listed() -> dict[str, tuple[bool, str]]:
    """Return each variable of the example: whether it may be left out, and its value."""
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    found = (LINE.match(line) for line in lines)
    return {match[2]: (bool(match[1]), match[3]) for match in found if match}


def of_containers() -> set[str]:
    """Return the variables that docker-compose.yml itself reads, as `${NAME:-default}`."""
    words = (ROOT / "docker-compose.yml").read_text(encoding="utf-8")
    return set(re.findall(r"\$\{([A-Z_]+)", words))


def test_every_variable_is_listed_and_no_other() -> None:
    assert {name for _reader, name, _call in calls()} | of_containers() == set(listed())


def test_the_settings_use_no_other_way_to_read_the_environment() -> None:
    assert {reader for reader, _name, _call in calls()} <= READERS
    elsewhere = [
        path.name
        for path in FOLDER.glob("*.py")
        if re.search(r"getenv|environ\[[^\]]+\](?! =)", path.read_text(encoding="utf-8"))
    ]
    assert elsewhere == []


def test_what_has_no_default_is_not_commented_out() -> None:
    with_default = {name for _reader, name, call in calls() if len(call.args) > 1}
    without = {name for _reader, name, _call in calls()} - with_default

    assert {name for name, (is_optional, _value) in listed().items() if not is_optional} == without


@pytest.mark.parametrize(
    ("name", "default"),
    sorted(
        (name, str(call.args[1].value))
        for _reader, name, call in calls()
        if len(call.args) > 1 and isinstance(call.args[1], ast.Constant)
    ),
)
def test_the_value_shown_is_the_default(name: str, default: str) -> None:
    assert listed()[name][1] == default


def test_no_secret_has_a_default_that_is_not_empty() -> None:
    defaults = {
        name: ast.literal_eval(call.args[1])
        for reader, name, call in calls()
        if reader == "secret" and len(call.args) > 1
    }

    assert set(defaults.values()) <= {""}


def test_each_variable_has_a_sentence() -> None:
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    for above, line in pairwise(lines):
        if LINE.match(line):
            assert re.match(r"# [A-Z].*[.\)]$", above), line
