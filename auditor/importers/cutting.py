"""Cuts delimited text into blocks that end where a row ends."""

from dataclasses import dataclass
from typing import Any

import numpy as np

_QUOTE, _NEWLINE = 34, 10


@dataclass(frozen=True)
class Cut:
    """Where a block ends, and what of its rows can be told by counting quotation marks."""

    end: int
    lines: int
    starts: np.ndarray[Any, Any]
    """Line offset of each row that is not blank."""
    balanced: bool


def cut_off(data: bytes, start: int, size: int) -> Cut:
    """Return a block of about `size` bytes that ends where a row ends.

    A newline ends a row when the number of quotation marks before it is even
    (RFC 4180: those inside a quoted cell are doubled).
    """
    if start >= len(data):
        return Cut(len(data), 0, np.array([], dtype=np.int64), balanced=True)
    while True:
        end = min(start + size, len(data))
        view = np.frombuffer(data, dtype=np.uint8, count=end - start, offset=start)
        newlines = np.flatnonzero(view == _NEWLINE)
        quotes = np.flatnonzero(view == _QUOTE)
        closed = np.searchsorted(quotes, newlines) % 2 == 0
        ends = newlines[closed]
        last = end == len(data)
        if not last and not len(ends):
            size *= 2
            continue
        balanced = not last or len(quotes) % 2 == 0
        if last and (not len(ends) or ends[-1] != len(view) - 1):
            ends = np.append(ends, len(view))
        starts = np.append(0, ends[:-1] + 1)
        filled = starts[ends > starts]
        end = start + int(ends[-1]) + 1 if not last else end
        lines = int(np.searchsorted(newlines, ends[-1], side="right"))
        return Cut(end, lines, np.searchsorted(newlines, filled), balanced)
