"""The reader: a packet, or one paper, on a page that fills the screen."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from eoffice.journal.models import Reading
from eoffice.journal.once import once
from eoffice.organization.requests import OfficeRequest
from meetings.actions import packets
from meetings.models import Meeting, Packet, PacketReceipt
from meetings.views import contents
from meetings.views.finding import meeting_of, paper_of
from meetings.views.outline import outline_for
from storage import renditions
from storage.serving import serve


@require_safe
def packet(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Open the packet of what the actor may read, or say how far its making is."""
    meeting, now = meeting_of(request.actor, uid), timezone.now()
    readable = packets.set_of(request.actor, meeting)
    found = packets.find(meeting, readable)
    if found is None or not found.is_ready:
        waiting = {"meeting": meeting, "packet": found, "readable": readable}
        part = request.headers.get("HX-Request")
        template = "meetings/reader/_progress.html" if part else "meetings/reader/waiting.html"
        return TemplateResponse(request, template, waiting)
    if request.headers.get("HX-Request"):
        response = HttpResponse(status=204)
        response["HX-Refresh"] = "true"
        return response
    PacketReceipt.objects.note(packet=found, actor=request.actor, at=now)
    outline = outline_for(request.actor, meeting, at=now)
    context = {
        "meeting": meeting,
        "contents": contents.of_packet(found, outline),
        "file_url": reverse("meetings:packet-file", args=[uid]),
        "download_url": reverse("meetings:packet-download", args=[uid]),
        "find_url": reverse("meetings:find-in-packet", args=[uid]),
    }
    return TemplateResponse(request, "meetings/reader/reader.html", context)


@require_safe
def paper(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Open one paper; one whose pages cannot be shown says so, with the file one tap away."""
    found, now = paper_of(request.actor, uid), timezone.now()
    meeting = meeting_of(request.actor, found.item.meeting.thing.uid)
    if found.version is None:
        raise Http404
    Reading.objects.note(actor=request.actor, thing=found.thing, at=now)
    outline = outline_for(request.actor, meeting, at=now)
    context = {
        "meeting": meeting,
        "paper": found,
        "contents": contents.of_paper(found, outline),
        "file_url": reverse("meetings:paper-file", args=[uid]),
        "download_url": reverse("meetings:paper-original", args=[uid]),
        "find_url": reverse("meetings:find-in-paper", args=[uid]),
    }
    shows = renditions.pdf_of(found.version) is not None and not found.is_unreadable
    template = "meetings/reader/reader.html" if shows else "meetings/reader/unreadable.html"
    if not shows:
        context["trouble"] = contents.trouble_of(found)
    return TemplateResponse(request, template, context)


@require_safe
def packet_file(request: OfficeRequest, uid: UUID) -> HttpResponseBase:
    """Give the pieces of the packet that the reader asks for."""
    return _serve(request, uid, inline=True)


@require_safe
def packet_download(request: OfficeRequest, uid: UUID) -> HttpResponseBase:
    """Give the packet whole, to be kept on the device; it counts as opened."""
    return _serve(request, uid, inline=False)


@require_safe
def find_in_packet(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Find words on the pages of a packet, with or without accents."""
    meeting = meeting_of(request.actor, uid)
    found = _ready(request, meeting)
    outline = outline_for(request.actor, meeting, at=timezone.now())
    hits = contents.find(contents.of_packet(found, outline), request.GET.get("q", ""))
    return JsonResponse({"hits": hits})


@require_safe
def find_in_paper(request: OfficeRequest, uid: UUID) -> HttpResponse:
    found = paper_of(request.actor, uid)
    meeting = meeting_of(request.actor, found.item.meeting.thing.uid)
    outline = outline_for(request.actor, meeting, at=timezone.now())
    hits = contents.find(contents.of_paper(found, outline), request.GET.get("q", ""))
    return JsonResponse({"hits": hits})


@require_POST
@once
def ask(request: OfficeRequest, uid: UUID) -> HttpResponse:
    """Have the packet made for who asks, where it is not there yet or has failed."""
    meeting = meeting_of(request.actor, uid)
    asked = packets.ask(meeting=meeting, actor=request.actor, at=timezone.now())
    if asked is None:
        messages.info(request, _("There are no papers that you may read yet."))
        return redirect(meeting)
    return redirect("meetings:read", uid=uid)


def _serve(request: OfficeRequest, uid: UUID, *, inline: bool) -> HttpResponseBase:
    meeting = meeting_of(request.actor, uid)
    found = _ready(request, meeting)
    if found.version is None:
        raise Http404
    if not inline:
        PacketReceipt.objects.note(packet=found, actor=request.actor, at=timezone.now())
    return serve(request, found.version, name=found.version.name, inline=inline)


def _ready(request: OfficeRequest, meeting: Meeting) -> Packet:
    """Return the packet of what the actor may read now: never one that held more."""
    found = packets.find(meeting, packets.set_of(request.actor, meeting))
    if found is None or not found.is_ready:
        raise Http404
    return found
