"""Hashes of texts: one number for each, over all their bytes at once."""

import numpy as np
import pandas as pd
import pyarrow as pa

from auditor.matching.arrays.joins import Keys

_BASE = np.uint64(0x9FB21C651E98DF25)
_INVERSE = np.uint64(pow(0x9FB21C651E98DF25, -1, 2**64))
_AT_ONCE = 1 << 15
"""Bytes hashed in one go, so that they stay near the processor."""


def hashes_of(texts: pd.Series) -> Keys:
    """Return a number of 64 bits for each text, the same in every run.

    A polynomial over all bytes at once: the sum up to the text's end less the
    sum up to its beginning, moved to where every text begins.
    """
    array = pa.array(texts, type=pa.large_string(), from_pandas=True)
    if isinstance(array, pa.ChunkedArray):
        array = array.combine_chunks()
    count = len(array)
    if not count:
        return np.zeros(0, dtype=np.uint64)
    _, positions, data = array.buffers()
    offsets = np.frombuffer(positions, dtype=np.int64, count=count + 1, offset=8 * array.offset)
    letters = np.frombuffer(data, dtype=np.uint8) if data else np.zeros(0, dtype=np.uint8)
    hashes = np.zeros(count, dtype=np.uint64)
    bounds = np.arange(offsets[0], offsets[-1], _AT_ONCE)
    cuts = np.unique(np.r_[0, np.searchsorted(offsets, bounds[1:]), count])
    longest = int((offsets[cuts[1:]] - offsets[cuts[:-1]]).max())
    powers, inverses = _powers(_BASE, longest), _powers(_INVERSE, longest)
    for begin, end in zip(cuts[:-1].tolist(), cuts[1:].tolist(), strict=True):
        places = offsets[begin : end + 1] - offsets[begin]
        part = letters[offsets[begin] : offsets[end]].astype(np.uint64) + np.uint64(1)
        until = np.zeros(len(part) + 1, dtype=np.uint64)
        np.cumsum(part * powers[: len(part)], out=until[1:])
        hashes[begin:end] = (until[places[1:]] - until[places[:-1]]) * inverses[places[:-1]]
    return hashes


def _powers(base: np.uint64, count: int) -> Keys:
    return np.cumprod(np.r_[np.uint64(1), np.full(count, base)], dtype=np.uint64)
