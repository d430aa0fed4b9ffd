"""What is done to files: kept, given a new version, attached, copied to another agency."""

from storage.actions.attachments import AlreadyAttachedError, OtherAgencyError, attach
from storage.actions.disposal import dispose
from storage.actions.files import Content, add_version, copy_to, keep
from storage.checking import UploadRefusedError

__all__ = [
    "AlreadyAttachedError",
    "Content",
    "OtherAgencyError",
    "UploadRefusedError",
    "add_version",
    "attach",
    "copy_to",
    "dispose",
    "keep",
]
