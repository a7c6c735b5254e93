"""The content of records as numbers: an order that no file decides, and cards that say the same."""

import numpy as np
import pandas as pd
import pyarrow as pa

from auditor.matching.identities import EMAIL, MOBILE, PHONE, PROFILE, WORK_EMAIL, Identities
from auditor.matching.joins import Keys, Positions, mixed
from auditor.matching.side_by_side import side_by_side

_CONTENT = (
    "name_key",
    "given_key",
    "family_key",
    "company_key",
    "job_title_key",
    "city_key",
    "birth_key",
    "kind",
    "display_name",
)
_BASE = np.uint64(0x9FB21C651E98DF25)
_INVERSE = np.uint64(pow(0x9FB21C651E98DF25, -1, 2**64))
_AT_ONCE = 1 << 18
"""Bytes hashed in one go, so that they stay near the processor."""


def contents_of(records: pd.DataFrame, channels: pd.DataFrame, entry: Positions) -> Keys:
    """Return a number for the whole content of each record, channels included, its file not.

    Args:
        records: CLEAN_RECORDS.
        channels: CLEAN_CHANNELS.
        entry: by channel, the row of its record in `records`, -1 where it has none.
    """

    def of_column(number: int) -> Keys:
        return mixed(hashes_of(records[_CONTENT[number]]).view(np.int64), number)

    content = np.zeros(len(records), dtype=np.uint64)
    for hashes in side_by_side(of_column, range(len(_CONTENT))):
        content += hashes
    held = entry >= 0
    kinds, distinct = pd.factorize(channels["kind"])
    of_kind = hashes_of(pd.Series(distinct, dtype="str"))
    said = hashes_of(channels["value"])[held] ^ of_kind[kinds[held]]
    np.add.at(content, entry[held], mixed(said.view(np.int64), 99))
    return content


def repeats_of(
    records: pd.DataFrame, order: Positions, content: Keys, identities: Identities
) -> Positions:
    """Return by entry the first card that says the same, itself where there is none.

    Only cards with a whole name and an address of their own may repeat each other.

    Args:
        records: CLEAN_RECORDS.
        order: the record of each entry.
        content: by entry.
        identities: of the entries.
    """
    count = len(records)
    own = np.isin(identities.kind, (EMAIL, WORK_EMAIL, MOBILE, PHONE))
    held = np.bincount(identities.entry[own], minlength=count) > 0
    whole = (records["given_key"] != "") & (records["family_key"] != "")
    card = whole & (records["kind"] != "connection")
    linked = np.bincount(identities.entry[identities.kind == PROFILE], minlength=count)
    members = np.flatnonzero(card.to_numpy(dtype=bool)[order] & held & (linked == 0))
    first = np.arange(count)
    ranked = members[np.argsort(content[members], kind="stable")]
    same = np.r_[False, content[ranked[1:]] == content[ranked[:-1]]][: len(ranked)]
    leading = np.maximum.accumulate(np.where(same, 0, np.arange(len(ranked))))
    first[ranked] = ranked[leading]
    return first


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
