"""The person who signs in, and the codes by which they choose a password.

What a person may do comes from the posts they hold, not from here.
"""

from datetime import datetime
from typing import Any, Self
from uuid import uuid4

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from eoffice.lib.models import LockableModel


class UserManager(BaseUserManager["User"]):
    """Makes accounts. There is no `create_superuser`: nobody is one."""

    def create_user(self, username: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(username=username, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class Address(models.TextChoices):
    """How a person is spoken to, before their given name."""

    MR = "MR", _("Mr")
    MS = "MS", _("Ms")


class User(AbstractBaseUser, PermissionsMixin):
    """A person with an account. Never deleted: a name that is used again would inherit rights."""

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    username = models.CharField(
        _("sign-in name"), max_length=150, unique=True, validators=[UnicodeUsernameValidator()]
    )
    full_name = models.CharField(_("full name"), max_length=120)
    address = models.CharField(_("spoken to as"), max_length=2, choices=Address, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    phone = models.CharField(_("telephone"), max_length=30, blank=True)
    language = models.CharField(
        _("language"), max_length=5, choices=settings.LANGUAGES, default="vi"
    )
    is_active = models.BooleanField(_("may sign in"), default=True)

    objects = UserManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["full_name"]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            # A superuser passes every check of Django's and guardian's: there is none.
            models.CheckConstraint(
                condition=Q(is_superuser=False), name="accounts_user_is_never_superuser"
            ),
        ]

    def __str__(self) -> str:
        return self.full_name

    @property
    def given_name(self) -> str:
        """The name people are called by: the last word of a Vietnamese name."""
        return self.full_name.split()[-1] if self.full_name.strip() else self.username

    @property
    def spoken_to_as(self) -> str:
        """How the office speaks to the person: "anh Minh", "chị Hoa", or "anh/chị An"."""
        if self.address == Address.MR:
            words = pgettext("speaking to a man", "%(name)s")
        elif self.address == Address.MS:
            words = pgettext("speaking to a woman", "%(name)s")
        else:
            words = pgettext("speaking to somebody", "%(name)s")
        return words % {"name": self.given_name}


class AccessCodeQuerySet(models.QuerySet["AccessCode"]):
    """Codes, as they stand at an instant."""

    def valid_at(self, at: datetime) -> Self:
        """Keep those of which both halves are out, and which were neither used nor replaced."""
        return self.filter(closed_at__isnull=True, valid_until__gt=at).exclude(second="")


class AccessCode(LockableModel):
    """A code by which a person chooses a password, in two halves that two people hand over.

    Only keyed digests are kept. Whoever made one half does not know the other one, so that nobody
    but the person can use the code.
    """

    person = models.ForeignKey(User, models.PROTECT, related_name="access_codes")
    first = models.CharField(max_length=64)
    second = models.CharField(max_length=64, blank=True)
    made_at = models.DateTimeField()
    valid_until = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    wrong_tries = models.PositiveSmallIntegerField(default=0)

    objects = AccessCodeQuerySet.as_manager()

    class Meta:
        verbose_name = _("code for a new password")
        verbose_name_plural = _("codes for new passwords")
        constraints = [
            models.CheckConstraint(
                condition=Q(second="", valid_until__isnull=True)
                | (~Q(second="") & Q(valid_until__isnull=False)),
                name="accounts_accesscode_of_two_halves_has_an_end",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} ({self.made_at:%Y-%m-%d})"
