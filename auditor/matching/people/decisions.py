"""Decisions: which entries and people the owner's own lines speak about."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from auditor.matching.arrays.pairs import Pairs
from auditor.matching.people.grouping import Ruling, pairs_of
from auditor.model.directory import Directory, called
from auditor.model.matched import DECIDED
from auditor.model.notes import Note
from auditor.model.verdicts import Decision

PAIRWISE = ("same", "different")


def directory_of(channels: pd.DataFrame, position: pd.Series) -> Directory[int]:
    """Return the directory of the entries of all kept records.

    Args:
        channels: CLEAN_CHANNELS.
        position: entry position by record_id.
    """
    known = channels.loc[channels["record_id"].isin(position.index) & (channels["key"] != "")]
    return Directory.of(known, known["record_id"].map(position).astype("int64"))


def _found(
    key: str, name: str, directory: Directory[int], person_of: Sequence[str], names: Sequence[str]
) -> tuple[list[int], tuple[Note, ...]]:
    """Return the entries of the one person that a key means, or a note that says why not.

    An address may be shared; then the name beside the decision tells whose it is.
    """
    entries = directory.holders(key)
    if not entries:
        return [], (Note("unknown-decision", parameters={"person": key}),)
    if len({person_of[entry] for entry in entries}) > 1:
        entries = called(name, entries, {entry: names[entry] for entry in entries})
    if len({person_of[entry] for entry in entries}) > 1:
        return [], (Note("ambiguous-decision", parameters={"person": key}),)
    return entries, ()


def ruling_of(
    decisions: Sequence[Decision],
    directory: Directory[int],
    person_of: Sequence[str],
    names: Sequence[str],
) -> tuple[Ruling, tuple[Note, ...]]:
    """Return what `same` and `different` lines mean for entries; the last line on a pair wins.

    Args:
        decisions: the owner's lines in order.
        directory: by which keys are found.
        person_of: person_id by entry, before any decision.
        names: folded shown name by entry.
    """
    lines: dict[frozenset[str], Decision] = {}
    for decision in decisions:
        if decision.decision in PAIRWISE:
            lines.pop(key := frozenset((decision.person, decision.other)), None)
            lines[key] = decision
    same: list[tuple[int, int]] = []
    different: list[tuple[int, int]] = []
    notes: tuple[Note, ...] = ()
    for decision in lines.values():
        ours, problem = _found(decision.person, decision.name, directory, person_of, names)
        theirs, other_problem = _found(decision.other, "", directory, person_of, names)
        notes += problem + other_problem
        if not ours or not theirs:
            continue
        if decision.decision == "same":
            same += [(ours[0], entry) for entry in (ours[1:] + theirs)]
        else:
            both = set(ours) & set(theirs)
            different += [(a, b) for a in ours for b in theirs if not {a, b} <= both]
    return Ruling(_pairs(same, len(names)), _pairs(different, len(names))), notes


def _pairs(rows: list[tuple[int, int]], count: int) -> Pairs:
    table = np.array(rows, dtype=np.int64).reshape(-1, 2)
    return pairs_of(table[:, 0], table[:, 1], count)


def decided_of(
    decisions: Sequence[Decision],
    directory: Directory[int],
    person_of: Sequence[str],
    names: Sequence[str],
) -> tuple[pd.DataFrame, tuple[Note, ...]]:
    """Return DECIDED for the keep, prune, later and meaningful lines; the last line wins.

    Args:
        decisions: the owner's lines in order.
        directory: by which keys are found.
        person_of: person_id by entry.
        names: folded shown name by entry.
    """
    last: dict[str, Decision] = {}
    notes: tuple[Note, ...] = ()
    for decision in decisions:
        if decision.decision in PAIRWISE:
            continue
        entries, problem = _found(decision.person, decision.name, directory, person_of, names)
        notes += problem
        if entries:
            last.pop(person := person_of[entries[0]], None)
            last[person] = decision
    rows = {
        "person_id": list(last),
        "decision": [decision.decision for decision in last.values()],
        "note": [decision.note for decision in last.values()],
    }
    return DECIDED.build(rows), notes
