"""Draws a lifecycle in Markdown: the diagram (Mermaid), and the table of its moves."""

from collections.abc import Mapping

from eoffice.lib.lifecycle import Lifecycle


def draw(lifecycle: Lifecycle, labels: Mapping[str, str]) -> str:
    """Return the diagram and the moves, one a line.

    `labels` says what people call each state, in order; the first is the beginning. A state from
    which no move leads is an end.
    """
    return "\n".join([*_diagram(lifecycle, labels), "", *_table(lifecycle, labels)])


def _diagram(lifecycle: Lifecycle, labels: Mapping[str, str]) -> list[str]:
    states = list(labels)
    return [
        "```mermaid",
        "stateDiagram-v2",
        *(f"    {state}: {label}" for state, label in labels.items()),
        f"    [*] --> {states[0]}",
        *(
            f"    {source} --> {move.target}: {move.name}"
            for move in lifecycle.moves
            for source in states
            if source in move.sources
        ),
        *(f"    {state} --> [*]" for state in states if not lifecycle.moves_from(state)),
        "```",
    ]


def _table(lifecycle: Lifecycle, labels: Mapping[str, str]) -> list[str]:
    lines = ["| move | from | to |", "| --- | --- | --- |"]
    for move in lifecycle.moves:
        sources = ", ".join(labels[state] for state in labels if state in move.sources)
        lines.append(f"| `{move.name}` | {sources} | {labels[move.target]} |")
    return lines
