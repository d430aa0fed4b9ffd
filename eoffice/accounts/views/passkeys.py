"""Passkeys: signing in with one, adding, naming and removing them."""

from typing import Any
from uuid import UUID

from allauth.account.models import Login
from allauth.account.utils import get_next_redirect_url
from allauth.mfa.webauthn.forms import LoginWebAuthnForm
from allauth.mfa.webauthn.internal import auth, flows
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from eoffice.accounts import passkeys
from eoffice.accounts.actions import ways
from eoffice.accounts.code_forms import NewPasskeyForm, PasskeyNameForm
from eoffice.accounts.doors import before_second_step, once_more, own
from eoffice.accounts.models import User
from eoffice.accounts.views.second_step import enforce_may_go, was_set_up
from eoffice.accounts.watching import note_refused


@require_POST
@login_not_required
@never_cache
def ask(request: HttpRequest) -> JsonResponse:
    """Return what the browser has to have signed by a passkey; nobody is named in it."""
    if not passkeys.are_possible():
        raise Http404
    return JsonResponse(auth.begin_authentication(user=None))


@require_POST
@login_not_required
@never_cache
def sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in whom a passkey belongs to: it is the password and the second step in one."""
    form = LoginWebAuthnForm(data=request.POST)
    if request.user.is_authenticated:
        return redirect("/")
    if not form.is_valid():
        note_refused(request, None, "webauthn")
        messages.error(request, _("This passkey is not known here. Sign in with your password."))
        return redirect("account_login")
    passkey = form.cleaned_data["credential"]
    login = Login(user=passkey.user, redirect_url=get_next_redirect_url(request))
    answer: HttpResponse = flows.perform_passwordless_login(request, passkey, login)
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@before_second_step
@once_more
@own
def add(request: HttpRequest, person: User) -> HttpResponse:
    """Have the browser make a passkey, and keep it under a name."""
    if not passkeys.are_possible():
        raise Http404
    form = NewPasskeyForm(data=request.POST if request.method == "POST" else None, user=person)
    if form.is_bound and form.is_valid():
        has_new_codes = ways.add_passkey(
            person=person,
            name=form.cleaned_data["name"],
            credential=form.cleaned_data["credential"],
            at=timezone.now(),
            here=request.session.session_key,
        )
        return was_set_up(request, person, "webauthn", has_new_codes=has_new_codes)
    context = {"form": form, "options": auth.begin_registration(person, passwordless=True)}
    status = 422 if form.is_bound else 200
    return TemplateResponse(request, "account/passkey_add.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@once_more
@own
def rename(request: HttpRequest, person: User, uid: UUID) -> HttpResponse:
    """Call a passkey otherwise."""
    passkey = _passkey(person, uid)
    form = PasskeyNameForm(
        request.POST if request.method == "POST" else None, initial={"name": passkey.name}
    )
    if form.is_bound and form.is_valid():
        ways.rename_passkey(passkey=passkey, name=form.cleaned_data["name"])
        return redirect("account_own")
    status = 422 if form.is_bound else 200
    context: dict[str, Any] = {"form": form, "passkey": passkey}
    return TemplateResponse(request, "account/passkey_name.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@once_more
@own
def remove(request: HttpRequest, person: User, uid: UUID) -> HttpResponse:
    """Ask whether a passkey is to be removed, and do so."""
    passkey = _passkey(person, uid)
    enforce_may_go(request, passkey.row)
    if request.method == "POST":
        here = request.session.session_key
        ways.remove_passkey(person=person, passkey=passkey, at=timezone.now(), here=here)
        messages.success(
            request, _("The passkey “%(name)s” opens nothing any more.") % {"name": passkey.name}
        )
        return redirect("account_own")
    return TemplateResponse(request, "account/passkey_remove.html", {"passkey": passkey})


def _passkey(person: User, uid: UUID) -> passkeys.Passkey:
    found = passkeys.get(person, uid)
    if found is None:
        raise Http404
    return found
