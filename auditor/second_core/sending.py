"""Values as messages in a pipe: each with its length, what is needed again sent only once."""

import io
import pickle
import struct
from typing import IO, Any

NEWEST = pickle.HIGHEST_PROTOCOL
_LENGTH = struct.Struct("<Q")


def send(stream: IO[bytes], message: bytes) -> None:
    """Send a message at once; OSError where nobody is there to take it."""
    stream.write(_LENGTH.pack(len(message)))
    stream.write(message)
    stream.flush()


def received(stream: IO[bytes]) -> bytes:
    """Return the next whole message; EOFError where the other end is gone."""
    (size,) = _LENGTH.unpack(_exactly(stream, _LENGTH.size))
    return _exactly(stream, size)


def _exactly(stream: IO[bytes], size: int) -> bytes:
    data = stream.read(size)
    if len(data) < size:
        raise EOFError
    return data


def packed(value: object, kept: dict[int, tuple[int, Any]]) -> tuple[bytes, set[int]]:
    """Return a value as bytes, and the numbers that stand in it for values that are kept."""
    told = io.BytesIO()
    pickler = _Pickler(told, kept)
    pickler.dump(value)
    return told.getvalue(), pickler.met


class _Pickler(pickle.Pickler):
    """Writes numbers in place of the values that are sent once."""

    def __init__(self, file: IO[bytes], kept: dict[int, tuple[int, Any]]) -> None:
        super().__init__(file, NEWEST)
        self.met: set[int] = set()
        self._kept = kept

    def persistent_id(self, value: object) -> int | None:
        number, _ = self._kept.get(id(value), (None, None))
        if number is not None:
            self.met.add(number)
        return number


class Unpickler(pickle.Unpickler):
    """Puts the values that were sent once back in the place of their numbers."""

    def __init__(self, file: IO[bytes], known: dict[int, Any]) -> None:
        super().__init__(file)
        self._known = known

    def persistent_load(self, number: int) -> Any:
        """Return the value of that number."""
        return self._known[number]
