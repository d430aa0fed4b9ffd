"""Whether a file carries digital signatures at all, told without judging them."""

from storage import kinds
from storage.backends.base import chunks_of
from storage.models import FileVersion

# A signature is never compressed: it names the places of bytes in the file itself.
_SIGN = b"/ByteRange"


def is_signed(version: FileVersion | None) -> bool:
    """Look for a signature in a PDF; of a file that cannot be read none is told."""
    if version is None or version.media_type != kinds.PDF or version.disposed_at is not None:
        return False
    end = b""
    try:
        with version.open() as stream:
            for chunk in chunks_of(stream):
                if _SIGN in end + chunk:
                    return True
                end = chunk[-len(_SIGN) :]
    except OSError:
        return False
    return False
