"""Cards that stand in several files, such as the groups of a Takeout, are read once."""

from dataclasses import replace

import pandas as pd

from auditor.importers.own_entries import set_aside
from auditor.model.imported import COPY, Imported


def without_copies(whole: Imported) -> Imported:
    """Return the input with cards set aside that another file holds byte for byte.

    Two alike in one file are two, since they may be two people of one name;
    the same two in another file are the same two. The first file counts.
    """
    book = whole.cards
    if not any(book.digests):
        return whole
    cards = pd.DataFrame({"record_id": book.record_ids, "digest": book.digests})
    cards = cards[cards["digest"].str.len() > 0].merge(
        whole.records[["record_id", "source", "outcome"]], on="record_id"
    )
    nth = cards.groupby(["digest", "source"], sort=False).cumcount()
    again = cards.assign(nth=nth).duplicated(["digest", "nth"])
    copies = frozenset(cards["record_id"][again].tolist())
    if not copies:
        return whole
    told = whole.records["record_id"].isin(copies) & (whole.records["outcome"] == "kept")
    left = [
        (record_id, digest)
        for record_id, digest in zip(book.record_ids, book.digests, strict=True)
        if record_id not in copies
    ]
    ids, digests = zip(*left, strict=True)
    return set_aside(
        replace(whole, cards=replace(book, record_ids=ids, digests=digests)), told, COPY
    )
