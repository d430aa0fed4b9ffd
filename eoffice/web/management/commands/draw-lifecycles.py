"""Draw the lifecycles of every app into docs/lifecycles.md, or say that the page is out of date."""

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.models import TextChoices
from django.utils import translation

from eoffice.lib.drawing import draw
from eoffice.lib.lifecycle import Lifecycle

PAGE = Path(__file__).resolve().parents[4] / "docs" / "lifecycles.md"
HEAD = """# Lifecycles

Drawn from the tables in the `lifecycles.py` of each app by `eoffice draw-lifecycles`; not edited by
hand. How a state is written in code stands before the colon in a diagram."""


class Command(BaseCommand):
    help = "Draw the lifecycles of every app into docs/lifecycles.md."
    requires_system_checks = []  # it only reads tables in code

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="only say whether it is true")

    def handle(self, *, check: bool, **_options: Any) -> None:
        drawn = page()
        is_true = PAGE.exists() and PAGE.read_text(encoding="utf-8") == drawn
        if check and not is_true:
            raise CommandError("docs/lifecycles.md is not what the tables draw.")
        if not check:
            PAGE.parent.mkdir(exist_ok=True)
            PAGE.write_text(drawn, encoding="utf-8")


def page() -> str:
    """Return the whole page."""
    with translation.override("en"):
        parts = [
            f"## {title}\n\n{draw(lifecycle, labels)}" for title, lifecycle, labels in _lifecycles()
        ]
    return "\n\n".join([HEAD, *parts]) + "\n"


def _lifecycles() -> Iterator[tuple[str, Lifecycle, dict[str, str]]]:
    """Find the tables of the installed apps that have some: name, moves, labels of states."""
    for config in sorted(apps.get_app_configs(), key=lambda config: config.name):
        if find_spec(f"{config.name}.lifecycles") is None:
            continue
        module = import_module(f"{config.name}.lifecycles")
        for name, lifecycle in vars(module).items():
            if isinstance(lifecycle, Lifecycle):
                title = name.replace("_", " ").capitalize()
                yield f"{title} ({config.label})", lifecycle, _labels(lifecycle)


def _labels(lifecycle: Lifecycle) -> dict[str, str]:
    """Return what people call the states, in the order of their own table."""
    state = lifecycle.moves[0].target
    if not isinstance(state, TextChoices):
        raise TypeError(f"The states of a lifecycle are choices, not {type(state)}.")
    return {choice.value: str(choice.label) for choice in type(state)}
