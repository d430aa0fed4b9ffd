"""Sends the mail of a notice, to whoever may still see what it is about."""

from datetime import datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from eoffice.access.models import Right
from eoffice.access.seeing import has_right
from eoffice.notifications import kinds, naming
from eoffice.notifications.delivering import actor_again
from eoffice.notifications.models import MailChoice, MailOut, Notice
from eoffice.organization.actor import Actor


def send(uid: str, *, at: datetime) -> None:
    """Send one message, once; drop it when it no longer concerns the person.

    No transaction is open while the server is spoken to: it would hold the database. Should the
    process die between sending and noting it, the second message has the same Message-ID, and
    the reader's programme shows one.
    """
    mail = MailOut.objects.select_related(
        "notice__person",
        "notice__thing",
        "notice__post__unit__agency",
        "notice__on_behalf_of__post__unit__agency",
    ).get(uid=uid)
    if mail.is_settled:
        return
    actor = _reader(mail.notice, at)
    if not _is_wanted(mail.notice) or (mail.notice.thing is not None and actor is None):
        MailOut.objects.filter(pk=mail.pk).update(dropped_at=at)
        return
    with translation.override(mail.notice.person.language):
        message = _message(mail, actor)
    message.send()
    MailOut.objects.filter(pk=mail.pk).update(sent_at=at)


def _reader(notice: Notice, at: datetime) -> Actor | None:
    """The person as they may see the thing now; None when they may not any more."""
    if notice.thing is None or notice.post is None:
        return None
    actor = actor_again(notice.person, notice.post, notice.on_behalf_of, at=at)
    if actor is None or not has_right(actor, notice.thing, Right.METADATA):
        return None
    return actor


def _is_wanted(notice: Notice) -> bool:
    kind = kinds.find(notice.kind)
    return (
        kind is not None
        and notice.person.is_active
        and bool(notice.person.email)
        and MailChoice.objects.wants_mail(notice.person, kinds.group_of(kind))
    )


def _message(mail: MailOut, actor: Actor | None) -> EmailMultiAlternatives:
    """Write the message in the language that is active."""
    kind = kinds.get(mail.notice.kind)
    words = _words(mail.notice, actor)
    subject = render_to_string(f"{kind.template}/subject.txt", words)
    message = EmailMultiAlternatives(
        subject=" ".join(subject.split()),
        body=render_to_string(f"{kind.template}/body.txt", words),
        to=[mail.notice.person.email],
        headers={
            "Message-ID": f"<{mail.uid}@{urlsplit(settings.SITE_ADDRESS).hostname}>",
            "Auto-Submitted": "auto-generated",
        },
    )
    message.attach_alternative(render_to_string(f"{kind.template}/body.html", words), "text/html")
    return message


def _words(notice: Notice, actor: Actor | None) -> dict[str, Any]:
    """What the templates say with. Mail leaves the house: a restricted thing is not named in it."""
    thing = notice.thing
    is_restricted = thing is not None and thing.is_restricted
    names = naming.names_of(actor, [thing]) if thing and actor and not is_restricted else {}
    return {
        "title": notice.title,
        "name": names.get(thing.pk, "") if thing else "",
        "is_restricted": is_restricted,
        "person": notice.person,
        "office": actor.agency.short_name if actor else "",
        "url": urljoin(settings.SITE_ADDRESS, notice.url),
        "choices_url": urljoin(settings.SITE_ADDRESS, reverse("notifications:choices")),
    }
