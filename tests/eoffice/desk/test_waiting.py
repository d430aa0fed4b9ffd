"""What others owe me."""

import pytest

from eoffice.desk import waiting
from eoffice.desk.lines import DeskLine
from eoffice.organization.actor import Actor


def _source(key: str, order: int, titles: list[str], url_name: str = "") -> waiting.Source:
    return waiting.Source(
        key,
        order,
        lambda _actor: len(titles),
        lambda _actor, room: [DeskLine(title, "/") for title in titles[:room]],
        url_name,
    )


def test_sources_are_gathered_in_their_order(director: Actor) -> None:
    waiting.register(_source("sent", 20, ["a draft"]))
    waiting.register(_source("given", 10, ["a task"], "web:guide"))

    owed = waiting.owed_to(director)

    assert [line.title for line in owed.lines] == ["a task", "a draft"]
    assert (owed.count, owed.url_name) == (2, "web:guide")


def test_only_the_first_lines_are_shown_but_all_are_counted(director: Actor) -> None:
    waiting.register(_source("given", 10, [str(number) for number in range(4)]))
    waiting.register(_source("sent", 20, [str(number) for number in range(4, 12)]))
    waiting.register(_source("third", 30, ["never asked"]))

    owed = waiting.owed_to(director)

    assert [line.title for line in owed.lines] == ["0", "1", "2", "3", "4"]
    assert owed.count == 13


def test_nothing_is_owed_where_nobody_registered(director: Actor) -> None:
    assert waiting.owed_to(director) == waiting.Owed(0, [], "")


def test_two_sources_cannot_have_one_key() -> None:
    waiting.register(_source("given", 10, []))

    with pytest.raises(waiting.AlreadyASourceError):
        waiting.register(_source("given", 20, []))
