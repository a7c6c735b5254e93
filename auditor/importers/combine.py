"""What several files and collections gave, put together into one."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

import numpy as np
import pandas as pd
import pyarrow as pa

from auditor.model.imported import (
    CHANNELS,
    INTERACTIONS,
    NO_CARDS,
    RECORDS,
    SOURCES,
    CardBook,
    Imported,
)


def concatenate(parts: Sequence[Imported]) -> Imported:
    """Return all parts in their order as one, record ids counted on from part to part.

    The owner is left out: who it is takes more than adding up.
    """
    offsets = [int(n) for n in np.cumsum([0, *(len(part.records) for part in parts)])]
    moved = [_moved(part, offset) for part, offset in zip(parts, offsets, strict=False)]
    return Imported(
        sources=SOURCES.check(_stacked([part.sources for part in parts], SOURCES.empty())),
        records=RECORDS.check(_stacked([part.records for part in moved], RECORDS.empty())),
        channels=CHANNELS.check(_stacked([part.channels for part in moved], CHANNELS.empty())),
        interactions=INTERACTIONS.check(
            _stacked([part.interactions for part in parts], INTERACTIONS.empty())
        ),
        notes=tuple(note for part in parts for note in part.notes),
        cards=_chained([part.cards for part in parts], offsets),
    )


def _moved(part: Imported, offset: int) -> Imported:
    if not offset:
        return part
    return replace(
        part,
        records=part.records.assign(record_id=part.records["record_id"] + offset),
        channels=part.channels.assign(record_id=part.channels["record_id"] + offset),
    )


def _stacked(frames: Sequence[pd.DataFrame], empty: pd.DataFrame) -> pd.DataFrame:
    filled = [frame for frame in frames if len(frame)]
    if len(filled) == 1:
        return filled[0].reset_index(drop=True)
    return in_one_piece(pd.concat(filled, ignore_index=True)) if filled else empty


def in_one_piece(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the frame with each text column in one piece of memory.

    What is put together stays in pieces, out of which Arrow takes rows slowly.
    """
    texts = {
        str(name): pd.Series(pa.chunked_array([one_array(column)]), dtype="str", index=frame.index)
        for name, column in frame.items()
        if isinstance(column.dtype, pd.StringDtype)
    }
    return frame.assign(**texts)


def one_array(column: pd.Series) -> pa.Array:
    """Return a text column as one Arrow array."""
    array = pa.array(column, from_pandas=True)
    return array.combine_chunks() if isinstance(array, pa.ChunkedArray) else array


def _chained(books: Sequence[CardBook], offsets: Sequence[int]) -> CardBook:
    filled = [
        (book, offset) for book, offset in zip(books, offsets, strict=False) if book.record_ids
    ]
    if not filled:
        return NO_CARDS
    ids = tuple(card + offset for book, offset in filled for card in book.record_ids)
    digests = tuple(
        digest for book, _ in filled for digest in book.digests or (b"",) * len(book.record_ids)
    )
    return CardBook(_Chain(tuple(filled)), ids, digests)


@dataclass(frozen=True)
class _Chain:
    """Finds a record's card in the book it came from."""

    books: tuple[tuple[CardBook, int], ...]

    def __call__(self, record_id: int) -> bytes:
        place = bisect_right(self.books, record_id, key=itemgetter(1)) - 1
        if place < 0:
            raise KeyError(record_id)
        book, offset = self.books[place]
        return book.read(record_id - offset)
