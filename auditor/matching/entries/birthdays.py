"""Whole birthdays: which are the same, and which one slip of the pen sets apart."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from rapidfuzz import process
from rapidfuzz.distance import OSA

from auditor.matching.arrays.joins import Codes, Flags, Positions, compact

_DIGITS = 8


@dataclass(frozen=True)
class Birthdays:
    """Birthdays with their year, as YYYYMMDD: by entry a number, -1 where there is none.

    Attributes:
        codes: of the whole birthday.
        digits: the birthday behind each code.
        years: the year.
        sorted_digits: equal for birthdays of the same digits, in whatever order.
    """

    codes: Codes
    digits: pd.Index
    years: Codes
    sorted_digits: Codes


def birthdays_of(birthdays: pd.Series) -> Birthdays:
    """Return the whole birthdays of entries; what lacks the year is none.

    Args:
        birthdays: YYYY-MM-DD, YYYYMMDD, --MM-DD or empty, by entry.
    """
    codes, distinct = pd.factorize(birthdays)
    written = pd.Series(distinct, dtype="str")
    digits = written.str.replace(r"T.*$|[^0-9]", "", regex=True)
    whole = (digits.str.len() == _DIGITS).to_numpy(dtype=bool)
    numbers, known = pd.factorize(digits.where(whole))
    codes = np.r_[numbers, -1][codes].astype(np.int64)
    years, ordered = (
        np.r_[pd.factorize(np.array(parts, dtype=object))[0], -1].astype(np.int64)
        for parts in ([day[:4] for day in known], ["".join(sorted(day)) for day in known])
    )
    return Birthdays(compact(codes), known, compact(years[codes]), compact(ordered[codes]))


def similar_birthdays(
    left_entries: Positions, right_entries: Positions, birthdays: Birthdays
) -> Flags:
    """Tell which pairs have different birthdays that differ by one slip of the pen.

    One digit mistyped, two neighbours swapped, or day and month in each other's place.
    """
    low, high = birthdays.codes[left_entries], birthdays.codes[right_entries]
    rows = np.flatnonzero((low >= 0) & (high >= 0) & (low != high))
    similar = np.zeros(len(left_entries), dtype=bool)
    if not len(rows):
        return similar
    left = birthdays.digits.take(low[rows]).tolist()
    right = birthdays.digits.take(high[rows]).tolist()
    apart = np.asarray(process.cpdist(left, right, scorer=OSA.distance))
    turned = [a[:4] + a[6:] + a[4:6] == b for a, b in zip(left, right, strict=True)]
    similar[rows] = (apart <= 1) | np.array(turned)
    return similar
