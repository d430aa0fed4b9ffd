"""What stands around the form of an instruction: phrases, and the chips of the deadlines."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from eoffice.assignments.models import Instruction
from eoffice.organization.actor import Actor

MOST_OWN = 3
LONGEST = 90
LOOKS_BACK = 30


@dataclass(frozen=True)
class Phrase:
    """Words that go to the end of the text; `label` is what the chip has room for."""

    label: str
    text: str


def phrases_of(actor: Actor) -> list[Phrase]:
    """List the actor's own short instructions of late, then those that everybody uses."""
    lately = Instruction.objects.filter(given_by_person=actor.user).order_by("-pk")
    texts = [text.strip() for text in lately.values_list("text", flat=True)[:LOOKS_BACK]]
    own = [text for text in dict.fromkeys(texts) if len(text) <= LONGEST and "\n" not in text]
    usual = [
        _("To lead, and to advise on the reply."),
        _("To be carried out as the letter asks."),
        _("To support within its field of work."),
    ]
    return [_phrase(text) for text in dict.fromkeys([*own[:MOST_OWN], *usual])]


def chips_of(radios: Sequence[Any], words: Mapping[str, str]) -> list[dict[str, Any]]:
    """Tie to the radio of each deadline the day that it means."""
    return [
        {
            "tag": radio.tag(),
            "label": radio.choice_label,
            "words": words.get(radio.data["value"], ""),
        }
        for radio in radios
    ]


def _phrase(text: str) -> Phrase:
    return Phrase(text if len(text) <= 42 else f"{text[:41].rstrip()}…", text)
