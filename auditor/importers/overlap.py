"""What stands in the input twice is counted once: overlapping exports, accepted notes."""

from collections.abc import Collection, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from auditor.forms import fold, once_per_value
from auditor.model.imported import Imported
from auditor.model.notes import Note

_SAME = ["kind", "at", "direction", "digest", "detail"]
_STRANGER = "in another person's export"
_REPEATED = "they stand in another file too and were counted there"
_NOTE_TWICE = "the note of an invitation, counted with the invitation"


def without_repetitions(whole: Imported, others: Collection[str], order: Sequence[str]) -> Imported:
    """Return the input with every interaction once.

    Args:
        whole: everything read.
        others: collections that belong to somebody else; only exports of one person overlap.
        order: the collections, the one to be believed first.
    """
    rows = whole.interactions
    repeated = _repeated(rows, others, order)
    note_twice = _accepted_notes(rows, repeated, others)
    if not repeated.any() and not note_twice.any():
        return whole
    sources = whole.sources
    notes = list(whole.notes)
    for reason, dropped in ((_REPEATED, repeated), (_NOTE_TWICE, note_twice)):
        counts = rows["source"][dropped].value_counts().sort_index()
        sources = _moved_to_ignored(sources, counts)
        for source, count in counts.items():
            parameters: dict[str, str | int] = {"count": int(count), "reason": reason}
            notes.append(Note("ignored", str(source), parameters=parameters))
    kept = rows[~repeated & ~note_twice].reset_index(drop=True)
    return replace(whole, interactions=kept, sources=sources, notes=tuple(notes))


def without_strangers(whole: Imported, strangers: Collection[str]) -> Imported:
    """Return the input without what passed between other people, by the exports of others.

    Args:
        whole: everything read.
        strangers: collections that certainly belong to somebody else.
    """
    foreign = whole.interactions["collection"].isin(list(strangers))
    if not foreign.any():
        return whole
    counts = whole.interactions["source"][foreign].value_counts().sort_index()
    notes = [
        Note("ignored", str(source), parameters={"count": int(count), "reason": _STRANGER})
        for source, count in counts.items()
    ]
    return replace(
        whole,
        interactions=whole.interactions[~foreign].reset_index(drop=True),
        sources=_moved_to_ignored(whole.sources, counts),
        notes=(*whole.notes, *notes),
    )


def _with_keys(rows: pd.DataFrame, others: Collection[str]) -> pd.DataFrame:
    """Return the rows as compared: names folded, no digest as 0, and whose export they are in.

    Moments are cut to minutes: the export of 2018 gives no seconds.
    """
    return rows.assign(
        name=once_per_value(rows["name"], fold).astype("str"),
        digest=rows["digest"].fillna(0),
        owner=rows["collection"].where(rows["collection"].isin(list(others)), ""),
        at=rows["at"].dt.floor("min"),
    )


def _repeated(rows: pd.DataFrame, others: Collection[str], order: Sequence[str]) -> pd.Series:
    """Return which interactions stand in an earlier file too.

    Two alike in one file are two; the same two in another file are the same two.
    """
    told = pd.Series(False, index=rows.index)
    files = rows[["kind", "source"]].drop_duplicates()
    in_several = files["kind"][files["kind"].duplicated()].unique()
    if not len(in_several):
        return told
    rows = _with_keys(rows[rows["kind"].isin(in_several)], others)
    place = {collection: number for number, collection in enumerate(order)}
    rows = rows.assign(place=rows["collection"].map(place).astype("int64"))
    ordered = rows.sort_values(["place", "source", "line"], kind="stable")
    for who in ("profile", "name"):
        named = ordered[(ordered[who] != "") & ordered["at"].notna()]
        alike = ["owner", who, *_SAME]
        nth = named.groupby([*alike, "source"], sort=False).cumcount()
        again = named.assign(nth=nth).duplicated([*alike, "nth"])
        told |= again.reindex(told.index, fill_value=False)
    return told


def _accepted_notes(rows: pd.DataFrame, repeated: pd.Series, others: Collection[str]) -> pd.Series:
    """Return which messages are the note of an invitation.

    Once accepted, the note also stands in messages.csv as the first message
    between the two, dated with the acceptance.
    """
    told = pd.Series(False, index=rows.index)
    invited = rows["kind"] == "invitation"
    digests = rows["digest"][invited].dropna()
    written = ~repeated & (rows["kind"] == "message")
    suspect = written & rows["digest"].isin(digests)
    if not suspect.any():
        return told
    theirs = written & rows["thread"].isin(rows["thread"][suspect])
    threads = rows.loc[theirs, ["collection", "thread", "at"]]
    first = threads.groupby(["collection", "thread"], sort=False)["at"].transform("min")
    suspects = rows[suspect]
    suspects = _with_keys(suspects[suspects["at"] == first.reindex(suspects.index)], others)
    invitations = _with_keys(rows[invited & rows["digest"].notna()], others)
    for who in ("profile", "name"):
        alike = ["owner", who, "direction", "digest"]
        notes = invitations.loc[invitations[who] != "", alike].drop_duplicates()
        found = suspects[alike].reset_index().merge(notes, on=alike)["index"]
        told[found.unique()] = True
    return told


def _moved_to_ignored(sources: pd.DataFrame, counts: pd.Series) -> pd.DataFrame:
    moved = sources["source"].map(counts).fillna(0).astype(np.int64).astype("Int64")
    return sources.assign(used=sources["used"] - moved, ignored=sources["ignored"] + moved)
