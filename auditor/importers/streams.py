"""Byte streams that keep to the limits and tell every failure as an OSError in plain words."""

import io
import zipfile
import zlib
from collections.abc import Callable
from typing import BinaryIO, TypeVar

_STEP = 1024 * 1024
_BUFFER = 64 * 1024
_Got = TypeVar("_Got")


class Unreadable(OSError):  # noqa: N818 - a state of the user's file, told as a note
    """A file that cannot be read; the text is a clause for the user, without the file's name."""


class OverLimit(Unreadable):
    """A file that goes beyond one of the Limits."""


class BoundedStream(io.RawIOBase):
    """A stream that ends in OverLimit when more bytes come than were allowed.

    The bytes are counted while they are read: what a header says does not matter.
    """

    def __init__(self, stream: BinaryIO, allowed: int, reason: str) -> None:
        """Read from `stream` up to `allowed` bytes; `reason` tells which bound that is."""
        self._stream = stream
        self._allowed = self._left = allowed
        self._reason = reason

    def readable(self) -> bool:
        """Return True."""
        return True

    def readinto(self, buffer: "bytearray | memoryview", /) -> int:  # type: ignore[override] # the stub's Buffer has no length
        """Fill the buffer with the next bytes and return their number."""
        piece = self._next(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)

    def seekable(self) -> bool:
        """Return whether the stream below can be sought in without unpacking it again."""
        try:
            self.fileno()
        except (AttributeError, OSError, io.UnsupportedOperation):
            return False
        return self._stream.seekable()

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """Go to a place in the stream below; nothing beyond the allowed bytes is read there."""
        place = self._stream.seek(offset, whence)
        self._left = self._allowed - place
        return place

    def fileno(self) -> int:
        """Return the file below; OSError where there is none."""
        return self._stream.fileno()

    def readall(self) -> bytes:
        """Return all bytes to the end."""
        pieces = []
        while piece := self._next(_STEP):
            pieces.append(piece)
        return b"".join(pieces)

    def close(self) -> None:
        """Close the stream below as well."""
        if not self.closed:
            self._stream.close()
        super().close()

    def _next(self, size: int) -> bytes:
        piece = in_plain_words(lambda: self._stream.read(size))
        self._left -= len(piece)
        if self._left < 0:
            raise OverLimit(self._reason)
        return piece


def bounded(stream: BinaryIO, allowed: int, reason: str) -> BinaryIO:
    """Return a buffered stream over `stream` that raises OverLimit beyond `allowed` bytes."""
    return io.BufferedReader(BoundedStream(stream, allowed, reason), buffer_size=_BUFFER)


def in_plain_words(action: Callable[[], _Got]) -> _Got:
    """Return what the action returns; whatever a damaged file makes it raise becomes Unreadable."""
    try:
        return action()
    except Unreadable:
        raise
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OverflowError) as error:
        raise Unreadable("the archive is damaged or cut off at this file") from error
    except (RuntimeError, NotImplementedError) as error:
        raise Unreadable("it is packed or encrypted in a way that cannot be read") from error
    except OSError as error:
        raise Unreadable(f"the system says: {error.strerror or 'it cannot be read'}") from error
