"""What processes do in the tests of the second step: two browsers send one code."""

import time
from datetime import datetime
from pathlib import Path
from unittest import mock

from django.test import Client

from eoffice.accounts import one_time_codes
from eoffice.accounts.models import CodeTries, User
from tests.eoffice.accounts.steps import give_app, give_code, give_password, is_in
from tests.factories import appoint, create_agency, create_person, create_unit
from tests.processes import set_marker, wait_for_marker

LOOKS_FOR = 0.5  # seconds; so long that both look at once, unless something keeps them apart


def lay_out(*, has_come_before: bool) -> None:
    """Make an office with one person, who has an app on the telephone."""
    person = appoint(create_person("Lê Thị Hoa", "hoa.le"), create_unit(create_agency())).user
    give_app(person)
    if has_come_before:
        CodeTries.objects.create(person=person)


def come_in(*, code: str, ready: str, start: str) -> list[object]:
    """Send the code that stands in a file; return whether one is in, and the status."""
    client = Client(headers={"host": "localhost"})
    give_password(client, User.objects.get())
    set_marker(ready)
    wait_for_marker(start)
    with mock.patch.object(one_time_codes, "is_of_app", _slowly):
        answer = give_code(client, Path(code).read_text(encoding="utf-8"))
    return [is_in(client), answer.status_code]


def wrong_codes() -> int:
    """Return how many wrong codes are counted for the person."""
    return CodeTries.objects.get().wrong


def _slowly(secret: str, code: str, at: datetime, *, after: int = -1) -> int | None:
    found = _is_of_app(secret, code, at, after=after)
    time.sleep(LOOKS_FOR)
    return found


_is_of_app = one_time_codes.is_of_app
