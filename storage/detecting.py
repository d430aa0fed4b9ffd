"""Says what a file is by its bytes, whatever it is called, and whether it is all there."""

import re
from dataclasses import dataclass
from typing import IO

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from storage import archives, kinds

_HEAD = 8192
_TAIL = 65_536


@dataclass(frozen=True)
class Detected:
    """What the bytes are: a kind that is kept (media type) or another (named for people)."""

    media_type: str = ""
    label: str | Promise = ""
    is_truncated: bool = False
    is_locked: bool = False  # an office file under a password
    is_active: bool = False  # it can act: programs, scripts, web pages, macros
    old_form_of: str = ""  # the ending of today's form of an old office file


# What is not kept, by its first bytes, with the name that people know it by.
_OTHERS: tuple[tuple[bytes, Detected], ...] = (
    (b"MZ", Detected(label=_("a Windows program"), is_active=True)),
    (b"\x7fELF", Detected(label=_("a program"), is_active=True)),
    (b"\xca\xfe\xba\xbe", Detected(label=_("a program"), is_active=True)),
    (b"\xcf\xfa\xed\xfe", Detected(label=_("a program"), is_active=True)),
    (b"\xce\xfa\xed\xfe", Detected(label=_("a program"), is_active=True)),
    (b"L\x00\x00\x00\x01\x14\x02\x00", Detected(label=_("a Windows shortcut"), is_active=True)),
    (b"#!", Detected(label=_("a script"), is_active=True)),
    (b"Rar!", Detected(label=_("a compressed archive"))),
    (b"7z\xbc\xaf\x27\x1c", Detected(label=_("a compressed archive"))),
    (b"\x1f\x8b", Detected(label=_("a compressed archive"))),
    (b"{\\rtf", Detected(label=_("a rich text file"), old_form_of="docx")),
    (b"%!PS", Detected(label=_("a PostScript file"), is_active=True)),
    (b"GIF8", Detected(label=_("a GIF picture"))),
    (b"BM", Detected(label=_("a BMP picture"))),
)
_LOOKS_ACTIVE = re.compile(
    rb"\A\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*"
    rb"(<!doctype\s+(html|svg)|<(html|svg|script|head|body|iframe|object|embed|meta|link|style)\b)",
    re.IGNORECASE | re.DOTALL,
)
_MAIL_HEADER = re.compile(
    rb"^(from|date|received|subject|mime-version|message-id|return-path|delivered-to)\s*:",
    re.IGNORECASE | re.MULTILINE,
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OOXML_MAINS = {
    "word/document.xml": kinds.DOCX,
    "xl/workbook.xml": kinds.XLSX,
    "ppt/presentation.xml": kinds.PPTX,
}


def detect(stream: IO[bytes]) -> Detected:
    """Return what a file is. Raises archives.BombError for a zip that would unpack to too much."""
    stream.seek(0)
    head = stream.read(_HEAD)
    if re.match(rb"(\xef\xbb\xbf)?\s{0,8}%PDF-", head):
        tail = _tail_of(stream).rstrip(b"\x00\r\n\t ")[-4096:]
        return Detected(kinds.PDF, is_truncated=b"%%EOF" not in tail and b"startxref" not in tail)
    picture = _detect_picture(head, stream)
    if picture is not None:
        return picture
    if head.startswith(b"PK\x03\x04"):
        return _detect_archive(stream)
    if head.startswith(_OLE):
        return _detect_old_office(stream)
    for start, detected in _OTHERS:
        if head.startswith(start):
            return detected
    return _detect_text(head, stream)


def _detect_picture(head: bytes, stream: IO[bytes]) -> Detected | None:
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return Detected(kinds.PNG, is_truncated=b"IEND\xaeB`\x82" not in _tail_of(stream))
    if head.startswith(b"\xff\xd8\xff"):
        return Detected(kinds.JPEG, is_truncated=b"\xff\xd9" not in _tail_of(stream))
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return Detected(
            kinds.WEBP, is_truncated=int.from_bytes(head[4:8], "little") + 8 > _size_of(stream)
        )
    if head[:4] in {b"II*\x00", b"MM\x00*"}:
        order: str = "little" if head[:2] == b"II" else "big"
        first = int.from_bytes(head[4:8], "little" if order == "little" else "big")
        return Detected(kinds.TIFF, is_truncated=first + 2 > _size_of(stream))
    if head[4:8] == b"ftyp":
        return Detected(label=_("a film or a picture of a telephone"))
    return None


def _detect_archive(stream: IO[bytes]) -> Detected:
    try:
        archive = archives.look_into(stream)
    except archives.BrokenArchiveError:
        return Detected(label=_("an office file or archive"), is_truncated=True)
    media_type = next((kind for main, kind in _OOXML_MAINS.items() if main in archive.names), "")
    if not media_type and archive.declared_type == kinds.ODT:
        media_type = kinds.ODT
    if not media_type:
        return Detected(label=_("a compressed archive"))
    has_macros = b"macroEnabled" in archive.main_types or any(
        name.casefold().endswith("vbaproject.bin") or name.startswith(("Basic/", "Scripts/"))
        for name in archive.names
    )
    if has_macros:
        return Detected(label=_("an office file with macros"), is_active=True)
    return Detected(media_type, is_locked=archive.is_encrypted)


def _detect_old_office(stream: IO[bytes]) -> Detected:
    """Tell Word, Excel and PowerPoint of before 2007, and new files under a password."""
    stream.seek(0)
    content = stream.read(16 * 1024 * 1024)
    for stream_name, detected in (
        ("EncryptedPackage", Detected(label=_("an office file"), is_locked=True)),
        ("WordDocument", Detected(label=_("an old Word document"), old_form_of="docx")),
        ("Workbook", Detected(label=_("an old Excel workbook"), old_form_of="xlsx")),
        ("PowerPoint Document", Detected(label=_("an old presentation"), old_form_of="pptx")),
    ):
        if stream_name.encode("utf-16-le") in content:
            return detected
    return Detected(label=_("a file of an unknown kind"))


def _detect_text(head: bytes, stream: IO[bytes]) -> Detected:
    text = _as_bytes_of_text(head)
    if text is None:
        return Detected(label=_("a file of an unknown kind"))
    if _LOOKS_ACTIVE.match(text):
        return Detected(label=_("a web page or drawing with script"), is_active=True)
    top = text.split(b"\n\n", 1)[0].split(b"\r\n\r\n", 1)[0]
    if len(_MAIL_HEADER.findall(top)) >= 2:
        return Detected(kinds.EML)
    return (
        Detected(kinds.TEXT)
        if _is_text_throughout(stream)
        else Detected(label=_("a file of an unknown kind"))
    )


def _as_bytes_of_text(head: bytes) -> bytes | None:
    """Return the head in one byte a character, whatever its encoding; None where it is no text."""
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if head.startswith(mark):
            return head[2:].decode(encoding, "replace").encode("ascii", "replace")
    controls = sum(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in head)
    if b"\x00" in head or controls > len(head) // 100:
        return None
    return head.removeprefix(b"\xef\xbb\xbf")


def _is_text_throughout(stream: IO[bytes]) -> bool:
    stream.seek(0)
    if stream.read(2) in {b"\xff\xfe", b"\xfe\xff"}:
        return True
    while piece := stream.read(1 << 20):
        if b"\x00" in piece:
            return False
    return True


def _tail_of(stream: IO[bytes]) -> bytes:
    stream.seek(max(0, _size_of(stream) - _TAIL))
    return stream.read()


def _size_of(stream: IO[bytes]) -> int:
    return stream.seek(0, 2)
