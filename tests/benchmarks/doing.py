"""What people wait for when they do something: intake, signing, sealing, a packet."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256
from django.conf import settings
from django.utils import timezone

from documents.actions import forming, incoming, keyring, outgoing
from documents.actions.drafts import Recipient
from documents.actions.incoming import Facts
from documents.actions.keyring import TestKeys
from documents.models import Document
from documents.signing.certifying import certify
from documents.signing.sealing import IssueValues, number_and_seal
from eoffice.lib.clock import office_day
from eoffice.organization.actor import Actor
from meetings.packets.binding import bind
from tests.benchmarks.founding import Office
from tests.benchmarks.measuring import Figure, timed, timed_each
from tests.benchmarks.papers import letter_pdf, merge_plainly, packet_of, papers_of_a_meeting
from tests.documents.factories import draft_content
from tests.factories import FOUNDED

INTAKE, SIGNATURE, PACKET = 300, 500, 3000
PASSPHRASE = "a passphrase of the director 7"
KEY_BITS = 3072


def figures(office: Office, *, runs: int) -> Iterator[Figure]:
    """Measure what the registry, the leader and the secretary wait for."""
    yield _intake(office, runs)
    yield from _signing(office, runs)
    yield _packet(runs)


def _intake(office: Office, runs: int) -> Figure:
    """A letter taken in and registered, against its bytes alone brought safely to the disk."""
    letter = letter_pdf()

    def take_in() -> None:
        content = letter + f"\n% {uuid4()}\n".encode()  # no two are the same letter
        at = timezone.now()
        document = incoming.receive(content=content, name="thu.pdf", actor=office.clerk, at=at)
        facts = Facts(subject="Báo cáo quý", body_name="Bộ Tư pháp", code_number=uuid4().hex[:8])
        incoming.register(document=document, facts=facts, actor=office.clerk, at=at)

    def keep_alone() -> None:
        path = Path(settings.VAR) / uuid4().hex
        with path.open("wb") as file:
            file.write(hashlib.sha256(letter).digest() + letter)
            file.flush()
            os.fsync(file.fileno())
        path.unlink()

    taken = timed_each(take_in for _run in range(runs))
    baseline = timed(keep_alone, runs=runs)
    return Figure("receive and register", taken, "write and fsync the bytes", baseline, "", INTAKE)


def _signing(office: Office, runs: int) -> Iterator[Figure]:
    """Both signatures with their own check, against the bare arithmetic of a signature."""
    leader = office.viewers["broad"]
    keys = TestKeys(at=FOUNDED)
    keys.give_person(leader.user, PASSPHRASE, organization="", until_year=2099)
    keys.give_agency(office.agency, until_year=2099)
    document = _approved(office, leader)
    prepared = document.outgoing.prepared
    if prepared is None:
        raise RuntimeError("Nothing was approved.")
    pdf, at, roots = prepared.content(), timezone.now(), keyring.trusted_roots()
    own = keyring.key_of_person(leader.user, PASSPHRASE, at=at)
    seal = keyring.key_of_agency(office.agency, at=at)
    signature = forming.stamp_of_signer(document, at=at)
    drawn = forming.stamp_of_agency(document, at=at)
    signed = certify(pdf, own, roots=roots, at=at, stamp=signature)
    values, faces = IssueValues(number="05", day=office_day(at)), forming.typefaces()

    secret = rsa.generate_private_key(public_exponent=65537, key_size=KEY_BITS)
    bare = timed(lambda: secret.sign(pdf, padding.PKCS1v15(), SHA256()), runs=runs)
    taken = timed(lambda: certify(pdf, own, roots=roots, at=at, stamp=signature), runs=runs)
    yield Figure("sign (certify)", taken, f"a bare RSA-{KEY_BITS} signature", bare, "", SIGNATURE)
    taken = timed(
        lambda: number_and_seal(
            signed, seal, values, typefaces=faces, roots=roots, at=at, stamp=drawn
        ),
        runs=runs,
    )
    yield Figure("number and seal", taken, f"a bare RSA-{KEY_BITS} signature", bare, "", SIGNATURE)


def _approved(office: Office, leader: Actor) -> Document:
    at = timezone.now()
    content = draft_content(leader, recipients=[Recipient("Ủy ban nhân dân tỉnh Sông Lam")])
    document = outgoing.draft(content=content, actor=office.drafter, at=at)
    outgoing.submit(document=document, actor=office.drafter, at=at)
    outgoing.approve(document=document, actor=leader, at=at)
    return document


def _packet(runs: int) -> Figure:
    papers = papers_of_a_meeting()
    packet = packet_of(papers)
    few = max(runs // 3, 1)
    taken = timed(lambda: bind(packet), runs=few)
    plain = timed(lambda: merge_plainly(papers), runs=few)
    return Figure("packet of 10 papers, 80 pages", taken, "a plain pypdf merge", plain, "", PACKET)
