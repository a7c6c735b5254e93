"""Names under keys: which rows find a partner at all, and the pairs that equal keys make."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from auditor.matching.arrays.joins import Flags, Keys, Positions, in_blocks, mixed, pairs_of_ranges

OWN, GIVEN_RELATED, FAMILY_RELATED, BOTH_RELATED = range(4)
"""How a name has a key: written so in both roles, or related to it in one or both."""
SHORT, SWAPPED = 4, 8
"""Added to the kind of a row: its name is not rare enough by itself, only its partner's is; first
and family name stand in each other's place."""
_GROUPS = 16
_MEETS = (
    (OWN, GIVEN_RELATED, _GROUPS - 1),
    (GIVEN_RELATED, FAMILY_RELATED, FAMILY_RELATED),
    (GIVEN_RELATED, SHORT + FAMILY_RELATED, SHORT + FAMILY_RELATED),
    (GIVEN_RELATED, SWAPPED + OWN, SWAPPED + OWN),
    (FAMILY_RELATED, SHORT + GIVEN_RELATED, SHORT + GIVEN_RELATED),
    (FAMILY_RELATED, SWAPPED + OWN, SWAPPED + OWN),
    *((group, SWAPPED + OWN, SWAPPED + OWN) for group in range(BOTH_RELATED, SWAPPED)),
    *(
        (ours + short, SWAPPED + theirs + far, SWAPPED + theirs + far)
        for ours, theirs in ((GIVEN_RELATED, FAMILY_RELATED), (FAMILY_RELATED, GIVEN_RELATED))
        for short, far in ((0, 0), (0, SHORT), (SHORT, 0))
    ),
)
"""Which groups (from, to) a group makes pairs with, besides own names with each other.

Two names that are related to a third need not be related; but one may have the key's
first name and the other its family name. Two swapped names are two straight ones.
"""
_OWN_BIT, _GIVEN_BIT, _FAMILY_BIT, _BOTH_BIT, _SWAPPED_BIT, _TWICE_BIT = (1 << n for n in range(6))
_PARTNERS = np.array(
    [
        _TWICE_BIT | _GIVEN_BIT | _FAMILY_BIT | _BOTH_BIT | _SWAPPED_BIT,
        _OWN_BIT | _FAMILY_BIT | _SWAPPED_BIT,
        _OWN_BIT | _GIVEN_BIT | _SWAPPED_BIT,
        _OWN_BIT | _SWAPPED_BIT,
        *(4 * [0]),
        _OWN_BIT | _GIVEN_BIT | _FAMILY_BIT | _BOTH_BIT,
        _OWN_BIT | _FAMILY_BIT,
        _OWN_BIT | _GIVEN_BIT,
        _OWN_BIT,
    ],
    dtype=np.uint8,
)
"""By group, the bits of a slot that say that a partner may be there."""


@dataclass(frozen=True)
class KeyedRows:
    """A row for an entry and a key that its name may be found by.

    Attributes:
        entry: whose name it is.
        key: equal for names that may agree.
        group: kind, SHORT and SWAPPED.
        lacking: log-odds that the name leaves to be told by what backs it.
    """

    entry: npt.NDArray[np.int32]
    key: Keys
    group: npt.NDArray[np.int8]
    lacking: npt.NDArray[np.float32]

    def of(self, rows: Flags | Positions) -> "KeyedRows":
        """Return some of the rows."""
        return KeyedRows(self.entry[rows], self.key[rows], self.group[rows], self.lacking[rows])


def joined(parts: Iterable[KeyedRows]) -> KeyedRows:
    """Return the rows of all parts."""
    several = list(parts)
    if len(several) == 1:
        return several[0]
    return KeyedRows(
        np.concatenate([np.zeros(0, dtype=np.int32), *(part.entry for part in several)]),
        np.concatenate([np.zeros(0, dtype=np.uint64), *(part.key for part in several)]),
        np.concatenate([np.zeros(0, dtype=np.int8), *(part.group for part in several)]),
        np.concatenate([np.zeros(0, dtype=np.float32), *(part.lacking for part in several)]),
    )


def by_key(keys: Keys, size: int) -> list[Positions]:
    """Return the rows in parts of about `size`, all rows of one key in the same part."""
    bits = min(max(len(keys) // size, 0).bit_length(), 8)
    part = (keys >> np.uint64(56)).astype(np.uint8) >> np.uint8(8 - bits)
    order = np.argsort(part, kind="stable")
    ends = np.cumsum(np.bincount(part, minlength=1 << bits))
    return [rows for rows in np.split(order, ends[:-1]) if len(rows)] or [order]


class Slots:
    """A table that tells roughly which kinds of rows a key has; several keys share a slot."""

    def __init__(self, bits: int) -> None:
        """Make an empty table of 2 to the power of `bits` slots."""
        self._shift = np.uint64(64 - bits)
        self._held = np.zeros(1 << bits, dtype=np.uint8)

    def add(self, rows: KeyedRows) -> None:
        """Remember the rows."""
        for kind, bit in enumerate((_OWN_BIT, _GIVEN_BIT, _FAMILY_BIT, _BOTH_BIT)):
            self._held[self._slots(rows.key[rows.group == kind])] |= np.uint8(bit)
        self._held[self._slots(rows.key[rows.group >= SWAPPED])] |= np.uint8(_SWAPPED_BIT)

    def add_repeated(self, keys: Keys) -> None:
        """Remember the keys that several names have as their own."""
        ordered = np.sort(keys)
        repeated = ordered[1:][ordered[1:] == ordered[:-1]]
        self._held[self._slots(repeated)] |= np.uint8(_TWICE_BIT)

    def with_partners(self, rows: KeyedRows) -> KeyedRows:
        """Return the rows whose key some row has that makes a pair with them, and a few more."""
        held = self._held[self._slots(rows.key)]
        return rows.of(np.flatnonzero(held & _PARTNERS[rows.group]))

    def _slots(self, keys: Keys) -> Positions:
        return (mixed(keys.view(np.int64), 8) >> self._shift).view(np.int64)


def paired(rows: KeyedRows) -> tuple[Positions, Positions]:
    """Return the pairs of entries that one key brings together; duplicates remain."""
    bits = int(rows.entry.max(initial=0)).bit_length()
    blocks, members = in_blocks(rows.key, rows.group.astype(np.int64) << bits | rows.entry)
    if not len(blocks):
        return members, members
    blocks, members = _with_company(blocks, members, bits)
    group, entry = members >> bits, members & ((1 << bits) - 1)
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


def _with_company(blocks: Keys, members: Positions, bits: int) -> tuple[Keys, Positions]:
    """Return the rows of blocks that can make a pair: of several rows, and not all related."""
    edge = np.r_[True, blocks[1:] != blocks[:-1], True]
    starts = np.flatnonzero(edge[:-1])
    sizes = np.diff(np.r_[starts, len(blocks)])
    leading = members[starts] >> bits
    able = leading <= FAMILY_RELATED
    swapped = np.flatnonzero(members >> bits >= SWAPPED)
    able[np.searchsorted(starts, swapped, side="right") - 1] = True
    rows = np.repeat(able & (sizes > 1) & (leading < SWAPPED), sizes)
    return blocks[rows], members[rows]
