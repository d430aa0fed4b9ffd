"""Decides whether a file that somebody brings can be kept, and says in full sentences why not."""

from typing import IO

from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from storage import archives, kinds
from storage.detecting import Detected, detect
from storage.names import ending_of


class UploadRefusedError(Exception):
    """A file is not kept. The reason is a full sentence for the person who brought it."""

    def __init__(self, reason: str, code: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.code = code


def check(stream: IO[bytes], *, name: str, media_type: str = "") -> str:
    """Return the media type of a file whose bytes are what its name says; else refuse it."""
    _check_size(stream, name)
    kind = kinds.find_by_ending(ending_of(name))
    try:
        found = detect(stream)
    except archives.BombError as error:
        raise UploadRefusedError(
            _("“%(name)s” would unpack to far more than it is, so it was not opened.")
            % {"name": name},
            "bomb",
        ) from error
    if found.is_active:
        raise UploadRefusedError(
            _("“%(name)s” is %(label)s. Files that can run something are not kept.")
            % {"name": name, "label": found.label},
            "active",
        )
    _check_whole(found, name)
    if kind is None or not found.media_type:
        raise _refusal_of_kind(found, name)
    if kind.media_type != found.media_type and not _is_plain_enough(kind.media_type, found):
        raise _refusal_of_name(found, name)
    if media_type and kinds.find_by_type(media_type) and media_type != kind.media_type:
        raise _refusal_of_name(found, name)
    return kind.media_type


def _check_size(stream: IO[bytes], name: str) -> None:
    size = stream.seek(0, 2)
    if not size:
        raise UploadRefusedError(
            _("“%(name)s” is empty. Please check the file and choose it again.") % {"name": name},
            "empty",
        )
    if size > settings.MAX_UPLOAD_BYTES:
        raise UploadRefusedError(
            _("“%(name)s” has %(size)s; a file may have at most %(limit)s.")
            % {
                "name": name,
                "size": filesizeformat(size),
                "limit": filesizeformat(settings.MAX_UPLOAD_BYTES),
            },
            "too_large",
        )


def _check_whole(found: Detected, name: str) -> None:
    if found.is_truncated:
        raise UploadRefusedError(
            _(
                "“%(name)s” is not whole: its end is missing. "
                "Please scan, save or send it again, and then choose it again."
            )
            % {"name": name},
            "truncated",
        )
    if found.is_locked:
        raise UploadRefusedError(
            _(
                "“%(name)s” is protected with a password. "
                "Please save it without the password and choose it again."
            )
            % {"name": name},
            "locked",
        )


def _is_plain_enough(declared: str, found: Detected) -> bool:
    """Text that begins like an e-mail is still text."""
    return declared == kinds.TEXT and found.media_type == kinds.EML


def _refusal_of_kind(found: Detected, name: str) -> UploadRefusedError:
    if found.old_form_of:
        return UploadRefusedError(
            _("“%(name)s” is %(label)s. Please save it as .%(ending)s and choose it again.")
            % {"name": name, "label": found.label, "ending": found.old_form_of},
            "old_form",
        )
    if found.media_type:
        return _refusal_of_name(found, name)
    return UploadRefusedError(
        _("“%(name)s” is %(label)s. Only these kinds of file are kept: %(endings)s.")
        % {"name": name, "label": found.label, "endings": ", ".join(kinds.ENDINGS)},
        "unknown_kind",
    )


def _refusal_of_name(found: Detected, name: str) -> UploadRefusedError:
    kind = kinds.find_by_type(found.media_type)
    if kind is None:  # detect() names only kinds of the table
        raise LookupError(found.media_type)
    return UploadRefusedError(
        _(
            "“%(name)s” is wrongly named: it is %(label)s. "
            "Rename it so that it ends in .%(ending)s, or choose the right file."
        )
        % {"name": name, "label": kind.label, "ending": kind.endings[0]},
        "wrongly_named",
    )
