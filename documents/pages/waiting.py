"""What waits for an actor, pile by pile: asked by the desk, by lists and by runs."""

from django.db.models import Exists, F, OuterRef, QuerySet

from documents.lifecycles import IncomingState, OutgoingState
from documents.models import Delivery, Direction, Document, Stage
from documents.models.documents import DocumentQuerySet
from eoffice.access import seeing
from eoffice.assignments.models import Assignment, AssignmentRole
from eoffice.organization.actor import Actor


def to_instruct(actor: Actor) -> DocumentQuerySet:
    """Letters that were submitted to the actor's post."""
    letters = Document.objects.visible_to(actor, among_few=True).incoming()
    return letters.in_state(IncomingState.SUBMITTED).filter(incoming__submitted_to=actor.post)


def to_sign(actor: Actor) -> DocumentQuerySet:
    """Drafts that wait for the actor to approve or to sign them."""
    drafts = Document.objects.visible_to(actor, among_few=True).outgoing()
    waiting_states = (OutgoingState.SUBMITTED, OutgoingState.APPROVED)
    return drafts.in_state(*waiting_states).filter(outgoing__signer=actor.post)


def sent_back(actor: Actor) -> DocumentQuerySet:
    """Drafts of the actor that a signer sent back."""
    drafts = Document.objects.visible_to(actor, among_few=True).outgoing()
    mine = drafts.in_state(OutgoingState.DRAFT).filter(outgoing__drafter=actor.post)
    return mine.exclude(outgoing__sent_back_words="")


def to_register(actor: Actor) -> DocumentQuerySet:
    """Letters that came in and have no number yet; for the registry alone."""
    if not actor.serves_registry_of(actor.agency.pk):
        return Document.objects.none()
    letters = Document.objects.visible_to(actor, among_few=True).incoming()
    return letters.of_agency(actor.agency).in_state(IncomingState.INTAKE)


def arrived(actor: Actor) -> QuerySet[Delivery]:
    """Deliveries from agencies of this installation that nobody has taken in yet."""
    if not actor.serves_registry_of(actor.agency.pk):
        return Delivery.objects.none()
    return Delivery.objects.to_agency(actor.agency).at_stage(Stage.SENT)


def to_submit(actor: Actor) -> DocumentQuerySet:
    """Letters with a number that were not submitted to anybody; for the registry alone."""
    if not actor.serves_registry_of(actor.agency.pk):
        return Document.objects.none()
    letters = Document.objects.visible_to(actor, among_few=True).incoming()
    return letters.of_agency(actor.agency).in_state(IncomingState.REGISTERED)


def to_issue(actor: Actor) -> DocumentQuerySet:
    """Signed documents that wait for number and seal; for the registry alone."""
    if not actor.serves_registry_of(actor.agency.pk):
        return Document.objects.none()
    signed = (OutgoingState.SIGNED, OutgoingState.NUMBERED)
    documents = Document.objects.visible_to(actor, among_few=True).outgoing()
    return documents.of_agency(actor.agency).in_state(*signed)


def mine(actor: Actor) -> QuerySet[Assignment]:
    """Lines of work that wait for the actor: not those that were split and that another leads now.

    Those wait on others; they are the actor's again when the part is settled.
    """
    led = Assignment.objects.open().of_roles(AssignmentRole.LEAD).filter(parent=OuterRef("pk"))
    return Assignment.objects.to_holders(actor.seats).open().exclude(Exists(led))


def work_of(actor: Actor, role: AssignmentRole) -> QuerySet[Assignment]:
    """Lines of work that wait for the actor, the one that is due first at the front."""
    return (
        on_what_is_seen(mine(actor).filter(role=role), actor)
        .filter(instruction__thing__kind__in=Direction.values)
        .select_related("instruction", "to_holder__post", "to_holder__unit", "to_holder__person")
        .select_related("term__agency")
        .order_by(F("term__due_at").asc(nulls_last=True), "pk")
    )


def given_by(actor: Actor) -> QuerySet[Assignment]:
    """Lines that the actor gave to lead, and that are open."""
    lines = Assignment.objects.open().of_roles(AssignmentRole.LEAD)
    return (
        on_what_is_seen(lines, actor)
        .filter(instruction__given_by=actor.post)
        .select_related(
            "instruction__thing__document", "to_holder__post", "to_holder__unit", "term"
        )
        .order_by(F("term__due_at").asc(nulls_last=True), "pk")
    )


def owed_to(actor: Actor, most: int) -> list[Assignment]:
    """Read the first lines that the actor gave: which they are first, then what they show."""
    given = given_by(actor)
    chosen = list(given.values_list("pk", flat=True)[:most])
    found = given.in_bulk(chosen)
    return [found[pk] for pk in chosen if pk in found]


def on_what_is_seen(lines: QuerySet[Assignment], actor: Actor) -> QuerySet[Assignment]:
    """Keep the lines on documents that the actor sees.

    Work follows the post, and the right to a restricted document does not: whoever comes into the
    post, or acts for it, has the line and not the letter. One look-up for each line, of few.
    """
    seen = lines.filter(seeing.may_see(actor, thing="instruction__thing", among_few=True))
    if actor.kinds is None:
        return seen
    return seen.filter(instruction__thing__document__kind_code__in=actor.kinds)
