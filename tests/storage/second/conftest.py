"""A second store, which may shut us out, and a letter whose copy lies there."""

from collections.abc import Iterator

import pytest
from pytest_django.fixtures import Settings

from eoffice.organization.models import Agency
from storage.backends.s3.vault import S3Vault
from storage.models import FileVersion
from storage.tasks import send_copy
from tests.storage import papers
from tests.storage.conftest import bring
from tests.storage.stores import empty, place_of, use_second, with_wrong_key


@pytest.fixture
def second(settings: Settings) -> Iterator[S3Vault]:
    """A second store."""
    found = use_second(place_of("versitygw"), settings)
    yield found
    empty(found)


@pytest.fixture
def version(agency: Agency, second: S3Vault) -> FileVersion:
    """A letter as it came, whose copy has arrived."""
    found = bring(papers.make_pdf(), "Công văn.pdf", agency)
    send_copy.func(blob=found.blob)
    return found


def shut_out(settings: Settings, second: S3Vault) -> None:
    use_second(with_wrong_key(second.place), settings, ready=False)


def let_in(settings: Settings, second: S3Vault) -> None:
    use_second(second.place, settings, ready=False)
