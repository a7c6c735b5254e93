"""Mistyped numbers: pairs of entries whose mobile or account numbers are one slip apart."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from pyarrow import compute
from rapidfuzz import process
from rapidfuzz.distance import OSA

from auditor.matching.arrays.joins import (
    Keys,
    Positions,
    coded,
    crossed,
    distinct_numbers,
    distinct_pairs,
    mixed,
    pairs_within,
)
from auditor.matching.identities.identities import MOBILE, PROFILE, Identities

_DIGITS = r"\A(?:tel:|\+|xing:)(?P<digits>[0-9]{7,15})\z"
"""Numbers long enough that two people hardly have such near ones by chance."""
_LONGEST = 15
_MOST_HOLDERS = 8
"""A number that more entries hold was hardly mistyped in each of them."""


@dataclass(frozen=True)
class MistypedNumbers:
    """Pairs of entries as codes `low * count + high`, in order, whose numbers are one slip apart.

    One digit exchanged for another, or two neighbours swapped: in mobile numbers, or
    in the numbers of accounts.
    """

    phones: Positions
    accounts: Positions


def mistyped_numbers(identities: Identities, count: int) -> MistypedNumbers:
    """Return which of `count` entries have numbers that one slip sets apart.

    Numbers of offices are left out: neighbours at work have neighbouring ones.
    """
    return MistypedNumbers(
        phones=_pairs(identities, MOBILE, count), accounts=_pairs(identities, PROFILE, count)
    )


def _pairs(identities: Identities, kind: int, count: int) -> Positions:
    left, right = _near(identities, kind)
    rows = np.flatnonzero(identities.size <= _MOST_HOLDERS)
    first, place = crossed(left, identities.identity[rows], identities.count)
    right, one = right[first], identities.entry[rows[place]]
    second, place = crossed(right, identities.identity[rows], identities.count)
    one, other = one[second].astype(np.int64), identities.entry[rows[place]].astype(np.int64)
    apart = one != other
    return distinct_numbers(coded(one[apart], other[apart], count))


def _near(identities: Identities, kind: int) -> tuple[Positions, Positions]:
    """Return pairs of identities of one kind that one slip sets apart."""
    asked = distinct_numbers(identities.identity[identities.of_kinds(kind)].astype(np.int64))
    texts = pa.array(identities.texts.take(asked), pa.large_string())
    digits = compute.struct_field(compute.extract_regex(texts, _DIGITS), "digits")
    told = digits.is_valid().to_numpy(zero_copy_only=False)
    asked, digits = asked[told], digits.drop_null()
    if not len(asked):
        return asked, asked
    numbers = digits.cast(pa.int64()).to_numpy()
    lengths = compute.binary_length(digits).to_numpy()
    owners, keys = _without_one_digit(numbers, lengths)
    low, high = distinct_pairs(*pairs_within(keys, owners), len(asked))
    left, right = (digits.take(pa.array(side)).to_pylist() for side in (low, high))
    slips = process.cpdist(left, right, scorer=OSA.distance)
    near = np.asarray(slips) == 1
    return asked[low[near]], asked[high[near]]


def _without_one_digit(numbers: Positions, lengths: Positions) -> tuple[Positions, Keys]:
    """Return row and key of every number with each of its digits left out in turn.

    Numbers of one length that differ by a slip are the same without a digit.
    """
    owners, keys = [], []
    for place in range(_LONGEST):
        rows = np.flatnonzero(lengths > place)
        below = np.int64(10) ** place
        rest = numbers[rows] // (below * 10) * below + numbers[rows] % below
        owners.append(rows)
        keys.append(mixed(rest, 41) + mixed(lengths[rows], 42))
    return np.concatenate(owners), np.concatenate(keys)
