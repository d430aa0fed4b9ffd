"""Saved e-mails: the head, the body, and the names of what was attached."""

from collections.abc import Iterator
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from pathlib import Path
from typing import Any

from lxml import html

from storage.reading.formats.plain import decode
from storage.reading.formats.report import Tell, tell_pages
from storage.reading.limits import Limits
from storage.reading.lines import pages_of_text

_HEAD = ("From", "To", "Cc", "Date", "Subject")
_UNSEEN = "//script|//style|//head|//template"


def read(path: Path, _folder: Path, limits: Limits, tell: Tell) -> None:
    """Tell one page. Attachments are named, not opened: they are files of their own."""
    with path.open("rb") as file:
        message = BytesParser(EmailMessage, policy=default).parse(file)
    tell_pages(pages_of_text("\n".join(_lines_of(message))), tell, limits.pages)


def _lines_of(message: EmailMessage) -> Iterator[str]:
    for name in _HEAD:
        if message[name]:
            yield f"{name}: {message[name]}"
    yield _body_of(message)
    for part in message.iter_attachments():
        yield part.get_filename() or ""


def _body_of(message: EmailMessage) -> str:
    body = message.get_body(preferencelist=("plain", "html"))
    if body is None:
        return ""
    try:
        text = body.get_content()
    except (LookupError, UnicodeError):  # an encoding that nobody knows
        text = decode(bytes(body.get_payload(decode=True) or b""))
    if not isinstance(text, str) or body.get_content_subtype() != "html" or not text.strip():
        return str(text)
    page: Any = html.fromstring(text)
    for unseen in page.xpath(_UNSEEN):
        unseen.drop_tree()
    for block in page.iter("p", "div", "br", "tr", "li", "h1", "h2", "h3"):
        block.tail = "\n" + (block.tail or "")
    return str(page.text_content())
