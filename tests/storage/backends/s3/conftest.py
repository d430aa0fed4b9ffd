"""Each server in turn, with an empty bucket or with one that is not made yet."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from storage import flaws
from storage.backends.s3 import probing
from storage.backends.s3.place import Place
from storage.backends.s3.vault import S3Vault
from tests.storage.stores import SERVERS, ServerStore, empty, place_of, standing


@pytest.fixture(params=SERVERS)
def kind(request: pytest.FixtureRequest) -> str:
    """Each server in turn."""
    name: str = request.param
    return name


@pytest.fixture
def store(kind: str) -> Iterator[ServerStore]:
    """An empty bucket of the server."""
    with standing(kind) as found:
        assert isinstance(found, ServerStore)
        yield found


@pytest.fixture
def place(kind: str) -> Iterator[Place]:
    """A bucket on the server that is not made yet."""
    found = place_of(kind)
    yield found
    vault = S3Vault(found)
    if vault.bucket.exists():
        empty(vault)


@pytest.fixture(autouse=True)
def _nothing_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(flaws, "_probed", {})
    monkeypatch.setattr(probing, "HELD_FOR", timedelta(seconds=2))
