"""The statutory form, described once: what a paper says, whatever file it is written to.

The elements are those of Article 8 of Decree 30/2020/NĐ-CP, placed by its Phụ lục I (ô 1 to 13).
"""

from dataclasses import dataclass
from enum import Enum

from documents.kinds import kind_of
from documents.layout.blocks import Block


class Urgency(Enum):
    """The marks of urgency and the widths of their boxes in millimetres (Phụ lục I, III.2b)."""

    NORMAL = ("", 0)
    URGENT = ("KHẨN", 20)
    VERY_URGENT = ("THƯỢNG KHẨN", 40)
    EXPRESS = ("HỎA TỐC", 30)

    @property
    def mark(self) -> str:
        return self.value[0]

    @property
    def width(self) -> int:
        return self.value[1]


@dataclass(frozen=True)
class Enclosure:
    """An appendix in the same file, which is not signed by itself (Phụ lục I, III.1)."""

    title: str
    body: tuple[Block, ...] = ()


@dataclass(frozen=True)
class Letter:
    """What one paper says.

    Number, day and month are not here: they are gaps until the paper is issued (Article 15).
    `authority` is who decides, printed over the legal bases of resolutions and decisions
    ("GIÁM ĐỐC SỞ TƯ PHÁP"); without one the agency's own name stands there. `capacity` are the
    lines over the signer's title ("KT. GIÁM ĐỐC"; Article 13). Lists are given without dashes and
    marks at their ends; `recipients` ends with "Lưu: VT, …". `marks` are those of ô 11
    ("LƯU HÀNH NỘI BỘ", "XEM XONG TRẢ LẠI"); `draft_mark` ("DỰ THẢO LẦN 2") is for papers that
    nobody signs.
    """

    kind_code: str
    agency: str
    place: str
    symbol: str
    subject: str
    year: int
    signer_title: str
    signer_name: str
    parent_agency: str = ""
    kind_name: str = ""
    authority: str = ""
    legal_bases: tuple[str, ...] = ()
    recipients_addressed: tuple[str, ...] = ()
    body: tuple[Block, ...] = ()
    capacity: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    urgency: Urgency = Urgency.NORMAL
    marks: tuple[str, ...] = ()
    draft_mark: str = ""
    contact: tuple[str, ...] = ()
    enclosures: tuple[Enclosure, ...] = ()

    @property
    def printed_kind(self) -> str:
        """The kind's name over the subject; empty for công văn, whose subject opens with V/v."""
        kind = kind_of(self.kind_code)
        if kind is None:
            return self.kind_name
        return (self.kind_name or kind.name) if kind.has_name_on_page else ""

    @property
    def signature_title(self) -> str:
        """The lines over the signature, as `documents.signing.gaps.find_boxes` asks for them."""
        return "\n".join((*self.capacity, self.signer_title))
