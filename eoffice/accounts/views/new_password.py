"""Choosing a password with a code that two people have handed over."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from eoffice.accounts.actions import people
from eoffice.accounts.forms import NewPasswordForm


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@login_not_required
@transaction.atomic
def choose(request: HttpRequest) -> HttpResponse:
    """Take both halves of a code and a password; whatever is wrong with a code, say the same."""
    form = NewPasswordForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        now = timezone.now()
        facts = {name: form.cleaned_data[name] for name in ("username", "first", "second")}
        code = people.open_code(**facts, at=now)
        if code is not None:
            people.choose_password(code=code, password=form.cleaned_data["password"], at=now)
            messages.success(request, _("Your new password is kept. Sign in with it."))
            return redirect("account_login")
        form.add_error(
            None,
            _(
                "This name and these two halves do not open anything. Look at them once more; a "
                "code works for 24 hours, once. Otherwise ask the administrator for a new one."
            ),
        )
    status = 422 if form.is_bound else 200
    return TemplateResponse(request, "account/new_password.html", {"form": form}, status=status)
