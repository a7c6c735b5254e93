"""Decisions: which entries and people the owner's own lines speak about."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from auditor.matching.arrays.pairs import Pairs
from auditor.matching.people.contradictions import Lines
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
    lines = Lines("contradictory-pair")
    found: list[_Pair] = []
    notes: tuple[Note, ...] = ()
    for decision in decisions:
        if decision.decision not in PAIRWISE:
            continue
        ours, problem = _found(decision.person, decision.name, directory, person_of, names)
        theirs, other_problem = _found(decision.other, "", directory, person_of, names)
        notes += problem + other_problem
        if ours and theirs:
            found.append(_Pair(decision, _key(ours, theirs, person_of), ours, theirs))
            lines.add(found[-1].key, decision)
    heard = [pair for pair in found if lines.agrees(pair.key, pair.decision)]
    same = [pair for each in heard if each.decision.decision == "same" for pair in each.joined()]
    apart = [pair for each in heard if each.decision.decision != "same" for pair in each.parted()]
    count = len(names)
    return Ruling(_pairs(same, count), _pairs(apart, count)), (*notes, *lines.contradictions())


@dataclass(frozen=True)
class _Pair:
    """A line about two people, found: `key` is the same for every line about the same two."""

    decision: Decision
    key: Hashable
    ours: list[int]
    theirs: list[int]

    def joined(self) -> list[tuple[int, int]]:
        """Return what makes all entries one person."""
        return [(self.ours[0], entry) for entry in (self.ours[1:] + self.theirs)]

    def parted(self) -> list[tuple[int, int]]:
        """Return every pair across; entries that both keys mean cannot be parted."""
        both = set(self.ours) & set(self.theirs)
        return [(a, b) for a in self.ours for b in self.theirs if not {a, b} <= both]


def _key(ours: list[int], theirs: list[int], person_of: Sequence[str]) -> Hashable:
    """Return what names a pair by whatever keys; entries, where both are of one person so far."""
    people = frozenset((person_of[ours[0]], person_of[theirs[0]]))
    return people if len(people) > 1 else frozenset((tuple(ours), tuple(theirs)))


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
    lines = Lines("contradictory-decisions")
    notes: tuple[Note, ...] = ()
    for decision in decisions:
        if decision.decision in PAIRWISE:
            continue
        entries, problem = _found(decision.person, decision.name, directory, person_of, names)
        notes += problem
        if entries:
            lines.add(person_of[entries[0]], decision)
    last = lines.last()
    rows = {
        "person_id": list(last),
        "decision": [decision.decision for decision in last.values()],
        "note": [decision.note for decision in last.values()],
    }
    return DECIDED.build(rows), (*notes, *lines.contradictions())
