"""Keeps state secrets out of meetings: a marked paper goes, and a line stands in its place.

Law 117/2025/QH15, Article 5: no state secret on a device that is connected to a network.
"""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from documents.recognition.engine import recognise
from eoffice.access.granting import end_grants
from eoffice.access.models import Cause
from eoffice.journal.recording import record
from meetings import events
from meetings.models import Paper
from storage import actions as storage
from storage.models import FileVersion
from storage.renditions import pages_of


def consider(version: FileVersion, *, at: datetime) -> None:
    """Look at a paper that was read, in the transaction in which the reading ended."""
    papers = Paper.objects.standing().filter(version=version, round=0).for_page()
    for paper in papers.select_related("item__meeting__thing"):
        proposal = recognise(
            pages_of(version),
            file_name=version.name,
            is_scan=version.reading.was_recognised,
        )
        if proposal.secrecy:
            refuse(paper=paper, at=at)


@transaction.atomic
def refuse(*, paper: Paper, at: datetime) -> None:
    """Take a marked paper out of the vault, with its title; the line says where it is to be had.

    Auditors no longer list it.
    """
    paper.lock()
    with translation.override(settings.LANGUAGE_CODE):
        paper.title = _("Secret paper")
    paper.is_secret, paper.version, paper.source = True, None, None
    paper.save(update_fields=["title", "is_secret", "version", "source"])
    storage.dispose(paper.thing, at=at)
    end_grants(paper.thing, at=at, cause=Cause.AUDITED)
    meeting = paper.item.meeting
    record(events.PAPER_REFUSED, actor=None, thing=meeting.thing, at=at, paper=paper.thing.uid)
