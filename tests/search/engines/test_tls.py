"""With TLS the search server is believed by its certificate, or not at all."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from search.engines.base import SearchUnavailableError
from search.engines.elasticsearch.connecting import Server
from tests.search import places
from tests.search.engines.entries import entry, put, titles
from tests.search.places import SERVERS, Place
from tests.servers.certificates import Certificate, self_signed
from tests.servers.securing import secured


@pytest.fixture
def own(tmp_path: Path) -> Certificate:
    return self_signed(tmp_path)


@pytest.fixture(params=SERVERS)
def behind_tls(request: pytest.FixtureRequest, own: Certificate) -> Iterator[Place]:
    with places.place(request.param) as made:
        assert isinstance(made.server, Server)
        with secured(made.server.url, own) as url:
            yield replace(made, server=replace(made.server, url=url))


def believing(place: Place, file: str) -> Place:
    assert isinstance(place.server, Server)
    return replace(place, server=replace(place.server, ca_file=file))


def test_letters_are_found_through_tls(behind_tls: Place, own: Certificate) -> None:
    engine = believing(behind_tls, str(own.certificate)).open()
    with engine.rebuild():
        pass

    put(engine, entry("Kế hoạch"))

    assert titles(engine, "ke hoach") == ["Kế hoạch"]


def test_a_certificate_that_nobody_vouches_for_is_not_believed(behind_tls: Place) -> None:
    engine = believing(behind_tls, "").open()

    with pytest.raises(SearchUnavailableError):
        engine.is_ready()
