"""Reading what one was told, and choosing by which channels."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.db.models import Count
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from eoffice.journal.once import once
from eoffice.notifications import actions, naming
from eoffice.notifications.forms import ChannelsForm
from eoffice.notifications.models import MailChoice, Notice
from eoffice.organization.models import Delegation, Post
from eoffice.organization.requests import OfficeRequest

PER_PAGE = 30


@dataclass(frozen=True)
class Elsewhere:
    """Another post of the same person in which something is new."""

    choice: Post | Delegation
    count: int

    @property
    def post(self) -> Post:
        return self.choice.post if isinstance(self.choice, Delegation) else self.choice


@require_safe
def notices(request: OfficeRequest) -> HttpResponse:
    """List what I was told in the post I act in, the newest first."""
    mine = Notice.objects.visible_to(request.actor)
    only_new = request.GET.get("show") == "new"
    rows = (mine.unread() if only_new else mine).select_related("thing").newest_first()
    if "before" in request.GET:
        rows = rows.filter(pk__lt=_place(request, request.GET["before"]))
    page = list(rows[: PER_PAGE + 1])
    shown = page[:PER_PAGE]
    names = naming.names_of(request.actor, [row.thing for row in shown if row.thing])
    here = reverse("notifications:list")
    query = "show=new&" if only_new else ""
    context = {
        "lines": [(row, names.get(row.thing_id or 0, "")) for row in shown],
        "unread": Notice.objects.count_unread_of(request.actor),
        "only_new": only_new,
        "is_first_page": "before" not in request.GET,
        "first_url": f"{here}?{query}",
        "next_url": f"{here}?{query}before={shown[-1].uid}" if len(page) > PER_PAGE else "",
        "elsewhere": _elsewhere(request),
    }
    return TemplateResponse(request, "notifications/list.html", context)


@require_POST
def open_notice(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Go to what a notice is about; it is read then. Done twice, it is the same."""
    notice = get_object_or_404(Notice.objects.visible_to(request.actor), uid=uid)
    actions.read(notice=notice, at=timezone.now())
    return redirect(notice.url)


@require_POST
@once
def read_all(request: OfficeRequest) -> HttpResponse:
    count = actions.read_all(actor=request.actor, at=timezone.now())
    messages.success(
        request,
        ngettext("%(n)d notice is marked as read.", "%(n)d notices are marked as read.", count)
        % {"n": count},
    )
    return redirect("notifications:list")


@require_http_methods(["GET", "HEAD", "POST"])
@once
def choices(request: OfficeRequest) -> HttpResponse:
    """Show and keep for which kinds of notice I want e-mail; in the office they always come."""
    initial = MailChoice.objects.of_person(request.user)
    form = ChannelsForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        actions.choose_mail(person=request.user, wanted=form.cleaned_data)
        messages.success(request, _("Your choice is kept."))
        return redirect("notifications:choices")
    return TemplateResponse(request, "notifications/choices.html", {"form": form})


def _place(request: OfficeRequest, uid: str) -> int:
    """Find where a page of the list begins: below one of my own notices."""
    try:
        return get_object_or_404(Notice, person=request.user, uid=UUID(uid)).pk
    except ValueError as error:
        raise Http404 from error


def _elsewhere(request: OfficeRequest) -> list[Elsewhere]:
    """Say in which other posts something is new; what it is, is read there."""
    new = Notice.objects.filter(person=request.user, post__isnull=False).unread()
    counted = new.values_list("post", "on_behalf_of").annotate(count=Count("pk"))
    counts = {(post, delegation): count for post, delegation, count in counted}
    mine: list[tuple[Post | Delegation, tuple[int, int | None]]] = [
        *((post, (post.pk, None)) for post in request.posts),
        *((one, (one.post_id, one.pk)) for one in request.delegations),
    ]
    delegation = request.actor.on_behalf_of
    here = (request.actor.post.pk, delegation.pk if delegation else None)
    return [Elsewhere(choice, counts[key]) for choice, key in mine if key in counts and key != here]
