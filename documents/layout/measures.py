"""Sizes and distances of the form: Phụ lục I of Decree 30/2020/NĐ-CP, one table for all writers.

Where the decree gives a range, the size is that of its own sample (Phụ lục I, IV).
"""

from dataclasses import asdict, dataclass
from typing import Any

PAGE_WIDTH, PAGE_HEIGHT = 210, 297  # mm; A4, upright (I.1, I.2)
MARGIN_TOP, MARGIN_BOTTOM = 20, 20  # mm; 20 to 25 (I.3)
MARGIN_LEFT, MARGIN_RIGHT = 30, 15  # mm; 30 to 35 and 15 to 20 (I.3)
TEXT_WIDTH = PAGE_WIDTH - MARGIN_LEFT - MARGIN_RIGHT
FONT = "Times New Roman"  # I.4; Tinos, of the same widths, where we bring the font along
FIRST_LINE_INDENT = 12.7  # mm; 1 cm or 1.27 cm (II.6d)
PARAGRAPH_SPACE = 6.0  # points between paragraphs, at least (II.6d)
LINE_SPACING = 1.15  # of a single line, 1 to 1.5 (II.6d)
SINGLE_LINE = 1.149  # em; a single line of Times New Roman and its twins
ASCENT, DESCENT = 0.891, 0.216  # em; of the same
HEAD_LEFT_SHARE = 0.44  # of the width for ô 2 and 3, the rest for ô 1 and 4
FOOT_LEFT_SHARE = 0.44  # of the width for ô 9b, the rest for ô 7
COLUMN_GAP = 8.0  # mm between ô 9b and 7
SIGNATURE_ROOM = 26.0  # mm between title and name: ô 7c, and the seal of 36 mm over its left
BESIDE_SIGNATURE = 60.0  # mm of recipients beside the signature where there are too many
MOST_BESIDE_SIGNATURE = 120.0  # mm; a longer list goes on under the signature
MARK_HEIGHT = 8  # mm; boxes of ô 10b and 11 (III.2b)
RULE = 0.75  # points; the lines under ô 1, 2 and 5a
AGENCY_RULE_SHARE = 0.4  # of the text over it; 1/3 to 1/2 (II.2, II.5a)


@dataclass(frozen=True)
class Style:
    """How an element is set; `align` is left, center, or justify."""

    size: float
    bold: bool = False
    italic: bool = False
    align: str = "left"


STYLES = {
    "nation": Style(12, bold=True, align="center"),  # ô 1: 12 to 13, II.1a
    "motto": Style(13, bold=True, align="center"),  # ô 1: 13 to 14, II.1b
    "parent": Style(12, align="center"),  # ô 2: 12 to 13, II.2
    "agency": Style(12, bold=True, align="center"),  # ô 2: 12 to 13, II.2
    "number": Style(13, align="center"),  # ô 3: 13, II.3
    "date": Style(13, italic=True, align="center"),  # ô 4: 13 to 14, II.4
    "kind": Style(14, bold=True, align="center"),  # ô 5a: 13 to 14, II.5
    "subject": Style(14, bold=True, align="center"),  # ô 5a: 13 to 14, II.5
    "letter_subject": Style(12, align="center"),  # ô 5b: 12 to 13, II.5
    "authority": Style(14, bold=True, align="center"),  # Mẫu 1.1 to 1.3
    "basis": Style(14, italic=True, align="justify"),  # II.6b: 13 to 14
    "operative": Style(14, bold=True, align="center"),  # Mẫu 1.1 to 1.3
    "addressed": Style(14),  # ô 9a: 13 to 14, II.9a
    "body": Style(14, align="justify"),  # II.6d: 13 to 14
    "heading": Style(14, bold=True, align="center"),  # II.6đ: parts, chapters, sections
    "group": Style(14, bold=True, align="justify"),  # II.6đ
    "article": Style(14, bold=True, align="justify"),  # II.6đ
    "table": Style(13),  # II.6d: 13 to 14
    "title": Style(14, bold=True, align="center"),  # ô 7a: 13 to 14, II.7
    "name": Style(14, bold=True, align="center"),  # ô 7b: 13 to 14, II.7
    "recipients_word": Style(12, bold=True, italic=True),  # ô 9b: 12, II.9b
    "recipients": Style(11),  # ô 9b: 11, II.9b
    "mark": Style(13, bold=True, align="center"),  # ô 10b and 11: 13 to 14, III.2
    "contact": Style(11, align="center"),  # ô 13: 11 to 12, III.4
    "page_number": Style(13, align="center"),  # I.7: 13 to 14, in the middle of the top margin
    "enclosure": Style(14, bold=True, align="center"),  # III.1: 14
    "enclosure_title": Style(14, bold=True, align="center"),  # III.1: 13 to 14
    "enclosure_reference": Style(14, italic=True, align="center"),  # III.1: 13 to 14
}


def as_values() -> dict[str, Any]:
    """Give all measures as plain values, for a page that is set by another program."""
    return {
        "margin": {
            "top": MARGIN_TOP,
            "bottom": MARGIN_BOTTOM,
            "left": MARGIN_LEFT,
            "right": MARGIN_RIGHT,
        },
        "indent": FIRST_LINE_INDENT,
        "space": PARAGRAPH_SPACE,
        "leading": SINGLE_LINE * LINE_SPACING - ASCENT - DESCENT,
        "ascent": ASCENT,
        "descent": DESCENT,
        "tight": SINGLE_LINE - ASCENT - DESCENT,
        "head_left": HEAD_LEFT_SHARE,
        "foot_left": FOOT_LEFT_SHARE,
        "column_gap": COLUMN_GAP,
        "signature_room": SIGNATURE_ROOM,
        "beside": BESIDE_SIGNATURE,
        "most_beside": MOST_BESIDE_SIGNATURE,
        "mark_height": MARK_HEIGHT,
        "rule": RULE,
        "agency_rule": AGENCY_RULE_SHARE,
        "styles": {name: asdict(style) for name, style in STYLES.items()},
    }
