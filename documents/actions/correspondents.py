"""The list of correspondents: taken into it, and changed."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from documents import events
from documents.models import Correspondent, CorrespondentKind, IncomingDocument
from documents.models.correspondents import folded_name
from documents.policies import correspondents as policy
from eoffice.journal.recording import record
from eoffice.lib.text import normalise_line
from eoffice.organization.actor import Actor
from eoffice.organization.models import Agency


@transaction.atomic
def keep(
    *,
    agency: Agency,
    name: str,
    kind: CorrespondentKind,
    known_as: Agency | None,
    actor: Actor,
    at: datetime,
) -> Correspondent:
    """Take a correspondent into the list; one that letters have named already is the same one."""
    policy.can_keep_correspondents(actor, agency).enforce()
    Agency.objects.select_for_update(no_key=True).get(pk=agency.pk)
    found = Correspondent.objects.filter(agency=agency, folded=folded_name(name)).first()
    if found is not None and found.is_kept:
        raise ValidationError({"name": _("This correspondent is in the list already.")})

    kept = found or Correspondent.objects.open_named(agency, name)
    return _write(kept, events.CORRESPONDENT_KEPT, name, kind, known_as, actor=actor, at=at)


@transaction.atomic
def change(
    *,
    correspondent: Correspondent,
    name: str,
    kind: CorrespondentKind,
    known_as: Agency | None,
    actor: Actor,
    at: datetime,
) -> Correspondent:
    """Call a correspondent otherwise, or take one of the letters into the list."""
    agency = correspondent.agency
    policy.can_keep_correspondents(actor, agency).enforce()
    if not correspondent.is_kept:
        policy.can_see_those_of_letters(actor, agency).enforce()
    Agency.objects.select_for_update(no_key=True).get(pk=agency.pk)
    others = Correspondent.objects.filter(agency=agency).exclude(pk=correspondent.pk)
    other = others.filter(folded=folded_name(name)).first()
    if other is not None and other.is_kept:
        raise ValidationError({"name": _("Another correspondent is called like this.")})
    if other is not None:  # only letters name it: they are this one's, and nobody is told of them
        IncomingDocument.objects.filter(correspondent=other).update(correspondent=correspondent)
        other.delete()

    was_kept = correspondent.is_kept
    event = events.CORRESPONDENT_CHANGED if was_kept else events.CORRESPONDENT_KEPT
    return _write(correspondent, event, name, kind, known_as, actor=actor, at=at)


def _write(
    correspondent: Correspondent,
    event: str,
    name: str,
    kind: CorrespondentKind,
    known_as: Agency | None,
    *,
    actor: Actor,
    at: datetime,
) -> Correspondent:
    correspondent.name, correspondent.folded = normalise_line(name), folded_name(name)
    correspondent.kind, correspondent.known_as = kind, known_as
    correspondent.is_kept = True
    correspondent.save(update_fields=["name", "folded", "kind", "known_as", "is_kept"])

    record(
        event,
        actor=actor,
        thing=None,
        at=at,
        words=correspondent.name,
        agency=correspondent.agency.uid,
        correspondent=correspondent.uid,
    )
    return correspondent
