"""A lifecycle is a table: from these states, this move leads to that state."""

from collections.abc import Set
from dataclasses import dataclass


class MoveNotPossibleError(Exception):
    """The thing is not in a state from which this move can be made."""


@dataclass(frozen=True)
class Move:
    """A named step from any of some states to one state."""

    name: str
    sources: Set[str]
    target: str


class Lifecycle:
    """The moves that a noun can make; the first source of the first move is where it begins."""

    def __init__(self, *moves: Move) -> None:
        self._moves = {move.name: move for move in moves}

    @property
    def moves(self) -> list[Move]:
        """The table itself, in its order, for drawing."""
        return list(self._moves.values())

    def allows(self, state: str, name: str) -> bool:
        return state in self._moves[name].sources

    def moves_from(self, state: str) -> list[str]:
        """Name the moves that can be made from a state, in the order of the table."""
        return [move.name for move in self._moves.values() if state in move.sources]

    def after(self, state: str, name: str) -> str:
        """Return the state that a move leads to, or say that it cannot be made."""
        if not self.allows(state, name):
            raise MoveNotPossibleError(f"Cannot {name} what is {state}.")
        return self._moves[name].target
