"""The words of a paper, line by line with their fixed parts and marks, the same in every file.

Phụ lục I, II of Decree 30/2020/NĐ-CP.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from documents.kinds import kind_of
from documents.layout.blocks import Block
from documents.layout.cleaning import clean_line
from documents.layout.description import Letter

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
ADDRESSED = "Kính gửi:"
RECIPIENTS = "Nơi nhận:"
AS_ABOVE = "Như trên"
# Spaces that do not break a line and are not stretched: as wide as what is filled in there.
NUMBER_GAP = "\u00a0" * 8  # four digits
DATE_GAP = "\u00a0" * 5  # two digits, and a space on either side
_ENDS = " ;.,"
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@dataclass(frozen=True)
class EnclosureWords:
    label: str
    title: str
    reference: str
    body: tuple[Block, ...]


@dataclass(frozen=True)
class Words:
    """All that is printed, in the order of reading."""

    parent: str
    agency: str
    number: str
    date: str
    letter_subject: str
    urgency: str
    urgency_width: int
    draft: str
    marks: tuple[str, ...]
    kind: str
    subject: str
    authority: str
    bases: tuple[str, ...]
    operative: str
    addressed: tuple[str, ...]
    body: tuple[Block, ...]
    title: tuple[str, ...]
    name: str
    recipients: tuple[str, ...]
    contact: tuple[str, ...]
    enclosures: tuple[EnclosureWords, ...]
    document_title: str
    nation: str = NATION
    motto: str = MOTTO
    addressed_word: str = ADDRESSED
    recipients_word: str = RECIPIENTS


def words_of(letter: Letter) -> Words:
    """Put a letter into words."""
    kind = kind_of(letter.kind_code)
    printed_kind = clean_line(letter.printed_kind)
    subject = clean_line(letter.subject)
    agency = clean_line(letter.agency).upper()
    decides = kind is not None and kind.is_decision
    addressed = tuple(map(clean_line, letter.recipients_addressed))
    return Words(
        parent=clean_line(letter.parent_agency).upper(),
        agency=agency,
        number=f"Số:{NUMBER_GAP}/{clean_line(letter.symbol)}",
        date=_date_line(letter),
        letter_subject=f"V/v {subject}" if subject and not printed_kind else "",
        urgency=letter.urgency.mark,
        urgency_width=letter.urgency.width,
        draft=clean_line(letter.draft_mark).upper(),
        marks=tuple(clean_line(mark).upper() for mark in letter.marks),
        kind=printed_kind.upper(),
        subject=subject if printed_kind else "",
        authority=(clean_line(letter.authority).upper() or agency) if decides else "",
        bases=tuple(_listed(letter.legal_bases, dash="")),
        operative=f"{kind.operative}:" if kind is not None and kind.is_decision else "",
        addressed=tuple(_listed(addressed)) if len(addressed) > 1 else addressed,
        body=letter.body,
        title=tuple(clean_line(line).upper() for line in (*letter.capacity, letter.signer_title)),
        name=clean_line(letter.signer_name),
        recipients=tuple(_recipients(letter.recipients, is_addressed=bool(addressed))),
        contact=tuple(map(clean_line, letter.contact)),
        enclosures=tuple(_enclosures(letter)),
        document_title=": ".join(part for part in (printed_kind, subject) if part),
    )


def roman(number: int) -> str:
    """Write a number in Roman digits, as appendices are counted (III.1)."""
    written = ""
    for value, digits in _ROMAN:
        while number >= value:
            written += digits
            number -= value
    return written


def _date_line(letter: Letter) -> str:
    return f"{clean_line(letter.place)}, ngày{DATE_GAP}tháng{DATE_GAP}năm {letter.year}"


def _listed(lines: Iterable[str], dash: str = "- ") -> list[str]:
    """Give each line its dash and semicolon, and the last its full stop (II.6b, II.9)."""
    bare = [clean_line(line).lstrip("-–•+ ").rstrip(_ENDS) for line in lines]
    bare = [line for line in bare if line]
    last = len(bare) - 1
    return [f"{dash}{line}{'.' if at == last else ';'}" for at, line in enumerate(bare)]


def _recipients(lines: Sequence[str], *, is_addressed: bool) -> list[str]:
    """List the recipients; those to whom the paper is addressed are meant by "Như trên" (II.9b)."""
    names_them = any(clean_line(line).lstrip("- ").startswith(AS_ABOVE) for line in lines)
    return _listed([AS_ABOVE, *lines] if is_addressed and lines and not names_them else lines)


def _enclosures(letter: Letter) -> Iterable[EnclosureWords]:
    kind = kind_of(letter.kind_code)
    name = clean_line(letter.kind_name) or (kind.name if kind else "văn bản")
    several = len(letter.enclosures) > 1
    for at, enclosure in enumerate(letter.enclosures, start=1):
        yield EnclosureWords(
            label=f"Phụ lục {roman(at)}" if several else "Phụ lục",
            title=clean_line(enclosure.title).upper(),
            reference=(
                f"(Kèm theo {name} số{NUMBER_GAP}/{clean_line(letter.symbol)} "
                f"ngày{DATE_GAP}tháng{DATE_GAP}năm {letter.year} của {clean_line(letter.agency)})"
            ),
            body=enclosure.body,
        )
