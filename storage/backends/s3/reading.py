"""Reads an object from any place in it, without fetching what nobody asks for."""

import errno
import io
from collections.abc import Callable

FIRST = 256 * 1024  # what is fetched at a jump; twice as much each time that reading goes on
MOST = 4 * 1024 * 1024

Fetch = Callable[[int, int], bytes]


class ObjectReader(io.RawIOBase):
    """A file to read whose bytes come in windows, each by a call of `fetch(start, length)`."""

    mode = "rb"

    def __init__(self, fetch: Fetch, size: int) -> None:
        super().__init__()
        self._fetch = fetch
        self._size = size
        self._position = 0
        self._window = b""
        self._window_start = 0
        self._ahead = FIRST

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._position

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        bases = {io.SEEK_SET: 0, io.SEEK_CUR: self._position, io.SEEK_END: self._size}
        position = bases[whence] + offset
        if position < 0:
            raise OSError(errno.EINVAL, "Nothing lies before the beginning.")
        self._position = position
        return position

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # the only kind given
        if self._position >= self._size:
            return 0
        offset = self._position - self._window_start
        if not 0 <= offset < len(self._window):
            self._turn()
            offset = 0
        piece = self._window[offset : offset + len(buffer)]
        buffer[: len(piece)] = piece
        self._position += len(piece)
        return len(piece)

    def close(self) -> None:
        self._window = b""
        super().close()

    def _turn(self) -> None:
        """Fetch the window that begins where reading stands."""
        goes_on = bool(self._window) and self._position == self._window_start + len(self._window)
        self._ahead = min(self._ahead * 2, MOST) if goes_on else FIRST
        length = min(self._ahead, self._size - self._position)
        self._window = self._fetch(self._position, length)
        self._window_start = self._position
        if len(self._window) != length:
            raise OSError(errno.EIO, "The server sent fewer bytes than it had promised.")
