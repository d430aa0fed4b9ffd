"""How the index is, for the page of operations: there or not, and how far behind."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from eoffice.administration.checks import Check, register
from eoffice.things.models import Thing
from search import registry
from search.engine import get_engine
from search.engines.base import SearchUnavailableError
from search.models import IndexRequest

LATE, TOO_LATE = timedelta(minutes=5), timedelta(hours=1)


def register_all() -> None:
    """Have the index looked at."""
    register("index", gettext_lazy("Search index"), check_index)


def check_index(at: datetime) -> Check:
    """Say whether there is an index, how much waits to go into it, and for how long."""
    try:
        number = _number_in_index()
    except SearchUnavailableError as error:
        return _unreachable(error)
    if number is None:
        return _without_index()
    failed = IndexRequest.objects.filter(failed_at__isnull=False).count()
    waiting = IndexRequest.objects.filter(failed_at__isnull=True)
    oldest = waiting.order_by("asked_at").values_list("asked_at", flat=True).first()
    if oldest is not None and at - oldest >= LATE:
        return _behind(waiting.count(), at - oldest)
    if failed:
        return Check(
            ngettext(
                "%(n)d change could not be read for the index; it is tried again.",
                "%(n)d changes could not be read for the index; they are tried again.",
                failed,
            )
            % {"n": failed},
            tone="amber",
            advice=_("Read the log of the worker: it says why."),
        )
    return Check(
        ngettext(
            "The index is up to date; %(n)d thing can be found.",
            "The index is up to date; %(n)d things can be found.",
            number,
        )
        % {"n": number}
    )


def _number_in_index() -> int | None:
    engine = get_engine()
    return engine.count() if engine.is_ready() else None


def _unreachable(error: SearchUnavailableError) -> Check:
    waiting = IndexRequest.objects.count()
    words = ngettext(
        "The search server cannot be reached: nobody finds anything, and %(n)d change waits.",
        "The search server cannot be reached: nobody finds anything, and %(n)d changes wait.",
        waiting,
    )
    return Check(
        words % {"n": waiting},
        tone="red",
        advice=_(
            "Look whether it runs, and whether SEARCH_URL, SEARCH_USER and SEARCH_PASSWORD are "
            "right (“%(error)s”). What waits goes into the index by itself when it is back."
        )
        % {"error": error},
    )


def _without_index() -> Check:
    if not Thing.objects.filter(kind__in=registry.kinds(), destroyed_at__isnull=True).exists():
        return Check(_("There is nothing to find yet."))
    return Check(
        _("There is no index of this version: nobody finds anything."),
        tone="red",
        advice=_("Run “eoffice reindex”; the office stays open meanwhile."),
    )


def _behind(number: int, age: timedelta) -> Check:
    minutes = int(age.total_seconds() // 60)
    words = ngettext(
        "%(n)d change waits for the index, for %(minutes)d minutes already.",
        "%(n)d changes wait for the index, the oldest for %(minutes)d minutes.",
        number,
    )
    return Check(
        words % {"n": number, "minutes": minutes},
        tone="red" if age >= TOO_LATE else "amber",
        advice=_("Look whether a worker runs: “eoffice work” takes them into the index."),
    )
