"""What operations look at: apps register checks, each answers in a sentence with what to do."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _

logger = logging.getLogger("eoffice.administration")

Sentence = str | Promise


@dataclass(frozen=True)
class Check:
    """How one part of the installation is: "green", "amber" or "red", and what to do about it."""

    sentence: Sentence
    tone: str = "green"
    advice: Sentence = ""


@dataclass(frozen=True)
class Checked:
    """A check under the name of its part."""

    name: Sentence
    check: Check


Checking = Callable[[datetime], Check]

_checks: dict[str, tuple[Sentence, Checking]] = {}


def register(key: str, name: Sentence, checking: Checking) -> None:
    """Have a part looked at. Called once for each key, from `AppConfig.ready`.

    Sentences count and name parts of the machine; they never show words of documents.
    """
    _checks[key] = (name, checking)


def all_checked(*, at: datetime) -> list[Checked]:
    """Look at every part; one whose check breaks is red itself and hides no other."""
    return [Checked(name, _guarded(checking, at)) for name, checking in _checks.values()]


def _guarded(checking: Checking, at: datetime) -> Check:
    try:
        return checking(at)
    except Exception:
        logger.exception("A check of the operations page broke.")
        return Check(
            _("This could not be looked at."),
            tone="red",
            advice=_("Read the log of the server: it says why."),
        )
