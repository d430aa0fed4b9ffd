"""The engine as tests call it: a room for each file, limits that a test can wait for."""

from collections.abc import Callable
from pathlib import Path

import pytest

from storage.reading import engine
from storage.reading.limits import Limits, Tools
from storage.reading.values import Reading
from tests.storage import papers

Read = Callable[..., Reading]
NOTHING = Tools()


@pytest.fixture
def rooms(tmp_path: Path) -> Path:
    """Where each file that is read has a folder of its own."""
    folder = tmp_path / "rooms"
    folder.mkdir()
    return folder


@pytest.fixture
def read(rooms: Path) -> Read:
    """Read bytes as a kind of file; without helping programs unless a test brings them."""

    def read_bytes(
        content: bytes,
        media_type: str,
        *,
        limits: Limits | None = None,
        tools: Tools = NOTHING,
    ) -> Reading:
        path = papers.put(rooms, "file", content)
        return engine.read(path, media_type, limits=limits or Limits(), tools=tools)

    return read_bytes


@pytest.fixture
def program(tmp_path: Path) -> Callable[[str], str]:
    """Make a program out of a line of shell, to stand in for one that misbehaves."""

    def write(line: str) -> str:
        path = tmp_path / "program"
        path.write_text(f"#!/bin/sh\n{line}\n")
        path.chmod(0o755)
        return str(path)

    return write
