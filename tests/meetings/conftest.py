"""A meeting with two items, two papers and two people; sent or still being prepared."""

from collections.abc import Iterator

import pytest
from django.utils import translation

from eoffice.organization.actor import Actor
from meetings.models import AgendaItem, Meeting, Paper
from tests.meetings.factories import add_item, add_paper, invite, prepare_meeting, send


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """Refusals are compared as the code has them; people see them in their own language."""
    with translation.override("en"):
        yield


@pytest.fixture
def meeting(secretary: Actor, director: Actor) -> Meeting:
    """Prepared by the secretary, chaired by the director."""
    return prepare_meeting(secretary, chair=director)


@pytest.fixture
def item(meeting: Meeting, secretary: Actor) -> AgendaItem:
    """The first item of the agenda."""
    return add_item(meeting, secretary)


@pytest.fixture
def other_item(meeting: Meeting, item: AgendaItem, secretary: Actor) -> AgendaItem:
    """The second item: what it is about concerns the drafter."""
    return add_item(meeting, secretary, "Số hóa sổ hộ tịch")


@pytest.fixture
def paper(item: AgendaItem, secretary: Actor) -> Paper:
    """Three pages for the first item."""
    return add_paper(item, secretary, "Một", "Hai", "Ba")


@pytest.fixture
def other_paper(other_item: AgendaItem, paper: Paper, secretary: Actor) -> Paper:
    """Two pages for the second item."""
    return add_paper(other_item, secretary, "Toàn tỉnh", "Kiến nghị", title="Báo cáo rà soát")


@pytest.fixture
def sent(
    meeting: Meeting,
    paper: Paper,
    other_paper: Paper,
    secretary: Actor,
    head: Actor,
    drafter: Actor,
) -> Meeting:
    """The meeting as the head and the drafter have received it, with its packets made."""
    invite(meeting, secretary, head, drafter)
    send(meeting, secretary)
    meeting.refresh_from_db()
    return meeting
