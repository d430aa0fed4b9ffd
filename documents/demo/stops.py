"""How far a letter or a document of the demo comes, and what befalls it on the way."""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum
from random import Random

from documents.actions.incoming import Facts
from documents.demo.letters import SampleLetter
from documents.demo.papers import Paper, Shape
from documents.models import Restriction, Urgency


class Stop(IntEnum):
    """Where a letter that came in stands still, and waits for somebody."""

    ARRIVED = 0
    REGISTERED = 1
    SUBMITTED = 2
    INSTRUCTED = 3
    SPLIT = 4
    ACCEPTED = 5
    REPORTED = 6
    DONE = 7


class Halt(IntEnum):
    """Where a document that goes out stands still."""

    DRAFTED = 0
    SENT_BACK = 1
    SUBMITTED = 2
    APPROVED = 3
    SIGNED = 4
    ISSUED = 5


class Twist(StrEnum):
    """What befalls some of them."""

    NONE = "none"
    VOIDED = "voided"
    REFUSED = "refused"
    RETURNED = "returned"
    RESTRICTED = "restricted"
    AGAIN = "again"  # the same letter, which came before
    ANSWERED = "answered"


@dataclass(frozen=True)
class Arrival:
    """A letter that comes in at an instant, and how far it comes."""

    at: datetime
    letter: SampleLetter
    shape: Shape
    stop: Stop
    twist: Twist = Twist.NONE
    unit: str = ""
    leader: int | None = None


@dataclass(frozen=True)
class Case:
    """A letter that lies in the intake of a house, and how far it comes from there."""

    facts: Facts
    unit: str
    stop: Stop
    twist: Twist
    chance: Random
    leader: int | None = None


URGENCIES = {
    "": Urgency.NORMAL,
    "KHẨN": Urgency.URGENT,
    "THƯỢNG KHẨN": Urgency.VERY_URGENT,
    "HỎA TỐC": Urgency.EXPRESS,
}


def facts_of(letter: SampleLetter, *, is_restricted: bool) -> Facts:
    """Return what a clerk enters who has read the letter with care."""
    return Facts(
        subject=letter.subject,
        body_name=letter.body,
        kind_code=letter.kind,
        code_number=letter.number,
        code_notation=letter.notation,
        dated_on=letter.date,
        urgency=URGENCIES[letter.urgency],
        restriction=Restriction.RESTRICTED if is_restricted else Restriction.NONE,
        signer_title=letter.signer_title,
        signer_name=letter.signer,
        answer_by=letter.deadline,
    )


Papers = dict[str, Paper]
"""The papers that were made, by the subjects of their letters."""
