"""File → version → rendition: a version is never changed, a rendition can be made anew."""

from typing import IO, Any, NoReturn
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from eoffice.accounts.models import User
from eoffice.organization.models import Agency, Post
from storage.vault import open_verified, vault


class VersionIsSealedError(Exception):
    """Raised on an attempt to change or remove a version of a file."""


class File(models.Model):
    """A file of an agency, whatever its versions."""

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("file")
        verbose_name_plural = _("files")

    def __str__(self) -> str:
        return str(self.uid)

    @property
    def latest(self) -> "FileVersion":
        version = self.versions.order_by("-ordinal").first()
        if version is None:
            raise FileVersion.DoesNotExist
        return version


class FileVersion(models.Model):
    """The bytes as they came, with their digest. Approval, delivery and packets pin a version."""

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    file = models.ForeignKey(File, models.PROTECT, related_name="versions")
    ordinal = models.PositiveSmallIntegerField()
    name = models.CharField(_("file name"), max_length=255)
    media_type = models.CharField(max_length=100)
    blob = models.CharField(max_length=140, db_index=True)
    digest = models.CharField(max_length=64)  # SHA-256 of the content, hex
    size = models.BigIntegerField()
    made_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    made_in = models.ForeignKey(Post, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    disposed_at = models.DateTimeField(null=True, blank=True)  # then the row is a stub

    class Meta:
        verbose_name = _("version of a file")
        verbose_name_plural = _("versions of files")
        ordering = ["file", "ordinal"]
        # Whether the same paper came in before is asked by its digest.
        indexes = [models.Index(fields=["digest"], name="storage_fileversion_digest")]
        constraints = [
            models.UniqueConstraint(
                fields=["file", "ordinal"], name="storage_fileversion_ordinal_is_used_once"
            ),
            models.CheckConstraint(
                condition=~Q(blob="") & ~Q(digest=""), name="storage_fileversion_has_its_bytes"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise VersionIsSealedError
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        del args, kwargs
        raise VersionIsSealedError

    def open(self) -> IO[bytes]:
        """Open the bytes for reading."""
        return vault().open(self.blob, "rb")

    def open_verified(self) -> IO[bytes]:
        """Open the bytes after checking that they are those that were kept."""
        return open_verified(self.blob)

    def content(self) -> bytes:
        """Return the bytes whole, checked; for what is known to be small enough for memory."""
        with self.open_verified() as stream:
            return stream.read()


class RenditionKind(models.TextChoices):
    """What is made from a version so that people can read, find and print it."""

    TEXT = "TEXT", _("text of the pages")
    PDF = "PDF", _("PDF")
    PICTURE = "PICTURE", _("picture of a page")


class Rendition(models.Model):
    """Something made from a version, with the engine that made it; disposed of with it."""

    version = models.ForeignKey(FileVersion, models.PROTECT, related_name="renditions")
    kind = models.CharField(max_length=8, choices=RenditionKind)
    page = models.PositiveSmallIntegerField(default=0)  # from 1; 0 is the whole file
    blob = models.CharField(max_length=140, db_index=True)
    media_type = models.CharField(max_length=100)
    size = models.BigIntegerField()
    engine = models.CharField(max_length=60)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("rendition")
        verbose_name_plural = _("renditions")
        constraints = [
            models.UniqueConstraint(
                fields=["version", "kind", "page"], name="storage_rendition_is_made_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.page}"

    def open(self) -> IO[bytes]:
        """Open the bytes for reading."""
        return vault().open(self.blob, "rb")

    def open_verified(self) -> IO[bytes]:
        """Open the bytes after checking that they are those that were kept."""
        return open_verified(self.blob)
