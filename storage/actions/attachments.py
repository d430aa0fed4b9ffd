"""Attaching files to the things they belong to."""

from django.conf import settings
from django.db import transaction
from django.db.models import Max

from eoffice.things.models import Thing
from storage.models import Attachment, AttachmentRole, File, FileVersion
from storage.tasks import hold_issued


class OtherAgencyError(Exception):
    """A file of one agency is never attached to a thing of another: it is copied first."""


class AlreadyAttachedError(Exception):
    """The file belongs to the thing already, as something else."""


@transaction.atomic
def attach(
    version_or_file: FileVersion | File,
    *,
    thing: Thing,
    role: AttachmentRole,
    ordinal: int | None = None,
) -> Attachment:
    """Attach a file to a thing; once attached in a role, it stays as it is.

    Without an ordinal it comes after what the thing has in that role. The caller has asked
    whether this may be done, and records it: to the journal it is the thing's own change.
    """
    file = version_or_file
    if isinstance(file, FileVersion):
        file = file.file
    if file.agency_id != thing.agency_id:
        raise OtherAgencyError
    Thing.objects.select_for_update().get(pk=thing.pk)  # two at once must not take one ordinal
    if ordinal is None:
        attached = Attachment.objects.filter(thing=thing, role=role)
        last = attached.aggregate(last=Max("ordinal"))["last"]
        ordinal = 0 if last is None else last + 1
    attachment, is_new = Attachment.objects.get_or_create(
        thing=thing, file=file, defaults={"role": role, "ordinal": ordinal}
    )
    if attachment.role != role:
        raise AlreadyAttachedError
    if is_new and role == AttachmentRole.ISSUED and settings.S3_RETENTION_DAYS:
        hold_issued.enqueue(file_uid=str(file.uid))
    return attachment
