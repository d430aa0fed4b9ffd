"""What waits on a desk: letters to instruct, papers to sign, work, letters to register."""

from collections.abc import Callable, Sequence
from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from documents.desk import lines
from documents.models import Document, Urgency
from documents.pages.waiting import (
    arrived,
    given_by,
    on_what_is_seen,
    owed_to,
    sent_back,
    to_instruct,
    to_issue,
    to_register,
    to_sign,
    to_submit,
    work_of,
)
from eoffice.assignments.models import Assignment, AssignmentRole
from eoffice.desk import coming, piles, waiting
from eoffice.desk.lines import ComingLine
from eoffice.desk.piles import Pile
from eoffice.lib.clock import office_day
from eoffice.organization.actor import Actor

Rows = Callable[[Actor], QuerySet[Document]]
Label = Callable[[int], str]

INCOMING = "documents:incoming-list"
OUTGOING = "documents:outgoing-list"


def register() -> None:
    """Put the piles of documents on the desk. Called once, when apps are ready."""
    for pile in (
        _pile("instruct", gettext_lazy("Waiting for my instruction"), 10, to_instruct, deal_with),
        _pile(
            "sign",
            gettext_lazy("Waiting for my approval or signature"),
            20,
            to_sign,
            open_the_book,
            under=OUTGOING,
            url_name="documents:signature-book",
        ),
        _work_pile("lead", gettext_lazy("Work that I lead"), 30, AssignmentRole.LEAD),
        _work_pile("support", gettext_lazy("Work that I support"), 40, AssignmentRole.SUPPORT),
        _pile(
            "sent-back",
            gettext_lazy("Drafts sent back to me"),
            50,
            sent_back,
            mend,
            under=OUTGOING,
        ),
        Pile(
            key="intake",
            title=gettext_lazy("Letters to be registered"),
            order=60,
            count=lambda actor: to_register(actor).count() + arrived(actor).count(),
            urgent=lambda actor: _urgent(to_register(actor)),
            lines=lambda actor: lines.intake_lines(to_register(actor), arrived(actor)),
            label=enter,
            url_name="documents:intake",
            under=INCOMING,
            comes_first=serves_registry,
        ),
        _pile(
            "submit",
            gettext_lazy("Letters to be submitted"),
            62,
            to_submit,
            submit,
            comes_first=serves_registry,
        ),
        _pile(
            "issue",
            gettext_lazy("Documents to number, seal and issue"),
            64,
            to_issue,
            issue,
            under=OUTGOING,
            url_name="documents:to-be-issued",
            comes_first=serves_registry,
        ),
        _work_pile("inform", gettext_lazy("For my information"), 90, AssignmentRole.INFORM, read),
    ):
        piles.register(pile)
    coming.register(terms_that_end)
    waiting.register(
        waiting.Source(
            key="documents",
            order=10,
            count=lambda actor: given_by(actor).count(),
            lines=lambda actor, most: lines.owed_lines(owed_to(actor, most)),
        )
    )


def terms_that_end(actor: Actor, begins_at: datetime, ends_at: datetime) -> Sequence[ComingLine]:
    """List the actor's terms that end between two instants."""
    work = Assignment.objects.to_holders(actor.seats).open().select_related("instruction", "term")
    ending_then = work.filter(term__due_at__gte=begins_at, term__due_at__lt=ends_at)
    ending = list(on_what_is_seen(ending_then, actor))
    documents = lines.documents_of(ending)
    return [
        ComingLine(
            at=line.term.due_at,
            title=str(document),
            url=document.get_absolute_url(),
            facts=_("Deadline"),
            is_pressing=True,
        )
        for line in ending
        if line.term and (document := documents.get(line.instruction.thing_id))
    ]


def serves_registry(actor: Actor) -> bool:
    """Say for whom the piles of the registry come first."""
    return actor.serves_registry_of(actor.agency.pk)


def deal_with(count: int) -> str:
    return ngettext("Deal with %(n)d document", "Deal with %(n)d documents", count) % {"n": count}


def open_the_book(count: int) -> str:
    del count
    return _("Open the signature book")


def mend(count: int) -> str:
    return ngettext("Mend %(n)d draft", "Mend %(n)d drafts", count) % {"n": count}


def enter(count: int) -> str:
    return ngettext("Register %(n)d letter", "Register %(n)d letters", count) % {"n": count}


def submit(count: int) -> str:
    return ngettext("Submit %(n)d letter", "Submit %(n)d letters", count) % {"n": count}


def issue(count: int) -> str:
    return ngettext("Issue %(n)d document", "Issue %(n)d documents", count) % {"n": count}


def read(count: int) -> str:
    return ngettext("Read %(n)d document", "Read %(n)d documents", count) % {"n": count}


def _pile(
    key: str,
    title: str | Promise,
    order: int,
    rows: Rows,
    label: Label,
    *,
    under: str = INCOMING,
    url_name: str = "",
    comes_first: Callable[[Actor], bool] = piles.nobody,
) -> Pile:
    return Pile(
        key=key,
        title=title,
        order=order,
        count=lambda actor: rows(actor).count(),
        urgent=lambda actor: _urgent(rows(actor)),
        lines=lambda actor: lines.lines_of(rows(actor)),
        label=label,
        stops=None if url_name else lambda actor: lines.stops_at(rows(actor)),
        url_name=url_name,
        under=under,
        comes_first=comes_first,
    )


def _work_pile(
    key: str, title: str | Promise, order: int, role: AssignmentRole, label: Label = deal_with
) -> Pile:
    return Pile(
        key=key,
        title=title,
        order=order,
        count=lambda actor: work_of(actor, role).count(),
        urgent=lambda actor: _pressing(work_of(actor, role)),
        lines=lambda actor: lines.work_lines(work_of(actor, role)),
        label=label,
        stops=lambda actor: lines.work_stops(work_of(actor, role)),
        under=INCOMING,
    )


def _urgent(documents: QuerySet[Document, Any]) -> int:
    return documents.filter(urgency__gt=Urgency.NORMAL).count()


def _pressing(work: QuerySet[Assignment]) -> int:
    """Count the lines that are late or end today, and those on urgent documents."""
    now = timezone.now()
    tomorrow = office_day(now) + timedelta(days=1)
    begins = datetime.combine(tomorrow, time(), tzinfo=timezone.get_default_timezone())
    pressing = Q(term__due_at__lt=begins) | Q(
        instruction__thing__document__urgency__gt=Urgency.NORMAL
    )
    return work.filter(pressing).count()
