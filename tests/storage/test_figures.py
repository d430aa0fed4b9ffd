"""Those who watch over the servers see how far the second store is behind."""

from datetime import timedelta

import pytest
from prometheus_client.parser import text_string_to_metric_families

from eoffice.administration import figures
from storage.models import StoreCopy
from tests.factories import MORNING

pytestmark = pytest.mark.django_db


def measured() -> dict[str, float]:
    text = figures.as_text(at=MORNING).decode()
    return {
        sample.name: sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
        if not sample.labels
    }


def ask_for(blob: str, *, before: timedelta, is_there: bool = False) -> None:
    copied_at = MORNING if is_there else None
    StoreCopy.objects.create(blob=blob, asked_at=MORNING - before, copied_at=copied_at)


def test_copies_that_wait_are_counted_with_the_age_of_the_oldest() -> None:
    ask_for("a", before=timedelta(hours=3), is_there=True)
    ask_for("b", before=timedelta(minutes=2))
    ask_for("c", before=timedelta(minutes=10))

    found = measured()

    assert found["eoffice_copies_waiting"] == 2
    assert found["eoffice_copies_oldest_seconds"] == 600


def test_where_none_waits_both_are_nought() -> None:
    ask_for("a", before=timedelta(hours=3), is_there=True)

    found = measured()

    assert found["eoffice_copies_waiting"] == 0
    assert found["eoffice_copies_oldest_seconds"] == 0
