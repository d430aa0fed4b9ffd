"""Signing in: with name and password, or as one of the people of a demonstration."""

from typing import Any

from allauth.account.utils import perform_login
from allauth.account.views import LoginView
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from eoffice.accounts import demo, passkeys, single_sign_on
from eoffice.accounts.forms import SignInForm
from eoffice.accounts.middleware import ENDED
from eoffice.accounts.models import User


class SignInView(LoginView):
    """allauth's page, with the ready-made people of a demonstration below it."""

    form_class = SignInForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context_data(**kwargs),
            "demo_people": demo.people(),
            "passkeys_are_possible": passkeys.are_possible(),
            "provider": settings.OIDC_NAME if single_sign_on.is_possible() else "",
            "has_rested": bool(self.request.session.pop(ENDED, False)),
            "idle_minutes": settings.SESSION_IDLE_MINUTES,
        }


@login_not_required
@require_POST
def demo_sign_in(request: HttpRequest) -> HttpResponse:
    """Sign a ready-made person in. In an office at work there is no such page."""
    username = request.POST.get("username", "")
    if username not in {person.username for person in demo.people()}:
        raise Http404
    user = get_object_or_404(User, username=username, is_active=True)
    answer: HttpResponse = perform_login(request, user, redirect_url="/")
    return answer
