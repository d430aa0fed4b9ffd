"""The index of an office of any size, written straight through the engine."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from django.db.models import QuerySet
from django.utils import timezone
from tqdm import tqdm

from documents.models import Direction, Document, WorkFile
from documents.models.work_files import KIND as WORK_FILE
from eoffice.access.models import Right
from eoffice.lib.clock import office_day
from eoffice.things.models import Thing
from meetings.models import Meeting
from meetings.models.meetings import KIND as MEETING
from search import indexing
from search.engine import get_engine
from search.engines.base import Findable
from search.models import IndexRequest
from tests.benchmarks.founding import Office
from tests.benchmarks.rows import AT_ONCE

KINDS = (*Direction.values, WORK_FILE, MEETING)

_WORDS = (
    "Thực hiện chỉ đạo của Ủy ban nhân dân tỉnh về công tác tư pháp, Sở Tư pháp báo cáo kết quả "
    "rà soát, số hóa sổ hộ tịch, tình hình giải ngân và những khó khăn, vướng mắc cần tháo gỡ. "
)


def bring_up_to_date(office: Office, *, is_quiet: bool = False) -> None:
    """Index everything that can be found and is not in the index yet."""
    engine = get_engine()
    if not engine.is_ready():
        with engine.rebuild():
            pass
    things = Thing.objects.filter(kind__in=KINDS).order_by("pk")
    total = things.filter(pk__gt=office.indexed_until).count()
    with tqdm(total=total, desc="index", disable=is_quiet or None) as bar:
        while some := list(things.filter(pk__gt=office.indexed_until)[:AT_ONCE]):
            _put(some)
            office.indexed_until = some[-1].pk
            bar.update(len(some))
    IndexRequest.objects.all().delete()


def _put(things: Sequence[Thing]) -> None:
    version = int(timezone.now().timestamp() * 1_000_000)
    listers, readers = (indexing._holders(things, right) for right in (Right.METADATA, Right.READ))
    with get_engine().writing() as index:
        index.put(
            replace(findable, version=version, listers=listers[thing.pk], readers=readers[thing.pk])
            for thing, findable in _findables(things)
        )


def _findables(things: Sequence[Thing]) -> Iterator[tuple[Thing, Findable]]:
    """Describe things as their apps would one by one; of the papers there are words made up."""
    pks = [thing.pk for thing in things]
    documents = Document.objects.filter(pk__in=pks).select_related("thing", "outgoing__unit")
    yield from ((one.thing, _of_document(one)) for one in documents)
    files: QuerySet[WorkFile] = WorkFile.objects.filter(pk__in=pks).for_list()
    yield from ((one.thing, _of_work_file(one)) for one in files)
    meetings = Meeting.objects.filter(pk__in=pks).for_page().prefetch_related("items")
    yield from ((one.thing, _of_meeting(one)) for one in meetings)


def _of_document(document: Document) -> Findable:
    return Findable(
        uid=document.thing.uid,
        kind=document.thing.kind,
        title=document.subject,
        symbol=document.code,
        people=[document.signer_name] if document.signer_name else [],
        pages=[f"{document.subject}. {_WORDS}", _WORDS],
        kind_code=document.kind_code,
        kind_name=document.kind_name,
        direction=document.direction,
        body=document.body_name,
        unit="" if document.is_incoming else document.outgoing.unit.name,
        state=document.state,
        day=document.dated_on,
    )


def _of_work_file(work_file: WorkFile) -> Findable:
    return Findable(
        uid=work_file.thing.uid,
        kind=WORK_FILE,
        title=work_file.title,
        symbol=work_file.code,
        unit=work_file.keeper.unit.name,
        state=work_file.state,
        day=work_file.opened_on,
    )


def _of_meeting(meeting: Meeting) -> Findable:
    agenda = [item.title for item in meeting.items.all()]
    return Findable(
        uid=meeting.thing.uid,
        kind=MEETING,
        title=meeting.title,
        pages=["\n".join([meeting.place, *agenda])],
        unit=meeting.secretary.unit.name,
        state=meeting.state,
        day=office_day(meeting.starts_at),
    )
