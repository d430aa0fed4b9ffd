"""The files by which the office is run, as tests read them."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
STEPS = sorted(path.name for path in (ROOT / "deploy" / "steps").iterdir())


def text(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


@cache
def compose() -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load(text("docker-compose.yml"))
    return read


def services() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = compose()["services"]
    return found


def instructions() -> list[tuple[str, str, str]]:
    """Return each line of the Dockerfile with its stage: (stage, what is done, with what)."""
    joined = re.sub(r"\\\n\s*", "", text("Dockerfile"))
    stage, found = "", []
    for line in joined.splitlines():
        if not line or line.startswith("#"):
            continue
        word, _space, rest = line.partition(" ")
        if word == "FROM":
            stage = rest.rpartition(" AS ")[2]
        found.append((stage, word, rest))
    return found


def scripts() -> list[Path]:
    """List everything in deploy/ that is run by a shell."""
    found = [path for path in (ROOT / "deploy").rglob("*") if path.is_file()]
    return [path for path in sorted(found) if re.match(rb"#!.*\b(ba)?sh\n", path.read_bytes())]
