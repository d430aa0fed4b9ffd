"""What must be true of an installation, whatever happened to its processes."""

import hashlib
from collections import Counter
from datetime import timedelta
from typing import Any

from django.utils import timezone
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from documents.lifecycles import OUTGOING_WITH_NUMBER, OutgoingState
from documents.models import Document, EntryState, Register, RegisterEntry
from eoffice.journal import recording
from eoffice.journal.models import FollowerReceipt, JournalEntry
from eoffice.queue import leasing
from eoffice.queue.models import TaskLease
from search.models import IndexRequest
from storage.models import AttachmentRole, FileVersion, ReadingState, Rendition, VersionReading
from storage.vault import vault

_STEPS = ("numbered", "sealed", "issued")
NOT_DONE = [TaskResultStatus.READY, TaskResultStatus.RUNNING]


def free_the_tasks_of_the_dead() -> int:
    """Bring forward what a minute brings; return how many tasks are still to be done."""
    past = timezone.now() - timedelta(seconds=1)
    TaskLease.objects.filter(leased_until__isnull=False).update(leased_until=past)
    leasing.claim("nobody", ["no such queue"], at=timezone.now())
    waiting = DBTaskResult.objects.filter(status__in=NOT_DONE)
    waiting.filter(status=TaskResultStatus.READY).update(run_after=past)
    return waiting.count()


def faults(*, uploads: list[str], issued: list[str]) -> list[str]:
    """Say what is wrong, knowing the contents (SHA-256) and documents that were acknowledged."""
    return [
        *_faults_of_uploads(uploads),
        *faults_of_issues(uids=issued),
        *_faults_of_blobs(),
        *faults_of_numbers(),
        *_faults_of_effects(),
    ]


def counts() -> dict[str, int]:
    """Count what a repeated request must not make more of."""
    return {
        "documents": Document.objects.count(),
        "entries": RegisterEntry.objects.count(),
        "journal": JournalEntry.objects.count(),
        "versions": FileVersion.objects.count(),
    }


def _faults_of_uploads(digests: list[str]) -> list[str]:
    kept = Counter(
        FileVersion.objects.filter(
            file__attachments__role=AttachmentRole.MAIN,
            file__attachments__thing__document__direction="incoming",
        ).values_list("digest", flat=True)
    )
    wrong = [f"An acknowledged upload is {kept[one]} letters." for one in digests if kept[one] != 1]
    letters = Document.objects.filter(direction="incoming").count()
    if letters != len(set(digests)):
        wrong.append(f"{len(set(digests))} uploads were acknowledged; there are {letters} letters.")
    return wrong


def faults_of_issues(*, uids: list[str]) -> list[str]:
    """Say what is wrong with documents that were issued, knowing which."""
    documents = Document.objects.filter(thing__uid__in=uids).select_related("outgoing", "entry")
    wrong = []
    for document in documents:
        if document.state != OutgoingState.ISSUED:
            wrong.append(f"An acknowledged issue is in state {document.state}.")
        if document.outgoing.issued is None or document.entry is None:
            wrong.append("An issued document lacks its number or its sealed file.")
        events = Counter(
            JournalEntry.objects.filter(thing=document.thing).values_list("event", flat=True)
        )
        times = {name: events[f"documents.outgoing.{name}"] for name in _STEPS}
        wrong += [f"A document was {name} {n} times." for name, n in times.items() if n != 1]
    if len(documents) != len(set(uids)):
        wrong.append("An acknowledged issue has no document.")
    return wrong


def _faults_of_blobs() -> list[str]:
    wrong = [f"{name} is torn." for name in vault().names() if not vault().is_whole(name)]
    for version in FileVersion.objects.filter(disposed_at__isnull=True):
        if not vault().is_whole(version.blob):
            wrong.append(f"{version} has no whole blob.")
        elif hashlib.sha256(version.content()).hexdigest() != version.digest:
            wrong.append(f"{version} is not what its digest says.")
    blobs = Rendition.objects.values_list("blob", flat=True)
    return wrong + [f"A rendition has no {one}." for one in blobs if not vault().is_whole(one)]


def faults_of_numbers() -> list[str]:
    """Say what is wrong with the books alone."""
    wrong = []
    for register in Register.objects.all():
        entries = list(RegisterEntry.objects.of_register(register))
        numbers = [entry.number for entry in entries]
        if numbers != list(range(1, register.last_number + 1)):
            wrong.append(f"{register} has holes or doubles: {numbers}.")
        days = [entry.day for entry in entries]
        if days != sorted(days):
            wrong.append(f"The days of {register} are not in order.")
    used = RegisterEntry.objects.filter(state=EntryState.USED, document__isnull=True)
    numbered = Document.objects.filter(state__in=OUTGOING_WITH_NUMBER, entry__isnull=True)
    if used.exists() or numbered.exists():
        wrong.append("A used number has no document, or a document that needs one no number.")
    return wrong


def _faults_of_effects() -> list[str]:
    given = Counter(FollowerReceipt.objects.values_list("entry_uid", "follower"))
    wanted = Counter(
        (entry.uid, recording._name_of(follower))
        for entry in JournalEntry.objects.all()
        for follower in recording._followers[entry.event]
    )
    wrong = [f"{follower} has no receipt." for _uid, follower in (wanted - given)]
    wrong += [f"{follower} has a receipt too many." for _uid, follower in (given - wanted)]
    checks: dict[str, Any] = {
        "tasks are not done": DBTaskResult.objects.exclude(status=TaskResultStatus.SUCCESSFUL),
        "things wait for the index": IndexRequest.objects.all(),
        "files are not read": VersionReading.objects.exclude(
            state__in=[ReadingState.READ, ReadingState.UNREADABLE]
        ),
    }
    return wrong + [f"{rows.count()} {what}." for what, rows in checks.items() if rows.exists()]
