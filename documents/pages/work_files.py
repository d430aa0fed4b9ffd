"""What the pages of work files show, to one person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count
from django.utils.translation import gettext as _

from documents.lifecycles import WorkFileState
from documents.models import Document, Filing, WorkFile
from documents.pages import timeline
from documents.policies import work_files as policy
from eoffice.access import seeing
from eoffice.access.models import Right
from eoffice.lib.verdicts import Verdict
from eoffice.organization.actor import Actor
from eoffice.organization.models import Holder, Holding

PAGE, MOST = 50, 500


@dataclass(frozen=True)
class FiledLine:
    """One thing in a work file; of what the reader may not see only that it is there."""

    ordinal: int
    filing: Filing
    document: Document | None
    is_readable: bool
    can_take_out: Verdict


@dataclass(frozen=True)
class ListLine:
    """A work file in the list, and how many documents lie in it."""

    work_file: WorkFile
    count: int


def listing(actor: Actor, *, state: str, after: UUID | None) -> dict[str, Any]:
    """Gather a page of the list of work files, the newest first: what comes after one of them.

    Raise WorkFile.DoesNotExist when the actor sees no such file.
    """
    chosen = state if state in WorkFileState.values else WorkFileState.OPEN
    files = WorkFile.objects.visible_to(actor)
    here = files.filter(state=chosen).newest_first()
    if after is not None:
        here = here.after(files.get(thing__uid=after))
    found = list(here.for_list()[: PAGE + 1])
    shown = found[:PAGE]
    filings = Filing.objects.filter(work_file__in=shown).values_list("work_file")
    counts = dict(filings.annotate(Count("pk")))
    first = f"?state={chosen}"
    tabs = [
        {"label": member.label, "url": f"?state={member.value}", "is_current": member == chosen}
        for member in WorkFileState
    ]
    return {
        "lines": [ListLine(file, counts.get(file.pk, 0)) for file in shown],
        "tabs": tabs,
        "first_url": first if after else "",
        "next_url": f"{first}&after={shown[-1].thing.uid}" if len(found) > PAGE else "",
    }


def files_with(document: Document, actor: Actor) -> list[WorkFile]:
    """List the work files in which a document lies, of those that the actor may see."""
    files = WorkFile.objects.visible_to(actor).for_list().filter(filings__thing=document.thing)
    return list(files.newest_first())


def detail(work_file: WorkFile, actor: Actor, *, at: datetime) -> dict[str, Any]:
    """Gather one work file; what lies in it only for whoever may read it."""
    is_readable = seeing.has_right(actor, work_file.thing, Right.READ)
    causes = seeing.causes_of(actor, work_file.thing, at=at)
    return {
        "work_file": work_file,
        "is_readable": is_readable,
        "lines": _lines(work_file, actor) if is_readable else [],
        "members": _members(work_file) if is_readable else [],
        "facts": [
            {"name": _("Code"), "value": work_file.code},
            {"name": _("Kept by"), "value": f"{work_file.keeper}, {work_file.keeper.unit}"},
            {"name": _("Kept for"), "value": work_file.retention},
            {"name": _("Opened"), "value": f"{work_file.opened_on:%d/%m/%Y}"},
            {
                "name": _("Closed"),
                "value": f"{work_file.closed_on:%d/%m/%Y}" if work_file.closed_on else "",
            },
            {
                "name": _("Why can I see this?"),
                "value": str(causes[0].get_cause_display()) if causes else "",
            },
        ],
        "timeline": timeline.timeline_of(work_file.thing) if is_readable else [],
        "can_change_members": policy.can_change_members(actor, work_file),
        "can_close": policy.can_close(actor, work_file),
        "can_reopen": policy.can_reopen(actor, work_file),
    }


def _lines(work_file: WorkFile, actor: Actor) -> Sequence[FiledLine]:
    filings = list(work_file.filings.select_related("thing", "work_file", "filed_by")[:MOST])
    things = [filing.thing_id for filing in filings]
    listed = Document.objects.visible_to(actor, among_few=True).for_list().in_bulk(things)
    readable = set(
        Document.objects.visible_to(actor, Right.READ, among_few=True)
        .filter(thing__in=things)
        .values_list("thing", flat=True)
    )
    return [
        FiledLine(
            ordinal=place,
            filing=filing,
            document=listed.get(filing.thing_id),
            is_readable=filing.thing_id in readable,
            can_take_out=policy.can_take_out(actor, filing),
        )
        for place, filing in enumerate(filings, start=1)
    ]


def _members(work_file: WorkFile) -> list[dict[str, Any]]:
    holdings = Holding.objects.open().filter(holder=work_file.members, member__isnull=False)
    return [
        {
            "uid": holding.member.uid,
            "name": _name_of(holding.member),
            "is_keeper": holding.member.post_id == work_file.keeper_id,
        }
        for holding in holdings.select_related(
            "member__post__unit", "member__unit", "member__person"
        )
        if holding.member is not None
    ]


def _name_of(member: Holder) -> str:
    post = member.post
    return f"{post.title}, {post.unit.name}" if post else str(member)
