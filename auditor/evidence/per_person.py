"""Counts, sums, first and last days per person, from rows that name people by position."""

from typing import Any

import numpy as np
import pandas as pd


def positions(person_ids: pd.Series, people: pd.Series) -> Any:
    """Return the position of each person_id among the people, -1 where it is nobody's.

    Half a million interactions name a few thousand people, so each id is looked up once.
    """
    codes, named = pd.factorize(person_ids)
    return pd.Index(people).get_indexer(named).astype(np.int64)[codes]


def count(people: int, person: Any, where: Any = None) -> Any:
    """Return how many rows each person has (where the mask is true), as int64."""
    chosen = person if where is None else person[np.asarray(where, dtype=bool)]
    return np.bincount(np.asarray(chosen), minlength=people).astype(np.int64)


def total(people: int, person: Any, values: Any, where: Any) -> Any:
    """Return each person's sum of the values where the mask is true, as int64."""
    mask = np.asarray(where, dtype=bool)
    sums = np.bincount(np.asarray(person)[mask], weights=np.asarray(values)[mask], minlength=people)
    return np.rint(sums).astype(np.int64)


def distinct(people: int, person: Any, values: Any, where: Any = None) -> Any:
    """Return how many different values each person has (where the mask is true), as int64."""
    mask = slice(None) if where is None else np.asarray(where, dtype=bool)
    pairs = pd.DataFrame({"person": np.asarray(person)[mask], "value": np.asarray(values)[mask]})
    return count(people, pairs.drop_duplicates()["person"].to_numpy())


def first(people: int, person: Any, days: Any, where: Any) -> Any:
    """Return each person's least day number where the mask is true, as float64, NaN if none."""
    return _extreme(people, person, days, where, np.minimum, np.inf)


def last(people: int, person: Any, days: Any, where: Any) -> Any:
    """Return each person's greatest day number where the mask is true, as float64, NaN if none."""
    return _extreme(people, person, days, where, np.maximum, -np.inf)


def medians(people: int, person: Any, values: Any) -> Any:
    """Return each person's median value, as float64, NaN if none."""
    grouped = pd.Series(np.asarray(values, dtype=float)).groupby(np.asarray(person)).median()
    return grouped.reindex(range(people)).to_numpy(dtype=float)


def as_days(numbers: Any) -> "pd.Series[pd.Timestamp]":
    """Return day numbers since 1970 (NaN: none) as naive midnights."""
    known = ~np.isnan(numbers)
    days = np.full(len(numbers), np.datetime64("NaT"), dtype="datetime64[D]")
    days[known] = numbers[known].astype(np.int64).view("datetime64[D]")
    return pd.Series(days.astype("datetime64[us]"))


def whole(numbers: Any) -> Any:
    """Return float64 numbers as Int64, missing where NaN."""
    missing = np.isnan(numbers)
    return pd.arrays.IntegerArray(np.where(missing, 0, numbers).astype(np.int64), missing)


def share(part: Any, of: Any) -> Any:
    """Return part / of as float64, NaN where there is nothing to share."""
    return np.divide(part, of, out=np.full(len(of), np.nan), where=np.asarray(of) > 0)


def _extreme(people: int, person: Any, days: Any, where: Any, better: Any, start: float) -> Any:
    mask = np.asarray(where, dtype=bool)
    found = np.full(people, start)
    better.at(found, np.asarray(person)[mask], np.asarray(days, dtype=float)[mask])
    return np.where(np.isinf(found), np.nan, found)
