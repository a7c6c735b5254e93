"""Packs tables into columns of JSON that a browser unpacks in a loop.

A column takes one of three forms, whichever is the shortest for its values:

- `[v, v, …]`: every value;
- `{"all": v, "at": […], "v": […]}`: one value nearly everywhere, and the others
  with their places as steps from the one before (the first from 0);
- `{"of": […], "i": […]}`: the distinct values and each row's place among them.

`report/script/data.js` reads them. Missing is null, a day is its number of days
from 1970-01-01, a flag 0 or 1.
"""

from typing import Any

import numpy as np
import pandas as pd

Packed = list[Any] | dict[str, Any]

LONGEST_TEXT = 240
"""Characters of a cell that travel; a contact's name may be a novel."""
_DECIMALS = 3
_MOSTLY = 0.6
_REPEATED = 0.5
_UNFIT = (
    r"[\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\ufffe\uffff]"
)
_EPOCH = pd.Timestamp("1970-01-01")


def pack(values: pd.Series) -> Packed:
    """Return a column of any of the tables' dtypes in its shortest form."""
    plain = plain_values(values)
    if plain.empty:
        return []
    counts = plain.value_counts(dropna=False)
    if counts.iloc[0] >= _MOSTLY * len(plain):
        return _mostly(plain, counts.index[0])
    if plain.dtype == object and len(counts) <= _REPEATED * len(plain):
        places, distinct = pd.factorize(plain, use_na_sentinel=False)
        return {"of": _listed(pd.Series(distinct, dtype=object)), "i": places.tolist()}
    return _listed(plain)


def steps(places: np.ndarray) -> list[int]:
    """Return ascending (or any) whole numbers as differences, which compress better."""
    return [int(step) for step in np.diff(places, prepend=0)]


def plain_values(values: pd.Series) -> pd.Series:
    """Return values as JSON knows them: texts fit to show, day numbers, 0 and 1, rounded numbers.

    Texts come back as objects, everything else as float64 with NaN for missing.
    """
    kind = str(values.dtype)
    if kind.startswith("datetime"):
        return ((values - _EPOCH) / pd.Timedelta(days=1)).astype("float64")
    if kind == "str" or kind == "object":
        return texts_fit_to_show(values).astype(object)
    return values.astype("Float64").astype("float64").round(_DECIMALS)


def texts_fit_to_show(texts: pd.Series) -> pd.Series:
    """Return texts without control, invisible and direction-changing characters, cut if endless."""
    unfit = texts.str.contains(_UNFIT, regex=True)
    fit = texts
    if bool(unfit.any()):
        cleaned = texts[unfit].str.replace(_UNFIT, " ", regex=True)
        fit = texts.mask(unfit, cleaned.str.replace(r"\s+", " ", regex=True).str.strip())
    long = fit.str.len() > LONGEST_TEXT
    return fit.mask(long, fit.str.slice(0, LONGEST_TEXT) + "…") if bool(long.any()) else fit


def _mostly(plain: pd.Series, usual: Any) -> Packed:
    other = plain.notna() if pd.isna(usual) else plain.isna() | (plain != usual)
    places = np.flatnonzero(other.to_numpy(dtype=bool))
    usual_listed = _listed(pd.Series([usual], dtype=plain.dtype))[0]
    return {"all": usual_listed, "at": steps(places), "v": _listed(plain[other])}


def _listed(plain: pd.Series) -> list[Any]:
    if plain.dtype == object:
        return list(plain.where(plain.notna(), None).tolist())
    whole = bool((plain.dropna() % 1 == 0).all())
    values = plain.tolist()
    if whole:
        return [None if value != value else int(value) for value in values]  # noqa: PLR0124 - NaN
    return [None if value != value else value for value in values]  # noqa: PLR0124 - NaN
