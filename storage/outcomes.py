"""Says in words how the reading of a file ended; for whoever looks at the document."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from storage.models import ReadingState, VersionReading
from storage.reading.limits import Outcome

_SENTENCES: Mapping[str, str | Promise] = {
    Outcome.CARRIES_SCRIPT: gettext_lazy("The file carries a script. It is never run here."),
    Outcome.NO_PDF_WITHOUT_OFFICE: gettext_lazy(
        "There are no pictures of the pages, because LibreOffice is not installed here. "
        "The text can be read and found; open the file itself to see its form."
    ),
    Outcome.NOT_CONVERTED: gettext_lazy(
        "LibreOffice could not make a PDF of the file. "
        "The text can be read and found; open the file itself to see its form."
    ),
    Outcome.NO_TEXT_WITHOUT_OCR: gettext_lazy(
        "There are scanned pages, and recognition of letters is not installed here. "
        "These pages cannot be found by their words."
    ),
    Outcome.NO_TEXT: gettext_lazy("No text was found on the pages."),
    Outcome.RECOGNISED_IN_PART: gettext_lazy(
        "The letters of some scanned pages were not recognised; these pages cannot be found "
        "by their words."
    ),
    Outcome.DAMAGED: gettext_lazy(
        "The file is damaged and could not be read. It is kept as it came."
    ),
    Outcome.ENCRYPTED: gettext_lazy(
        "The file is protected with a password and could not be read. It is kept as it came; "
        "ask the sender for a copy without a password."
    ),
    Outcome.TOOK_TOO_LONG: gettext_lazy(
        "Reading the file took too long and was stopped. It is kept as it came."
    ),
    Outcome.TOO_MUCH_MEMORY: gettext_lazy(
        "Reading the file needed too much memory and was stopped. It is kept as it came."
    ),
    Outcome.TOO_MUCH_OUTPUT: gettext_lazy(
        "The file has more text than can be taken in. It is kept as it came."
    ),
    Outcome.BROKEN_IN_VAULT: gettext_lazy(
        "The bytes of this file are no longer those that were kept. Please tell the administrator."
    ),
}


def sentence_of(reading: VersionReading) -> str:
    """Return what a reader should know about a reading; empty where all is well."""
    if reading.state == ReadingState.WAITING:
        return _("The file is waiting to be read.")
    if reading.state == ReadingState.RUNNING:
        return _("The file is being read: %(percent)s%%.") % {"percent": reading.percent}
    if reading.outcome == Outcome.TOO_MANY_PAGES:
        return _too_many(reading)
    if reading.outcome in _SENTENCES:
        return str(_SENTENCES[reading.outcome])
    if reading.was_recognised:
        return _("The text was recognised from a scan and may have mistakes.")
    return ""


def _too_many(reading: VersionReading) -> str:
    return ngettext(
        "The file has %(count)s page; only its first pages were read.",
        "The file has %(count)s pages; only its first pages were read.",
        reading.page_count,
    ) % {"count": reading.page_count}
