"""Changing one's own password while signed in."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from eoffice.accounts.actions import people
from eoffice.accounts.doors import without_post
from eoffice.accounts.forms import ChangePasswordForm
from eoffice.accounts.models import User


@without_post
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest) -> HttpResponse:
    """Take the password until now and a new one; sessions on other machines end with the old."""
    person = request.user
    if not isinstance(person, User):
        raise PermissionDenied
    form = ChangePasswordForm(request.POST if request.method == "POST" else None, request=request)
    if form.is_bound and form.is_valid():
        people.change_password(
            person=person,
            password=form.cleaned_data["password"],
            at=timezone.now(),
            here=request.session.session_key,
        )
        update_session_auth_hash(request, person)
        messages.success(
            request,
            _("Your password is changed. Where you were signed in on other machines, that ended."),
        )
        return redirect("account_own")
    status = 422 if form.is_bound else 200
    return TemplateResponse(request, "account/password.html", {"form": form}, status=status)
