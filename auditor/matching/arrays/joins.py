"""Joins in bulk: numbers, mixed keys and the pairs inside equal keys, all as arrays."""

from typing import TypeAlias, TypeVar

import numpy as np
import numpy.typing as npt

Positions: TypeAlias = npt.NDArray[np.int64]
Codes: TypeAlias = npt.NDArray[np.int32]
"""Numbers of values by entry: half as wide, since a million entries have many of them."""
Keys: TypeAlias = npt.NDArray[np.uint64]
Codable = TypeVar("Codable", Positions, Keys)
Flags: TypeAlias = npt.NDArray[np.bool_]
Numbers: TypeAlias = npt.NDArray[np.float64]

_GOLDEN = 0x9E3779B97F4A7C15
_FIRST = np.uint64(0xBF58476D1CE4E5B9)
_SECOND = np.uint64(0x94D049BB133111EB)
_WORD = 64


def compact(codes: Positions) -> Codes:
    """Return the same numbers at half the width."""
    return codes.astype(np.int32)


def mixed(values: Positions | Codes, salt: int = 0) -> Keys:
    """Return numbers spread over 64 bits (the finaliser of splitmix64), one to one for a salt."""
    keys = values.astype(np.uint64)
    keys += np.uint64(_GOLDEN * (2 * salt + 1) % 2**64)
    keys ^= keys >> np.uint64(30)
    keys *= _FIRST
    keys ^= keys >> np.uint64(27)
    keys *= _SECOND
    keys ^= keys >> np.uint64(31)
    return keys


def sizes_of(keys: Keys) -> Positions:
    """Return for each key how often it occurs."""
    _, place, counts = np.unique(keys, return_inverse=True, return_counts=True)
    return counts[place].astype(np.int64)


def in_blocks(keys: Keys, members: Positions | Codes) -> tuple[Keys, Positions]:
    """Return members sorted by key, then by number, and a word that equal keys share.

    Key and member are sorted as one number, many times faster than by two
    columns. Keys that leave no room for the member lose their lowest bits, so
    that once in a great while two keys become one; what is found by keys is
    compared anyhow.
    """
    room = int(members.max(initial=0)).bit_length()
    if int(keys.max(initial=0)).bit_length() + room <= _WORD:
        keys = keys << np.uint64(room)
    mask = np.uint64((1 << room) - 1)
    both = np.sort((keys & ~mask) | members.astype(np.uint64))
    return both >> np.uint64(room), (both & mask).astype(np.int64)


def ends_of_blocks(blocks: Keys) -> Positions:
    """Return for each row of sorted blocks where its block ends."""
    if not len(blocks):
        return np.zeros(0, dtype=np.int64)
    starts = np.flatnonzero(np.r_[True, blocks[1:] != blocks[:-1]])
    ends = np.r_[starts[1:], len(blocks)]
    return np.repeat(ends, ends - starts)


def pairs_of_ranges(first: Positions, stop: Positions) -> tuple[Positions, Positions]:
    """Return each row with every row of its range, from `first` up to before `stop`."""
    size = np.maximum(stop - first, 0)
    left = np.repeat(np.arange(len(first)), size)
    right = (first - (np.cumsum(size) - size))[left]
    right += np.arange(len(left))
    return left, right


def pairs_within(keys: Keys, members: Positions | Codes) -> tuple[Positions, Positions]:
    """Return every pair of members with one key, each lower member left; duplicates remain.

    Cost is that of sorting plus the number of pairs; callers bound the size of
    a block before.
    """
    blocks, members = in_blocks(keys, members)
    left, right = pairs_of_ranges(np.arange(1, len(blocks) + 1), ends_of_blocks(blocks))
    low, high = members[left], members[right]
    apart = low != high
    return low[apart], high[apart]


def coded(low: Positions, high: Positions, count: int) -> Positions:
    """Return a number for each pair of positions below `count`, whichever is named first."""
    return np.minimum(low, high) * np.int64(max(count, 1)) + np.maximum(low, high)


def looked_up(ordered: Codable, wanted: Codable) -> tuple[Positions, Flags]:
    """Return where each number stands among ordered ones, and whether it is one of them."""
    if not len(ordered):
        return np.zeros(wanted.shape, dtype=np.int64), np.zeros(wanted.shape, dtype=bool)
    place = np.minimum(np.searchsorted(ordered, wanted), len(ordered) - 1)
    return place, ordered[place] == wanted


def distinct_pairs(low: Positions, high: Positions, count: int) -> tuple[Positions, Positions]:
    """Return the pairs of positions below `count` in order, each once."""
    codes = distinct_numbers(coded(low, high, count))
    return codes // count, codes % count


def distinct_numbers(numbers: Positions) -> Positions:
    """Return the numbers in order, each once; sorting beats the hash table of `np.unique`."""
    ordered = np.sort(numbers)
    if not len(ordered):
        return ordered
    return ordered[np.r_[True, ordered[1:] != ordered[:-1]]]


def components(low: Positions, high: Positions, count: int) -> Positions:
    """Return for each of `count` positions the lowest position that it hangs together with."""
    label = np.arange(count, dtype=np.int64)
    while len(low):
        ours, theirs = label[low], label[high]
        lowest = np.minimum(ours, theirs)
        np.minimum.at(label, ours, lowest)
        np.minimum.at(label, theirs, lowest)
        while True:
            further = label[label]
            if np.array_equal(further, label):
                break
            label = further
        apart = label[low] != label[high]
        low, high = low[apart], high[apart]
    return label


def crossed(
    left: Positions | Codes, right: Positions | Codes, count: int
) -> tuple[Positions, Positions]:
    """Return all combinations of rows of two tables that belong to one entry.

    Args:
        left: entry by row.
        right: entry by row, sorted.
        count: how many entries there are.
    """
    held = np.bincount(right, minlength=count)
    first = np.cumsum(held) - held
    times = held[left]
    begin = first[left]
    return pairs_of_ranges(begin, begin + times)
