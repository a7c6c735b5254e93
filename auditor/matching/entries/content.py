"""The content of records as numbers: an order that no file decides, and cards that say the same."""

import numpy as np
import pandas as pd

from auditor.matching.arrays.hashes import hashes_of
from auditor.matching.arrays.joins import Keys, Positions, mixed
from auditor.matching.arrays.side_by_side import side_by_side
from auditor.matching.identities.identities import (
    EMAIL,
    MOBILE,
    PHONE,
    PROFILE,
    WORK_EMAIL,
    Identities,
)

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
