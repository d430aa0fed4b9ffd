"""Figures for Prometheus: shown to who has the token, without a word of any document."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.test import Client, override_settings
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from prometheus_client.parser import text_string_to_metric_families

from eoffice.administration import figures
from tests.eoffice.queue import acts

TOKEN = "a-token-of-the-watch"
pytestmark = pytest.mark.django_db


@pytest.fixture
def _watched() -> Iterator[None]:
    with override_settings(METRICS_TOKEN=TOKEN):
        yield


def figures_of(client: Client) -> dict[tuple[str, ...], float]:
    answer = client.get("/metrics", headers={"Authorization": f"Bearer {TOKEN}"})
    assert answer.status_code == 200
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(answer.content.decode())
        for sample in family.samples
    }


@pytest.mark.usefixtures("_watched")
def test_the_queue_tells_its_depth_and_its_age(client: Client) -> None:
    acts.fail.enqueue(reason="one")
    acts.fail.enqueue(reason="two")
    DBTaskResult.objects.update(enqueued_at=timezone.now() - timedelta(minutes=3))

    found = figures_of(client)

    assert found["eoffice_queue_tasks", "default", "waiting"] == 2
    assert found["eoffice_queue_tasks", "mail", "waiting"] == 0
    assert 180 <= found["eoffice_queue_oldest_seconds", "default"] < 240
    assert found["eoffice_queue_oldest_seconds", "mail"] == 0


@pytest.mark.usefixtures("_watched")
def test_a_task_that_rests_before_its_next_attempt_is_not_old(client: Client) -> None:
    acts.fail.enqueue(reason="one")
    now = timezone.now()
    DBTaskResult.objects.update(enqueued_at=now - timedelta(days=1), run_after=now + timedelta(1))

    assert figures_of(client)["eoffice_queue_oldest_seconds", "default"] == 0


@pytest.mark.usefixtures("_watched")
def test_a_figure_that_breaks_hides_no_other(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(figures, "_figures", dict(figures._figures))
    figures.register("eoffice_broken", "Breaks.", lambda at: {(): at.day / 0})

    found = figures_of(client)

    assert found["eoffice_figures_broken",] == 1
    assert ("eoffice_queue_tasks", "default", "waiting") in found
    assert ("eoffice_broken",) not in found


@pytest.mark.usefixtures("_watched")
@pytest.mark.parametrize(
    "shown", ["", "Bearer wrong", "Bearer ", f"Basic {TOKEN}", f"bearer{TOKEN}"]
)
def test_without_the_token_there_is_no_such_address(client: Client, shown: str) -> None:
    assert client.get("/metrics", headers={"Authorization": shown}).status_code == 404


@pytest.mark.parametrize("shown", ["", "Bearer "])
def test_where_no_token_is_set_there_is_no_such_address(client: Client, shown: str) -> None:
    assert client.get("/metrics", headers={"Authorization": shown}).status_code == 404
