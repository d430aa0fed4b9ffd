"""Instructions: text, people and deadline, given in one act on a thing."""

from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from eoffice.accounts.models import User
from eoffice.organization.models import Delegation, Post
from eoffice.things.models import Thing


class Instruction(models.Model):
    """What a leader, or the head of a unit, wants done about a thing."""

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    thing = models.ForeignKey(Thing, models.PROTECT, related_name="instructions")
    source = models.CharField(max_length=20)  # what it comes from: a document, a meeting
    locator = models.CharField(max_length=60, blank=True)  # where in it
    text = models.TextField(_("instruction"))
    given_by = models.ForeignKey(Post, models.PROTECT, related_name="+")
    given_by_person = models.ForeignKey(User, models.PROTECT, related_name="+")
    on_behalf_of = models.ForeignKey(Delegation, models.PROTECT, null=True, related_name="+")
    given_at = models.DateTimeField()

    class Meta:
        verbose_name = _("instruction")
        verbose_name_plural = _("instructions")
        ordering = ["given_at", "pk"]

    def __str__(self) -> str:
        return self.text
