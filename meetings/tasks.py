"""Work for meetings in the background. A task is a door: it finds and it calls."""

from uuid import UUID

from django.utils import timezone
from django_tasks import task

from meetings.actions import packets
from meetings.models import Packet


@task()
def make_packet(*, packet_uid: str) -> None:
    """Bind the packet of a readable set."""
    found = Packet.objects.select_related(
        "meeting__thing__agency", "meeting__chair__unit", "meeting__secretary"
    )
    packets.make(packet=found.get(uid=UUID(packet_uid)), at=timezone.now())
