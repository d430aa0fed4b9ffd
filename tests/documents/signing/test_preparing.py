"""Preparing: the bytes that will be approved, and what may not be in them."""

from dataclasses import replace
from io import BytesIO

import pikepdf
import pypdf
import pytest
from pypdf.generic import RectangleObject

from documents.signing.boxes import Box, Boxes, Field
from documents.signing.inspecting import Objection
from documents.signing.preparing import (
    BoxOutsidePageError,
    NotPreparableError,
    digest,
    grew_from,
    prepare,
)
from tests.documents.signing import papers


def objections_to(pdf: pikepdf.Pdf, boxes: Boxes) -> set[Objection]:
    written = BytesIO()
    pdf.save(written)
    with pytest.raises(NotPreparableError) as caught:
        prepare(written.getvalue(), boxes)
    return caught.value.objections


def opened(letter: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(letter))


def test_all_fields_stand_on_the_paper(prepared: bytes, boxes: Boxes) -> None:
    fields = pypdf.PdfReader(BytesIO(prepared)).get_fields()

    assert fields is not None
    assert fields.keys() == set(Field)


def test_the_text_fields_are_read_only_and_empty(prepared: bytes) -> None:
    with pikepdf.open(BytesIO(prepared)) as pdf:
        texts = [field for field in pdf.Root.AcroForm.Fields if str(field.FT) == "/Tx"]

    assert len(texts) == 4
    assert all(int(field.Ff) & 1 and str(field.V) == "" for field in texts)


def test_the_seal_locks_the_whole_paper(prepared: bytes) -> None:
    with pikepdf.open(BytesIO(prepared)) as pdf:
        [seal] = [field for field in pdf.Root.AcroForm.Fields if str(field.T) == Field.SEAL]
        lock = seal.Lock

        assert int(lock.P) == 1
        assert {str(name) for name in lock.Fields} == {
            Field.NUMBER,
            Field.DAY,
            Field.MONTH,
            Field.YEAR,
        }


def test_a_year_needs_no_field(letter: bytes, boxes: Boxes) -> None:
    prepared = prepare(letter, replace(boxes, year=None, printed_year=""))

    assert Field.YEAR not in (pypdf.PdfReader(BytesIO(prepared)).get_fields() or {})


def test_it_ends_with_a_whole_line(letter: bytes, prepared: bytes) -> None:
    assert not letter.endswith(b"\n")
    assert prepared.endswith(b"%%EOF\n")


def test_what_no_page_reaches_is_left_behind(letter: bytes, boxes: Boxes) -> None:
    earlier = pypdf.PdfWriter(BytesIO(letter), incremental=True)
    earlier.add_metadata({"/Subject": "first version"})
    with_history = BytesIO()
    earlier.write(with_history)

    prepared = prepare(with_history.getvalue(), boxes)

    assert with_history.getvalue().count(b"%%EOF") == 2
    assert prepared.count(b"%%EOF") == 2  # the paper, and our fields
    assert letter[:2000] not in prepared


def test_grown_bytes_still_begin_with_the_approved_ones(prepared: bytes, sealed: bytes) -> None:
    assert grew_from(sealed, approved=digest(prepared), length=len(prepared))


def test_other_bytes_did_not_grow_from_the_approved_ones(prepared: bytes, sealed: bytes) -> None:
    changed = sealed[:5000] + b"?" + sealed[5001:]

    assert not grew_from(changed, approved=digest(prepared), length=len(prepared))


def test_a_shorter_file_did_not_grow(prepared: bytes) -> None:
    assert not grew_from(prepared[:-1], approved=digest(prepared), length=len(prepared))


def test_a_signed_paper_is_refused(certified: bytes, boxes: Boxes) -> None:
    with pytest.raises(NotPreparableError) as caught:
        prepare(certified, boxes)

    assert Objection.SIGNED in caught.value.objections


@pytest.mark.parametrize("password", ["", "secret"])
def test_an_encrypted_paper_is_refused(letter: bytes, boxes: Boxes, password: str) -> None:
    written = BytesIO()
    with opened(letter) as pdf:
        pdf.save(written, encryption=pikepdf.Encryption(owner="owner", user=password))

    with pytest.raises(NotPreparableError) as caught:
        prepare(written.getvalue(), boxes)

    assert caught.value.objections == {Objection.ENCRYPTED}


@pytest.mark.parametrize("pdf", [b"", b"%PDF-1.7\nnothing", b"no paper at all" * 100])
def test_what_is_no_pdf_is_refused(pdf: bytes, boxes: Boxes) -> None:
    with pytest.raises(NotPreparableError) as caught:
        prepare(pdf, boxes)

    assert caught.value.objections == {Objection.UNREADABLE}


@pytest.mark.parametrize("kind", ["JavaScript", "Launch", "SubmitForm", "GoToR", "Rendition"])
def test_an_action_on_opening_is_refused(letter: bytes, boxes: Boxes, kind: str) -> None:
    with opened(letter) as pdf:
        pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name("/" + kind))

        assert Objection.ACTION in objections_to(pdf, boxes)


def test_an_action_of_a_link_is_refused(letter: bytes, boxes: Boxes) -> None:
    with opened(letter) as pdf:
        action = pikepdf.Dictionary(S=pikepdf.Name.Launch, F="calc.exe")
        link = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=action
        )
        pdf.pages[0].Annots = pdf.make_indirect(pikepdf.Array([link]))

        assert objections_to(pdf, boxes) == {Objection.ACTION}


def test_a_script_behind_a_name_is_refused(letter: bytes, boxes: Boxes) -> None:
    with opened(letter) as pdf:
        script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
        pdf.Root.Names = pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=["begin", script]))

        assert objections_to(pdf, boxes) == {Objection.ACTION}


def test_an_embedded_file_is_refused(letter: bytes, boxes: Boxes) -> None:
    with opened(letter) as pdf:
        pdf.attachments["other.txt"] = b"something else"

        assert Objection.EMBEDDED_FILE in objections_to(pdf, boxes)


def test_layers_are_refused(letter: bytes, boxes: Boxes) -> None:
    with opened(letter) as pdf:
        layer = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="hidden"))
        pdf.Root.OCProperties = pikepdf.Dictionary(OCGs=[layer], D=pikepdf.Dictionary(OFF=[layer]))

        assert objections_to(pdf, boxes) == {Objection.LAYERS}


def test_a_note_over_the_page_is_refused(letter: bytes, boxes: Boxes) -> None:
    with opened(letter) as pdf:
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FreeText, Rect=[0, 0, 99, 99]
        )
        pdf.pages[0].Annots = pdf.make_indirect(pikepdf.Array([note]))

        assert objections_to(pdf, boxes) == {Objection.ANNOTATION}


def test_a_form_is_refused(letter: bytes, boxes: Boxes) -> None:
    with opened(letter) as pdf:
        field = pikepdf.Dictionary(FT=pikepdf.Name.Tx, T="name")
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=[field])

        assert objections_to(pdf, boxes) == {Objection.FORM}


def test_an_xfa_form_is_refused(letter: bytes, boxes: Boxes) -> None:
    with opened(letter) as pdf:
        pdf.Root.AcroForm = pikepdf.Dictionary(Fields=[], XFA=pdf.make_stream(b"<xdp/>"))

        assert objections_to(pdf, boxes) == {Objection.XFA}


def test_a_font_from_elsewhere_is_refused(letter: bytes, boxes: Boxes) -> None:
    with opened(letter) as pdf:
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        pdf.pages[0].Resources.Font.F9 = pdf.make_indirect(font)

        assert objections_to(pdf, boxes) == {Objection.FONT_NOT_EMBEDDED}


def test_content_from_elsewhere_is_refused(letter: bytes, boxes: Boxes) -> None:
    with opened(letter) as pdf:
        elsewhere = pdf.make_stream(b"", F="http://example.org/page")
        pdf.pages[0].Resources.XObject = pikepdf.Dictionary(X=elsewhere)

        assert objections_to(pdf, boxes) == {Objection.OUTSIDE_CONTENT}


def test_too_many_pages_are_refused(letter: bytes, boxes: Boxes) -> None:
    with opened(letter) as pdf:
        for _ in range(2000):
            pdf.pages.append(pdf.pages[0])

        assert objections_to(pdf, boxes) == {Objection.TOO_LONG}


def test_a_link_to_an_address_is_no_objection(boxes: Boxes) -> None:
    pdf = papers.letter(body='#link("https://example.org")[example.org] #lorem(40)')

    assert b"example.org" in prepare(pdf, boxes)


@pytest.mark.parametrize(
    "box",
    [
        Box(1, 10, 10, 50, 50),
        Box(0, -1, 10, 50, 50),
        Box(0, 10, 10, 700, 50),
        Box(0, 50, 10, 50, 50),
        Box(0, 10, 800, 50, 900),
    ],
)
def test_a_box_must_lie_on_its_page(letter: bytes, boxes: Boxes, box: Box) -> None:
    with pytest.raises(BoxOutsidePageError):
        prepare(letter, replace(boxes, number=box))


def test_a_box_drawn_by_hand_is_where_the_field_is(letter: bytes, boxes: Boxes) -> None:
    drawn = Box(0, 100, 500, 150, 515)

    prepared = prepare(letter, replace(boxes, number=drawn))

    fields = pypdf.PdfReader(BytesIO(prepared)).get_fields() or {}
    assert RectangleObject(fields[Field.NUMBER].indirect_reference.get_object()["/Rect"]) == list(
        drawn.corners
    )
