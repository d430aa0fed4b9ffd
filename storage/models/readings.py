"""How far the reading of a version has come, and how it ended, in words for people."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from storage.models.files import FileVersion


class ReadingState(models.TextChoices):
    """The road of reading; every file ends in READ or UNREADABLE, never nowhere."""

    WAITING = "WAITING", _("Waiting to be read")
    RUNNING = "RUNNING", _("Being read")
    READ = "READ", _("Read")
    UNREADABLE = "UNREADABLE", _("Could not be read")


class VersionReading(models.Model):
    """The reading of one version: state, share done, pages, and the reason when it failed."""

    version = models.OneToOneField(
        FileVersion, models.PROTECT, primary_key=True, related_name="reading"
    )
    state = models.CharField(max_length=10, choices=ReadingState, default=ReadingState.WAITING)
    outcome = models.CharField(max_length=30, blank=True)
    percent = models.PositiveSmallIntegerField(default=0)
    page_count = models.PositiveIntegerField(default=0)
    was_recognised = models.BooleanField(default=False)  # by OCR: not to be trusted blindly
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("reading of a version")
        verbose_name_plural = _("readings of versions")

    def __str__(self) -> str:
        return self.state
