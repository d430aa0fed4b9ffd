"""While a server is away everybody sees what they see otherwise, or is told so; nothing more."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.conf import settings
from django.test import override_settings

from tests.matrix.asking import Asking
from tests.matrix.expectations import addresses, things_of
from tests.matrix.probing import Tally
from tests.matrix.world import World
from tests.servers.program import free_port

pytestmark = [pytest.mark.slow, pytest.mark.matrix]

ADDRESSES = sorted(name for name, address in addresses().items() if "GET" in address.methods)


@contextmanager
def store_away() -> Iterator[None]:
    """Keep the vault on an S3 server that is stopped: nothing listens on its port."""
    address = f"http://127.0.0.1:{free_port()}"
    keys = {"S3_ACCESS_KEY": "office", "S3_SECRET_KEY": "of no use"}
    stores = {**settings.STORAGES, "default": {"BACKEND": "storage.backends.s3.vault.S3Vault"}}
    with override_settings(S3_ENDPOINT=address, STORAGES=stores, **keys):
        yield


@contextmanager
def index_away() -> Iterator[None]:
    """Search on an Elasticsearch that is stopped."""
    address = f"http://127.0.0.1:{free_port()}"
    with override_settings(SEARCH_URL=address, SEARCH_USER="office", SEARCH_PASSWORD="of no use"):
        yield


@pytest.mark.parametrize("name", ADDRESSES)
def test_an_outage_shows_nobody_more(name: str, world: World) -> None:
    asking = Asking(world, Tally(), addresses()[name], may_be_away=True)
    thing = next(iter(things_of(asking.address)), "")
    with store_away(), index_away():
        asking.everybody("GET", thing)

    assert asking.wrong == []
