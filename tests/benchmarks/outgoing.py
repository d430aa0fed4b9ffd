"""Documents that went out, with what their making left behind; and drafts on their way."""

from collections.abc import Iterator

from django.utils import timezone

from documents import events
from documents.lifecycles import OUTGOING_WITH_NUMBER, OutgoingState
from documents.models import (
    Delivery,
    DeliveryStep,
    Direction,
    Document,
    OutgoingDocument,
    Purpose,
    RegisterEntry,
    Stage,
)
from documents.models.registers import OUTGOING_SERIES, sort_key_of
from eoffice.access.models import Cause, Right
from eoffice.organization.models import Domain, Holder, Role
from eoffice.things.models import Thing
from storage.models import Attachment, AttachmentRole
from tests.benchmarks.books import enter
from tests.benchmarks.founding import Office, day_of, subject_of
from tests.benchmarks.rows import Given, Happening, bulk, give, note

ON_ITS_WAY, GIVEN_UP = 90, 600
"""One number in so many, of the last months; the rest is issued."""

_S = OutgoingState
_STATES = (_S.DRAFT, _S.SUBMITTED, _S.APPROVED, _S.SIGNED)
_ROAD = (
    (_S.DRAFT, events.OUTGOING_DRAFTED),
    (_S.SUBMITTED, events.OUTGOING_SUBMITTED),
    (_S.APPROVED, events.OUTGOING_APPROVED),
    (_S.SIGNED, events.OUTGOING_SIGNED),
    (_S.NUMBERED, events.OUTGOING_NUMBERED),
    (_S.NUMBERED, events.OUTGOING_SEALED),
    (_S.ISSUED, events.OUTGOING_ISSUED),
)
_PLACE = {state: place for place, (state, _event) in enumerate(_ROAD)} | {_S.WITHDRAWN: 0}
_TEXT = "Thực hiện đề nghị của quý cơ quan, Sở Tư pháp có ý kiến như sau.\n\n1. Thống nhất."


def make(office: Office, numbers: list[int]) -> dict[int, Thing]:
    """Make documents that go out; return their things by their numbers."""
    at = timezone.now()
    things = Thing.objects.bulk_create(
        Thing(
            kind=Direction.OUTGOING,
            agency=office.agency,
            sort_key=sort_key_of(day_of(number), number),
            created_at=at,
        )
        for number in numbers
    )
    of = dict(zip(numbers, things, strict=True))
    states = {number: state_of(office, number) for number in numbers}
    numbered = {one: thing for one, thing in of.items() if states[one] in OUTGOING_WITH_NUMBER}
    entries = enter(office, OUTGOING_SERIES, numbered)
    drafters = {number: _drafter(office, number) for number in numbers}
    bulk(
        _document(office, number, thing, states[number], entries.get(number))
        for number, thing in of.items()
    )
    bulk(
        _making(office, number, thing, states[number], drafters[number])
        for number, thing in of.items()
    )
    bulk(_attached(office, of, states))
    note(_done(office, of, states))
    _deliver(office, numbered, entries)
    give(_rights(office, of, states, drafters))
    return of


def state_of(office: Office, number: int) -> OutgoingState:
    """Say how far a document has come."""
    if number % GIVEN_UP == 0:
        return _S.WITHDRAWN
    if office.is_recent(number) and number % ON_ITS_WAY == 0:
        return _STATES[number // ON_ITS_WAY % len(_STATES)]
    return _S.ISSUED


def _signer_place(office: Office, number: int) -> int:
    """Say which of the leaders signs; each has some in every state."""
    return (number // 3 + number // (ON_ITS_WAY * len(_STATES))) % len(office.leaders)


def _drafter(office: Office, number: int) -> Holder:
    """Somebody of any division; the medium viewer drafts some."""
    if number // 3 % 100 == 0 or number % (4 * ON_ITS_WAY) == 0:
        return office.viewer_posts["medium"]
    return office.chance.choice(office.posts)


def _document(
    office: Office,
    number: int,
    thing: Thing,
    state: OutgoingState,
    entry: RegisterEntry | None,
) -> Document:
    signer = office.leaders[_signer_place(office, number)]
    return Document(
        thing=thing,
        direction=Direction.OUTGOING,
        kind_code="QĐ" if number % 5 == 0 else "CV",
        state=state,
        subject=subject_of(number),
        code_number=entry.shown if entry else "",
        code_notation="STP-VP",
        body_name=office.agency.name,
        dated_on=entry.day if entry else None,
        signer_title=signer.post.title,
        signer_name=signer.user.full_name,
        entry=entry,
        sort_key=thing.sort_key,
    )


def _making(
    office: Office, number: int, thing: Thing, state: OutgoingState, drafter: Holder
) -> OutgoingDocument:
    if drafter.post is None:
        raise TypeError("Drafters are posts.")
    reached, at = _PLACE[state], thing.created_at
    is_approved, is_signed = reached >= _PLACE[_S.APPROVED], reached >= _PLACE[_S.SIGNED]
    is_issued, files = state == _S.ISSUED, office.issued
    signer = office.leaders[_signer_place(office, number)]
    prepared = files[AttachmentRole.PREPARED]
    return OutgoingDocument(
        document_id=thing.pk,
        unit=drafter.post.unit,
        drafter=drafter.post,
        drafter_person=office.drafter.user,
        signer=signer.post,
        addressed_to="Ủy ban nhân dân tỉnh Sông Lam",
        text=_TEXT,
        submitted_at=at if reached else None,
        approved_digest=prepared.digest if is_approved else "",
        approved_length=prepared.size if is_approved else 0,
        approved_at=at if is_approved else None,
        prepared=prepared if is_approved else None,
        signed=files[AttachmentRole.SIGNED] if is_signed else None,
        signed_by=signer.user if is_signed else None,
        signed_at=at if is_signed else None,
        issued=files[AttachmentRole.ISSUED] if is_issued else None,
        issued_at=at if is_issued else None,
    )


def _attached(
    office: Office, of: dict[int, Thing], states: dict[int, OutgoingState]
) -> Iterator[Attachment]:
    needed = {
        AttachmentRole.PREPARED: _S.APPROVED,
        AttachmentRole.SIGNED: _S.SIGNED,
        AttachmentRole.ISSUED: _S.ISSUED,
    }
    for number, thing in of.items():
        for role, state in needed.items():
            if _PLACE[states[number]] >= _PLACE[state]:
                yield Attachment(thing=thing, file=office.issued[role].file, role=role)


def _done(
    office: Office, of: dict[int, Thing], states: dict[int, OutgoingState]
) -> Iterator[Happening]:
    for number, thing in of.items():
        reached = [event for _state, event in _ROAD[: _PLACE[states[number]] + 1]]
        yield Happening(thing, office.clerk, thing.created_at, reached)


def _deliver(office: Office, of: dict[int, Thing], entries: dict[int, RegisterEntry]) -> None:
    """Send each to a body outside, and to a post that files it."""
    planned = Delivery.objects.bulk_create(
        Delivery(
            document_id=thing.pk,
            ordinal=ordinal,
            name=name,
            purpose=purpose,
            stage=Stage.SENT,
        )
        for number, thing in of.items()
        if number in entries
        for ordinal, (name, purpose) in enumerate(
            (("UBND tỉnh Sông Lam", Purpose.ACTION), ("Lưu: VT", Purpose.FILE))
        )
    )
    at = timezone.now()
    bulk(
        DeliveryStep(
            delivery=delivery, stage=Stage.SENT, reached_at=at, reached_by=office.clerk.user
        )
        for delivery in planned
    )


def _rights(
    office: Office,
    of: dict[int, Thing],
    states: dict[int, OutgoingState],
    drafters: dict[int, Holder],
) -> Iterator[Given]:
    """Give what drafting, submitting, signing and issuing give, one after the other."""
    holders = office.holders
    for number, thing in of.items():
        reached, drafter = _PLACE[states[number]], drafters[number]
        if drafter.post is None:
            raise TypeError("Drafters are posts.")
        staff, intake = office.units[drafter.post.unit_id]
        yield Given(thing, drafter, Right.READ, Cause.DRAFTED)
        yield Given(thing, intake, Right.READ, Cause.DRAFTED)
        yield Given(thing, holders[Role.AUDITORS], Right.METADATA, Cause.AUDITED)
        if reached >= _PLACE[_S.SUBMITTED]:
            signer = office.leader_posts[_signer_place(office, number)]
            yield Given(thing, signer, Right.READ, Cause.APPROVES)
        if reached >= _PLACE[_S.APPROVED]:
            yield Given(thing, holders[Role.REGISTRY], Right.READ, Cause.ISSUES)
        if reached >= _PLACE[_S.ISSUED]:
            yield Given(thing, holders[Domain.OUTGOING_LISTED], Right.METADATA, Cause.OPENED)
            yield Given(thing, holders[Domain.OUTGOING_READ], Right.READ, Cause.OPENED)
            yield Given(thing, staff, Right.READ, Cause.UNIT)
