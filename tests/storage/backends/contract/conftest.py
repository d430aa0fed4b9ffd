"""An empty vault of each kind in turn: a folder, the Versity S3 Gateway, MinIO."""

from collections.abc import Iterator

import pytest

from tests.storage.stores import KINDS, Store, standing


@pytest.fixture(params=KINDS)
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    """An empty vault of each kind in turn."""
    with standing(request.param) as found:
        yield found
