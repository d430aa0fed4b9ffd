"""Disposal: the only way by which kept bytes go, with everything that was made from them."""

from datetime import datetime

from django.db import transaction

from eoffice.things.models import Thing
from storage.models import FileVersion, Rendition
from storage.tasks import take_away


@transaction.atomic
def dispose(thing: Thing, *, at: datetime) -> int:
    """Dispose of all files that belong to a thing alone; return how many versions went.

    The rows of the versions stay as stubs without a name; renditions go with their rows. The
    bytes go in a task that is enqueued here: if the transaction is rolled back, nothing is lost.
    The caller has asked whether this may be done, and records it.
    """
    files = thing.attachments.values("file")
    shared = thing.attachments.filter(file__attachments__isnull=False).exclude(
        file__attachments__thing=thing
    )
    versions = FileVersion.objects.filter(file__in=files, disposed_at__isnull=True).exclude(
        file__in=shared.values("file")
    )
    chosen = list(versions.values_list("pk", "blob"))
    keys = [pk for pk, _blob in chosen]
    renditions = Rendition.objects.filter(version__in=keys)
    blobs = {blob for _pk, blob in chosen} | set(renditions.values_list("blob", flat=True))
    renditions.delete()
    FileVersion.objects.filter(pk__in=keys).update(name="", disposed_at=at)
    for blob in sorted(blobs):
        take_away.enqueue(blob=blob)
    return len(chosen)
