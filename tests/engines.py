"""The programs that some tests need: found or missing, and how to get them.

A test says what it needs by a marker. On a person's machine it is left out where that is missing,
and the run ends with a list; in CI (the variable CI is set) a missing program is a failure.
"""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.servers import clamav
from tests.servers.program import ProgramMissingError
from tests.servers.standing import reach

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Engine:
    """A program that is not a Python package."""

    name: str
    is_there: Callable[[], bool]
    how: str


def _has(*programs: str) -> Callable[[], bool]:
    return lambda: all(shutil.which(program) for program in programs)


def _reads_vietnamese() -> bool:
    if not shutil.which("tesseract"):
        return False
    answer = subprocess.run(
        ["tesseract", "--list-langs"], capture_output=True, text=True, check=False
    )
    return "vie" in answer.stdout.split()


def _has_oidc_provider() -> bool:
    modules = Path(os.environ.get("OIDC_MODULES", ROOT / "node_modules"))
    return bool(shutil.which("node")) and (modules / "oidc-provider").is_dir()


def _has_postgresql() -> bool:
    return bool(shutil.which("initdb") or list(Path("/usr/lib/postgresql").glob("*/bin/initdb")))


def _has_clamd() -> bool:
    try:
        return clamav.find_program().exists()
    except ProgramMissingError:
        return False


def _can_lay_out_a_debian() -> bool:
    return os.geteuid() == 0 and _has("debootstrap", "systemd-analyze", "unshare")()


def _can_shut_the_network() -> bool:
    if not shutil.which("unshare"):
        return False
    tried = subprocess.run(["unshare", "-rn", "true"], capture_output=True, check=False)
    return tried.returncode == 0


def _stands(*servers: str) -> Callable[[], bool]:
    return lambda: all(reach(server) for server in servers)


ENGINES = {
    "postgresql": Engine("PostgreSQL", _has_postgresql, "apt-get install postgresql"),
    "libreoffice": Engine(
        "LibreOffice",
        _has("soffice"),
        "apt-get install libreoffice-writer libreoffice-calc libreoffice-impress",
    ),
    "tesseract": Engine(
        "tesseract with Vietnamese",
        _reads_vietnamese,
        "apt-get install tesseract-ocr tesseract-ocr-vie",
    ),
    "poppler": Engine("poppler", _has("pdfsig", "pdftotext"), "apt-get install poppler-utils"),
    "oidc": Engine("oidc-provider, on Node", _has_oidc_provider, "npm ci"),
    "browser": Engine("Chromium", _has("chromium"), "apt-get install chromium"),
    "elasticsearch": Engine(
        "Elasticsearch 8.19", _stands("elasticsearch-8"), "make servers (with Java 17 and Maven)"
    ),
    "elasticsearch_9": Engine(
        "Elasticsearch 9.2", _stands("elasticsearch-9"), "make servers (with Java 21 and Maven)"
    ),
    "s3": Engine(
        "the Versity S3 Gateway", _stands("versitygw"), "make servers (with Go 1.25 or later)"
    ),
    "minio": Engine("MinIO", _stands("minio"), "make servers (with Go 1.25 or later)"),
    "clamav": Engine("clamd", _has_clamd, "apt-get install --no-install-recommends clamav-daemon"),
    "debootstrap": Engine(
        "debootstrap, as root", _can_lay_out_a_debian, "apt-get install debootstrap systemd"
    ),
    "network_namespace": Engine(
        "network namespaces", _can_shut_the_network, "a Linux kernel that allows them to users"
    ),
}


def missing(names: Iterable[str]) -> list[Engine]:
    """List those of the named engines that this machine does not have."""
    return [ENGINES[name] for name in sorted(set(names)) if not ENGINES[name].is_there()]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--database-only", action="store_true", help="leave out what touches no database"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--database-only"):
        without = [item for item in items if not _touches_the_database(item)]
        items[:] = [item for item in items if _touches_the_database(item)]
        config.hook.pytest_deselected(items=without)
    wanted = {name for item in items for name in ENGINES if item.get_closest_marker(name)}
    absent = {name for name in wanted if not ENGINES[name].is_there()}
    if absent and os.environ.get("CI"):
        names = ", ".join(ENGINES[name].name for name in sorted(absent))
        pytest.exit(f"In CI nothing is left out, and this is missing: {names}.", returncode=1)
    for item in items:
        for name in sorted(absent):
            if item.get_closest_marker(name):
                item.add_marker(pytest.mark.skip(reason=f"{ENGINES[name].name} is missing"))
    config.stash[_ABSENT] = absent


def _touches_the_database(item: pytest.Item) -> bool:
    asked_for = {"db", "transactional_db", "live_server"} & set(getattr(item, "fixturenames", ()))
    return bool(asked_for) or item.get_closest_marker("django_db") is not None


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    absent = config.stash.get(_ABSENT, set())
    for name in sorted(absent):
        engine = ENGINES[name]
        terminalreporter.write_line(
            f"Left out: tests with {engine.name}. To run them: {engine.how}"
        )


_ABSENT = pytest.StashKey[set[str]]()
