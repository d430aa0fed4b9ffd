"""Gets the servers' programs from their package managers, once, into a cache outside the checkout.

Nothing is taken from an address of ours: Elasticsearch comes by its Maven coordinates, the two S3
servers are built by `go install`, both from wherever the machine is told to look.
"""

import os
import shutil
import subprocess
from pathlib import Path
from zipfile import ZipFile

from tests.servers.program import ProgramMissingError

CACHE = Path(
    os.environ.get("EOFFICE_SERVERS")
    # root's home is closed to those who run the servers
    or ("/var/cache/eoffice-servers" if os.geteuid() == 0 else "~/.cache/eoffice-servers")
).expanduser()
ELASTICSEARCH = "org.elasticsearch.distribution.integ-test-zip:elasticsearch:{version}:zip"
GO_PROGRAMS = {
    "versitygw": "github.com/versity/versitygw/cmd/versitygw@v1.8.0",
    "minio": "github.com/minio/minio@v0.0.0-20260212201848-7aac2a2c5b7c",
}


def elasticsearch(version: str) -> Path:
    """Return the folder of an Elasticsearch, fetched if need be; raise ProgramMissingError."""
    home = CACHE / f"elasticsearch-{version}"
    if (home / "bin" / "elasticsearch").exists():
        return home
    _require("mvn", "apt-get install maven")
    unfinished = _fresh(CACHE / f".elasticsearch-{version}")
    artifact = ELASTICSEARCH.format(version=version)
    _run(
        "mvn",
        "--quiet",
        "--batch-mode",
        "dependency:copy",
        f"-Dartifact={artifact}",
        f"-DoutputDirectory={unfinished}",
    )
    (archive,) = unfinished.glob("*.zip")
    with ZipFile(archive) as packed:
        packed.extractall(unfinished)
    for program in (unfinished / home.name / "bin").iterdir():
        program.chmod(0o755)
    (unfinished / home.name).rename(home)
    shutil.rmtree(unfinished)
    return home


def go_program(name: str) -> Path:
    """Return a program that Go builds, built if need be; raise ProgramMissingError."""
    program = CACHE / name
    if program.exists():
        return program
    _require("go", "install Go 1.25 or later, from go.dev or your distribution")
    unfinished = _fresh(CACHE / f".{name}")
    _run("go", "install", GO_PROGRAMS[name], GOBIN=str(unfinished))
    (unfinished / name).rename(program)
    shutil.rmtree(unfinished)
    return program


def java(least: int) -> Path:
    """Return the home of a Java of at least this release; raise ProgramMissingError."""
    named = [os.environ[name] for name in ("ES_JAVA_HOME", "JAVA_HOME") if os.environ.get(name)]
    on_path = shutil.which("java")
    homes = [Path(home) for home in named]
    homes += [Path(on_path).resolve().parents[1]] if on_path else []
    homes += sorted(Path("/usr/lib/jvm").glob("*"))
    for home in homes:
        if (home / "bin" / "java").exists() and _release_of(home) >= least:
            return home
    raise ProgramMissingError(f"Java {least} or later is missing: apt-get install default-jre")


def _release_of(home: Path) -> int:
    said = subprocess.run(
        [home / "bin" / "java", "-XshowSettings:properties", "-version"],
        capture_output=True,
        text=True,
        check=False,
    ).stderr
    for line in said.splitlines():
        name, _, value = line.strip().partition(" = ")
        if name == "java.specification.version":
            return int(value) if value.isdecimal() else 0
    return 0


def _require(program: str, how: str) -> None:
    if not shutil.which(program):
        raise ProgramMissingError(f"{program} is missing: {how}")


def _fresh(folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder


def _run(*command: str, **environment: str) -> None:
    done = subprocess.run(
        command, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        said = (done.stdout + done.stderr)[-2000:]
        raise ProgramMissingError(f"{command[0]} could not get it: {said}")
