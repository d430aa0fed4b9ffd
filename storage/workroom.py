"""A folder of its own for each file that is read: the copy goes in, what is made comes out."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from storage import kinds
from storage.backends.base import chunks_of
from storage.models import FileVersion, Rendition


@contextmanager
def copy_of(kept: FileVersion | Rendition) -> Iterator[Path]:
    """Give a checked copy of a file in a folder that is gone afterwards, with all that was made.

    The children that read strangers' files never come near the vault itself. Raises
    DigestMismatchError where the bytes are no longer those that were kept.
    """
    kind = kinds.find_by_type(kept.media_type)
    ending = kind.endings[0] if kind else "bin"
    with TemporaryDirectory(prefix="reading-", ignore_cleanup_errors=True) as folder:
        copy = Path(folder) / f"file.{ending}"
        with kept.open_verified() as source, copy.open("wb") as target:
            for chunk in chunks_of(source):
                target.write(chunk)
        yield copy
