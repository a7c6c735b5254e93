"""Blocks by name: pairs whose names are rare enough, or rare enough with what backs them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from auditor.matching.arrays.joins import Positions, distinct_pairs
from auditor.matching.arrays.side_by_side import parts_of, side_by_side
from auditor.matching.candidates.backing import Backing
from auditor.matching.candidates.keyed_rows import (
    OWN,
    SHORT,
    SWAPPED,
    KeyedRows,
    Slots,
    by_key,
    joined,
    paired,
)
from auditor.matching.candidates.name_ways import WORD, Combination, Combinations, ways_of
from auditor.matching.entries.entries import Entries
from auditor.matching.names.agreement import family_weights, given_weights
from auditor.matching.weights import Weights

_AT_ONCE = 10_000
"""Entries whose names are keyed in one go, so that they stay near the processor."""
_ROWS_AT_ONCE = 100_000
"""Rows paired in one go."""
_SLOTS_BY_ENTRY = 32


@dataclass(frozen=True)
class _Reading:
    """All names read in one way: straight, or with first and family name in each other's place.

    Attributes:
        which: by entry, the name that each role is read from.
        group: added to the kind of rows.
        ways: the ways of both roles together.
        floor: the log-odds that names and backing must reach.
        correlation: what is taken off where both names agree.
    """

    which: tuple[Positions, Positions]
    group: int
    ways: Combinations
    floor: float
    correlation: float


def pairs_by_name(
    entries: Entries, weights: Weights, backing: Backing
) -> tuple[Positions, Positions]:
    """Return the pairs that could be possible by their names, and by what backs a name.

    A pair is left out only where no agreement in all that the two are known by
    could lift it. Of cards that say the same, only the first is paired.
    """
    rows = _with_partners(entries, weights, backing)

    def pairs_of(part: Positions) -> tuple[Positions, Positions]:
        return distinct_pairs(*paired(_backed(rows.of(part), backing)), entries.count)

    pairs = side_by_side(pairs_of, by_key(rows.key, _ROWS_AT_ONCE))
    low, high = (np.concatenate(side) for side in zip(*pairs, strict=True))
    return distinct_pairs(low, high, entries.count)


def _with_partners(entries: Entries, weights: Weights, backing: Backing) -> KeyedRows:
    """Return the names under their keys that may agree with somebody's.

    Most names have nobody to agree with: a table of slots tells which, before
    anything that backs them is looked at.
    """
    straight = _reading(entries, weights, swapped=False)
    swapped = _reading(entries, weights, swapped=True)
    alone = np.flatnonzero(entries.repeat_of == np.arange(entries.count))
    chunks = [alone[part] for part in parts_of(len(alone), _AT_ONCE)]
    slots = Slots(max(int(entries.count * _SLOTS_BY_ENTRY).bit_length(), 1))

    def rows_of(reading: _Reading, ways: list[Combination]) -> KeyedRows:
        return joined(side_by_side(lambda chunk: _rows(chunk, reading, ways, backing), chunks))

    def partners_of(reading: _Reading, ways: list[Combination]) -> KeyedRows:
        def work(chunk: Positions) -> KeyedRows:
            return slots.with_partners(_rows(chunk, reading, ways, backing))

        return joined(side_by_side(work, chunks))

    few = rows_of(straight, straight.ways.few)
    slots.add(few)
    slots.add_repeated(few.key[few.group == OWN])
    slots.add(scarce := rows_of(swapped, swapped.ways.scarce))
    slots.add(others := partners_of(swapped, [*swapped.ways.few, *swapped.ways.many]))
    slots.add(many := partners_of(straight, straight.ways.many))
    return joined([slots.with_partners(rows) for rows in (few, scarce, others, many)])


def _reading(entries: Entries, weights: Weights, *, swapped: bool) -> _Reading:
    names = entries.names
    first, last = (names.family, names.given) if swapped else (names.given, names.family)
    given = ways_of(first, names.given, names, given_weights(weights))
    family = ways_of(last, names.family, names, family_weights(weights))
    floor = weights.possible + np.log(max(entries.count, 2))
    return _Reading(
        which=(first.which, last.which),
        group=SWAPPED if swapped else 0,
        ways=given.combined(family),
        floor=floor - (np.log(weights.swapped) if swapped else 0.0),
        correlation=names.correlation,
    )


def _rows(
    chunk: Positions, reading: _Reading, combinations: Sequence[Combination], backing: Backing
) -> KeyedRows:
    """Return the names of some entries under their keys, where backed they can reach the floor."""
    first, last = (which[chunk] for which in reading.which)
    most = backing.total[chunk]
    parts = []
    for given, family, kind in combinations:
        beside = family.best[last] + most
        able = np.flatnonzero(given.best[first] + beside >= reading.floor)
        place, left = given.of(first[able])
        row = able[place]
        enough = np.flatnonzero(given.odds[left] + beside[row] >= reading.floor)
        row, left = row[enough], left[enough]
        place, right = family.of(last[row])
        row, left = row[place], left[place]
        lacking = reading.floor - given.odds[left] - family.odds[right]
        told = (given.how[left] == WORD) & (family.how[right] == WORD)
        lacking[told] += reading.correlation
        kept = np.flatnonzero(lacking <= most[row])
        parts.append(
            KeyedRows(
                entry=chunk[row[kept]].astype(np.int32),
                key=given.key[left[kept]] + family.key[right[kept]],
                group=np.full(len(kept), reading.group + kind, dtype=np.int8),
                lacking=lacking[kept].astype(np.float32),
            )
        )
    return joined(parts)


def _backed(rows: KeyedRows, backing: Backing) -> KeyedRows:
    """Return the rows, those that lack something under keys of what could lift them.

    Related names stand under the bare keys too, since whoever is written so may
    need no backing.
    """
    short = np.flatnonzero(rows.lacking > 0)
    asked = rows.of(short)
    lifted, keys = backing.lifted(asked.key, asked.entry, asked.lacking)
    backed = replace(asked.of(lifted), key=keys)
    bare = asked.of(asked.group % SHORT != OWN)
    bare = replace(bare, group=bare.group + np.int8(SHORT))
    return joined([rows.of(rows.lacking <= 0), backed, bare])
