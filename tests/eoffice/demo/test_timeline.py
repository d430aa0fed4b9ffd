"""Stories happen side by side, in the order of their instants, and stand still at the end."""

from datetime import UTC, datetime, timedelta

import pytest

from eoffice.demo.progress import Progress
from eoffice.demo.timeline import Story, Timeline

START = datetime(2026, 3, 4, 3, tzinfo=UTC)
HOUR = timedelta(hours=1)
QUIET = Progress(is_quiet=True)


@pytest.fixture
def told() -> list[str]:
    return []


def story(told: list[str], name: str, *hours: int) -> Story:
    for hour in hours:
        yield START + hour * HOUR
        told.append(f"{name} {hour}")


def test_two_stories_are_told_in_the_order_of_time(told: list[str]) -> None:
    timeline = Timeline()
    timeline.tell(story(told, "letter", 1, 4))
    timeline.tell(story(told, "reply", 2, 3))

    timeline.run(until=START + 9 * HOUR, progress=QUIET, words="")

    assert told == ["letter 1", "reply 2", "reply 3", "letter 4"]


def test_what_would_happen_later_does_not_happen(told: list[str]) -> None:
    timeline = Timeline()
    timeline.tell(story(told, "letter", 1, 4))

    assert timeline.run(until=START + 2 * HOUR, progress=QUIET, words="") == 1
    assert told == ["letter 1"]


def test_a_story_can_begin_another(told: list[str]) -> None:
    timeline = Timeline()

    def beginning() -> Story:
        yield START
        timeline.tell(story(told, "reply", 2))

    timeline.tell(beginning())
    timeline.run(until=START + 3 * HOUR, progress=QUIET, words="")

    assert told == ["reply 2"]


def test_nothing_happens_where_nothing_is_told() -> None:
    assert Timeline().run(until=START, progress=QUIET, words="") == 0
