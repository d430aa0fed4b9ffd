"""What the intake asks of all letters that ever came in: few of them are read for it."""

import pytest
from django.db import connection

from documents.actions import incoming
from documents.lifecycles import IncomingState
from documents.models import Correspondent, Direction, Document, IncomingDocument, Source
from documents.pages.intake import proposed_post
from eoffice.organization.actor import Actor
from eoffice.organization.models import Agency
from eoffice.things.models import Thing
from storage.models import Attachment, AttachmentRole, File, FileVersion
from tests.documents.factories import facts, receive
from tests.factories import MORNING
from tests.plans import learn, rows_read

LETTERS = 3_000
BODY = "Ủy ban nhân dân xã Cẩm Bình"
TABLES = (
    "documents_document",
    "documents_incomingdocument",
    "storage_attachment",
    "storage_file",
    "storage_fileversion",
    "things_thing",
)

pytestmark = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="PostgreSQL alone has such plans"
)


@pytest.fixture
def many_letters(agency: Agency, director: Actor) -> None:
    """Three thousand letters of one body to the director, each with a paper of its own."""
    body = Correspondent.objects.open_named(agency, BODY)
    submitted = {"correspondent": body, "submitted_to": director.post, "submitted_at": MORNING}
    things = Thing.objects.bulk_create(
        Thing(agency=agency, kind=Direction.INCOMING, created_at=MORNING) for _n in range(LETTERS)
    )
    documents = Document.objects.bulk_create(
        Document(
            thing=one,
            direction=Direction.INCOMING,
            state=IncomingState.INTAKE,
            body_name=BODY,
        )
        for one in things
    )
    IncomingDocument.objects.bulk_create(
        IncomingDocument(
            document=one,
            source=Source.FILE,
            arrived_at=MORNING,
            letter_key=str(n),
            **submitted,
        )
        for n, one in enumerate(documents)
    )
    files = File.objects.bulk_create(File(agency=agency) for _n in range(LETTERS))
    FileVersion.objects.bulk_create(
        FileVersion(file=one, ordinal=1, name="thu.txt", blob=f"b{n}", digest=f"d{n}", size=1)
        for n, one in enumerate(files)
    )
    Attachment.objects.bulk_create(
        Attachment(thing=thing, file=file, role=AttachmentRole.MAIN)
        for thing, file in zip(things, files, strict=True)
    )


@pytest.mark.usefixtures("many_letters")
def test_the_same_letter_is_found_without_reading_all_letters(clerk: Actor) -> None:
    first, second = receive(clerk, "A paper"), receive(clerk)
    again = Attachment.objects.get(thing=first.thing)
    Attachment.objects.create(thing=second.thing, file=again.file, role=AttachmentRole.MAIN)
    learn()

    assert incoming.same_letters(first, facts()) == [second]
    read = rows_read(lambda: incoming.same_letters(first, facts()))
    assert sum(read[table] for table in TABLES) < 100


@pytest.mark.usefixtures("many_letters")
def test_where_the_last_letter_of_a_body_went_is_known_without_reading_all_its_letters(
    clerk: Actor, director: Actor
) -> None:
    letter = receive(clerk)
    letter.body_name = BODY
    learn()

    assert proposed_post(letter) == director.post.uid
    read = rows_read(lambda: proposed_post(letter))
    assert sum(read[table] for table in TABLES) < 20
