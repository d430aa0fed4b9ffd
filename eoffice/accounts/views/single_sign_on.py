"""Signing in by the provider of single sign-on: going there, and coming back."""

import secrets
from typing import Any

import requests
from allauth.account.utils import get_next_redirect_url
from allauth.socialaccount.providers.base import AuthProcess, ProviderException
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from eoffice.accounts.single_sign_on import PROVIDER, ProviderAdapter, did_not_work, is_possible

OUT = (requests.RequestException, KeyError, ProviderException)


class _CallbackView(OAuth2CallbackView):
    """allauth's way back, which gives the adapter the nonce that was kept with the state."""

    def _get_state(self, request: HttpRequest, provider: Any) -> Any:
        state, answer = super()._get_state(request, provider)
        self.adapter.nonce = (state or {}).get("nonce", "")
        return state, answer


@require_POST
@login_not_required
@never_cache
def leave(request: HttpRequest) -> HttpResponse:
    """Lead a visitor to the provider, with a page of ours between: forms lead nowhere but here."""
    if not is_possible():
        raise Http404
    if request.user.is_authenticated:
        return redirect("/")
    adapter = ProviderAdapter(request, PROVIDER)
    provider = adapter.get_provider()
    provider.oauth2_adapter_class = ProviderAdapter
    nonce = secrets.token_urlsafe(32)
    try:
        answer = provider.redirect(
            request,
            AuthProcess.LOGIN,
            next_url=get_next_redirect_url(request),
            auth_params={"nonce": nonce, **adapter.wishes()},
            scope=["openid", "profile", "email"],
            nonce=nonce,
        )
    except OUT as error:
        return did_not_work(request, is_out=isinstance(error, requests.RequestException))
    return TemplateResponse(request, "account/sso.html", {"address": answer.url})


@require_safe
@login_not_required
@never_cache
def come_back(request: HttpRequest) -> HttpResponse:
    """Take what the provider answers: who came, and whether they showed a second step."""
    if not is_possible():
        raise Http404
    view = _CallbackView.adapter_view(ProviderAdapter(request, PROVIDER))
    try:
        answer: HttpResponse = view(request)
    except OUT as error:
        return did_not_work(request, is_out=isinstance(error, requests.RequestException))
    return answer
