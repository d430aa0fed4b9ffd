"""What is told of one document: the line, the facts, and to readers what is in it."""

from datetime import datetime
from typing import Any

from rest_framework import serializers

from documents.api.lines import DocumentLineSerializer
from documents.models import Capacity, Document, Purpose, Source, Stage, Standing
from documents.models.deliveries import Delivery
from documents.pages.papers import versions_of
from eoffice.access import seeing
from eoffice.access.models import Cause, Right
from eoffice.api.people import PersonSerializer, PostSerializer, UnitSerializer
from eoffice.organization.actor import Actor
from storage.api import FileSerializer
from storage.models import FileVersion


class ProposedSerializer(serializers.Serializer[Any]):
    """What the reading engine proposes for one field, until the letter is registered."""

    field = serializers.CharField()
    value = serializers.CharField()
    confidence = serializers.FloatField()


class RecordFacts(serializers.Serializer[Any]):
    """What documents of both directions have. Of what `is_readable` denies there is only a line."""

    is_readable = serializers.BooleanField()
    cause = serializers.ChoiceField(choices=["", *Cause.values], help_text="Why it can be seen.")
    cause_name = serializers.CharField()
    signer_name = serializers.CharField()
    signer_title = serializers.CharField()
    files = FileSerializer(many=True, help_text="The document first. For readers.")


class IncomingFacts(RecordFacts):
    """What a letter that came in has besides."""

    came_as = serializers.ChoiceField(choices=Source.values)
    arrived_at = serializers.DateTimeField()
    answer_by = serializers.DateField(allow_null=True)
    submitted_to = PostSerializer(allow_null=True, help_text="For readers.")
    refusal = serializers.CharField(help_text="Why it was not accepted. For readers.")
    proposed = ProposedSerializer(many=True)


class IncomingSerializer(DocumentLineSerializer, IncomingFacts):
    """A letter that came in."""


class DeliverySerializer(serializers.Serializer[Delivery]):
    """One recipient."""

    name = serializers.CharField()
    purpose = serializers.ChoiceField(choices=Purpose.values)
    stage = serializers.ChoiceField(choices=Stage.values)


class OutgoingFacts(RecordFacts):
    """What a document that goes out has besides."""

    standing = serializers.ChoiceField(choices=Standing.values)
    unit = UnitSerializer()
    drafter = PostSerializer()
    drafted_by = PersonSerializer()
    signer = PostSerializer()
    capacity = serializers.ChoiceField(choices=Capacity.values, help_text="As KT., TL.")
    recipients = DeliverySerializer(many=True)
    addressed_to = serializers.CharField(help_text="For readers.")
    text = serializers.CharField(help_text="For readers.")
    own_file = serializers.UUIDField(allow_null=True, help_text="The file that counts as draft.")
    sent_back = serializers.CharField(help_text="What is to be changed. For readers.")


class OutgoingSerializer(DocumentLineSerializer, OutgoingFacts):
    """A document that goes out."""


def told_to(actor: Actor, document: Document, *, at: datetime) -> dict[str, Any]:
    """Tell of a document what this actor may know."""
    is_readable = seeing.has_right(actor, document.thing, Right.READ)
    causes = seeing.causes_of(actor, document.thing, at=at)
    known = {
        "is_readable": is_readable,
        "cause": causes[0].cause if causes else "",
        "cause_name": str(causes[0].get_cause_display()) if causes else "",
        "signer_name": document.signer_name,
        "signer_title": document.signer_title,
        "files": _files(document) if is_readable else [],
    }
    line = DocumentLineSerializer(document).data
    if document.is_incoming:
        known |= _of_incoming(document, is_readable=is_readable)
        return {**line, **IncomingFacts(known).data}
    known |= _of_outgoing(document, is_readable=is_readable)
    return {**line, **OutgoingFacts(known).data}


def _files(document: Document) -> list[FileVersion]:
    versions = versions_of(document)
    own_file = None if document.is_incoming else document.outgoing.own_file
    if own_file is not None and document.outgoing.locked_version is None:
        versions = [own_file, *versions]
    read = FileVersion.objects.select_related("reading").filter(reading__isnull=False)
    loaded = read.filter(disposed_at__isnull=True).in_bulk([one.pk for one in versions])
    return [loaded[one.pk] for one in versions if one.pk in loaded]


def _of_incoming(document: Document, *, is_readable: bool) -> dict[str, Any]:
    incoming = document.incoming
    proposal = incoming.proposal if is_readable and document.entry_id is None else {}
    return {
        "came_as": incoming.source,
        "arrived_at": incoming.arrived_at,
        "answer_by": incoming.answer_by,
        "submitted_to": incoming.submitted_to if is_readable else None,
        "refusal": incoming.refusal if is_readable else "",
        "proposed": [
            {"field": name, "value": str(found["value"]), "confidence": found["confidence"]}
            for name, found in sorted(proposal.items())
        ],
    }


def _of_outgoing(document: Document, *, is_readable: bool) -> dict[str, Any]:
    outgoing = document.outgoing
    return {
        "standing": document.standing,
        "unit": outgoing.unit,
        "drafter": outgoing.drafter,
        "drafted_by": outgoing.drafter_person,
        "signer": outgoing.signer,
        "capacity": outgoing.capacity,
        "recipients": list(document.deliveries.all()),
        "addressed_to": outgoing.addressed_to if is_readable else "",
        "text": outgoing.text if is_readable else "",
        "own_file": outgoing.own_file.uid if is_readable and outgoing.own_file else None,
        "sent_back": outgoing.sent_back_words if is_readable else "",
    }
