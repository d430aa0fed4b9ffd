"""Letters in and out of the demo office: varied, believable, and the same for the same seed."""

import datetime
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from zlib import crc32

from documents.demo.bodies import BODIES, COMMUNES, Body
from documents.demo.fitting import (
    addressees_for,
    body_for,
    days_between,
    kind_for,
    period_for,
)
from documents.demo.matters import MATTERS, Matter
from documents.demo.wording import (
    CITIZENS,
    CLOSINGS,
    PETITIONS,
    asking,
    opening,
    petition_paragraphs,
    with_capital,
)
from documents.kinds import LETTER, kind_of
from eoffice.demo.places import AGENCY, PARENT

_URGENCIES = ("",) * 17 + ("KHẨN", "KHẨN", "THƯỢNG KHẨN", "HỎA TỐC")
_OUTGOING_SIGNERS = (
    ("Nguyễn Hữu Phước", "Giám đốc", ""),
    ("Trần Thị Minh Hạnh", "Phó Giám đốc", "KT."),
    ("Lê Đức Trung", "Phó Giám đốc", "KT."),
)
_SATURDAY = 5
_INCOMING, _OUTGOING = 0, 1


class TooManyLettersError(ValueError):
    """More letters were asked for than there are subjects without repeating one."""


@dataclass(frozen=True)
class SampleLetter:
    """A letter's record and text. Letters of citizens have no number, notation or parent.

    `unit` is the symbol of the unit of the demo agency whose field it is; `signer_capacity` is
    `KT.` or empty; `number` is a suggestion for outgoing letters, which the office numbers itself.
    """

    kind: str
    number: str
    notation: str
    body: str
    body_symbol: str
    parent: str
    place: str
    date: datetime.date
    subject: str
    recipients: tuple[str, ...]
    paragraphs: tuple[str, ...]
    signer: str
    signer_title: str
    signer_capacity: str
    urgency: str
    deadline: datetime.date | None
    unit: str

    @property
    def is_of_a_citizen(self) -> bool:
        return not self.notation


def incoming_letters(
    *, seed: int, count: int, first_day: date, last_day: date
) -> list[SampleLetter]:
    """Return letters to the office in the order of their days; no subject comes twice."""
    return incoming_letters_of(days_between(seed, count, first_day, last_day), seed=seed)


def incoming_letters_of(days: Sequence[date], *, seed: int) -> list[SampleLetter]:
    """Return letters to the office, one of each of these days, which rise."""
    chance = random.Random(f"incoming-{seed}")  # noqa: S311 - content, not secrets
    subjects = _subjects(chance, _INCOMING)
    numbers: Counter[tuple[str, int]] = Counter()
    petitions = _petitions(chance)
    letters = []
    for day in days:
        petition = next(petitions, None) if chance.random() < 0.06 else None
        if petition:
            letters.append(_petition(chance, day, *petition))
        else:
            letters.append(_incoming(chance, day, subjects, numbers))
    return letters


def outgoing_letters(
    *, seed: int, count: int, first_day: date, last_day: date
) -> list[SampleLetter]:
    """Return letters of the office in the order of their days; no subject comes twice.

    Nor is any subject one of `incoming_letters`, whatever the seeds.
    """
    return outgoing_letters_of(days_between(seed, count, first_day, last_day), seed=seed)


def outgoing_letters_of(days: Sequence[date], *, seed: int) -> list[SampleLetter]:
    """Return letters of the office, one of each of these days, which rise."""
    chance = random.Random(f"outgoing-{seed}")  # noqa: S311 - content, not secrets
    subjects = _subjects(chance, _OUTGOING)
    numbers: Counter[tuple[str, int]] = Counter()
    return [_outgoing(chance, day, subjects, numbers) for day in days]


def _incoming(
    chance: random.Random,
    day: date,
    subjects: "_Subjects",
    numbers: Counter[tuple[str, int]],
) -> SampleLetter:
    matter, subject = subjects.take(day)
    body = body_for(chance, matter, subject)
    kind = kind_for(chance, subject, body)
    notation = _notation(kind, body.symbol, body.field)
    series = (body.name if kind == LETTER.code else f"{body.name} {kind}", day.year)
    numbers[series] += chance.randint(1, 14)
    deadline = _deadline(chance, day)
    recipients = (AGENCY.name,) if _is_addressed(kind) else ()
    return SampleLetter(
        kind=kind,
        number=f"{numbers[series]:02d}",
        notation=notation,
        body=body.name,
        body_symbol=body.symbol,
        parent=body.parent,
        place=body.place,
        date=day,
        subject=with_capital(subject),
        recipients=recipients,
        paragraphs=_paragraphs(
            chance, matter, subject, body=body.name, asked=AGENCY.name, deadline=deadline
        ),
        signer=body.signer,
        signer_title=body.title,
        signer_capacity=body.capacity,
        urgency=chance.choice(_URGENCIES),
        deadline=deadline,
        unit=matter.unit,
    )


def _outgoing(
    chance: random.Random,
    day: date,
    subjects: "_Subjects",
    numbers: Counter[tuple[str, int]],
) -> SampleLetter:
    matter, subject = subjects.take(day)
    kind = kind_for(chance, subject)
    numbers[(kind, day.year)] += 1
    recipients = _addressees(chance, kind, subject)
    deadline = _deadline(chance, day) if kind in {LETTER.code, "KH", "HD"} else None
    signer, title, capacity = chance.choice(_OUTGOING_SIGNERS)
    asked = recipients[0] if recipients else "các đơn vị thuộc Sở"
    return SampleLetter(
        kind=kind,
        number=f"{numbers[(kind, day.year)]:02d}",
        notation=_notation(kind, AGENCY.symbol, matter.unit),
        body=AGENCY.name,
        body_symbol=AGENCY.symbol,
        parent=PARENT.name,
        place="Sông Lam",
        date=day,
        subject=with_capital(subject),
        recipients=recipients,
        paragraphs=_paragraphs(
            chance, matter, subject, body="Sở Tư pháp", asked=asked, deadline=deadline
        ),
        signer=signer,
        signer_title=title,
        signer_capacity=capacity,
        urgency=chance.choice(_URGENCIES),
        deadline=deadline,
        unit=matter.unit,
    )


def _petition(chance: random.Random, day: date, writer: str, subject: str) -> SampleLetter:
    commune = chance.choice(COMMUNES)
    return SampleLetter(
        kind="",
        number="",
        notation="",
        body=writer,
        body_symbol="",
        parent="",
        place=commune.place,
        date=day,
        subject=subject,
        recipients=(AGENCY.name,),
        paragraphs=petition_paragraphs(chance, writer, subject, commune.name),
        signer=writer,
        signer_title="Người làm đơn",
        signer_capacity="",
        urgency="",
        deadline=None,
        unit="TTr" if "tố cáo" in subject or "khiếu nại" in subject else "HCTP",
    )


class _Subjects:
    """Gives subjects, none twice: those of letters in have one parity, of letters out the other."""

    def __init__(self, chance: random.Random, side: int) -> None:
        self._chance = chance
        self._side = side
        self._taken: set[str] = set()

    def take(self, day: date) -> tuple[Matter, str]:
        for _ in range(2_000):
            matter = self._chance.choice(MATTERS)
            subject = self._chance.choice(matter.subjects).format(
                topic=self._chance.choice(matter.topics),
                place=_short(self._chance.choice(COMMUNES)),
                period=period_for(self._chance, day),
                year=day.year,
            )
            if crc32(subject.encode()) % 2 == self._side and subject not in self._taken:
                self._taken.add(subject)
                return matter, subject
        raise TooManyLettersError(f"No subject is left after {len(self._taken)} letters.")


def _subjects(chance: random.Random, side: int) -> _Subjects:
    return _Subjects(chance, side)


def _short(commune: Body) -> str:
    return commune.name.removeprefix("Ủy ban nhân dân ")


def _petitions(chance: random.Random) -> Iterator[tuple[str, str]]:
    writers, subjects = list(CITIZENS), list(PETITIONS)
    chance.shuffle(writers)
    chance.shuffle(subjects)
    return iter(list(zip(writers, subjects, strict=False)))


def _deadline(chance: random.Random, day: date) -> date | None:
    if chance.random() < 0.45:
        return None
    until = day + timedelta(days=chance.randint(5, 30))
    while until.weekday() >= _SATURDAY:
        until += timedelta(days=1)
    return until


def _notation(kind: str, agency: str, unit: str) -> str:
    named = kind_of(kind) or LETTER
    return named.notation(agency=agency, unit=unit)


def _is_addressed(kind: str) -> bool:
    named = kind_of(kind)
    return bool(named and named.is_addressed) or kind == "GM"


def _addressees(chance: random.Random, kind: str, subject: str) -> tuple[str, ...]:
    if not _is_addressed(kind):
        return ()
    if kind in {"TTr", "BC"}:
        return (PARENT.name,)
    return addressees_for(chance, kind, subject, BODIES)


def _paragraphs(
    chance: random.Random,
    matter: Matter,
    subject: str,
    *,
    body: str,
    asked: str,
    deadline: date | None,
) -> tuple[str, ...]:
    count = chance.randint(2, len(matter.sentences))
    chosen = sorted(chance.sample(range(len(matter.sentences)), k=count))
    sentences = [matter.sentences[index] for index in chosen]
    numbered = chance.random() < 0.5
    middle = [f"{n}. {text}" if numbered else text for n, text in enumerate(sentences, 1)]
    return (
        f"{chance.choice(matter.grounds)}, {opening(chance, body, subject)}",
        *middle,
        asking(chance, body, asked, deadline),
        chance.choice(CLOSINGS).format(body=body),
    )
