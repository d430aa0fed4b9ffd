"""Attacks: nothing that was changed is ever called valid, and nothing escapes as an error."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from documents.signing.states import DocumentVerdict, Reason, State
from documents.signing.verdicts import verify
from tests.documents.signing import attacks, updates
from tests.documents.signing.conftest import SEALED_AT

ATTACKS = attacks.on_any_paper()
Judge = Callable[[bytes], DocumentVerdict]


def outside_of_the_gap(pdf: bytes) -> tuple[bytes, bytes]:
    head, _, rest = pdf.rpartition(b"/Contents <")
    return head, rest.partition(b">")[2]


@pytest.fixture(scope="module")
def judge(roots: list[bytes]) -> Judge:
    return lambda pdf: verify(pdf, roots=roots, at=SEALED_AT)


@pytest.mark.parametrize("name", ATTACKS)
def test_no_attack_on_a_sealed_paper_is_valid(name: str, sealed: bytes, judge: Judge) -> None:
    attacked = ATTACKS[name](sealed)

    verdict = judge(attacked)

    assert attacked != sealed
    assert not verdict.is_valid
    assert verdict.reasons


@pytest.mark.parametrize("name", sorted(ATTACKS.keys() - {"strip the seal"}))
def test_no_attack_on_a_signed_paper_is_valid(name: str, certified: bytes, judge: Judge) -> None:
    assert not judge(ATTACKS[name](certified)).is_valid


@pytest.mark.parametrize("place", [100, 20_000, 40_000, 62_000, 75_000, -40, -3000])
def test_no_flipped_bit_is_valid(place: int, sealed: bytes, judge: Judge) -> None:
    assert not judge(attacks.flip(sealed, place % len(sealed))).is_valid


def test_nothing_hides_in_the_room_left_in_a_signature(sealed: bytes, judge: Judge) -> None:
    padding = sealed.rindex(b"00>")

    verdict = judge(attacks.flip(sealed, padding))

    assert Reason.NOT_COVERED in verdict.reasons


@pytest.mark.parametrize(
    ("attack", "reason"),
    [
        (attacks.flip_a_bit, Reason.BYTES_CHANGED),
        (attacks.break_the_signature, Reason.SIGNATURE_BROKEN),
        (updates.fill_in_a_number, Reason.CHANGED_LATER),
        (updates.replace_the_page, Reason.CHANGED_LATER),
        (updates.write_over_the_page, Reason.CHANGED_LATER),
        (updates.run_a_script, Reason.CHANGED_LATER),
    ],
)
def test_the_verdict_says_what_was_done(
    attack: attacks.Attack, reason: Reason, sealed: bytes, judge: Judge
) -> None:
    verdict = judge(attack(sealed))

    assert verdict.state is State.ALTERED
    assert reason in verdict.reasons


def test_trailing_bytes_are_named(sealed: bytes, judge: Judge) -> None:
    verdict = judge(sealed + b"x")

    assert verdict.state is State.ALTERED
    assert Reason.TRAILING_BYTES in verdict.reasons


def test_a_hidden_signature_is_not_called_unsigned(sealed: bytes, judge: Judge) -> None:
    verdict = judge(updates.strip_the_form(sealed))

    assert verdict.state is State.UNVERIFIABLE
    assert verdict.reasons == (Reason.HIDDEN_SIGNATURE,)


def test_the_seal_cut_off_leaves_one_signature_and_no_number(
    certified: bytes, sealed: bytes, judge: Judge
) -> None:
    verdict = judge(sealed[: len(certified)])

    assert len(verdict.signatures) == 1


@settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_mutated_bytes_are_never_valid(data: st.DataObject, sealed: bytes, judge: Judge) -> None:
    start = data.draw(st.integers(0, len(sealed) - 1), label="from")
    end = data.draw(st.integers(start, min(start + 64, len(sealed))), label="to")
    put = data.draw(st.binary(max_size=64), label="put")

    mutated = sealed[:start] + put + sealed[end:]

    # The gap for the last signature is the one place that no hash covers; its spelling in
    # hexadecimal, capital or small, is free.
    assert not judge(mutated).is_valid or outside_of_the_gap(mutated) == outside_of_the_gap(sealed)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.binary(max_size=400))
def test_no_bytes_make_it_raise(content: bytes) -> None:
    for pdf in (content, b"%PDF-1.7\n" + content, b"%PDF-1.7\n/ByteRange" + content):
        verdict = verify(pdf, roots=[], at=SEALED_AT)

        assert verdict.state in {State.UNREADABLE, State.UNVERIFIABLE, State.UNSIGNED}
