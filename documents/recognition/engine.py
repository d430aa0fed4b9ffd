"""The engine's one door: the pages of a letter in, a proposal for its record out."""

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date

from documents.recognition.bodies import find_bodies
from documents.recognition.citizens import find_matter, find_writer
from documents.recognition.dates import find_days
from documents.recognition.header import Header, date_start, split_header
from documents.recognition.lines import Line, read_lines
from documents.recognition.mail import MailHead, read_mail
from documents.recognition.marks import find_mark
from documents.recognition.numbers import find_number
from documents.recognition.requests import find_deadline, find_recipients
from documents.recognition.signers import find_signer
from documents.recognition.stamps import find_restriction, find_urgency
from documents.recognition.subjects import find_kind_and_subject
from documents.recognition.values import Finding, Proposal
from storage.reading.values import PageText

_TRUST_IN_SCANS = 0.9


def recognise(
    pages: Sequence[PageText],
    *,
    file_name: str = "",
    is_scan: bool = False,
    known_bodies: Sequence[str] = (),
) -> Proposal:
    """Read a letter's fields, each with its place and how sure it is; never raises on any text.

    `known_bodies` are names of correspondents, which mend what a scan made of a name.
    """
    lines = read_lines(pages)
    mail = read_mail(lines)
    letter = lines[mail.end :] if mail else lines
    header = split_header(letter)
    proposal = _read(letter, header, known_bodies)
    if mail:
        proposal = _with_mail(proposal, mail)
    mark = find_mark(lines, split_header(lines), is_scan=is_scan, file_name=file_name)
    proposal = replace(proposal, secret_mark=mark)
    return _less_sure(proposal) if is_scan else proposal


def _read(lines: Sequence[Line], header: Header, known_bodies: Sequence[str]) -> Proposal:
    number, notation = find_number(header.left)
    body, parent = find_bodies(header, known_bodies)
    written_on = _date(header, lines)
    described = find_kind_and_subject(header, lines[header.end :], notation)
    signer = find_signer(lines, header.end)
    recipients = find_recipients(lines)
    writer = find_writer(lines) if notation is None else None
    return Proposal(
        code_number=number,
        code_notation=notation,
        date=written_on,
        issuing_body=writer or body,
        parent_body=None if writer else parent,
        kind=described.kind,
        subject=described.subject or (find_matter(header.left) if notation is None else None),
        urgency=find_urgency(lines, header),
        signer_name=signer.name,
        signer_title=signer.title,
        signer_capacity=signer.capacity,
        deadline=find_deadline(lines, written_on.value if written_on else None),
        recipients=recipients,
        restricted=find_restriction(lines, header),
    )


def _date(header: Header, lines: Sequence[Line]) -> Finding[date] | None:
    """Return the day beside the place's name at the top, else at the letter's end, else any."""
    for line in header.right:
        for day in find_days(line.folded):
            return Finding(day.value, 0.96, line.place, line.text)
    for line in (*lines[: header.end], *reversed(lines[header.end :])):
        span = date_start(line.text, line.folded) if len(line.text) < 90 else None
        if span and not any(map(str.isalnum, line.text[: span[0]])):
            for day in find_days(line.folded):
                return Finding(day.value, 0.8, line.place, line.text)
    for line in header.left:
        for day in find_days(line.folded):
            if len(line.text) < 60 and "so" not in line.folded.split():
                return Finding(day.value, 0.5, line.place, line.text)
    return None


def _with_mail(proposal: Proposal, mail: MailHead) -> Proposal:
    """Fill what the text itself did not say from the e-mail's head."""
    symbol, subject = mail.symbol, mail.subject
    if symbol and subject and proposal.code_notation is None:
        evidence, place = subject.evidence, subject.place
        proposal = replace(
            proposal,
            code_number=Finding(symbol.number, 0.7, place, evidence),
            code_notation=Finding(symbol.notation, 0.7, place, evidence),
        )
    return replace(
        proposal,
        date=proposal.date or mail.date,
        issuing_body=proposal.issuing_body or mail.sender,
        subject=proposal.subject or subject,
    )


def _less_sure(proposal: Proposal) -> Proposal:
    """Lower the confidence of all that was read from a scan, but for the mark of a secret."""
    lowered = {
        field.name: replace(finding, confidence=finding.confidence * _TRUST_IN_SCANS)
        for field in fields(proposal)
        if field.name != "secret_mark" and (finding := getattr(proposal, field.name)) is not None
    }
    return replace(proposal, **lowered)
