"""Plain text, in the encodings that Vietnamese offices have used."""

from pathlib import Path

from storage.reading.formats.report import Tell, tell_pages
from storage.reading.limits import Limits
from storage.reading.lines import pages_of_text


def read(path: Path, _folder: Path, limits: Limits, tell: Tell) -> None:
    """Tell the text, split at form feeds."""
    tell_pages(pages_of_text(decode(path.read_bytes())), tell, limits.pages)


def decode(content: bytes) -> str:
    """Decode text: by its byte order mark, else as UTF-8, else as windows-1258 of old."""
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1258", "replace")
