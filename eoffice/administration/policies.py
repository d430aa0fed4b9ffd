"""Who may keep people, units, posts and the calendar, and why not."""

from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from eoffice.accounts import second_step
from eoffice.accounts.models import User
from eoffice.lib.clock import office_day
from eoffice.lib.verdicts import ALLOWED, Verdict, denied
from eoffice.organization import membership
from eoffice.organization.actor import Actor
from eoffice.organization.models import Agency, Delegation, Duty, Holding, OfficeDay, Post, Unit
from eoffice.organization.models.holders import HoldingQuerySet

_NOT_AN_ADMINISTRATOR = _("Only an administrator of the agency does this.")


def can_administer(actor: Actor, agency: Agency) -> Verdict:
    if not actor.administers(agency.pk):
        return denied(_NOT_AN_ADMINISTRATOR)
    return ALLOWED


def can_change_account(actor: Actor, person: User) -> Verdict:
    """An account belongs to the agency that made it: no other one resets its password."""
    home = membership.home_of(person)
    if home is None or not actor.administers(home.pk):
        return denied(_("This account belongs to another agency; its administrator changes it."))
    return ALLOWED


def can_reset_second_step(actor: Actor, person: User) -> Verdict:
    """Whoever has lost the telephone cannot switch the second step off; two others can (S5)."""
    verdict = can_change_account(actor, person)
    if not verdict:
        return verdict
    if not second_step.is_tied(person):
        return denied(_("This person has no second step, and is tied to no provider."))
    return ALLOWED


def can_disable(actor: Actor, person: User, at: datetime) -> Verdict:
    verdict = can_change_account(actor, person)
    if not verdict:
        return verdict
    if not person.is_active:
        return denied(_("The account is disabled already."))
    if person == actor.user:
        return denied(_("You cannot disable your own account: ask another administrator."))
    if _is_last_administrator(actor.agency, person, at):
        return denied(_("This is the last administrator of the agency: appoint another one first."))
    return ALLOWED


def can_enable(actor: Actor, person: User) -> Verdict:
    verdict = can_change_account(actor, person)
    if not verdict:
        return verdict
    if person.is_active:
        return denied(_("The account is not disabled."))
    return ALLOWED


def can_end_unit(actor: Actor, unit: Unit, at: datetime) -> Verdict:
    if not actor.administers(unit.agency_id):
        return denied(_NOT_AN_ADMINISTRATOR)
    if unit.valid_until is not None and unit.valid_until < office_day(at):
        return denied(_("The unit has ended already."))
    if any(post.valid_until is None for post in unit.posts.all()):  # lists fetch them together
        return denied(_("There are posts in this unit that have no end: end them first."))
    return ALLOWED


def can_end_post(actor: Actor, post: Post, at: datetime) -> Verdict:
    if not actor.administers(post.unit.agency_id):
        return denied(_NOT_AN_ADMINISTRATOR)
    if post.valid_until is not None and post.valid_until < office_day(at):
        return denied(_("The post has ended already."))
    if post.duty == Duty.ADMINISTRATOR and not _other_administrators(post, at):
        return denied(_("This is the last administrator of the agency: appoint another one first."))
    return ALLOWED


def can_appoint(actor: Actor, post: Post, person: User, at: datetime) -> Verdict:
    """Appointing oneself to a post with rights to content is not even proposed (S5)."""
    if not actor.administers(post.unit.agency_id):
        return denied(_NOT_AN_ADMINISTRATOR)
    verdict = can_hold(post, person, at)
    if not verdict:
        return verdict
    if person == actor.user and post.duty != Duty.ADMINISTRATOR:
        return denied(
            _(
                "An administrator cannot propose themselves for a post that sees documents: "
                "another administrator has to do it."
            )
        )
    return ALLOWED


def can_hold(post: Post, person: User, at: datetime) -> Verdict:
    """Asked when an appointment is proposed, and again when it is confirmed."""
    if not post.is_in_force_on(office_day(at)) and post.valid_from <= office_day(at):
        return denied(_("The post has ended: nobody can be appointed to it."))
    if not person.is_active:
        return denied(_("The account is disabled: enable it before the person is appointed."))
    return ALLOWED


def can_end_appointment(actor: Actor, holding: Holding, at: datetime) -> Verdict:
    post, person = holding.holder.post, holding.person
    if post is None or person is None or not actor.administers(post.unit.agency_id):
        return denied(_NOT_AN_ADMINISTRATOR)
    if holding.ends_at is not None and holding.ends_at <= at:
        return denied(_("The appointment has ended already."))
    if post.duty == Duty.ADMINISTRATOR and _is_last_administrator(actor.agency, person, at):
        return denied(_("This is the last administrator of the agency: appoint another one first."))
    return ALLOWED


def can_delegate(actor: Actor, post: Post, deputy: User, at: datetime) -> Verdict:
    """Decree 30/2020/NĐ-CP, Article 13.4: by who holds the post, limited, and never passed on."""
    verdict = can_delegate_at_all(actor, post)
    if not verdict:
        return verdict
    if deputy == actor.user:
        return denied(_to_oneself(actor, post))
    return can_be_deputy(post, deputy, at)


def can_delegate_own(actor: Actor, post: Post, deputy: User, at: datetime) -> Verdict:
    """The post of somebody else is delegated by two: an administrator proposes it (S5)."""
    if actor.post.pk != post.pk:
        return denied(_("This is not your post: an administrator proposes it."))
    return can_delegate(actor, post, deputy, at)


def can_begin_delegation(
    post: Post, basis: str, begins_at: datetime, ends_at: datetime, at: datetime
) -> Verdict:
    if ends_at <= max(begins_at, at):
        return denied(_("The delegation would end before it begins, or has ended already."))
    if not basis.strip():
        return denied(_("Name the document by which the post is delegated."))
    if not Holding.objects.filter(holder__post=post).ending_after(begins_at).exists():
        return denied(_("Nobody holds this post then: there is nobody to act for."))
    return ALLOWED


def can_be_deputy(post: Post, deputy: User, at: datetime) -> Verdict:
    """Asked when a delegation is made or proposed, and again when it is confirmed."""
    if not deputy.is_active:
        return denied(_("The account of this person is disabled."))
    held = Holding.objects.in_force_at(at).of_posts_in(post.unit.agency).filter(person=deputy)
    if not held.exists():
        return denied(_("A post is delegated to somebody who holds a post in the same agency."))
    if held.filter(holder__post=post).exists():
        return denied(_("This person holds the post already."))
    return ALLOWED


def _to_oneself(actor: Actor, post: Post) -> str | Promise:
    if actor.post.pk == post.pk:
        return _("A post is delegated to somebody else, not to oneself.")
    return _("An administrator cannot delegate a post to themselves.")


def can_delegate_at_all(actor: Actor, post: Post) -> Verdict:
    if actor.on_behalf_of is not None:
        return denied(_("Who stands in for somebody cannot pass that on to a third person."))
    if actor.post.pk != post.pk and not actor.administers(post.unit.agency_id):
        return denied(_("A post is delegated by the person who holds it, or by an administrator."))
    if post.duty == Duty.ADMINISTRATOR:
        return denied(_("The post of an administrator is not delegated: appoint a second one."))
    if post.duty == Duty.GUEST:
        return denied(
            _("An external delegate does not delegate: the invitation names a substitute.")
        )
    return ALLOWED


def can_revoke(actor: Actor, delegation: Delegation, at: datetime) -> Verdict:
    if delegation.revoked_at is not None or delegation.ends_at <= at:
        return denied(_("The delegation has ended already."))
    holds = actor.on_behalf_of is None and actor.post.pk == delegation.post_id
    if not holds and not actor.administers(delegation.post.unit.agency_id):
        return denied(_("A delegation is revoked by the person who gave it, or an administrator."))
    return ALLOWED


def can_put_back(actor: Actor, day: OfficeDay, at: datetime) -> Verdict:
    if not actor.administers(day.agency_id):
        return denied(_NOT_AN_ADMINISTRATOR)
    if day.day < office_day(at):
        return denied(_("A day that has passed does not change: deadlines were reckoned with it."))
    return ALLOWED


def can_change_agency(actor: Actor, agency: Agency) -> Verdict:
    """What works here is changed by its own administrator; what is only known, by any."""
    if agency.is_hosted and not actor.administers(agency.pk):
        return denied(_("This agency works here: its own administrator changes it."))
    if not actor.administers(actor.agency.pk):
        return denied(_NOT_AN_ADMINISTRATOR)
    return ALLOWED


def _is_last_administrator(agency: Agency, person: User, at: datetime) -> bool:
    people = _administrators(agency, at)
    return people.filter(person=person).exists() and not people.exclude(person=person).exists()


def _other_administrators(post: Post, at: datetime) -> bool:
    people = _administrators(post.unit.agency, at)
    return people.exclude(holder__post=post).exists()


def _administrators(agency: Agency, at: datetime) -> HoldingQuerySet:
    """Those whose appointment as administrator has begun and has no end yet."""
    return (
        Holding.objects.in_force_at(at)
        .of_posts_in(agency)
        .filter(holder__post__duty=Duty.ADMINISTRATOR, ends_at__isnull=True)
        .filter(person__is_active=True)
    )
