"""The pages of people: the list, a person, and what is done to an account."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from eoffice.accounts.models import User
from eoffice.administration import four_eyes, reading, waiting
from eoffice.administration import policies as policy
from eoffice.administration.actions import people, proposals
from eoffice.administration.forms.people import ChangePersonForm, NewPersonForm
from eoffice.administration.views import showing_once
from eoffice.administration.views.doors import for_administrators
from eoffice.administration.views.forms import FormPage, show
from eoffice.journal.once import once
from eoffice.lib.verdicts import Verdict
from eoffice.organization import membership
from eoffice.organization.actor import Actor
from eoffice.organization.requests import OfficeRequest

_NOBODY = gettext_lazy(
    "Nobody else in the agency could confirm a code: the operator of the installation gives one."
)


@require_safe
@for_administrators
def list_people(request: OfficeRequest) -> HttpResponse:
    """Show the people of the agency, found by name with or without accents."""
    query, only = request.GET.get("q", ""), request.GET.get("only", "")
    found = reading.find_people(request.actor.agency, query, only=only, at=timezone.now())
    context = {
        "found": found,
        "query": query,
        "only": only,
        "filters": reading.filters(only, query),
    }
    return TemplateResponse(request, "administration/people/list.html", context)


@require_safe
@for_administrators
def detail(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Show a person: posts with their days, delegations, how they sign in."""
    person, now, actor = _person(request, uid), timezone.now(), request.actor
    context = {
        "person": person,
        "appointments": reading.appointments_of(actor, person, at=now),
        "delegations": reading.delegations_to(actor, person, at=now),
        "can_change": policy.can_change_account(actor, person),
        "can_disable": policy.can_disable(actor, person, now),
        "can_propose_access": _can_propose_access(actor, person, now),
        "can_enable": policy.can_enable(actor, person),
        "can_propose_reset": policy.can_reset_second_step(actor, person)
        and four_eyes.can_be_confirmed(actor.agency, proposer=actor.user, person=person, at=now),
        "waiting": waiting.waiting_for(actor, person, at=now),
        "half": showing_once.take(request, showing_once.FIRST, person),
    }
    return TemplateResponse(request, "administration/people/detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
@once
def add(request: OfficeRequest) -> HttpResponse:
    """Make an account; the first half of its code is shown once, on the person's page."""
    form = NewPersonForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        person, half = people.make_account(
            agency=request.actor.agency,
            actor=request.actor,
            at=timezone.now(),
            **form.cleaned_data,
        )
        messages.success(request, _("%(name)s has an account now.") % {"name": person.full_name})
        if half:
            showing_once.keep(request, showing_once.FIRST, person, half)
        else:
            messages.warning(request, _NOBODY)
        return redirect("administration:person", person.uid)
    page = FormPage(
        heading=_("Add a person"),
        button=_("Make the account"),
        back_url=reverse("administration:people"),
        back=_("People"),
        explanation=_(
            "The person chooses a password with a code of two halves: the next page shows you the "
            "first, and whoever confirms it gets the second."
        ),
    )
    return show(request, form, page)


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
@once
def change(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Change how a person is called and reached."""
    person = _person(request, uid)
    known = {"full_name": person.full_name, "email": person.email, "phone": person.phone}
    form = ChangePersonForm(request.POST if request.method == "POST" else None, initial=known)
    if form.is_bound and form.is_valid():
        people.change(person=person, actor=request.actor, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("%(name)s is changed.") % {"name": person.full_name})
        return redirect("administration:person", uid)
    page = FormPage(
        heading=_("Change %(name)s") % {"name": person.full_name},
        button=_("Save"),
        back_url=reverse("administration:person", args=[uid]),
        back=person.full_name,
    )
    return show(request, form, page)


@require_POST
@for_administrators
@once
def disable(request: OfficeRequest, uid: UUID) -> HttpResponse:
    person = _person(request, uid)
    people.disable(person=person, actor=request.actor, at=timezone.now())
    messages.success(
        request,
        _("%(name)s cannot sign in any more; open sessions are refused from now on.")
        % {"name": person.full_name},
        extra_tags=reverse("administration:person-enable", args=[uid]),
    )
    return redirect("administration:person", uid)


@require_POST
@for_administrators
@once
def enable(request: OfficeRequest, uid: UUID) -> HttpResponse:
    person = _person(request, uid)
    people.enable(person=person, actor=request.actor, at=timezone.now())
    messages.success(request, _("%(name)s may sign in again.") % {"name": person.full_name})
    return redirect("administration:person", uid)


@require_POST
@for_administrators
@once
def propose_reset(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Ask that the second step of a person be taken away."""
    person = _person(request, uid)
    proposals.propose_reset(person=person, actor=request.actor, at=timezone.now())
    messages.success(
        request,
        _("A second person has to confirm this for %(name)s; until then nothing changes.")
        % {"name": person.full_name},
    )
    return redirect("administration:person", uid)


@require_POST
@for_administrators
@once
def propose_access(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Ask for a code with which the person chooses a new password."""
    person = _person(request, uid)
    _proposal, half = proposals.propose_access(
        person=person, actor=request.actor, at=timezone.now()
    )
    showing_once.keep(request, showing_once.FIRST, person, half)
    messages.success(
        request,
        _("A second person has to confirm the code for %(name)s; until then nothing changes.")
        % {"name": person.full_name},
    )
    return redirect("administration:person", uid)


def _person(request: OfficeRequest, uid: UUID) -> User:
    return get_object_or_404(membership.people_of(request.actor.agency), uid=uid)


def _can_propose_access(actor: Actor, person: User, at: datetime) -> Verdict:
    return policy.can_change_account(actor, person) and four_eyes.can_be_confirmed(
        actor.agency, proposer=actor.user, person=person, at=at
    )
