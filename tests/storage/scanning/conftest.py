"""A scanner of its own for each module of tests, which may stop it or let it hang."""

from collections.abc import Iterator

import pytest
from pytest_django.fixtures import Settings

from tests.servers import clamav
from tests.servers.program import Server


@pytest.fixture(scope="module")
def standing() -> Iterator[Server]:
    """A clamd that knows one virus and takes 16 MB."""
    with clamav.running() as server:
        yield server


@pytest.fixture
def server(standing: Server) -> Iterator[Server]:
    """One that a test may stop or freeze; it runs again afterwards."""
    yield standing
    standing.thaw()
    if standing.process is None:
        standing.start()


@pytest.fixture
def required(server: Server, settings: Settings) -> Server:
    """The scanner without which this office keeps nothing."""
    settings.CLAMD_ADDRESS = server.variables["CLAMD_ADDRESS"]
    settings.CLAMD_REQUIRED = True
    return server


@pytest.fixture(params=["stopped", "hanging"])
def away(request: pytest.FixtureRequest, required: Server) -> None:
    """The same one, in both ways of not answering."""
    if request.param == "hanging":
        required.freeze()
    else:
        required.stop()
