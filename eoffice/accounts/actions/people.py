"""What people change about themselves, and the codes by which they choose a password."""

from datetime import datetime
from uuid import UUID

from axes.utils import reset as unlock
from django.db import transaction

from eoffice.accounts import codes
from eoffice.accounts.events import password_changed, password_chosen
from eoffice.accounts.models import AccessCode, OpenSession, User


def choose_language(person: User, language: str) -> None:
    """Speak to a person in a language from now on, on every machine."""
    person.language = language
    person.save(update_fields=["language"])


@transaction.atomic
def begin_code(*, person: User, at: datetime) -> tuple[AccessCode, str]:
    """Make the first half of a code, and return it; by itself it opens nothing."""
    half = codes.make_half()
    digest = codes.digest_of(half, person.username)
    return AccessCode.objects.create(person=person, first=digest, made_at=at), half


@transaction.atomic
def complete_code(*, code: AccessCode, at: datetime) -> str:
    """Make the second half of a code, and return it: the whole is valid for a day from now.

    The password that the person had, their sessions and their earlier codes end with this.
    """
    code.lock()
    AccessCode.objects.filter(person=code.person, closed_at__isnull=True).exclude(
        pk=code.pk
    ).exclude(second="").update(closed_at=at)
    half = codes.make_half()
    code.second = codes.digest_of(half, code.person.username)
    code.valid_until = at + codes.VALID_FOR
    code.save(update_fields=["second", "valid_until"])
    code.person.set_unusable_password()
    code.person.save(update_fields=["password"])
    end_sessions(person=code.person)
    return half


@transaction.atomic
def choose_password(*, code: AccessCode, password: str, at: datetime) -> None:
    """Let the person of a code, which is used up by it, sign in with this password."""
    code.closed_at = at
    code.save(update_fields=["closed_at"])
    code.person.set_password(password)
    code.person.save(update_fields=["password"])
    unlock(username=code.person.username)
    password_chosen.send(sender=User, person=code.person, at=at)


@transaction.atomic
def change_password(*, person: User, password: str, at: datetime, here: str | None = None) -> None:
    """Let a person sign in with another password; their sessions end, but for the one from here.

    Django would not take the others any more, either: it ties them to the password by a digest.
    """
    person.set_password(password)
    person.save(update_fields=["password"])
    end_sessions(person=person, besides=here)
    password_changed.send(sender=User, person=person, at=at)


@transaction.atomic
def forget_ended_sessions(*, at: datetime) -> int:
    """Let go of sessions whose last hour has passed: nothing takes them any more."""
    gone, _rows = OpenSession.objects.filter(expire_date__lte=at).delete()
    return gone


@transaction.atomic
def open_code(*, username: str, first: str, second: str, at: datetime) -> AccessCode | None:
    """Return the valid code that both halves make, held until the transaction ends; or None.

    A code of which somebody knows one half and guesses at the other is closed after five tries.
    Whoever knows neither closes nothing: they could shut a person out.
    """
    valid = AccessCode.objects.valid_at(at).select_related("person").order_by("pk")
    found = valid.filter(person__username=username, person__is_active=True).last()
    if found is not None:
        found.lock()
    known = found is not None and found.closed_at is None
    digests = (found.first, found.second) if found is not None and known else ("", "")
    fits = [
        codes.is_half(half, username, digest)
        for half, digest in zip((first, second), digests, strict=True)
    ]
    if found is None or not known:
        return None
    if all(fits):
        return found
    if any(fits):
        found.wrong_tries += 1
        found.closed_at = at if found.wrong_tries >= codes.WRONG_TRIES else None
        found.save(update_fields=["wrong_tries", "closed_at"])
    return None


@transaction.atomic
def end_session(*, person: User, uid: UUID) -> bool:
    """Sign a person out at one place; say whether they were signed in there."""
    ended, _rows = OpenSession.objects.filter(person=person, uid=uid).delete()
    return bool(ended)


@transaction.atomic
def end_sessions(*, person: User, besides: str | None = None) -> int:
    """Sign a person out everywhere, but for the session with this key; return how many ended."""
    ended, _rows = OpenSession.objects.filter(person=person).exclude(session_key=besides).delete()
    return ended
