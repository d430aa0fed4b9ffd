"""Those who watch over the servers see how far the index is behind."""

from datetime import datetime, timedelta

import pytest
from prometheus_client.parser import text_string_to_metric_families

from eoffice.administration import figures
from eoffice.organization.models import Agency
from search.models import IndexRequest
from tests.factories import MORNING, create_thing


def measured() -> dict[tuple[str, ...], float]:
    text = figures.as_text(at=MORNING).decode()
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def ask(agency: Agency, *, before: timedelta, failed_at: datetime | None = None) -> None:
    thing = create_thing(agency)
    IndexRequest.objects.filter(thing=thing).delete()
    IndexRequest.objects.create(thing=thing, asked_at=MORNING - before, failed_at=failed_at)


def test_what_waits_is_counted_with_the_age_of_the_oldest(agency: Agency) -> None:
    ask(agency, before=timedelta(seconds=30))
    ask(agency, before=timedelta(minutes=5))
    ask(agency, before=timedelta(hours=5), failed_at=MORNING)

    found = measured()

    assert found["eoffice_index_requests", "waiting"] == 2
    assert found["eoffice_index_requests", "failed"] == 1
    assert found["eoffice_index_oldest_seconds",] == 300


@pytest.mark.django_db
def test_where_nothing_waits_all_are_nought() -> None:
    found = measured()

    assert found["eoffice_index_requests", "waiting"] == 0
    assert found["eoffice_index_requests", "failed"] == 0
    assert found["eoffice_index_oldest_seconds",] == 0
