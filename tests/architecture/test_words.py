"""Words for people: whole sentences where they are sentences, all translated, none put together."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from eoffice.web import translation
from tests.architecture.source import PACKAGES, ROOT, called, calls, files, nodes, place

GETTEXT = {"_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext", "pgettext_lazy"}
# Whoever is given a text by these reads it as an answer: it is a sentence.
TELLERS = {"denied", "PermissionDenied", "ValidationError", "success", "error", "warning", "info"}
ENDS = re.compile(r"[.?!…:][)\"”»]?$")


@pytest.mark.parametrize("package", PACKAGES)
def test_everything_is_translated(package: str) -> None:
    assert [str(problem) for problem in translation.problems(ROOT, package)] == []


def test_a_text_is_never_put_together_before_it_is_translated() -> None:
    offences = [
        place(path, call)
        for path in files(".py")
        for call in calls(path)
        if isinstance(call.func, ast.Name)
        and call.func.id in GETTEXT
        and not all(isinstance(argument, ast.Constant | ast.Name) for argument in call.args)
        and isinstance(call.args[0], ast.JoinedStr | ast.BinOp | ast.Call)
    ]

    assert offences == []


def answers() -> Iterator[tuple[Path, ast.Call, str]]:
    """Find the texts that are told to people: refusals, faults, messages."""
    for path in files(".py"):
        raised = {
            id(node.exc)
            for node in nodes(path)
            if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call)
        }
        for call in calls(path):
            if called(call) in TELLERS or id(call) in raised:
                for argument in call.args:
                    yield from ((path, call, words) for words in translated(argument))


def translated(node: ast.expr) -> Iterator[str]:
    """Find the texts in gettext calls below an argument."""
    for inner in ast.walk(node):
        if isinstance(inner, ast.Call) and called(inner) in GETTEXT:
            for argument in inner.args:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield argument.value


def test_what_is_told_to_people_is_a_whole_sentence() -> None:
    offences = [
        f"{place(path, call)}: {words!r}"
        for path, call, words in answers()
        if not ENDS.search(words) or not re.match(r"[A-Z“\"%(]", words)
    ]

    assert offences == []


def test_refusals_are_translated() -> None:
    """`denied("…")` with a bare text would answer in English."""
    offences = [
        place(path, call)
        for path in files(".py")
        for call in calls(path)
        if called(call) in {"denied", "PermissionDenied"}
        and call.args
        and isinstance(call.args[0], ast.Constant | ast.JoinedStr)
    ]

    assert offences == []


@pytest.mark.parametrize("package", PACKAGES)
def test_a_sentence_is_translated_by_a_sentence(package: str) -> None:
    path = translation.catalogue_of(ROOT, package)
    if not path.exists():
        pytest.skip(f"{package} has no texts yet")
    with path.open("rb") as file:
        catalogue = read_po(file, locale=translation.LOCALE)
    offences = [
        (message.id, message.string)
        for message in catalogue
        if isinstance(message.id, str)
        and isinstance(message.string, str)
        and message.string
        and message.id.endswith((".", "?", ":"))
        and message.id[-1] != message.string[-1]
    ]

    assert offences == []
