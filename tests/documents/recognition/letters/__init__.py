"""Letters to read: layouts as offices really send them, not drawn from the engine's rules."""

from tests.documents.recognition.letters import (
    clean,
    columns,
    forms,
    mails,
    named,
    noisy,
    others,
    placed,
)
from tests.documents.recognition.letters.paper import Letter
from tests.documents.recognition.letters.scanning import scanned

_WITH_COLUMNS = (*clean.LETTERS, *columns.LETTERS, *forms.LETTERS, *named.LETTERS)
CLEAN: tuple[Letter, ...] = (
    *_WITH_COLUMNS,
    *others.LETTERS,
    *mails.LETTERS,
)
PLACED: tuple[Letter, ...] = placed.LETTERS
NOISY: tuple[Letter, ...] = noisy.LETTERS
SCANNED: tuple[Letter, ...] = tuple(
    scanned(letter, seed=seed) for letter in _WITH_COLUMNS for seed in range(3)
)
ALL: tuple[Letter, ...] = (*CLEAN, *PLACED, *NOISY, *SCANNED)
