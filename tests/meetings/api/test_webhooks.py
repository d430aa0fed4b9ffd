"""What programs are told of meetings: what their person may list, once it is sent."""

import json

from django.utils import timezone

from eoffice.api.scopes import Scope
from eoffice.organization.actor import Actor
from meetings.actions import meetings
from tests.eoffice.api.programs import program_of
from tests.eoffice.webhooks.office import allow, answered, make, work
from tests.meetings.factories import add_item, invite, prepare_meeting, send

CODES = ["meeting.sent", "meeting.cancelled"]


def test_who_is_invited_is_told_and_who_is_not_is_not(
    administrator: Actor, secretary: Actor, head: Actor, outsider: Actor
) -> None:
    allow(administrator)
    for actor in (head, outsider):
        make(actor, codes=CODES, scopes=[Scope.MEETINGS_READ])

    with answered(200) as sent:
        meeting = prepare_meeting(secretary)
        add_item(meeting, secretary)
        invite(meeting, secretary, head)
        work()
        assert sent == []
        send(meeting, secretary)
        meetings.cancel(
            meeting=meeting, reason="Chủ trì đi vắng", actor=secretary, at=timezone.now()
        )
        work()

    path = f"/api/v1/meetings/{meeting.thing.uid}/"
    bodies = [json.loads(body) for body in sent]
    assert [body["type"] for body in bodies] == CODES
    assert all(body["data"]["things"][0]["url"].endswith(path) for body in bodies)
    assert meeting.title not in b"".join(sent).decode()
    assert program_of(head).get(path).status_code == 200
