"""How much of a letter's record the engine proposes rightly, over layouts it was not built on."""

import sys
from collections.abc import Sequence

import pytest

from tests.documents.recognition import letters
from tests.documents.recognition.letters.paper import Letter
from tests.documents.recognition.measuring import accuracy, outcomes

CLEAN_FLOOR = 0.95
NOISY_FLOOR = 0.85


@pytest.mark.parametrize(
    ("name", "corpus", "floor"),
    [
        ("clean", [*letters.CLEAN, *letters.PLACED], CLEAN_FLOOR),
        ("noisy", letters.NOISY, NOISY_FLOOR),
        ("scanned", letters.SCANNED, NOISY_FLOOR),
    ],
)
def test_fields_are_proposed_rightly(
    name: str, corpus: Sequence[Letter], floor: float, capsys: pytest.CaptureFixture[str]
) -> None:
    results = list(outcomes(corpus))

    shares = accuracy(results)
    wrong = [result for result in results if not result.is_right]
    with capsys.disabled():
        sys.stdout.write(f"\n{name}: {len(corpus)} letters, {len(results)} fields\n")
        for field, share in shares.items():
            sys.stdout.write(f"  {field:16} {share:6.1%}\n")
        for result in wrong:
            sys.stdout.write(
                f"  {result.letter} | {result.field}: "
                f"{result.expected!r}, proposed {result.found!r}\n"
            )
    assert {field: share for field, share in shares.items() if share < floor} == {}


def test_the_corpus_is_wide() -> None:
    written_by_hand = [*letters.CLEAN, *letters.PLACED, *letters.NOISY]

    assert len(written_by_hand) >= 40
    assert len({letter.name for letter in letters.ALL}) == len(letters.ALL)
