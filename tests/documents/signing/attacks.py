"""Attacks on signed PDFs, each from bytes to bytes.

Names as in the literature: USF, SWA, ISA (Mladenov et al., CCS 2019), shadow (Mainka et al.,
NDSS 2021), EAA and SSA (Rohlmann et al., IEEE S&P 2021).
"""

import re
from collections.abc import Callable
from functools import partial
from io import BytesIO

import pikepdf

from tests.documents.signing import updates

Attack = Callable[[bytes], bytes]

_CONTENTS = re.compile(rb"/Contents\s*(<[0-9a-fA-F]*>)")
_RANGE = re.compile(rb"/ByteRange\s*(\[[^\]]*\])")


def _put(pattern: re.Pattern[bytes], value: bytes, pdf: bytes) -> bytes:
    """Put another value in place of the last one found, filled with spaces to its length."""
    match = list(pattern.finditer(pdf))[-1]
    return pdf[: match.start(1)] + value.ljust(len(match[1])) + pdf[match.end(1) :]


def universal_forgeries() -> dict[str, Attack]:
    """USF: what is asked of the signature's own entries is taken away."""
    values = {
        "contents null": (_CONTENTS, b"null"),
        "contents empty": (_CONTENTS, b"<>"),
        "contents zero": (_CONTENTS, b"<00>"),
        "contents a number": (_CONTENTS, b"7"),
        "range null": (_RANGE, b"null"),
        "range empty": (_RANGE, b"[]"),
        "range zero": (_RANGE, b"[0 0 0 0]"),
        "range negative": (_RANGE, b"[0 -1 -1 -1]"),
        "range half": (_RANGE, b"[0 1000]"),
        "range too long": (_RANGE, b"[0 9 9 99999999]"),
        "range of words": (_RANGE, b"[/a /b /c /d]"),
    }
    forged: dict[str, Attack] = {
        name: partial(_put, pattern, value) for name, (pattern, value) in values.items()
    }
    forged["contents removed"] = lambda pdf: _rename(pdf, b"/Contents <")
    forged["range removed"] = lambda pdf: _rename(pdf, b"/ByteRange")
    return forged


def _rename(pdf: bytes, entry: bytes) -> bytes:
    head, found, tail = pdf.rpartition(entry)
    assert found
    return head + found.replace(b"/C", b"/X").replace(b"/B", b"/X") + tail


def flip_a_bit(pdf: bytes) -> bytes:
    return flip(pdf, len(pdf) // 3)


def flip(pdf: bytes, place: int) -> bytes:
    return pdf[:place] + bytes([pdf[place] ^ 1]) + pdf[place + 1 :]


def break_the_signature(pdf: bytes) -> bytes:
    """Change the signature's own value, which stands last in it."""
    match = list(_CONTENTS.finditer(pdf))[-1]
    last = match.start(1) + len(match[1].rstrip(b"0>"))
    return pdf[: last - 42] + b"0123456789" + pdf[last - 32 :]


def wrap(pdf: bytes) -> bytes:
    """SWA: end the signature's string early and hide an object in the rest of its gap."""
    match = list(_CONTENTS.finditer(pdf))[-1]
    text = match[1].rstrip(b"0>")
    hidden = b"> /Hidden (" + b"x" * (len(match[1]) - len(text) - 13) + b") "
    return pdf[: match.start(1)] + text + hidden + pdf[match.end(1) :]


def widen_the_gap(pdf: bytes) -> bytes:
    """SWA: move what follows the signature back and put another object between."""
    match = list(_CONTENTS.finditer(pdf))[-1]
    hidden = b"\n99 0 obj\n<< /Type /Catalog >>\nendobj\n"
    return pdf[: match.end(1)] + hidden + pdf[match.end(1) :]


def rewrite(pdf: bytes) -> bytes:
    """Save anew with another program: the same objects in other places."""
    written = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        opened.save(written)
    return written.getvalue()


def append_a_page_tree_by_hand(pdf: bytes) -> bytes:
    """ISA without a cross-reference section: some viewers search for objects themselves."""
    return pdf + b"\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"


def on_any_paper() -> dict[str, Attack]:
    """Give every attack that needs no key."""
    plain: list[Attack] = [
        flip_a_bit,
        break_the_signature,
        wrap,
        widen_the_gap,
        updates.replace_the_page,
        updates.overwrite_the_content,
        updates.add_a_page,
        updates.swap_the_pages,
        updates.swap_a_font,
        updates.write_over_the_page,
        updates.stamp_over_the_page,
        updates.redact,
        updates.link_elsewhere,
        updates.run_a_script,
        updates.attach_a_file,
        updates.hide_in_layers,
        updates.fill_in_a_number,
        updates.redraw_the_number,
        updates.move_the_number,
        updates.strip_the_signer,
        updates.strip_the_seal,
        updates.redraw_the_signature,
        updates.enlarge_the_signature,
        updates.strip_the_form,
        updates.loosen_the_certification,
        rewrite,
        append_a_page_tree_by_hand,
    ]
    named = {attack.__name__.replace("_", " "): attack for attack in plain}
    appended: dict[str, Attack] = {
        "a byte after the end": lambda pdf: pdf + b"x",
        "a line after the end": lambda pdf: pdf + b"\n",
        "a comment after the end": lambda pdf: pdf + b"\n% nothing\n%%EOF\n",
        "another file after the end": lambda pdf: pdf + pdf,
        "bytes before the beginning": lambda pdf: b"GIF89a" + pdf,
        "the last byte gone": lambda pdf: pdf[:-6],
        "half of it gone": lambda pdf: pdf[: len(pdf) // 2],
        "another version": lambda pdf: pdf.replace(b"%PDF-1.7", b"%PDF-1.4", 1),
        "the last reference moved": lambda pdf: re.sub(
            rb"startxref\n\d+\n%%EOF\s*$", b"startxref\n9\n%%EOF\n", pdf
        ),
    }
    return named | appended | universal_forgeries()
