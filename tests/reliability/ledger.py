"""Tasks that leave a trace which can be counted: each time they run, and each time that counts."""

from collections import Counter
from pathlib import Path

from django.db import connection, transaction
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from eoffice.journal.models import JournalEntry
from eoffice.journal.recording import call_follower, record

FOLLOWER = f"{__name__}.count"
EVENT = "tests.counted"
PARTS = 500


def open_ledger() -> None:
    """Make the table in which followers leave their traces; nothing in it is unique."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE ledger (entry varchar(36) NOT NULL)")


def count(entry: JournalEntry) -> None:
    """Follow an entry: an effect in the database, of which a task that is cut off leaves none."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO ledger (entry) VALUES (%s)", [str(entry.uid)])


@task()
def write_down(*, folder: str, name: str) -> None:
    """Leave a file: an effect outside of the database, which a repeated task has again."""
    with (Path(folder) / name).open("a", encoding="utf-8") as file:
        file.write("+")


def ask_for(*, entries: int, files: int, folder: str) -> None:
    """Enqueue followers of new journal entries, and tasks that leave files."""
    Path(folder).mkdir(exist_ok=True)
    asked = [_follow] * entries + [lambda number: _leave(folder, number)] * files
    for start in range(0, len(asked), PARTS):
        with transaction.atomic():
            for number, ask in enumerate(asked[start : start + PARTS], start):
                ask(number)


def _follow(_number: int) -> None:
    entry = record(EVENT, actor=None, thing=None, at=timezone.now())
    call_follower.enqueue(entry_uid=str(entry.uid), follower=FOLLOWER)


def _leave(folder: str, number: int) -> None:
    write_down.enqueue(folder=folder, name=str(number))


def left_to_do() -> int:
    """Count the tasks that are not done."""
    return DBTaskResult.objects.filter(status__in=["READY", "RUNNING"]).count()


def balance() -> dict[str, int]:
    """Compare what was asked for with what was done."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT entry FROM ledger")
        done = Counter(entry for (entry,) in cursor.fetchall())
    asked = JournalEntry.objects.filter(event=EVENT).values_list("uid", flat=True)
    missing = [uid for uid in asked if not done[str(uid)]]
    return {
        "asked": len(asked),
        "missing": len(missing),
        "twice": sum(times > 1 for times in done.values()),
        "given up": DBTaskResult.objects.filter(status="FAILED").count(),
    }
