"""Mail: sent once to who wants it and may see it; what is restricted is not named in it."""

from collections.abc import Callable
from smtplib import SMTPServerDisconnected
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from eoffice.notifications import actions, mailing
from eoffice.notifications.models import MailOut
from eoffice.notifications.tasks import make_notices
from eoffice.organization.actor import Actor
from eoffice.organization.models import Agency, Holder
from eoffice.queue import leasing
from eoffice.things.models import Thing
from tests.eoffice.notifications.letters import SUBJECT, shut_to, tell_of
from tests.factories import MORNING

Work = Callable[[], int]


@pytest.fixture(autouse=True)
def _reachable(drafter: Actor) -> None:
    drafter.user.email = "hang@stp.example"
    drafter.user.save()


def _queue_mail(letter: Thing, drafter: Actor) -> MailOut:
    """Make the notice, and leave its mail in the queue."""
    make_notices.call(
        telling="6d0ab8ea-48f5-4c0c-9a2f-d1f0c4cf3c40",
        people=[str(drafter.user.uid)],
        kind="letters.given",
        thing=str(letter.uid),
        url="/guide/",
        at=MORNING.isoformat(),
        facts={"who": "Trần Quang Minh", "number": 1245},
    )
    return MailOut.objects.get()


def test_a_person_is_mailed_what_happened_and_where_to_look(
    letter: Thing, drafter: Actor, work: Work
) -> None:
    tell_of(letter, drafter.user)

    work()

    sent = mail.outbox[0]
    assert sent.to == ["hang@stp.example"]
    assert sent.subject == "Trần Quang Minh gave you letter number 1245. · Sở Tư pháp"
    assert SUBJECT in sent.body
    assert "http://127.0.0.1:8000/guide/" in sent.body
    assert "Kính gửi anh/chị Hằng," in sent.body


def test_the_mail_has_a_part_for_reading_programmes_that_show_html(
    letter: Thing, drafter: Actor, work: Work
) -> None:
    tell_of(letter, drafter.user)

    work()

    sent: Any = mail.outbox[0]
    html = sent.alternatives[0].content
    assert '<a href="http://127.0.0.1:8000/guide/">' in html
    assert SUBJECT in html


def test_a_restricted_letter_is_not_named_in_mail(
    letter: Thing, drafter: Actor, agency: Agency, work: Work
) -> None:
    letter.is_restricted = True
    letter.save()
    tell_of(letter, drafter.user)

    work()

    sent: Any = mail.outbox[0]
    assert SUBJECT not in sent.body + sent.subject + sent.alternatives[0].content
    assert "Văn bản thuộc diện hạn chế" in sent.body


def test_who_loses_the_right_before_the_mail_is_sent_gets_none(
    letter: Thing, drafter: Actor
) -> None:
    queued = _queue_mail(letter, drafter)
    shut_to(drafter, letter)

    mailing.send(str(queued.uid), at=timezone.now())

    queued.refresh_from_db()
    assert mail.outbox == []
    assert queued.dropped_at is not None


def test_who_leaves_the_post_before_the_mail_is_sent_gets_none(
    letter: Thing, drafter: Actor
) -> None:
    queued = _queue_mail(letter, drafter)
    holder = Holder.objects.get(pk=drafter.post_holder)
    holder.holdings.update(ends_at=MORNING)

    mailing.send(str(queued.uid), at=timezone.now())

    assert mail.outbox == []


def test_who_wants_no_mail_gets_none(letter: Thing, drafter: Actor, work: Work) -> None:
    actions.choose_mail(person=drafter.user, wanted={"letters": False})
    tell_of(letter, drafter.user)

    work()

    assert mail.outbox == []


def test_who_changes_their_mind_before_it_is_sent_gets_none(letter: Thing, drafter: Actor) -> None:
    queued = _queue_mail(letter, drafter)
    actions.choose_mail(person=drafter.user, wanted={"letters": False})

    mailing.send(str(queued.uid), at=timezone.now())

    assert mail.outbox == []


def test_who_has_no_address_is_told_in_the_office_alone(
    letter: Thing, drafter: Actor, work: Work
) -> None:
    drafter.user.email = ""
    drafter.user.save()
    tell_of(letter, drafter.user)

    work()

    assert not MailOut.objects.exists()


def test_mail_that_was_sent_is_not_sent_again(letter: Thing, drafter: Actor) -> None:
    queued = _queue_mail(letter, drafter)

    mailing.send(str(queued.uid), at=timezone.now())
    mailing.send(str(queued.uid), at=timezone.now())

    assert len(mail.outbox) == 1


def test_a_second_attempt_has_the_same_message_id(letter: Thing, drafter: Actor) -> None:
    queued = _queue_mail(letter, drafter)
    mailing.send(str(queued.uid), at=timezone.now())
    MailOut.objects.update(sent_at=None)  # as if the process had died before noting it

    mailing.send(str(queued.uid), at=timezone.now())

    first, second = (sent.extra_headers["Message-ID"] for sent in mail.outbox)
    assert first == second == f"<{queued.uid}@127.0.0.1>"


def test_a_mail_server_that_is_away_is_tried_again_later(
    letter: Thing, drafter: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    queued = _queue_mail(letter, drafter)

    def refuse(*_args: object, **_kwargs: object) -> int:
        raise SMTPServerDisconnected

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", refuse)
    task = leasing.claim("test", ["mail"], at=timezone.now())
    assert task is not None

    with pytest.raises(SMTPServerDisconnected):
        task.task.func(*task.args_kwargs["args"], **task.args_kwargs["kwargs"])

    leasing.put_back(task, "test", "the server is away", at=timezone.now())
    queued.refresh_from_db()
    assert not queued.is_settled
    assert DBTaskResult.objects.get(pk=task.pk).status == "READY"


def test_what_stands_in_a_subject_cannot_add_headers(
    letter: Thing, drafter: Actor, agency: Agency, work: Work
) -> None:
    agency.short_name = "Sở Tư pháp\nBcc: spy@elsewhere.example"
    agency.save()
    tell_of(letter, drafter.user)

    work()

    assert "\n" not in mail.outbox[0].subject
    assert mail.outbox[0].to == ["hang@stp.example"]
