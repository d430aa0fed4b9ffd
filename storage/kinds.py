"""The kinds of file that are kept: their media types, their endings, and their names for people."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_OOXML = "application/vnd.openxmlformats-officedocument"

PDF = "application/pdf"
DOCX = f"{_OOXML}.wordprocessingml.document"
XLSX = f"{_OOXML}.spreadsheetml.sheet"
PPTX = f"{_OOXML}.presentationml.presentation"
ODT = "application/vnd.oasis.opendocument.text"
PNG = "image/png"
JPEG = "image/jpeg"
TIFF = "image/tiff"
WEBP = "image/webp"
TEXT = "text/plain"
EML = "message/rfc822"


@dataclass(frozen=True)
class Kind:
    """A kind of file: how it is declared, how its names may end, and what people call it."""

    media_type: str
    endings: tuple[str, ...]
    label: str | Promise


KINDS = (
    Kind(PDF, ("pdf",), _("a PDF")),
    Kind(DOCX, ("docx",), _("a Word document")),
    Kind(ODT, ("odt",), _("an OpenDocument text")),
    Kind(XLSX, ("xlsx",), _("an Excel workbook")),
    Kind(PPTX, ("pptx",), _("a PowerPoint presentation")),
    Kind(PNG, ("png",), _("a PNG picture")),
    Kind(JPEG, ("jpg", "jpeg"), _("a JPEG picture")),
    Kind(TIFF, ("tif", "tiff"), _("a TIFF picture")),
    Kind(WEBP, ("webp",), _("a WEBP picture")),
    Kind(TEXT, ("txt",), _("plain text")),
    Kind(EML, ("eml",), _("a saved e-mail")),
)
OFFICE = frozenset({DOCX, ODT, XLSX, PPTX})
PICTURES = frozenset({PNG, JPEG, TIFF, WEBP})
SHOWN_INLINE = frozenset({PDF, PNG, JPEG, WEBP})  # browsers show these without running anything

_BY_TYPE = {kind.media_type: kind for kind in KINDS}
_BY_ENDING = {ending: kind for kind in KINDS for ending in kind.endings}
ENDINGS = tuple(_BY_ENDING)


def find_by_ending(ending: str) -> Kind | None:
    return _BY_ENDING.get(ending)


def find_by_type(media_type: str) -> Kind | None:
    return _BY_TYPE.get(media_type)
