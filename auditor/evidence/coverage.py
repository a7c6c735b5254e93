"""Whose contact a message history could show: silence means nothing where none was read."""

from typing import Any

import numpy as np
import pandas as pd

from auditor.evidence.events import CONTACT
from auditor.evidence.per_person import count, positions
from auditor.model.cleaned import Cleaned
from auditor.model.imported import Imported
from auditor.model.matched import Matched

_READ = "read"
_HISTORY = "messages"


def covered(matched: Matched, cleaned: Cleaned, imported: Imported, contacted: Any) -> Any:
    """Return for each person whether a message history was read in which they could appear.

    A LinkedIn history covers the connections of its own collection, and those
    of others that were made before it ends; and whoever does appear in one.
    Someone who stands in the address book alone is not covered.

    Args:
        matched: the people and their records.
        cleaned: the records.
        imported: the sources; one whose format ends in "messages" is a history.
        contacted: for each person, whether any contact with them was read.
    """
    histories = _histories(imported)
    collections = sorted(set(histories["collection"]))
    ends = histories[["exported_on", "last_on"]].max(axis=1).max()
    records = cleaned.records
    connections = records.loc[
        records["kind"] == "connection", ["record_id", "collection", "connected_on"]
    ].merge(matched.membership, on="record_id", validate="one_to_one")
    within = connections["collection"].isin(collections)
    if len(histories) and not pd.isna(ends):
        within |= connections["connected_on"] <= ends
    person = positions(connections["person_id"], matched.people["person_id"])
    return np.asarray(contacted, dtype=bool) | (count(len(matched.people), person, within) > 0)


def _histories(imported: Imported) -> pd.DataFrame:
    """Return the rows of SOURCES that are a message history of which something could be used.

    Where nothing could be (the owner is not known, say), silence proves nothing.
    """
    holding = imported.interactions.loc[imported.interactions["kind"].isin(CONTACT), "source"]
    sources = imported.sources
    is_history = sources["format"].str.endswith(_HISTORY) | sources["source"].isin(holding.unique())
    usable = (sources["status"] == _READ) & (sources["used"].fillna(0) > 0)
    return sources[is_history & usable]
