"""The projection of the ledger: django-guardian's direct-key group rows on things.

One row per distinct open (thing, holder's group, right). Written by `eoffice.access.project` alone.
"""

from django.contrib.auth.models import Group, Permission
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from guardian.models import GroupObjectPermissionBase

from eoffice.things.models import Thing


class ThingRight(GroupObjectPermissionBase):
    """A group may list or read a thing. Carries what lists sort by, so that they need no join."""

    content_object = models.ForeignKey(Thing, models.CASCADE, related_name="+")
    # The indexes below begin with the group: those of foreign keys would be dead weight.
    group = models.ForeignKey(Group, models.CASCADE, db_index=False)
    permission = models.ForeignKey(Permission, models.CASCADE, db_index=False)
    kind = models.CharField(max_length=20)
    sort_key = models.BigIntegerField()
    ends_at = models.DateTimeField(null=True)

    class Meta(GroupObjectPermissionBase.Meta):
        verbose_name = _("projected right")
        verbose_name_plural = _("projected rights")
        default_permissions = ()
        indexes = [
            models.Index(
                F("group"),
                F("permission"),
                F("kind"),
                F("sort_key").desc(),
                F("content_object").desc(),
                # With when it ends, a list is read from the index alone.
                include=["ends_at"],
                name="access_thingright_newest",
            ),
            models.Index(
                fields=["ends_at"], condition=Q(ends_at__isnull=False), name="access_thingright_end"
            ),
        ]
