"""The numbers of pages: given once at publication, never given anew, the same for everyone."""

from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_lowercase


@dataclass(frozen=True)
class Numbers:
    """The numbers that one paper's pages have.

    A paper that was there at publication has 37, 38, 39. One that came late stands after the page
    that was last there: 137a, or 137a.1, 137a.2 where it has several pages; the next one is 137b.
    """

    first: int
    count: int
    suffix: str = ""

    @property
    def last(self) -> int:
        """The whole number after which the next paper goes on."""
        return self.first if self.suffix else self.first + self.count - 1

    @property
    def prefix(self) -> str:
        """What stands before the running number of each page."""
        if not self.suffix:
            return ""
        return f"{self.first}{self.suffix}." if self.count > 1 else f"{self.first}{self.suffix}"

    def labels(self) -> list[str]:
        if not self.suffix:
            return [str(self.first + page) for page in range(self.count)]
        if self.count == 1:
            return [self.prefix]
        return [f"{self.prefix}{page + 1}" for page in range(self.count)]

    def __str__(self) -> str:
        labels = self.labels()
        if not labels:
            return ""
        return labels[0] if len(labels) == 1 else f"{labels[0]}–{labels[-1]}"


def number_through(counts: Sequence[int]) -> list[Numbers]:
    """Number papers through from page 1; a paper without pages takes no number."""
    numbers, following = [], 1
    for count in counts:
        numbers.append(Numbers(following, count))
        following += count
    return numbers


def number_late(count: int, *, after: int, taken: Sequence[str]) -> Numbers:
    """Number a paper that comes after publication: behind a page, with the next free letters."""
    ordinal = 1
    while (suffix := letters(ordinal)) in taken:
        ordinal += 1
    return Numbers(after, count, suffix)


def letters(ordinal: int) -> str:
    """Count in letters: a, b and so on to z, then aa, ab."""
    word = ""
    while ordinal:
        ordinal, rest = divmod(ordinal - 1, 26)
        word = ascii_lowercase[rest] + word
    return word
