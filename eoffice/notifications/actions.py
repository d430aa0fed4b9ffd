"""What people do with their notices."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from eoffice.accounts.models import User
from eoffice.notifications.models import MailChoice, Notice
from eoffice.organization.actor import Actor


@transaction.atomic
def read(*, notice: Notice, at: datetime) -> None:
    """Mark one notice as read; the first time counts."""
    Notice.objects.filter(pk=notice.pk).mark_read(at=at)


@transaction.atomic
def read_all(*, actor: Actor, at: datetime) -> int:
    """Mark everything that the actor was told as read; return how much was new."""
    return Notice.objects.visible_to(actor).mark_read(at=at)


@transaction.atomic
def choose_mail(*, person: User, wanted: Mapping[str, bool]) -> None:
    """Keep for which groups of notices a person wants mail."""
    for group, is_on in wanted.items():
        MailChoice.objects.update_or_create(person=person, group=group, defaults={"is_on": is_on})
