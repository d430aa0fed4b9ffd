"""The doors of a person's own pages: to whom they are open, and what is asked before a change."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from allauth.account.decorators import reauthentication_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.cache import never_cache

from eoffice.accounts.models import User

P = ParamSpec("P")
R = TypeVar("R", bound=HttpRequest)
PersonalView = Callable[Concatenate[HttpRequest, User, P], HttpResponseBase]
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def own(view: PersonalView[P]) -> View[P]:
    """Give a view the person whose account it is about: always the one who is signed in.

    A person without a post has an account as well.
    """

    @never_cache
    @wraps(view)
    def wrapper(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        person = request.user
        if not isinstance(person, User):
            raise PermissionDenied
        return view(request, person, *args, **kwargs)

    return without_post(wrapper)


def without_post(view: View[P]) -> View[P]:
    """Let a view be used by somebody in no post; organization.middleware reads this."""
    view.needs_no_post = True  # type: ignore[attr-defined]  # a mark on the function
    return view


def before_second_step(view: View[P]) -> View[P]:
    """Let a view be used before the second step that is demanded: it is how one is set up."""
    view.before_second_step = True  # type: ignore[attr-defined]  # as above
    return view


def once_more(
    view: Callable[Concatenate[R, P], HttpResponseBase],
) -> Callable[Concatenate[R, P], HttpResponseBase]:
    """Ask who it is once more, unless they have only just signed in.

    By whatever they have: the password, a code, a passkey. A form that was sent is done afterwards.
    """
    asking: Callable[Concatenate[R, P], HttpResponseBase] = reauthentication_required(
        view, app="allauth.mfa"
    )
    return asking
