"""Joins in bulk: numbers, mixed keys and the pairs inside equal keys, all as arrays."""

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Positions: TypeAlias = npt.NDArray[np.int64]
Keys: TypeAlias = npt.NDArray[np.uint64]
Flags: TypeAlias = npt.NDArray[np.bool_]
Numbers: TypeAlias = npt.NDArray[np.float64]

_GOLDEN = 0x9E3779B97F4A7C15
_FIRST = np.uint64(0xBF58476D1CE4E5B9)
_SECOND = np.uint64(0x94D049BB133111EB)


def mixed(values: Positions, salt: int = 0) -> Keys:
    """Return numbers spread over 64 bits (the finaliser of splitmix64), one to one for a salt."""
    keys = values.astype(np.uint64) + np.uint64(_GOLDEN * (2 * salt + 1) % 2**64)
    keys = (keys ^ (keys >> np.uint64(30))) * _FIRST
    keys = (keys ^ (keys >> np.uint64(27))) * _SECOND
    return keys ^ (keys >> np.uint64(31))


def sizes_of(keys: Keys) -> Positions:
    """Return for each key how often it occurs."""
    _, place, counts = np.unique(keys, return_inverse=True, return_counts=True)
    return counts[place].astype(np.int64)


def pairs_within(keys: Keys, members: Positions) -> tuple[Positions, Positions]:
    """Return every pair of members with one key, each lower member left; duplicates remain.

    Cost is that of sorting plus the number of pairs; callers bound the size of
    a block before.
    """
    order = np.lexsort((members, keys))
    keys, members = keys[order], members[order]
    starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]]) if len(keys) else np.zeros(0, int)
    ends = np.r_[starts[1:], len(keys)]
    size = np.repeat(ends - starts, ends - starts)
    place = np.arange(len(keys)) - np.repeat(starts, ends - starts)
    following = size - place - 1
    left = np.repeat(np.arange(len(keys)), following)
    first = np.repeat(np.cumsum(following) - following, following)
    right = left + 1 + (np.arange(len(left)) - first)
    low, high = members[left], members[right]
    apart = low != high
    return low[apart], high[apart]


def distinct_pairs(low: Positions, high: Positions, count: int) -> tuple[Positions, Positions]:
    """Return the pairs of positions below `count` in order, each once."""
    codes = distinct_numbers(np.minimum(low, high) * np.int64(count) + np.maximum(low, high))
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


def crossed(left: Positions, right: Positions, count: int) -> tuple[Positions, Positions]:
    """Return all combinations of rows of two tables that belong to one entry.

    Args:
        left: entry by row.
        right: entry by row, sorted.
        count: how many entries there are.
    """
    held = np.bincount(right, minlength=count)
    first = np.cumsum(held) - held
    times = held[left]
    rows = np.repeat(np.arange(len(left)), times)
    nth = np.arange(len(rows)) - np.repeat(np.cumsum(times) - times, times)
    return rows, first[left[rows]] + nth
