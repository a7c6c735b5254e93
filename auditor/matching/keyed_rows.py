"""Names under keys: which rows find a partner at all, and the pairs that equal keys make."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from auditor.matching.joins import Flags, Keys, Positions, in_blocks, mixed, pairs_of_ranges

OWN, GIVEN_RELATED, FAMILY_RELATED, BOTH_RELATED = range(4)
"""How a name has a key: written so in both roles, or related to it in one or both."""
SHORT = 4
"""Added to the kind of a row whose name is not rare enough by itself, only its partner's is."""
_GROUPS = 8
_MEETS = (
    (OWN, GIVEN_RELATED, SHORT + BOTH_RELATED),
    (GIVEN_RELATED, FAMILY_RELATED, FAMILY_RELATED),
    (GIVEN_RELATED, SHORT + FAMILY_RELATED, SHORT + FAMILY_RELATED),
    (FAMILY_RELATED, SHORT + GIVEN_RELATED, SHORT + GIVEN_RELATED),
)
"""Which groups (from, to) a group makes pairs with, besides own names with each other.

Two names that are related to a third need not be related; but one may have the key's
first name and the other its family name.
"""
_SWAPPED_OWN = 1 << SHORT
_EVERY = 2 * _SWAPPED_OWN - 1
_PARTNERS = np.array([_EVERY, 0b10101, 0b10011, 0b10001], dtype=np.uint8)
"""By kind, the bits of the kinds (and of swapped own names) that a row may find a partner in."""


@dataclass(frozen=True)
class KeyedRows:
    """A row for an entry and a key that its name may be found by; `group` is kind and SHORT."""

    entry: npt.NDArray[np.int32]
    key: Keys
    group: npt.NDArray[np.int8]

    def of(self, rows: Flags | Positions) -> "KeyedRows":
        """Return some of the rows."""
        return KeyedRows(self.entry[rows], self.key[rows], self.group[rows])


def joined(parts: Iterable[KeyedRows]) -> KeyedRows:
    """Return the rows of all parts."""
    parts = list(parts)
    return KeyedRows(
        np.concatenate([np.zeros(0, dtype=np.int32), *(part.entry for part in parts)]),
        np.concatenate([np.zeros(0, dtype=np.uint64), *(part.key for part in parts)]),
        np.concatenate([np.zeros(0, dtype=np.int8), *(part.group for part in parts)]),
    )


class Slots:
    """A table that tells roughly which kinds of rows a key has; several keys share a slot."""

    def __init__(self, bits: int) -> None:
        """Make an empty table of 2 to the power of `bits` slots."""
        self._bits = np.uint64(64 - bits)
        self._held = np.zeros(1 << bits, dtype=np.uint8)

    def add(self, rows: KeyedRows, *, swapped: bool = False) -> None:
        """Remember the rows; of swapped ones only names written so are partners of others."""
        if swapped:
            self._held[self._slots(rows.key[rows.group == OWN])] |= np.uint8(_SWAPPED_OWN)
            return
        for kind in range(SHORT):
            slots = self._slots(rows.key[rows.group % SHORT == kind])
            self._held[slots] |= np.uint8(1 << kind)

    def with_partners(self, rows: KeyedRows) -> KeyedRows:
        """Return the rows whose key some row has that makes a pair with them, and a few more."""
        held = self._held[self._slots(rows.key)]
        return rows.of((held & _PARTNERS[rows.group % SHORT]) > 0)

    def _slots(self, keys: Keys) -> Positions:
        return (mixed(keys.view(np.int64), 8) >> self._bits).astype(np.int64)


def paired(rows: KeyedRows) -> tuple[Positions, Positions]:
    """Return the pairs of entries that one key brings together; duplicates remain."""
    bits = int(rows.entry.max(initial=0)).bit_length()
    blocks, members = in_blocks(rows.key, rows.group.astype(np.int64) << bits | rows.entry)
    if not len(blocks):
        return members, members
    group, entry = members >> bits, members & ((1 << bits) - 1)
    alone = np.r_[True, blocks[1:] != blocks[:-1]] & np.r_[blocks[1:] != blocks[:-1], True]
    blocks, group, entry = blocks[~alone], group[~alone], entry[~alone]
    number = np.cumsum(np.r_[False, blocks[1:] != blocks[:-1]]) if len(blocks) else group
    held = np.bincount(number * _GROUPS + group, minlength=_GROUPS)
    until = np.r_[0, np.cumsum(held)]
    own = np.flatnonzero(group == OWN)
    ranges = [(own, own + 1, until[number[own] * _GROUPS + 1])]
    for kind, first, last in _MEETS:
        asked = np.flatnonzero(group == kind)
        base = number[asked] * _GROUPS
        stop = until[np.minimum(base + last + 1, len(until) - 1)]
        ranges.append((asked, until[np.minimum(base + first, len(until) - 1)], stop))
    found = [(asked, *pairs_of_ranges(first, stop)) for asked, first, stop in ranges]
    left = entry[np.concatenate([asked[row] for asked, row, _ in found])]
    right = entry[np.concatenate([place for _, _, place in found])]
    apart = left != right
    return np.minimum(left, right)[apart], np.maximum(left, right)[apart]
