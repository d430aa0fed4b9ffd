"""Files, their versions, what was made from them, and the things they are attached to."""

from storage.models.attachments import Attachment, AttachmentRole
from storage.models.copies import StoreCopy
from storage.models.files import File, FileVersion, Rendition, RenditionKind
from storage.models.readings import ReadingState, VersionReading

__all__ = [
    "Attachment",
    "AttachmentRole",
    "File",
    "FileVersion",
    "ReadingState",
    "Rendition",
    "RenditionKind",
    "StoreCopy",
    "VersionReading",
]
