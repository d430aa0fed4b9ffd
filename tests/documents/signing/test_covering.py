"""Several signatures on one paper: beside each other, and over each other."""

from datetime import datetime
from typing import Any

import pytest
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.signers import SimpleSigner

from documents.signing.states import DocumentVerdict, Reason, State
from documents.signing.verdicts import verify
from tests.documents.signing import attacks, foreign, papers, updates
from tests.documents.signing.foreign import NOW


def judge(pdf: bytes, roots: list[bytes], at: datetime = NOW, **known: Any) -> DocumentVerdict:
    return verify(pdf, roots=roots, at=at, **known)


@pytest.mark.parametrize("box", [None, (40, 40, 140, 140)], ids=["invisible", "beside"])
def test_a_second_signature_beside_the_text_is_valid(
    approved: bytes,
    clerk: SimpleSigner,
    roots: list[bytes],
    box: tuple[int, int, int, int] | None,
) -> None:
    verdict = judge(foreign.sign(approved, clerk, field="Second", box=box), roots)

    assert verdict.is_valid
    assert verdict.reasons == ()
    assert len(verdict.signatures) == 2


def test_three_signatures_are_valid(
    approved: bytes, clerk: SimpleSigner, signer: SimpleSigner, roots: list[bytes]
) -> None:
    second = foreign.sign(approved, clerk, field="Second")

    assert len(judge(foreign.sign(second, signer, field="Third"), roots).signatures) == 3


def test_a_seal_over_a_name_is_valid_with_a_remark(
    approved: bytes, clerk: SimpleSigner, roots: list[bytes]
) -> None:
    sealed = foreign.sign(approved, clerk, field="Seal", box=(310, 355, 412, 457))

    verdict = judge(sealed, roots)

    assert verdict.is_valid
    assert verdict.reasons == (Reason.COVERS_TEXT,)


@pytest.mark.parametrize(
    "box", [(0, 0, 595, 842), (80, 500, 560, 660), (600, 850, -10, -10)], ids=str
)
def test_a_later_signature_over_the_page_is_not_valid(
    approved: bytes, clerk: SimpleSigner, roots: list[bytes], box: tuple[int, int, int, int]
) -> None:
    covered = foreign.sign(
        approved, clerk, field="Seal", box=box, stamp=papers.stamp(500, 700, "#000000")
    )

    verdict = judge(covered, roots)

    assert verdict.state is State.ALTERED
    assert Reason.COVERS_PAGE in verdict.reasons


@pytest.mark.parametrize("box", [(0, 0, 595, 842), (40, 40, 140, 140)], ids=str)
def test_a_signature_in_a_new_place_of_a_certified_paper_is_not_valid(
    certified: bytes, clerk: SimpleSigner, roots: list[bytes], box: tuple[int, int, int, int]
) -> None:
    verdict = judge(foreign.sign(certified, clerk, field="Seal", box=box), roots)

    assert verdict.state is State.ALTERED


def test_a_final_paper_takes_no_notes(
    letter: bytes, signer: SimpleSigner, roots: list[bytes]
) -> None:
    final = foreign.sign(
        letter, signer, field="First", certify=True, docmdp_permissions=MDPPerm.NO_CHANGES
    )

    assert not judge(updates.write_over_the_page(final), roots).is_valid


def test_notes_are_not_valid_even_where_certification_allows_them(
    letter: bytes, signer: SimpleSigner, clerk: SimpleSigner, roots: list[bytes]
) -> None:
    open_for_notes = foreign.sign(
        letter, signer, field="First", certify=True, docmdp_permissions=MDPPerm.ANNOTATE
    )
    noted = updates.write_over_the_page(open_for_notes)

    assert not judge(foreign.sign(noted, clerk, field="Second"), roots).is_valid


@pytest.mark.parametrize("attack", [updates.replace_the_page, updates.write_over_the_page])
def test_an_attack_is_not_hidden_behind_another_good_signature(
    approved: bytes, clerk: SimpleSigner, roots: list[bytes], attack: attacks.Attack
) -> None:
    verdict = judge(foreign.sign(attack(approved), clerk, field="Second"), roots)

    assert verdict.state is State.ALTERED
    assert verdict.signatures[1].state is State.VALID
