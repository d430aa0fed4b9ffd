"""The index of an office of any size, written straight through the engine."""

from collections.abc import Sequence

from django.utils import timezone
from tqdm import tqdm

from documents.models import Direction, Document
from eoffice.access.models import Right
from eoffice.things.models import Thing
from search import indexing
from search.engine import get_engine
from search.engines.base import Findable
from search.models import IndexRequest
from tests.benchmarks.offices import AT_ONCE

_WORDS = (
    "Thực hiện chỉ đạo của Ủy ban nhân dân tỉnh về công tác tư pháp, Sở Tư pháp báo cáo kết quả "
    "rà soát, số hóa sổ hộ tịch, tình hình giải ngân và những khó khăn, vướng mắc cần tháo gỡ. "
)


def bring_up_to_date(*, is_quiet: bool = False) -> None:
    """Index every letter that is not in the index yet."""
    engine = get_engine()
    if not engine.is_ready():
        with engine.rebuild():
            pass
    letters = Document.objects.filter(direction=Direction.INCOMING).order_by("pk")
    first = max(engine.count() - 1, 0)  # the one that came through the door may stand there
    bar = tqdm(total=letters.count(), initial=first, desc="index", disable=is_quiet or None)
    with bar:
        for start in range(first, letters.count(), AT_ONCE):
            documents = letters.select_related("thing")[start : start + AT_ONCE]
            _put(list(documents))
            bar.update(len(documents))
    IndexRequest.objects.all().delete()


def _put(documents: Sequence[Document]) -> None:
    things: list[Thing] = [document.thing for document in documents]
    version = int(timezone.now().timestamp() * 1_000_000)
    listers, readers = (indexing._holders(things, right) for right in (Right.METADATA, Right.READ))
    with get_engine().writing() as index:
        index.put(
            Findable(
                uid=document.thing.uid,
                kind=document.thing.kind,
                title=document.subject,
                version=version,
                listers=listers[document.thing_id],
                readers=readers[document.thing_id],
                symbol=document.code,
                pages=[f"{document.subject}. {_WORDS}", _WORDS],
                kind_code=document.kind_code,
                kind_name=document.kind_name,
                direction=document.direction,
                body=document.body_name,
                state=document.state,
                day=document.dated_on,
            )
            for document in documents
        )
