"""Makes documents for tests, by the product's own actions."""

from collections.abc import Sequence
from datetime import date, datetime
from itertools import count
from typing import Any

from documents.actions import incoming, progress
from documents.actions.drafts import Draft, Recipient
from documents.actions.incoming import Facts
from documents.models import Document
from eoffice.assignments.actions.giving import Deadline, Line
from eoffice.assignments.models import Assignment, AssignmentRole
from eoffice.organization.actor import Actor
from eoffice.organization.models import Holder
from tests.factories import MORNING

_numbers = count(1)


def facts(subject: str = "Báo cáo công tác tư pháp quý I", **values: object) -> Facts:
    """Make what a clerk enters; each letter has a number of its own."""
    entered: dict[str, object] = {
        "subject": subject,
        "body_name": "Bộ Tư pháp",
        "kind_code": "CV",
        "code_number": str(next(_numbers)),
        "code_notation": "BTP-VP",
        "dated_on": date(2026, 3, 2),
    }
    return Facts(**{**entered, **values})  # type: ignore[arg-type]  # named in each test


def receive(clerk: Actor, text: str = "Kính gửi Sở Tư pháp", at: datetime = MORNING) -> Document:
    """Take a small file in."""
    name = f"thu-{next(_numbers)}.txt"
    content = f"{text} {name}".encode()
    return incoming.receive(content=content, name=name, actor=clerk, at=at)


def register(
    clerk: Actor,
    subject: str = "Báo cáo công tác tư pháp",
    at: datetime = MORNING,
    **values: Any,
) -> Document:
    """Take a letter in and register it."""
    document = receive(clerk, at=at)
    incoming.register(document=document, facts=facts(subject, **values), actor=clerk, at=at)
    return document


def submit(clerk: Actor, leader: Actor, at: datetime = MORNING, **values: Any) -> Document:
    """Register a letter and submit it to a leader."""
    document = register(clerk, at=at, **values)
    incoming.submit(document=document, to=leader.post, actor=clerk, at=at)
    return document


def instruct(
    document: Document,
    leader: Actor,
    *people: tuple[Actor, AssignmentRole],
    at: datetime = MORNING,
    deadline: Deadline | None = None,
) -> list[Assignment]:
    """Give work on a letter; return the lines in the order of the people."""
    lines = [Line(Holder.objects.get(pk=person.post_holder), role) for person, role in people]
    given = progress.instruct(
        document=document,
        text="Đề nghị tham mưu trả lời.",
        lines=lines,
        actor=leader,
        at=at,
        deadline=deadline,
    )
    return list(given.assignments.order_by("ordinal"))


def draft_content(signer: Actor, recipients: Sequence[Recipient] = (), **values: Any) -> Draft:
    """Make what a drafter enters: a short official letter."""
    entered: dict[str, object] = {
        "kind_code": "CV",
        "subject": "Trả lời về công tác hộ tịch",
        "text": "Thực hiện đề nghị của quý cơ quan, Sở Tư pháp có ý kiến như sau.\n\n"
        "1. Thống nhất với nội dung dự thảo.\n\n2. Đề nghị bổ sung thời hạn thực hiện.",
        "addressed_to": "Ủy ban nhân dân tỉnh Sông Lam",
        "signer": signer.post,
        "recipients": recipients,
    }
    return Draft(**{**entered, **values})
