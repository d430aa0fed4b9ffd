"""The board "ready to meet": what is well, what is not, and the one act for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from eoffice.lib.verdicts import Verdict
from eoffice.organization.actor import Actor
from eoffice.organization.requests import OfficeRequest
from meetings import readiness
from meetings.models import Meeting
from meetings.policies import meetings as policy
from meetings.readiness import Readiness
from meetings.views.finding import meeting_of
from meetings.views.outline import Outline


@dataclass(frozen=True)
class Act:
    """What mends a line: a posting button, or a link."""

    label: str
    url: str
    verdict: Verdict
    value: str = ""
    opens: bool = False


@dataclass(frozen=True)
class Line:
    """One thing that has to be ready."""

    title: str
    badge: str
    tone: str
    words: str = ""
    act: Act | None = None


@dataclass(frozen=True)
class Board:
    """All the lines, and how many of them are well."""

    lines: Sequence[Line]
    note: str

    @property
    def well(self) -> int:
        return sum(line.tone == "green" for line in self.lines)


@require_safe
def board(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Show who has opened what: participants by papers."""
    meeting, now = meeting_of(request.actor, uid), timezone.now()
    policy.can_see_board(request.actor, meeting).enforce()
    context = {"meeting": meeting, "readiness": readiness.of(meeting, at=now)}
    return TemplateResponse(request, "meetings/meetings/board.html", context)


def board_of(actor: Actor, meeting: Meeting, outline: Outline, *, at: datetime) -> Board:
    return _board(actor, meeting, readiness.of(meeting, at=at), outline)


def _board(actor: Actor, meeting: Meeting, found: Readiness, outline: Outline) -> Board:
    if not meeting.round:
        lines = [_papers(meeting, outline), _people(actor, meeting, found)]
        return Board(lines, _("Nobody but the secretary and the chair reads anything yet."))
    lines = [
        _papers(meeting, outline),
        _answers(actor, meeting, found),
        _opened(actor, meeting, found),
        _packets(found),
    ]
    return Board(lines, _note(outline))


def _papers(meeting: Meeting, outline: Outline) -> Line:
    title, total = _("Papers"), len(outline.papers)
    words = _("%(papers)s, %(pages)s") % {"papers": _n_papers(total), "pages": _pages(outline)}
    unreadable = sum(shown.paper.is_unreadable for shown in outline.papers)
    if unreadable:
        badge = _("%(n)d cannot be shown") % {"n": unreadable}
        return Line(title, badge, "red", _("They are left out of the packet, with a line."))
    if outline.being_read:
        return Line(title, _("being read"), "blue", words)
    if outline.unsent and meeting.round:
        return Line(title, _("%(n)d not sent") % {"n": outline.unsent}, "amber", words)
    if not total:
        return Line(title, _("none yet"), "amber", _("Add papers under the items of the agenda."))
    return Line(title, _("ready"), "green", words)


def _people(actor: Actor, meeting: Meeting, found: Readiness) -> Line:
    count, url = len(found.rows), reverse("meetings:people", args=[meeting.thing.uid])
    act = Act(_("Invite people"), url, policy.can_edit(actor, meeting), opens=True)
    if not count:
        return Line(_("Participants"), _("nobody yet"), "red", act=act)
    return Line(_("Participants"), str(count), "green", act=act)


def _answers(actor: Actor, meeting: Meeting, found: Readiness) -> Line:
    silent, total = len(found.silent), len(found.rows)
    words = _("%(yes)d will attend, %(no)d will not, %(silent)d have not answered") % {
        "yes": found.attending,
        "no": found.absent,
        "silent": silent,
    }
    badge = _("%(n)d of %(total)d answered") % {"n": total - silent, "total": total}
    act = _remind(actor, meeting, "answers", silent) if silent else None
    return Line(_("Answers"), badge, _tone(silent, total), words, act)


def _opened(actor: Actor, meeting: Meeting, found: Readiness) -> Line:
    late, total = len(found.have_not_opened), len(found.have_papers)
    words = ngettext("%(n)d has opened nothing yet", "%(n)d have opened nothing yet", late)
    badge = _("%(n)d of %(total)d opened") % {"n": total - late, "total": total}
    act = _remind(actor, meeting, "papers", late) if late else None
    return Line(_("Papers opened"), badge, _tone(late, total), words % {"n": late}, act)


def _packets(found: Readiness) -> Line:
    title = _("Packets")
    if found.packets_failed:
        return Line(title, _("%(n)d failed") % {"n": found.packets_failed}, "red")
    if found.packets_ready < found.packets_wanted:
        badge = _("%(n)d of %(total)d made") % {
            "n": found.packets_ready,
            "total": found.packets_wanted,
        }
        return Line(title, badge, "blue", _("The rest is being made now."))
    words = _("Whoever may read the same shares one.")
    return Line(title, _("%(n)d ready") % {"n": found.packets_ready}, "green", words)


def _remind(actor: Actor, meeting: Meeting, about: str, count: int) -> Act:
    label = ngettext("Remind %(n)d person", "Remind %(n)d people", count) % {"n": count}
    url = reverse("meetings:remind", args=[meeting.thing.uid])
    return Act(label, url, policy.can_remind(actor, meeting), value=about)


def _tone(missing: int, total: int) -> str:
    """Red while most are missing, amber while some are."""
    if not missing:
        return "green"
    return "red" if missing * 2 > total else "amber"


def _n_papers(count: int) -> str:
    return ngettext("%(n)d paper", "%(n)d papers", count) % {"n": count}


def _pages(outline: Outline) -> str:
    return ngettext("%(n)d page", "%(n)d pages", outline.pages) % {"n": outline.pages}


def _note(outline: Outline) -> str:
    if not outline.unsent:
        return ""
    return ngettext(
        "%(n)d paper is new since the last sending; nobody else reads it yet.",
        "%(n)d papers are new since the last sending; nobody else reads them yet.",
        outline.unsent,
    ) % {"n": outline.unsent}
