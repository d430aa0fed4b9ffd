"""Gets, starts and stops the servers that tests use: `make servers`, `make stop-servers`.

    python -m tests.servers start    get what is not there yet, start it all, say where it stands
    python -m tests.servers stop     stop it all
    python -m tests.servers status   say what stands

PostgreSQL 15, Elasticsearch 8.19 and 9.2, the Versity S3 Gateway and MinIO, on the loopback address
or a socket, as a user without rights, under passwords drawn anew. PostgreSQL is not kept standing:
each run starts one of its own, in three seconds. What cannot be had is named, and the rest starts.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path

from tests.servers import elasticsearch, minio, postgresql, versitygw
from tests.servers.program import ProgramMissingError, Server, ServerNotStartedError
from tests.servers.standing import STANDING, note, reach

ROOT = Path(__file__).resolve().parents[2]
SERVERS: Mapping[str, Callable[[], AbstractContextManager[Server]]] = {
    "versitygw": versitygw.running,
    "minio": minio.running,
    "elasticsearch-8": lambda: elasticsearch.running("8.19.21"),
    "elasticsearch-9": lambda: elasticsearch.running("9.2.0"),
}
LOG = STANDING.with_suffix(".log")
PID = STANDING.with_suffix(".pid")
READY = "All that can be had stands."


def main(arguments: list[str]) -> int:
    """Do what was asked; return 1 where a server is missing."""
    doing = {"start": start, "stop": stop, "status": status, "hold": hold}
    if len(arguments) != 1 or arguments[0] not in doing:
        sys.stderr.write(__doc__ or "")
        return os.EX_USAGE
    return doing[arguments[0]]()


def start() -> int:
    """Have a process of its own hold the servers; wait until they stand."""
    if _holder() is not None:
        return status()
    began = time.monotonic()
    STANDING.parent.mkdir(exist_ok=True)
    sys.stdout.write("Getting and starting the servers; the first time takes five minutes.\n")
    sys.stdout.flush()
    with LOG.open("wb") as log:
        holder = subprocess.Popen(
            [sys.executable, "-m", "tests.servers", "hold"],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    shown = 0
    while holder.poll() is None:
        said = LOG.read_text(encoding="utf-8", errors="replace")
        sys.stdout.write(said[shown:])
        sys.stdout.flush()
        shown = len(said)
        if READY in said:
            sys.stdout.write(f"That took {time.monotonic() - began:.0f} seconds.\n")
            return status()
        time.sleep(0.5)
    sys.stdout.write(LOG.read_text(encoding="utf-8", errors="replace")[shown:])
    return 1


def stop() -> int:
    """Stop all servers."""
    holder = _holder()
    if holder is None:
        sys.stdout.write("No servers stand.\n")
        return 0
    os.kill(holder, signal.SIGTERM)
    while _holder() is not None:
        time.sleep(0.2)
    sys.stdout.write("The servers are stopped.\n")
    return 0


def status() -> int:
    """Say what stands; return 1 where something is missing."""
    missing = 0
    for name in SERVERS:
        variables = reach(name)
        if variables is None:
            missing += 1
            sys.stdout.write(f"{name}: does not stand\n")
        else:
            address = variables.get("SEARCH_URL") or variables["S3_ENDPOINT"]
            sys.stdout.write(f"{name}: {address}\n")
    try:
        sys.stdout.write(f"postgresql: started by each run, from {postgresql.find_programs()}\n")
    except ProgramMissingError as error:
        missing += 1
        sys.stdout.write(f"{error}\n")
    return 1 if missing else 0


def hold() -> int:
    """Start all servers and keep them until asked to stop."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    PID.write_text(str(os.getpid()), encoding="utf-8")
    try:
        with ExitStack() as stack, ThreadPoolExecutor(len(SERVERS)) as at_once:
            started = dict(zip(SERVERS, at_once.map(_enter, SERVERS), strict=True))
            for opened in started.values():
                if opened is not None:
                    stack.push(opened[0])
            note({name: opened[1].variables for name, opened in started.items() if opened})
            _say(READY)
            while True:
                signal.pause()
    finally:
        STANDING.unlink(missing_ok=True)
        PID.unlink(missing_ok=True)


def _enter(name: str) -> tuple[AbstractContextManager[Server], Server] | None:
    began = time.monotonic()
    server = SERVERS[name]()
    try:
        opened = server.__enter__()
    except (ProgramMissingError, ServerNotStartedError) as error:
        _say(f"{name}: {error}")
        return None
    _say(f"{name}: started after {time.monotonic() - began:.0f} seconds")
    return server, opened


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def _holder() -> int | None:
    """Return the process that holds the servers, if it is alive."""
    try:
        pid = int(PID.read_text(encoding="utf-8"))
        os.kill(pid, 0)
    except (FileNotFoundError, ValueError, ProcessLookupError):
        return None
    return pid


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
