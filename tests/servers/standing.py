"""Where the servers stand that `make servers` has started: a file in var/, with their passwords."""

import json
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from tests.servers.program import listens

STANDING = Path(__file__).resolve().parents[2] / "var" / "servers.json"


def reach(name: str) -> Mapping[str, str] | None:
    """Return the settings by which the office reaches a standing server, if it does stand.

    Names: elasticsearch-8, elasticsearch-9, versitygw, minio.
    """
    variables: dict[str, str] | None = kept().get(name)
    if variables is None:
        return None
    address = variables.get("SEARCH_URL") or variables["S3_ENDPOINT"]
    return variables if listens(urlsplit(address).port or 0) else None


def kept() -> dict[str, dict[str, str]]:
    """Read what was noted, whether the servers still stand or not."""
    try:
        noted: dict[str, dict[str, str]] = json.loads(STANDING.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return noted


def note(servers: Mapping[str, Mapping[str, str]]) -> None:
    """Note where servers stand; for nobody but ourselves to read."""
    STANDING.parent.mkdir(exist_ok=True)
    unfinished = STANDING.with_suffix(".unfinished")
    unfinished.touch(mode=0o600)
    unfinished.write_text(json.dumps(servers, indent=2), encoding="utf-8")
    unfinished.replace(STANDING)
