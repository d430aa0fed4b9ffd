"""The nouns: documents in and out, their numbers, deliveries and relations, and work files."""

from documents.models.correspondents import Correspondent, CorrespondentKind
from documents.models.deliveries import Delivery, DeliveryStep, Purpose, Stage
from documents.models.documents import Direction, Document, Restriction, Standing, Urgency
from documents.models.incoming import IncomingDocument, Source
from documents.models.outgoing import Capacity, OutgoingDocument
from documents.models.registers import EntryState, Register, RegisterEntry, SeriesRule
from documents.models.relations import Relation, RelationKind
from documents.models.work_files import Filing, WorkFile

__all__ = [
    "Capacity",
    "Correspondent",
    "CorrespondentKind",
    "Delivery",
    "DeliveryStep",
    "Direction",
    "Document",
    "EntryState",
    "Filing",
    "IncomingDocument",
    "OutgoingDocument",
    "Purpose",
    "Register",
    "RegisterEntry",
    "Relation",
    "RelationKind",
    "Restriction",
    "SeriesRule",
    "Source",
    "Stage",
    "Standing",
    "Urgency",
    "WorkFile",
]
