"""One office, built once by the product's own actions, with everything that could be asked for."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.test import Client
from django.utils import timezone

from documents.models import Document
from documents.pages.papers import versions_of
from eoffice.organization.actor import Actor
from storage.models import AttachmentRole, FileVersion
from storage.renditions import NoPictureError, picture_of
from tests.matrix.canaries import Canaries
from tests.matrix.people import Cast


@dataclass
class World:
    """The people, the objects by the names that the expectations use, and the canary words."""

    cast: Cast = field(default_factory=Cast)
    canaries: Canaries = field(default_factory=Canaries)
    objects: dict[str, dict[str, Any]] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    clients: dict[str, Client] = field(default_factory=dict)
    programs: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def at(self) -> datetime:
        return timezone.now()

    def actor(self, name: str) -> Actor:
        return self.cast.actor(name)

    def place(self, name: str, **arguments: Any) -> None:
        """Keep what an address takes to name an object."""
        self.objects[name] = arguments

    def place_document(self, name: str, document: Document) -> Document:
        self.documents[name] = document
        self.place(name, uid=document.thing.uid)
        return document

    def settle(self) -> None:
        """After everything was read and signed: note which file of each document is asked for."""
        for name, document in self.documents.items():
            fresh = Document.objects.for_page().get(pk=document.pk)
            self.documents[name] = fresh
            versions = versions_of(fresh)
            version = versions[0].uid if versions else None
            self.objects[name] |= {"version": version, "page": 1}
            if versions:
                with suppress(NoPictureError):
                    picture_of(versions[0], 1)  # kept, so that no probe waits for it
        self.clients = self.cast.clients()

    def contents_of(self, name: str) -> bytes:
        """Return the bytes of the paper of a letter."""
        thing = self.documents[name].thing
        version = FileVersion.objects.get(
            file__attachments__thing=thing, file__attachments__role=AttachmentRole.MAIN
        )
        return version.content()

    def address_arguments(self, name: str, wanted: Mapping[str, str]) -> dict[str, Any] | None:
        """Return the arguments of an address for an object; None where it has no such thing."""
        kept = self.objects[name]
        arguments = {key: kept.get(source) for key, source in wanted.items()}
        return None if None in arguments.values() else arguments
