"""Work files, for programs: opened, looked into, and documents put into them."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from documents.actions import work_files
from documents.api import examples
from documents.api.finding import document_of, work_file_of
from documents.api.lines import DocumentLineSerializer
from documents.forms.work_files import OpenForm
from documents.lifecycles import WorkFileState
from documents.models import Document, Filing, WorkFile
from documents.models.work_files import KIND
from documents.policies import work_files as policy
from eoffice.access import seeing
from eoffice.access.models import Right
from eoffice.access.seeing import Key
from eoffice.api.endpoints import ActEndpoint, Asked, Endpoint
from eoffice.api.flaws import require_valid
from eoffice.api.paging import PageAsked, Place, key_of, page
from eoffice.api.people import PostSerializer
from eoffice.api.receipts import Receipt
from eoffice.api.scopes import Scope
from eoffice.journal.models import Reading
from eoffice.organization.actor import Actor

READ, WRITE = {"GET": Scope.WORK_FILES_READ}, {"POST": Scope.WORK_FILES_WRITE}
MOST = 500


class WorkFileSerializer(serializers.Serializer[WorkFile]):
    """A line of the list of work files."""

    uid = serializers.UUIDField(source="thing.uid")
    url = serializers.SerializerMethodField()
    code = serializers.CharField()
    title = serializers.CharField()
    year = serializers.IntegerField()
    state = serializers.ChoiceField(choices=WorkFileState.values)
    state_name = serializers.CharField(source="get_state_display")
    keeper = PostSerializer()
    retention = serializers.CharField()
    opened_on = serializers.DateField()
    closed_on = serializers.DateField(allow_null=True)

    def get_url(self, work_file: WorkFile) -> str:
        return _url_of(work_file)


class FiledSerializer(serializers.Serializer[Any]):
    """A place in a work file; of what may not be seen only that something lies there."""

    ordinal = serializers.IntegerField()
    filed_at = serializers.DateTimeField()
    document = DocumentLineSerializer(allow_null=True)


class WorkFileFacts(serializers.Serializer[Any]):
    """What lies in a work file, for who may read it."""

    is_readable = serializers.BooleanField()
    things = FiledSerializer(many=True, help_text="At most 500. For readers.")


class WorkFileDetailSerializer(WorkFileSerializer, WorkFileFacts):
    """A work file with what lies in it."""


class WorkFilePageSerializer(serializers.Serializer[Any]):
    """A page of work files, newest first."""

    items = WorkFileSerializer(many=True)
    next = serializers.CharField(allow_null=True, help_text="Where the next page is.")


class WorkFilesAsked(PageAsked):
    """Which work files, and which page of them."""

    state = serializers.ChoiceField(choices=WorkFileState.values, required=False)


class OpenSerializer(Asked):
    """What is said of a work file when it is opened."""

    title = serializers.CharField(max_length=500)
    code = serializers.CharField(max_length=20, help_text="Used once in a year of the agency.")
    retention = serializers.CharField(required=False, allow_blank=True, max_length=30)


class ThingSerializer(Asked):
    """What is put in."""

    document = serializers.UUIDField()


class WorkFiles(ActEndpoint):
    """The list of work files, and where one is opened."""

    scopes = {**READ, **WRITE}
    asks, gives_page, is_page = WorkFilesAsked, WorkFilePageSerializer, True
    takes, makes = OpenSerializer, True
    examples = {"POST": examples.OPEN}

    def get(self, request: Request) -> Response:
        """List work files, newest first: those kept, joined, or listed by role."""
        asked = self.asked()
        found, limit = _found(self.actor, asked, key_of(asked)), asked["limit"]
        last = found[limit - 1].thing if len(found) > limit else None
        following = Place(last.sort_key, last.uid) if last else None
        return page(request, WorkFileSerializer, found[:limit], following)

    def act(self) -> Receipt:
        """Open a work file, kept by the person's post (Article 29).

        Its members are named on its page.
        """
        policy.can_open(self.actor, self.actor.agency).enforce()
        form = OpenForm(self.taken(), actor=self.actor)
        require_valid(form)
        work_file = work_files.open_(
            title=form.cleaned_data["title"],
            code=form.cleaned_data["code"],
            retention=form.cleaned_data["retention"],
            actor=self.actor,
            at=timezone.now(),
        )
        return Receipt(
            uid=work_file.thing.uid,
            url=_url_of(work_file),
            state=work_file.state,
            is_new=True,
        )


class OneWorkFile(Endpoint):
    """One work file."""

    scopes = READ
    reads = WorkFileDetailSerializer

    def get(self, request: Request, uid: UUID) -> Response:
        """Read a work file, and what lies in it."""
        del request
        work_file = work_file_of(self.actor, uid)
        is_readable = seeing.has_right(self.actor, work_file.thing, Right.READ)
        if is_readable:
            Reading.objects.note(actor=self.actor, thing=work_file.thing, at=timezone.now())
        things = _things_in(work_file, self.actor) if is_readable else []
        facts = WorkFileFacts({"is_readable": is_readable, "things": things}).data
        return Response({**WorkFileSerializer(work_file).data, **facts})


class WorkFileThings(ActEndpoint):
    """What lies in a work file."""

    scopes = WRITE
    takes = ThingSerializer
    examples = {"POST": examples.PUT_IN}

    def act(self, uid: UUID) -> Receipt:
        """Put a document into a work file: by its members, of what they may read themselves."""
        work_file = work_file_of(self.actor, uid)
        policy.can_file(self.actor, work_file).enforce()
        document = document_of(self.actor, self.taken()["document"], Right.READ)
        work_files.file(
            work_file=work_file, thing=document.thing, actor=self.actor, at=timezone.now()
        )
        return Receipt(uid=work_file.thing.uid, url=_url_of(work_file), state=work_file.state)


def _found(actor: Actor, asked: Mapping[str, Any], after: Key | None) -> list[WorkFile]:
    files = WorkFile.objects.visible_to(actor).for_list()
    most = asked["limit"] + 1
    if "state" not in asked and actor.kinds is None:
        keys = seeing.newest_for(actor, KIND, after=after, limit=most)
        by_thing = files.in_bulk([key.thing_id for key in keys])
        return [by_thing[key.thing_id] for key in keys if key.thing_id in by_thing]
    if "state" in asked:
        files = files.filter(state=asked["state"])
    if after is not None:
        files = files.filter(
            Q(thing__sort_key__lt=after.sort_key)
            | Q(thing__sort_key=after.sort_key, thing__lt=after.thing_id)
        )
    return list(files.order_by("-thing__sort_key", "-thing")[:most])


def _things_in(work_file: WorkFile, actor: Actor) -> list[dict[str, Any]]:
    filings: list[Filing] = list(work_file.filings.all()[:MOST])
    seen = Document.objects.visible_to(actor, among_few=True).for_list()
    documents = seen.in_bulk([filing.thing_id for filing in filings])
    return [
        {
            "ordinal": place,
            "filed_at": filing.filed_at,
            "document": documents.get(filing.thing_id),
        }
        for place, filing in enumerate(filings, start=1)
    ]


def _url_of(work_file: WorkFile) -> str:
    return reverse("api:work-file-detail", args=[work_file.thing.uid])
