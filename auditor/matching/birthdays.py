"""Whole birthdays: which are the same, and which one slip of the pen sets apart."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from rapidfuzz import process
from rapidfuzz.distance import OSA

from auditor.matching.joins import Flags, Positions

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

    codes: Positions
    digits: pd.Index
    years: Positions
    sorted_digits: Positions


def birthdays_of(birthdays: pd.Series) -> Birthdays:
    """Return the whole birthdays of entries; what lacks the year is none.

    Args:
        birthdays: YYYY-MM-DD, YYYYMMDD, --MM-DD or empty, by entry.
    """
    digits = birthdays.str.replace(r"T.*$|[^0-9]", "", regex=True)
    codes, distinct = pd.factorize(digits.where(digits.str.len() == _DIGITS, ""), sort=True)
    whole = np.where((digits.str.len() == _DIGITS).to_numpy(dtype=bool), codes, -1)
    codes = whole.astype(np.int64)
    texts = distinct.tolist()
    years = np.array([int(text[:4]) if text.isascii() and text else -1 for text in texts] or [-1])
    ordered = pd.factorize(np.array(["".join(sorted(text)) for text in texts], dtype=object))[0]
    ordered = np.r_[ordered, -1].astype(np.int64)
    told = codes >= 0
    return Birthdays(
        codes,
        distinct,
        years=np.where(told, years[codes.clip(0)], -1).astype(np.int64),
        sorted_digits=np.where(told, ordered[codes.clip(0)], -1),
    )


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
