"""What our worker keeps beside each task: its lease, its attempts, and why it was parked."""

from typing import Any, TypeAlias

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult

QueuedTask: TypeAlias = DBTaskResult[..., Any]


class TaskLease(models.Model):
    """A worker has a task until an instant; then another worker may take it.

    django-tasks-db has neither leases, nor repetition, nor a parked state (docs/decisions/0005).
    """

    task = models.OneToOneField(
        DBTaskResult, models.CASCADE, primary_key=True, related_name="lease"
    )
    worker = models.CharField(max_length=80, blank=True)
    leased_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    parked_at = models.DateTimeField(null=True, blank=True)
    last_error = models.TextField(blank=True)

    class Meta:
        verbose_name = _("lease of a task")
        verbose_name_plural = _("leases of tasks")
        indexes = [models.Index(fields=["leased_until"], name="queue_tasklease_until")]

    def __str__(self) -> str:
        return f"{self.task_id}"


class ScheduledRun(models.Model):
    """When a scheduled task was last put into the queue."""

    name = models.CharField(max_length=200, primary_key=True)
    last_at = models.DateTimeField()

    class Meta:
        verbose_name = _("scheduled run")
        verbose_name_plural = _("scheduled runs")

    def __str__(self) -> str:
        return self.name
