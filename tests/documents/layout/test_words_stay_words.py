"""Whatever officers type is printed as they typed it: no part of it is read as a command."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.layout.blocks import Paragraph
from documents.layout.cleaning import clean_line
from documents.layout.docx import as_docx
from documents.layout.pdf import as_pdf
from documents.layout.printing import printable, unprintable
from tests.documents.layout import letters
from tests.documents.layout.conftest import DAY
from tests.documents.layout.reading import bare, opened, paragraphs, words

COMMANDS = (
    '#panic("x")',
    '#read("/etc/passwd")',
    "*đậm* _nghiêng_ `mã` $x^2$ = Tiêu đề",
    "<nhãn> @nhãn // lời /* lời */ \\u{41} ~ --- -- ...",
    "{{ 7 * 7 }} {% now %} ${7} %s {0} &lt;b&gt; <b>b</b>",
    '"]) #import "@preview/x:1.0.0": *',
    "1. - + / Từ: nghĩa",
)
TYPED = st.text(
    alphabet=st.sampled_from("#*_`$=<>@/\\~-.[](){}\"'&%;:!?+|^ aăâbcdđeêghioôơuưyẫỵỢ0123456789"),
    min_size=1,
    max_size=60,
)


@pytest.mark.parametrize("text", COMMANDS)
def test_a_command_is_printed_not_followed(fonts: Path, text: str) -> None:
    letter = replace(letters.REPLY, subject=text, body=(Paragraph(text),), place=text)

    printed = words(as_pdf(letter, fonts=fonts, at=DAY))

    assert printed.count(bare(text)) >= 2


@settings(max_examples=60, deadline=None)
@given(text=TYPED)
def test_any_text_comes_out_as_text_in_a_pdf(fonts: Path, text: str) -> None:
    letter = replace(
        letters.REPLY,
        body=(Paragraph(f"ĐẦU {text} CUỐI"),),
        recipients_addressed=(f"A{text}Z",),
        signer_name=f"A{text}Z",
    )

    printed = words(as_pdf(letter, fonts=fonts, at=DAY))

    assert bare(f"ĐẦU{text}CUỐI") in printed
    assert bare(f"A{text}Z") in printed


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=60))
def test_any_text_at_all_comes_out_of_a_docx(text: str) -> None:
    letter = replace(letters.REPLY, body=(Paragraph(clean_line(f"ĐẦU {text} CUỐI")),), place=text)

    document = opened(as_docx(letter))

    assert bare(clean_line(f"ĐẦU {text} CUỐI")) in bare(
        "".join(one.text for one in paragraphs(document))
    )


@settings(max_examples=200, deadline=None)
@given(text=st.text(max_size=60))
def test_what_was_made_printable_is_printable(fonts: Path, text: str) -> None:
    assert unprintable([printable(text, fonts=fonts)], fonts=fonts) == ""
