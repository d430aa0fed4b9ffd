"""Progress bars of the loading: one after another, or none where nobody looks."""

from dataclasses import dataclass
from typing import Any

from tqdm import tqdm


@dataclass(frozen=True)
class Progress:
    """Makes bars; a quiet one makes bars that are not drawn."""

    is_quiet: bool = False

    def bar(self, words: str, total: int) -> "tqdm[Any]":
        """Begin a bar; use it as a context and call `update` on it."""
        return tqdm(
            total=total,
            desc=f"{words:<34}",
            disable=self.is_quiet,
            bar_format="{desc} {percentage:3.0f}% |{bar:30}| {n_fmt}/{total_fmt} {elapsed}",
        )
