"""Blocks by name: pairs whose names are rare enough, or rare enough with what backs them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from auditor.matching.backing import Backing
from auditor.matching.entries import Entries
from auditor.matching.joins import Keys, Positions, distinct_pairs, mixed
from auditor.matching.keyed_rows import SHORT, KeyedRows, Slots, joined, paired
from auditor.matching.name_agreement import family_weights, given_weights
from auditor.matching.name_ways import WORD, Combination, Combinations, ways_of
from auditor.matching.weights import Weights

_AT_ONCE = 20_000
"""Entries whose names are keyed in one go, so that they stay near the processor."""
_SLOTS_BY_ENTRY = 32


@dataclass(frozen=True)
class _Reading:
    """All names read in one way: straight, or with first and family name in each other's place.

    Attributes:
        which: by entry, the name that each role is read from.
        ways: the ways of both roles together.
        floor: the log-odds that names and backing must reach.
        correlation: what is taken off where both names agree.
    """

    which: tuple[Positions, Positions]
    ways: Combinations
    floor: float
    correlation: float


def pairs_by_name(
    entries: Entries, weights: Weights, backing: Backing
) -> tuple[Positions, Positions]:
    """Return the pairs that could be possible by their names, and by what backs a name.

    A pair is left out only where no agreement in all that the two are known by
    could lift it. Of cards that say the same, only the first is paired.

    Names as they are written, and those related by a word, are kept with their keys;
    swapped ones, and what an initial may mean, only where the slot of their key holds
    somebody they make a pair with.
    """
    straight = _reading(entries, weights, swapped=False)
    swapped = _reading(entries, weights, swapped=True)
    alone = np.flatnonzero(entries.repeat_of == np.arange(entries.count))
    chunks = [alone[begin : begin + _AT_ONCE] for begin in range(0, len(alone), _AT_ONCE)]
    slots = Slots(max(int(entries.count * _SLOTS_BY_ENTRY).bit_length(), 1))
    found = [joined(_rows(chunk, straight, straight.ways.few, backing)) for chunk in chunks]
    for rows in found:
        slots.add(rows)
    for chunk in chunks:
        found.append(joined(_rows(chunk, swapped, swapped.ways.scarce, backing)))
        rows = joined(_rows(chunk, swapped, [*swapped.ways.few, *swapped.ways.many], backing))
        found.append(slots.with_partners(rows))
        slots.add(joined(found[-2:]), swapped=True)
    for chunk in chunks:
        rows = joined(_rows(chunk, straight, straight.ways.many, backing))
        found.append(slots.with_partners(rows))
    return distinct_pairs(*paired(joined(found)), entries.count)


def _reading(entries: Entries, weights: Weights, *, swapped: bool) -> _Reading:
    names = entries.names
    first, last = (names.family, names.given) if swapped else (names.given, names.family)
    given = ways_of(first, names.given, names, given_weights(weights))
    family = ways_of(last, names.family, names, family_weights(weights))
    floor = weights.possible + np.log(max(entries.count, 2))
    return _Reading(
        which=(first.which, last.which),
        ways=given.combined(family),
        floor=floor - (np.log(weights.swapped) if swapped else 0.0),
        correlation=names.correlation,
    )


def _rows(
    chunk: Positions, reading: _Reading, combinations: Sequence[Combination], backing: Backing
) -> Iterable[KeyedRows]:
    """Return the names of some entries under their keys, where they can reach the floor.

    Related names that reach it only with what backs them stand under the bare keys
    too, since whoever is written so may need no backing.
    """
    first, last = (which[chunk] for which in reading.which)
    most = backing.total[chunk]
    for given, family, kind in combinations:
        row, left = given.of(first)
        enough = given.odds[left] + family.best[last[row]] + most[row] >= reading.floor
        row, left = row[enough], left[enough]
        place, right = family.of(last[row])
        row, left = row[place], left[place]
        lacking = reading.floor - given.odds[left] - family.odds[right]
        told = (given.how[left] == WORD) & (family.how[right] == WORD)
        lacking += np.where(told, reading.correlation, 0.0)
        enough = lacking <= most[row]
        row, left, right, lacking = row[enough], left[enough], right[enough], lacking[enough]
        entry = chunk[row]
        key = mixed(given.key[left], 4) + mixed(family.key[right], 5)
        plain, open_rows = np.flatnonzero(lacking <= 0), np.flatnonzero(lacking > 0)
        lifted, keys = backing.lifted(key[open_rows], entry[open_rows], lacking[open_rows])
        yield _keyed(entry[plain], key[plain], kind)
        yield _keyed(entry[open_rows[lifted]], keys, kind)
        if kind:
            yield _keyed(entry[open_rows], key[open_rows], SHORT + kind)


def _keyed(entry: Positions, key: Keys, group: int) -> KeyedRows:
    return KeyedRows(entry.astype(np.int32), key, np.full(len(key), group, dtype=np.int8))
