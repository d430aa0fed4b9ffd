"""Runs every test that this machine can run, on both databases: `python -m tests`, `make test`.

    python -m tests                          everything
    python -m tests tests/storage -k vault   what pytest would choose, where it can run

On SQLite everything is run: the quick tests on all cores, then browsers, then whole servers, which
want the machine for themselves, with half as many; a browser's driver leaves its event loop in the
process, so nothing else is run beside it. Where PostgreSQL is installed, what differs
between the databases is run again on a server of its own. The end says what was left out.
"""

import os
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.engines import missing
from tests.servers import postgresql

ROOT = Path(__file__).resolve().parents[1]
ON_BOTH_DATABASES = [
    "tests/eoffice/organization",
    "tests/eoffice/queue",
    "tests/eoffice/things",
    "tests/eoffice/journal",
    "tests/eoffice/access",
    "tests/documents/registers",
    "tests/documents/incoming",
    "tests/documents/outgoing",
    "tests/reliability",
]
QUICK = "not browser and not slow"
WHOLE_SERVERS = "slow and not browser"
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
    for name, expression, workers in (
        ("SQLite, on all cores", QUICK, cores),
        ("SQLite, browsers", "browser", cores // 2),
        ("SQLite, whole servers", WHOLE_SERVERS, cores // 2),
    ):
        _run(outcome, name, [*_choice(expression, marks), *_spread(workers), *rest], {})
    _run_on_postgresql(outcome, marks, rest, cores)
    _close(outcome, time.monotonic() - began)
    return outcome.code()


def _run_on_postgresql(outcome: Outcome, marks: str, rest: Sequence[str], cores: int) -> None:
    paths, options = _paths_of(rest)
    folders = _folders_within(paths)
    if not folders:
        return
    for engine in missing(["postgresql"]):
        words = f"Left out: every test on {engine.name}. To run them: {engine.how}"
        outcome.left_out[words] = None
        if os.environ.get("CI"):
            outcome.codes.append(1)
        return
    with _stopping_on_sigterm(), postgresql.running() as server:
        for name, expression, workers in (
            ("PostgreSQL, on all cores", QUICK, cores),
            ("PostgreSQL, whole servers", WHOLE_SERVERS, cores // 2),
        ):
            chosen = [*_choice(expression, marks), *_spread(workers), *options, *folders]
            _run(outcome, name, chosen, server.variables)


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
    """Run pytest in a process of its own, and show what it says as it says it."""
    colour = "yes" if sys.stdout.isatty() else "no"
    command = [sys.executable, "-m", "pytest", f"--color={colour}", *arguments]
    sys.stdout.write(f"\n{name}\n")
    sys.stdout.flush()
    said = bytearray()
    with subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, **variables}, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        while piece := os.read(process.stdout.fileno(), 1 << 16):
            sys.stdout.buffer.write(piece)
            sys.stdout.flush()
            said += piece
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


def _paths_of(arguments: Sequence[str]) -> tuple[list[str], list[str]]:
    paths = [word for word in arguments if (ROOT / word.split("::")[0]).exists()]
    return paths, [word for word in arguments if word not in paths]


def _folders_within(paths: Sequence[str]) -> list[str]:
    """Return what of the paths is run on both databases; without paths, all of that."""
    both = [ROOT / folder for folder in ON_BOTH_DATABASES]
    if not paths:
        return [str(folder) for folder in both if folder.exists()]
    chosen = []
    for path in paths:
        place = (ROOT / path.split("::")[0]).resolve()
        if any(place.is_relative_to(folder) for folder in both):
            chosen.append(path)
        within = [folder for folder in both if folder != place and folder.is_relative_to(place)]
        chosen += [str(folder) for folder in within]
    return chosen


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
