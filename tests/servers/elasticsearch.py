"""Starts an Elasticsearch of its own: one node on the loopback address, with users and rights.

The office's user has the role that `deploy/elasticsearch/role.json` asks for and no other.
"""

import json
import secrets
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copytree

from elasticsearch import ApiError, Elasticsearch, TransportError

from tests.servers import fetching
from tests.servers.program import (
    Server,
    ServerNotStartedError,
    free_port,
    give,
    own_folder,
    started,
    unprivileged,
)

VERSIONS = {"8.19.21": 17, "9.2.0": 21}  # and the Java that each needs at least
USER, ADMINISTRATOR = "eoffice", "operator"
# What the office needs, and no more: the very file that an operator gives the role by.
_ROLE = Path(__file__).resolve().parents[2] / "deploy" / "elasticsearch" / "role.json"
ROLE = json.loads(_ROLE.read_text(encoding="utf-8"))
SETTINGS = """\
discovery.type: single-node
network.host: 127.0.0.1
http.port: {port}
transport.port: {transport}
path.data: {folder}/data
path.logs: {folder}/logs
xpack.security.enabled: true
xpack.security.http.ssl.enabled: false
xpack.security.transport.ssl.enabled: false
xpack.security.enrollment.enabled: false
xpack.security.autoconfiguration.enabled: false
cluster.routing.allocation.disk.threshold_enabled: false
"""


@contextmanager
def running(version: str = "8.19.21", *, heap_megabytes: int = 512) -> Iterator[Server]:
    """Run one for the length of a block. Raises ProgramMissingError, ServerNotStartedError."""
    home, java = fetching.elasticsearch(version), fetching.java(VERSIONS[version])
    with (
        own_folder("elasticsearch") as folder,
        started(_prepare(home, java, folder, heap=heap_megabytes)) as server,
    ):
        yield server


def _prepare(home: Path, java: Path, folder: Path, *, heap: int) -> Server:
    port = free_port()
    passwords = {USER: secrets.token_hex(16), ADMINISTRATOR: secrets.token_hex(16)}
    config = copytree(home / "config", folder / "config")
    settings = SETTINGS.format(port=port, transport=free_port(), folder=folder)
    (config / "elasticsearch.yml").write_text(settings, encoding="utf-8")
    (config / "roles.yml").write_text(json.dumps({USER: ROLE}), encoding="utf-8")  # JSON is YAML
    give(config)
    environment = {
        "ES_JAVA_HOME": str(java),
        "ES_JAVA_OPTS": f"-Xms{heap}m -Xmx{heap}m",
        "ES_PATH_CONF": str(config),
    }
    for name, role in ((USER, USER), (ADMINISTRATOR, "superuser")):
        _add_user(home, folder, environment, name, passwords[name], role)
    url = f"http://127.0.0.1:{port}"
    return Server(
        name=home.name,
        command=[home / "bin" / "elasticsearch"],
        folder=folder,
        variables={
            "SEARCH_URL": url,
            "SEARCH_USER": USER,
            "SEARCH_PASSWORD": passwords[USER],
            "SEARCH_ADMINISTRATOR": ADMINISTRATOR,
            "SEARCH_ADMINISTRATOR_PASSWORD": passwords[ADMINISTRATOR],
        },
        answers=lambda: _is_ready(url, passwords[ADMINISTRATOR]),
        environment=environment,
        starts_within=180.0,
    )


def _add_user(
    home: Path, folder: Path, environment: dict[str, str], name: str, password: str, role: str
) -> None:
    added = subprocess.run(
        [home / "bin" / "elasticsearch-users", "useradd", name, "-p", password, "-r", role],
        env={"PATH": "/usr/bin:/bin", **environment},
        capture_output=True,
        text=True,
        check=False,
        **unprivileged(folder),
    )
    if added.returncode:
        raise ServerNotStartedError(added.stdout + added.stderr)


def _is_ready(url: str, password: str) -> bool:
    with Elasticsearch(url, basic_auth=(ADMINISTRATOR, password), max_retries=0) as client:
        try:
            client.options(request_timeout=3).cluster.health(wait_for_status="yellow", timeout="1s")
        except (ApiError, TransportError):
            return False
    return True
