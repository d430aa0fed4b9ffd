"""Today and tomorrow, by the office's clock."""

from datetime import UTC, date, datetime, timedelta

from eoffice.desk import coming
from eoffice.desk.lines import ComingLine
from eoffice.organization.actor import Actor

LATE_EVENING_IN_GREENWICH = datetime(2026, 11, 22, 20, 0, tzinfo=UTC)
"""Monday the 23rd, three in the morning, in Hà Nội."""


def test_the_days_are_those_of_the_office(director: Actor) -> None:
    today, tomorrow = coming.days_for(director, at=LATE_EVENING_IN_GREENWICH)

    assert (today.on, tomorrow.on) == (date(2026, 11, 23), date(2026, 11, 24))


def test_sources_are_asked_for_two_whole_days(director: Actor) -> None:
    asked: list[tuple[datetime, datetime]] = []

    @coming.register
    def note(_actor: Actor, begins_at: datetime, ends_at: datetime) -> list[ComingLine]:
        asked.append((begins_at, ends_at))
        return []

    coming.days_for(director, at=LATE_EVENING_IN_GREENWICH)

    begins_at, ends_at = asked[0]
    assert begins_at.isoformat() == "2026-11-23T00:00:00+07:00"
    assert ends_at - begins_at == timedelta(days=2)


def test_lines_of_several_sources_stand_by_the_clock(director: Actor) -> None:
    def source_of(title: str, hours: int) -> coming.Source:
        return lambda _actor, begins_at, _ends_at: [
            ComingLine(begins_at + timedelta(hours=hours), title, "/")
        ]

    for title, hours in [("a deadline", 16), ("a meeting", 9), ("a visit", 33)]:
        coming.register(source_of(title, hours))

    today, tomorrow = coming.days_for(director, at=LATE_EVENING_IN_GREENWICH)

    assert [line.title for line in today.lines] == ["a meeting", "a deadline"]
    assert [line.title for line in tomorrow.lines] == ["a visit"]


def test_a_full_day_says_how_much_more_there_is(director: Actor) -> None:
    coming.register(
        lambda _actor, begins_at, _ends_at: [
            ComingLine(begins_at, str(number), "/") for number in range(coming.LINES_PER_DAY + 3)
        ]
    )

    today, _tomorrow = coming.days_for(director, at=LATE_EVENING_IN_GREENWICH)

    assert len(today.lines) == coming.LINES_PER_DAY
    assert today.left_out == 3
