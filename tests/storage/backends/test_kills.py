"""Killing a writer at any moment leaves no torn file under a final name."""

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from storage.vault import vault

ROUNDS = 20
# Keeps random files one after another, and says the name of each once it is kept.
WRITER = """
import io, os, sys
from uuid import UUID
from django.conf import settings
from storage.backends.filesystem import FileSystemVault
vault = FileSystemVault(location=sys.argv[1])
while True:
    stream = io.BytesIO(os.urandom(1_500_000))
    print(vault.keep(stream, agency_uid=UUID(int=1))[0], flush=True)
"""


@pytest.mark.slow
def test_twenty_killed_writers_lose_and_tear_nothing(vault_folder: Path) -> None:
    chance = random.Random(11)
    acknowledged = [
        name for _round in range(ROUNDS) for name in kept_before_kill(vault_folder, chance)
    ]

    assert len(acknowledged) >= ROUNDS
    assert all(vault().is_whole(name) for name in acknowledged)
    assert all(vault().is_whole(name) for name in vault().names())


def kept_before_kill(folder: Path, chance: random.Random) -> list[str]:
    """Let a writer keep at least one file, kill it at a random moment, return what it said."""
    with subprocess.Popen(
        [sys.executable, "-c", WRITER, str(folder)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        time.sleep(chance.random() * 0.1)
        process.kill()
        lines = [first, *process.stdout.read().split("\n")]
    # A last line without its end was not acknowledged.
    return [line.strip() for line in lines if len(line.strip()) == len(first.strip())]
