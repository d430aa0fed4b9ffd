"""The person who signs in, the codes by which they choose a password, and where they are signed in.

What a person may do comes from the posts they hold, not from here.
"""

from datetime import datetime
from typing import Any, Self
from uuid import uuid4

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.contrib.sessions.base_session import AbstractBaseSession
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
    # Set where a request finds its person (`backends.PasswordBackend.get_user`), and nowhere else.
    has_second_step: bool

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


class OpenSession(AbstractBaseSession):
    """A browser that is known to the office: whose it is, where, and when it was last used.

    Who is signed in nowhere has none of these. The row is the session: when it goes, that ends.
    """

    uid = models.UUIDField(default=uuid4, editable=False)  # kept when a session changes its key
    person = models.ForeignKey(User, models.PROTECT, null=True, related_name="open_sessions")
    began_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField()
    address = models.GenericIPAddressField(null=True)
    device = models.CharField(max_length=200, blank=True)
    way = models.CharField(max_length=60, blank=True)

    @classmethod
    def get_session_store_class(cls) -> Any:
        from eoffice.accounts.sessions import SessionStore

        return SessionStore


class CodeTries(LockableModel):
    """How many wrong codes in a row were typed for a person, and until when no more are taken."""

    person = models.OneToOneField(User, models.PROTECT, related_name="code_tries")
    wrong = models.PositiveIntegerField(default=0)
    rests_until = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("tries at codes")
        verbose_name_plural = _("tries at codes")

    def __str__(self) -> str:
        return f"{self.person}: {self.wrong}"
