"""What is told of a document to whoever may list it: the line of a list."""

from typing import Any

from django.urls import reverse
from rest_framework import serializers

from documents.lifecycles import IncomingState, OutgoingState
from documents.models import Direction, Document, Restriction, Urgency

STATES = sorted({*IncomingState.values, *OutgoingState.values})


class DocumentLineSerializer(serializers.Serializer[Document]):
    """A line of a list of documents."""

    uid = serializers.UUIDField(source="thing.uid")
    url = serializers.SerializerMethodField()
    direction = serializers.ChoiceField(choices=Direction.values)
    kind = serializers.CharField(source="kind_code", help_text="As CV, QĐ; empty while unknown.")
    kind_name = serializers.CharField()
    state = serializers.ChoiceField(choices=STATES)
    state_name = serializers.CharField(source="state_label")
    subject = serializers.CharField()
    code = serializers.CharField(help_text="Number and symbol, as on the paper.")
    body_name = serializers.CharField(help_text="Who issued it.")
    dated_on = serializers.DateField(allow_null=True)
    urgency = serializers.SerializerMethodField()
    restriction = serializers.ChoiceField(choices=Restriction.values)
    number = serializers.IntegerField(
        source="entry.number", allow_null=True, default=None, help_text="In the register."
    )
    numbered_on = serializers.DateField(source="entry.day", allow_null=True, default=None)

    def get_url(self, document: Document) -> str:
        return url_of(document)

    def get_urgency(self, document: Document) -> str:
        return Urgency(document.urgency).name


class DocumentPageSerializer(serializers.Serializer[Any]):
    """A page of a list of documents, newest first."""

    items = DocumentLineSerializer(many=True)
    next = serializers.CharField(allow_null=True, help_text="Where the next page is.")


def url_of(document: Document) -> str:
    return reverse(f"api:{document.direction}-detail", args=[document.thing.uid])
