"""By which channels a person wants to be told: in the office always, by e-mail as they choose."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from eoffice.accounts.models import User
from eoffice.notifications.kinds import NoticeGroup, groups


class MailChoiceQuerySet(models.QuerySet["MailChoice"]):
    """What people chose; where they chose nothing, what the group begins with."""

    def wants_mail(self, person: User, group: NoticeGroup) -> bool:
        chosen = self.filter(person=person, group=group.code).first()
        return chosen.is_on if chosen else group.mails_by_default

    def of_person(self, person: User) -> dict[str, bool]:
        """Say for each group whether the person wants mail."""
        chosen = dict(self.filter(person=person).values_list("group", "is_on"))
        return {group.code: chosen.get(group.code, group.mails_by_default) for group in groups()}


class MailChoice(models.Model):
    """A person wants e-mail for a group of notices, or does not."""

    person = models.ForeignKey(User, models.PROTECT, related_name="+")
    group = models.CharField(max_length=40)
    is_on = models.BooleanField()

    objects = MailChoiceQuerySet.as_manager()

    class Meta:
        verbose_name = _("choice of channel")
        verbose_name_plural = _("choices of channels")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["person", "group"], name="notifications_mailchoice_is_made_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.group}: {self.is_on}"
