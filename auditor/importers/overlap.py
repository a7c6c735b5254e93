"""What stands in the input twice is counted once: overlapping exports, accepted notes."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from auditor.forms import fold, once_per_value
from auditor.model.imported import Imported
from auditor.model.notes import Note

_SAME = ["kind", "at", "direction", "digest", "detail"]
_REPEATED = "they stand in another file too and were counted there"
_NOTE_TWICE = "the note of an invitation, counted with the invitation"


def without_repetitions(
    whole: Imported, owner_of: dict[str, str], order: Sequence[str]
) -> Imported:
    """Return the input with every interaction once.

    Args:
        whole: everything read.
        owner_of: for each collection whose it is; only exports of one person overlap.
        order: the collections, the one to be believed first.
    """
    rows = _with_keys(whole.interactions, owner_of, order)
    repeated = _repeated(rows)
    note_twice = _accepted_notes(rows[~repeated]).reindex(rows.index, fill_value=False)
    if not repeated.any() and not note_twice.any():
        return whole
    sources = whole.sources
    notes = list(whole.notes)
    for reason, dropped in ((_REPEATED, repeated), (_NOTE_TWICE, note_twice)):
        counts = whole.interactions["source"][dropped].value_counts().sort_index()
        sources = _moved_to_ignored(sources, counts)
        for source, count in counts.items():
            parameters: dict[str, str | int] = {"count": int(count), "reason": reason}
            notes.append(Note("ignored", str(source), parameters=parameters))
    kept = whole.interactions[~repeated & ~note_twice].reset_index(drop=True)
    return replace(whole, interactions=kept, sources=sources, notes=tuple(notes))


def _with_keys(
    interactions: pd.DataFrame, owner_of: dict[str, str], order: Sequence[str]
) -> pd.DataFrame:
    names = once_per_value(interactions["name"], fold).astype("str")
    place = {collection: number for number, collection in enumerate(order)}
    return interactions.assign(
        name=names,
        digest=interactions["digest"].fillna(0),
        owner=interactions["collection"].map(owner_of).astype("str"),
        place=interactions["collection"].map(place).astype("int64"),
    )


def _repeated(rows: pd.DataFrame) -> pd.Series:
    """Return which interactions stand in an earlier file too.

    Two alike in one file are two; the same two in another file are the same two.
    """
    told = pd.Series(False, index=rows.index)
    ordered = rows.sort_values(["place", "source", "line"], kind="stable")
    for who in ("profile", "name"):
        named = ordered[(ordered[who] != "") & ordered["at"].notna()]
        alike = ["owner", who, *_SAME]
        nth = named.groupby([*alike, "source"], sort=False).cumcount()
        again = named.assign(nth=nth).duplicated([*alike, "nth"])
        told |= again.reindex(rows.index, fill_value=False)
    return told


def _accepted_notes(rows: pd.DataFrame) -> pd.Series:
    """Return which messages are the note of an invitation.

    Once accepted, the note also stands in messages.csv as the first message
    between the two, dated with the acceptance.
    """
    told = pd.Series(False, index=rows.index)
    invitations = rows[(rows["kind"] == "invitation") & (rows["digest"] != 0)]
    if invitations.empty:
        return told
    messages = rows[(rows["kind"] == "message") & rows["digest"].isin(invitations["digest"])]
    threads = rows[rows["kind"] == "message"].groupby(["collection", "thread"], sort=False)["at"]
    first = threads.transform("min").reindex(messages.index)
    messages = messages[messages["at"] == first]
    for who in ("profile", "name"):
        alike = ["owner", who, "direction", "digest"]
        notes = invitations.loc[invitations[who] != "", alike].drop_duplicates()
        found = messages[alike].reset_index().merge(notes, on=alike)["index"]
        told[found.unique()] = True
    return told


def _moved_to_ignored(sources: pd.DataFrame, counts: pd.Series) -> pd.DataFrame:
    moved = sources["source"].map(counts).fillna(0).astype(np.int64).astype("Int64")
    return sources.assign(used=sources["used"] - moved, ignored=sources["ignored"] + moved)
