"""The pages of posts: opening, renaming, ending, appointing a person and ending that."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from eoffice.administration import policies as policy
from eoffice.administration.actions import posts, proposals
from eoffice.administration.forms.units import (
    AppointForm,
    EndAppointmentForm,
    LastDayForm,
    NewPostForm,
    PostForm,
)
from eoffice.administration.views.doors import for_administrators
from eoffice.administration.views.forms import FormPage, show
from eoffice.journal.once import once
from eoffice.lib.clock import office_day
from eoffice.organization import membership
from eoffice.organization.models import Post, Unit
from eoffice.organization.requests import OfficeRequest


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
@once
def add(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Open a post in a unit."""
    units = Unit.objects.filter(agency=request.actor.agency).select_related("agency")
    unit: Unit = get_object_or_404(units, uid=uid)
    now = timezone.now()
    first = {"first_day": office_day(now)}
    form = NewPostForm(request.POST if request.method == "POST" else None, initial=first)
    if form.is_bound and form.is_valid():
        post = posts.open_post(unit=unit, actor=request.actor, at=now, **form.cleaned_data)
        messages.success(
            request,
            _("%(post)s is open in %(unit)s.") % {"post": post.title, "unit": unit.name},
        )
        return redirect("administration:units")
    page = FormPage(
        heading=_("Open a post in %(name)s") % {"name": unit.name},
        button=_("Open the post"),
        back_url=reverse("administration:units"),
        back=_("Units and posts"),
    )
    return show(request, form, page)


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
@once
def rename(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Call a post otherwise."""
    post = _post(request, uid)
    known = {"title": post.title, "ordinal": post.ordinal}
    form = PostForm(request.POST if request.method == "POST" else None, initial=known)
    if form.is_bound and form.is_valid():
        posts.rename(post=post, actor=request.actor, at=timezone.now(), **form.cleaned_data)
        messages.success(request, _("The post is called %(post)s now.") % {"post": post.title})
        return redirect("administration:units")
    page = FormPage(
        heading=_("Rename %(name)s") % {"name": post.title},
        button=_("Save"),
        back_url=reverse("administration:units"),
        back=_("Units and posts"),
    )
    return show(request, form, page)


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
@once
def end(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Let a post end with a day, with what its people hold by it."""
    post, now = _post(request, uid), timezone.now()
    policy.can_end_post(request.actor, post, now).enforce()
    form = LastDayForm(request.POST if request.method == "POST" else None, today=office_day(now))
    if form.is_bound and form.is_valid():
        last = posts.end(post=post, actor=request.actor, at=now, **form.cleaned_data)
        said = _("%(post)s ends on %(day)s.") % {
            "post": post.title,
            "day": f"{post.valid_until:%d/%m/%Y}",
        }
        messages.success(request, said)
        if last:
            messages.warning(request, _hand_over(", ".join(one.full_name for one in last)))
        return redirect("administration:units")
    page = FormPage(
        heading=_("End %(name)s") % {"name": post.title},
        button=_("End the post"),
        back_url=reverse("administration:units"),
        back=_("Units and posts"),
        explanation=_(
            "Its people hold it, and its deputies act for it, until the end of that day."
        ),
    )
    return show(request, form, page)


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
@once
def appoint(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Propose a person for a post; a second person confirms it."""
    person = get_object_or_404(membership.people_of(request.actor.agency), uid=uid)
    now, agency = timezone.now(), request.actor.agency
    sent = request.POST if request.method == "POST" else None
    form = AppointForm(sent, agency=agency, person=person, today=office_day(now))
    if form.is_bound and form.is_valid():
        verdict = policy.can_appoint(request.actor, form.cleaned_data["post"], person, now)
        if not verdict:
            form.add_error("post", str(verdict.reason))
        else:
            proposals.propose_appointment(
                person=person, actor=request.actor, at=now, **form.cleaned_data
            )
            messages.success(
                request,
                _("%(name)s holds the post %(post)s once a second person has confirmed it.")
                % {"name": person.full_name, "post": form.cleaned_data["post"]},
            )
            return redirect("administration:person", uid)
    page = FormPage(
        heading=_("Appoint %(name)s") % {"name": person.full_name},
        button=_("Propose the appointment"),
        back_url=reverse("administration:person", args=[uid]),
        back=person.full_name,
        explanation=_(
            "A second administrator or a leader of the agency confirms it. Rights follow the post: "
            "they come with its first day and go with its last."
        ),
    )
    return show(request, form, page)


@require_http_methods(["GET", "HEAD", "POST"])
@for_administrators
@once
def end_appointment(request: OfficeRequest, uid: UUID, post_uid: UUID) -> HttpResponse:
    """End what a person holds, with a day or at once."""
    person = get_object_or_404(membership.people_of(request.actor.agency), uid=uid)
    post, now = _post(request, post_uid), timezone.now()
    holding = posts.holding_of(post, person, now)
    if holding is None:
        raise Http404
    policy.can_end_appointment(request.actor, holding, now).enforce()
    sent = request.POST if request.method == "POST" else None
    form = EndAppointmentForm(sent, today=office_day(now))
    if form.is_bound and form.is_valid():
        is_last = posts.end_appointment(
            holding=holding, actor=request.actor, at=now, **form.cleaned_data
        )
        messages.success(
            request,
            _("The appointment of %(name)s as %(post)s ends.")
            % {"name": person.full_name, "post": post.title},
        )
        if is_last:
            messages.warning(request, _hand_over(person.full_name))
        return redirect("administration:person", uid)
    page = FormPage(
        heading=_("End %(post)s of %(name)s") % {"post": post.title, "name": person.full_name},
        button=_("End the appointment"),
        back_url=reverse("administration:person", args=[uid]),
        back=person.full_name,
    )
    return show(request, form, page)


def _post(request: OfficeRequest, uid: UUID) -> Post:
    here = Post.objects.of_agency(request.actor.agency).select_related("unit__agency")
    post: Post = get_object_or_404(here, uid=uid)
    return post


def _hand_over(names: str) -> str:
    return _(
        "This was the last post in the agency of: %(names)s. Have restricted documents and open "
        "work that were theirs in person handed over."
    ) % {"names": names}
