"""Files: small rooms, each with a sentence over its door and a name that says what is in it."""

import ast
import re
from pathlib import Path

from tests.architecture.source import ROOT, files, name_of, text, tree

MOST_LINES = 300
EMPTY_NAMES = re.compile(
    r"^(utils?|helpers?|common|misc|managers?|handlers?|services?|processors?|data|info|tmp|new|my)$"
)


def test_every_package_and_module_opens_with_a_sentence() -> None:
    offences = []
    for path in files(".py", with_tests=True):
        first_line = (ast.get_docstring(tree(path)) or "").partition("\n")[0]
        if not re.search(r"[.?!:…]$", first_line):
            offences.append(f"{name_of(path)}: {first_line!r}")

    assert offences == []


def test_every_folder_of_modules_is_a_package() -> None:
    folders = {path.parent for path in files(".py", with_tests=True)}

    assert [name_of(folder) for folder in folders if not (folder / "__init__.py").exists()] == []


def test_no_file_is_longer_than_300_lines() -> None:
    offences = []
    for suffix in (".py", ".html", ".css", ".js", ".txt", ".typ"):
        for path in files(suffix, with_tests=True):
            length = len(text(path).splitlines())
            if length > MOST_LINES:
                offences.append(f"{name_of(path)}: {length}")

    assert offences == []


def test_no_file_has_a_name_that_says_nothing() -> None:
    named = {part for path in files(".py", with_tests=True) for part in parts_of(path)}

    assert sorted(name for name in named if EMPTY_NAMES.match(name)) == []


def parts_of(path: Path) -> list[str]:
    relative = path.relative_to(ROOT)
    return [*relative.parent.parts, relative.stem]


def test_nothing_is_left_for_later() -> None:
    marks = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
    offences = [
        name_of(path)
        for suffix in (".py", ".html", ".css", ".js")
        for path in files(suffix)
        if marks.search(text(path))
    ]

    assert offences == []


def test_every_exception_from_a_rule_gives_its_reason() -> None:
    """`# noqa: S608 - only placeholders …`: whoever reads it knows why, and when it may go."""
    mark = re.compile(r"# (noqa|type: ignore|pragma: no cover)(.*)$")
    reason = re.compile(
        r"^(: ?[A-Z]+\d+(, ?[A-Z]+\d+)*|\[[a-z-]+(, ?[a-z-]+)*\])?(\s*(- |# )|\s{2,})\S+ \S+"
    )
    offences = []
    for path in files(".py", with_tests=True):
        for number, line in enumerate(text(path).splitlines(), start=1):
            found = mark.search(line)
            if found and "architecture" not in path.parts and not reason.match(found[2]):
                offences.append(f"{name_of(path)}:{number}: {line.strip()}")

    assert offences == []
