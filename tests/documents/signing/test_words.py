"""Words: every code has a name for people."""

from enum import StrEnum

import pytest
from django.utils.functional import Promise

from documents.signing import words
from documents.signing.boxes import Field
from documents.signing.gaps import Problem
from documents.signing.inspecting import Objection
from documents.signing.states import Change, Reason, State


@pytest.mark.parametrize(
    ("codes", "names"),
    [
        (State, words.STATES),
        (Reason, words.REASONS),
        (Change, words.CHANGES),
        (Objection, words.OBJECTIONS),
        (Field, words.PLACES),
        (Problem, words.PROBLEMS),
    ],
)
def test_every_code_has_its_words(codes: type[StrEnum], names: dict[StrEnum, Promise]) -> None:
    assert names.keys() == set(codes)
    assert len({str(name) for name in names.values()}) == len(names)


@pytest.mark.parametrize("names", [words.REASONS, words.CHANGES, words.OBJECTIONS, words.PROBLEMS])
def test_messages_are_full_sentences(names: dict[StrEnum, Promise]) -> None:
    assert all(str(name).endswith(".") for name in names.values())
