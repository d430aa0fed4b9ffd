"""Runs every test that this machine can run, on both databases: `python -m tests`, `make test`.

    python -m tests                          everything
    python -m tests tests/storage -k vault   what pytest would choose, where it can run

On SQLite: the quick tests on all cores; then browsers and whole servers, a process each, since a
browser's driver leaves its event loop behind, and beside them the matrix and what mostly waits.
Where PostgreSQL is installed, every quick test that touches the database and every whole server
whose locks it keeps is run again on a server of its own. The end says what was left out.
"""

import os
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.engines import missing
from tests.servers import postgresql

ROOT = Path(__file__).resolve().parents[1]
QUICK = "not browser and not slow"
WHOLE_SERVERS = "slow and not browser and not matrix and not waits"
NOTHING: Mapping[str, str] = {}
NOTHING_CHOSEN = int(pytest.ExitCode.NO_TESTS_COLLECTED)
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
_CLOSING = re.compile(r"^(?:=+ )?(\d+ [a-z]+.*) in [0-9.]+s", re.MULTILINE)
_COUNT = re.compile(r"(\d+) ([a-z]+)")
_PLURALS = {"error": "errors", "warning": "warnings"}
_LEFT_OUT = re.compile(r"^Left out: .+$", re.MULTILINE)


@dataclass
class Outcome:
    """What the runs so far have come to."""

    counts: Counter[str] = field(default_factory=Counter)
    left_out: dict[str, None] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)
    codes: list[int] = field(default_factory=list)

    def take(self, name: str, code: int, said: str) -> None:
        """Note how one run ended."""
        said = _COLOURS.sub("", said)
        closings = _CLOSING.findall(said)
        words = closings[-1] if closings else f"ended with code {code}"
        self.codes.append(code)
        self.lines.append(f"{name}: {words}")
        for number, word in _COUNT.findall(words if closings else ""):
            if word != "deselected":  # by us: another run has them
                self.counts[_PLURALS.get(word, word)] += int(number)
        for line in _LEFT_OUT.findall(said):
            self.left_out[line] = None

    def code(self) -> int:
        """Return the first code that is a failure; that nothing was chosen is one if always so."""
        failed = [code for code in self.codes if code not in {0, NOTHING_CHOSEN}]
        return failed[0] if failed else min(self.codes, default=NOTHING_CHOSEN)


def main(arguments: Sequence[str]) -> int:
    """Run it all; return the code of the first run that failed, or 0."""
    began = time.monotonic()
    outcome = Outcome()
    marks, rest = _marks_of(arguments)
    cores = os.cpu_count() or 1

    def run(
        name: str,
        expression: str,
        workers: int = 0,
        variables: Mapping[str, str] = NOTHING,
        *options: str,
    ) -> None:
        chosen = [*_choice(expression, marks), *_spread(workers), *options, *rest]
        _run(outcome, name, chosen, variables)

    def beside() -> None:
        run("SQLite, the matrix", "matrix")
        run("SQLite, what mostly waits", "waits")

    run("SQLite, on all cores", QUICK, cores)
    with ThreadPoolExecutor(1) as other:
        running = other.submit(beside)
        if cores == 1:
            running.result()
        run("SQLite, browsers", "browser", cores // 2)
        run("SQLite, whole servers", WHOLE_SERVERS, cores // 4)
        running.result()
    with _stopping_on_sigterm(), _postgresql(outcome) as variables:
        if variables:
            run("PostgreSQL, on all cores", QUICK, cores, variables, "--database-only")
            run("PostgreSQL, whole servers", "slow and both_databases", cores // 4, variables)
    _close(outcome, time.monotonic() - began)
    return outcome.code()


@contextmanager
def _postgresql(outcome: Outcome) -> Iterator[Mapping[str, str]]:
    """Run a PostgreSQL for a block, or note that there is none."""
    for engine in missing(["postgresql"]):
        words = f"Left out: every test on {engine.name}. To run them: {engine.how}"
        outcome.left_out[words] = None
        if os.environ.get("CI"):
            outcome.codes.append(1)
        yield NOTHING
        return
    with postgresql.running() as server:
        yield server.variables


@contextmanager
def _stopping_on_sigterm() -> Iterator[None]:
    """Turn a request to stop into an exit, so that the server is stopped too."""
    before = signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _run(
    outcome: Outcome, name: str, arguments: Sequence[str], variables: Mapping[str, str]
) -> None:
    """Run pytest in a process of its own; say what it says line by line, since two may run."""
    colour = "yes" if sys.stdout.isatty() else "no"
    options = ["--durations=12", f"--color={colour}"]
    command = [sys.executable, "-m", "pytest", *options, *arguments]
    sys.stdout.write(f"\n{name}\n")
    sys.stdout.flush()
    said = bytearray()
    with subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, **variables}, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            sys.stdout.buffer.write(line)
            sys.stdout.flush()
            said += line
    outcome.take(name, process.returncode, said.decode(errors="replace"))


def _close(outcome: Outcome, seconds: float) -> None:
    sys.stdout.write("\n")
    for line in (*outcome.lines, *outcome.left_out):
        sys.stdout.write(f"{line}\n")
    counts = ", ".join(f"{number} {word}" for word, number in sorted(outcome.counts.items()))
    closing = f" {counts or 'no tests ran'} in {seconds:.2f}s "
    sys.stdout.write(f"\n{closing:=^80}\n")


def _choice(expression: str, marks: str) -> list[str]:
    return ["-m", f"({expression}) and ({marks})" if marks else expression]


def _spread(workers: int) -> list[str]:
    # A file stays on one worker: what its tests share is made once.
    return ["-n", str(workers), "--dist", "loadfile"] if workers > 1 else ["-n", "0"]


def _marks_of(arguments: Sequence[str]) -> tuple[str, list[str]]:
    """Take a choice of marks out of the arguments: each run has one of its own to join it with."""
    rest = list(arguments)
    if "-m" not in rest[:-1]:
        return "", rest
    place = rest.index("-m")
    marks = rest[place + 1]
    del rest[place : place + 2]
    return marks, rest


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
