"""Tokens: a program acts for one person in one post, within scopes, until an end."""

from datetime import date, datetime, timedelta
from typing import Self
from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from eoffice.accounts.models import User
from eoffice.api.scopes import Scope
from eoffice.lib.clock import office_day
from eoffice.lib.models import LockableModel
from eoffice.organization.models import Holding, Post


class TokenQuerySet(models.QuerySet["Token"]):
    """Tokens, as they stand at an instant."""

    def of_person(self, person: User) -> Self:
        return self.filter(person=person)

    def living_at(self, at: datetime) -> Self:
        """Keep those that were neither revoked nor have run out, and whose holding lasts."""
        lasting = Q(holding__ends_at__isnull=True) | Q(holding__ends_at__gt=at)
        return self.filter(lasting, revoked_at__isnull=True, expires_at__gt=at)

    def for_use(self) -> Self:
        """Bring along what is asked on each request."""
        return self.select_related("person", "post__unit__agency", "holding")


class Token(LockableModel):
    """What a program shows instead of a password. Of its secret only the digest is kept.

    It is tied to the holding by which its person has the post: whoever leaves the post and comes
    back makes another one. `password_mark` is what Django ties a session to, so that a token ends
    as sessions do when the password is changed or taken away.
    """

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    person = models.ForeignKey(User, models.PROTECT, related_name="tokens")
    post = models.ForeignKey(Post, models.PROTECT, related_name="+")
    holding = models.ForeignKey(Holding, models.PROTECT, related_name="+")
    name = models.CharField(_("name"), max_length=80)
    scopes = models.JSONField(_("what it may do"), default=list)
    digest = models.CharField(max_length=64, unique=True)
    password_mark = models.CharField(max_length=128)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = TokenQuerySet.as_manager()

    class Meta:
        verbose_name = _("token")
        verbose_name_plural = _("tokens")
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("created_at")), name="api_token_has_an_end"
            ),
            models.CheckConstraint(
                condition=~Q(digest="") & ~Q(password_mark=""), name="api_token_has_its_digest"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def lives_at(self, at: datetime) -> bool:
        """Say the same as the queryset of one that was loaded for use."""
        ends_at = self.holding.ends_at
        lasts = ends_at is None or ends_at > at
        return lasts and self.revoked_at is None and self.expires_at > at

    def allows(self, scope: Scope) -> bool:
        return scope.value in self.scopes

    @property
    def last_day(self) -> date:
        """The day at whose end it runs out, by the office's clock."""
        return office_day(self.expires_at - timedelta(microseconds=1))

    @property
    def scope_names(self) -> list[str]:
        """What it may do, in words; a scope that is no more is passed over."""
        return [str(scope.label) for scope in Scope if scope.value in self.scopes]
