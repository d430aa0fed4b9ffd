"""Hosts to which facts of an agency may go, each allowed by an administrator."""

from typing import Self
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from eoffice.accounts.models import User
from eoffice.lib.models import LockableModel
from eoffice.organization.models import Agency


class AllowedHostQuerySet(models.QuerySet["AllowedHost"]):
    """Hosts, as they are allowed now."""

    def standing(self) -> Self:
        return self.filter(withdrawn_at__isnull=True)

    def of_agency(self, agency: Agency) -> Self:
        return self.filter(agency=agency)

    def named(self, host: str, port: int) -> Self:
        return self.filter(host=host, port=port)


class AllowedHost(LockableModel):
    """A host, by its name and port, that webhooks of an agency may lead to."""

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    host = models.CharField(_("host"), max_length=253)
    port = models.PositiveIntegerField(_("port"))
    purpose = models.CharField(_("what it is for"), max_length=200)
    allowed_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    allowed_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = AllowedHostQuerySet.as_manager()

    class Meta:
        verbose_name = _("allowed host")
        verbose_name_plural = _("allowed hosts")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "host", "port"],
                condition=Q(withdrawn_at__isnull=True),
                name="webhooks_allowedhost_is_allowed_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.host}:{self.port}"
