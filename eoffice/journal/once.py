"""Lets a form act once: the same request key gives the first result again.

Two ways. `once` holds key, change and answer in one transaction: for what makes something new.
`once_resumable` claims the key alone, for acts of several transactions that go on where they
stopped (signing, sealing); there the state of the thing keeps the act from happening twice.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from eoffice.accounts.models import User
from eoffice.journal.models import RequestKey

P = ParamSpec("P")
R = TypeVar("R", bound=HttpRequest)
View = Callable[Concatenate[R, P], HttpResponse]

FIELD = "request_key"
STILL_RUNS = timedelta(minutes=2)


class _NotAnsweredError(Exception):
    """Carries a page that asks again out of the transaction, so that nothing of it is kept."""

    def __init__(self, response: HttpResponse) -> None:
        super().__init__()
        self.response = response


def once(view: View[R, P]) -> View[R, P]:
    """Run a posting view once per key, in one transaction with what it changes.

    A view that answers with anything but a redirect has refused or asks again: what it wrote is
    rolled back and the key stays free, so that the corrected form can be sent with it.
    """

    @wraps(view)
    def wrapper(request: R, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        key = _key_of(request)
        if key is None:
            return view(request, *args, **kwargs)
        try:
            with transaction.atomic():
                row, is_first = _claim(request, key)
                if not is_first:
                    return _answer_again(request, row)
                response = view(request, *args, **kwargs)
                if not isinstance(response, HttpResponseRedirect):
                    raise _NotAnsweredError(response)
                _keep(row, response)
                return response
        except _NotAnsweredError as asked_again:
            return asked_again.response

    return wrapper


def once_resumable(view: View[R, P]) -> View[R, P]:
    """Run a posting view that goes on where it stopped; one at a time per key."""

    @wraps(view)
    def wrapper(request: R, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        key = _key_of(request)
        if key is None:
            return view(request, *args, **kwargs)
        with transaction.atomic():
            row, is_first = _claim(request, key)
            is_ours = is_first or _take_over(row)
        if not is_ours:
            return _answer_again(request, row)
        try:
            response = view(request, *args, **kwargs)
        except BaseException:
            row.delete()
            raise
        if isinstance(response, HttpResponseRedirect):
            _keep(row, response)
        else:
            row.delete()
        return response

    return wrapper


def forget(*, before: datetime) -> int:
    """Forget the keys that were asked with before an instant; return how many."""
    count, _by_model = RequestKey.objects.filter(asked_at__lt=before).delete()
    return count


def _key_of(request: HttpRequest) -> UUID | None:
    try:
        return UUID(request.POST.get(FIELD, ""))
    except ValueError:
        return None


def _claim(request: HttpRequest, key: UUID) -> tuple[RequestKey, bool]:
    if not isinstance(request.user, User):
        raise TypeError("Request keys belong to people who have signed in.")
    return RequestKey.objects.select_for_update().get_or_create(
        user=request.user,
        key=key,
        defaults={"path": request.path[:300], "asked_at": timezone.now()},
    )


def _take_over(row: RequestKey) -> bool:
    """Go on in place of a process that has not been heard of; of two that ask, one does."""
    at = timezone.now()
    if row.answered_at or at - row.asked_at < STILL_RUNS:
        return False
    row.asked_at = at
    row.save(update_fields=["asked_at"])
    return True


def _keep(row: RequestKey, response: HttpResponseRedirect) -> None:
    # An update, not a save: whoever took over may have given the key free meanwhile.
    RequestKey.objects.filter(pk=row.pk).update(
        location=response.url[:500], answered_at=timezone.now()
    )


def _answer_again(request: HttpRequest, row: RequestKey) -> HttpResponse:
    if row.answered_at is None:
        messages.info(request, _("This is still being done; the page shows it when it is ready."))
        return redirect("/")
    messages.info(request, _("This was done already; nothing was done twice."))
    return redirect(row.location)
