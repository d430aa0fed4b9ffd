"""What processes do in the tests of issuing: two clerks press at the same moment."""

from django.utils import timezone

from documents.actions import issuing, outgoing
from documents.actions.drafts import Recipient
from documents.actions.keyring import TestKeys
from documents.models import Document, RegisterEntry
from eoffice.accounts.models import User
from eoffice.organization.actor import actor_in
from eoffice.organization.models import Duty, Post
from tests.documents.factories import draft_content
from tests.factories import FOUNDED, MORNING, appoint, create_agency, create_person, create_unit
from tests.processes import wait_for_marker

PASSPHRASE = "a passphrase of the director 7"


def lay_out() -> None:
    """Make an office with two clerks, and a document that the director has signed."""
    agency = create_agency()
    unit = create_unit(agency)
    director = appoint(create_person("Trần Quang Minh"), unit, Duty.DIRECTOR, "Giám đốc")
    drafter = appoint(create_person("Bùi Thanh Hằng"), unit)
    for name in ("Lê Thị Hoa", "Phan Thị Mai"):
        appoint(create_person(name), unit, Duty.CLERK, name)
    keys = TestKeys(at=FOUNDED)
    keys.give_person(director.user, PASSPHRASE, organization=agency.name, until_year=2099)
    keys.give_agency(agency, until_year=2099)
    to = [Recipient("Ủy ban nhân dân tỉnh Sông Lam")]
    document = outgoing.draft(
        content=draft_content(director, recipients=to), actor=drafter, at=MORNING
    )
    outgoing.submit(document=document, actor=drafter, at=MORNING)
    outgoing.approve(document=document, actor=director, at=MORNING)
    issuing.sign(document=document, passphrase=PASSPHRASE, actor=director, at=MORNING)


def issue(*, clerk: str, start: str) -> str:
    """Issue the document as one of the clerks; return the state as they see it then."""
    post = Post.objects.get(title=clerk)
    person = User.objects.get(full_name=clerk)
    document = Document.objects.for_page().get()
    actor = actor_in(person, post, timezone.now())
    wait_for_marker(start)
    issuing.issue_through(document=document, actor=actor, at=timezone.now())
    document.refresh_from_db()
    return document.state


def report() -> dict[str, object]:
    document = Document.objects.for_page().get()
    steps = document.deliveries.get().steps.count()
    return {"code": document.code, "numbers": RegisterEntry.objects.count(), "steps": steps}
