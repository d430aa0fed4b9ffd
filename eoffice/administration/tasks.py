"""Work of administration in the background. A task is a door: it finds and it calls."""

from django.utils import timezone
from django_tasks import task

from eoffice.administration.moving import MANY, move_deadlines
from eoffice.organization import deadlines
from eoffice.organization.models import Agency


@task()
def reckon_deadlines(*, agency_uid: str) -> None:
    """Reckon the running deadlines of an agency anew, in portions; doing it again moves nothing."""
    agency = Agency.objects.get(uid=agency_uid)
    ids = list(deadlines.running_in(agency).values_list("pk", flat=True))
    for start in range(0, len(ids), MANY):
        move_deadlines(agency, actor=None, at=timezone.now(), only=ids[start : start + MANY])
