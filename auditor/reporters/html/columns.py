"""Packs tables into columns of JSON that a browser unpacks in a loop.

A column takes one of three forms, whichever suits its values:

- `[v, v, …]`: every value;
- `{"all": v, "at": […], "v": […]}`: one value nearly everywhere, and the others
  with their places as steps from the one before (the first from 0);
- `{"of": […], "i": […]}`: the distinct values and each row's place among them.

`reports/script/data.js` reads them. Missing is null, a day is its number of
days from 1970-01-01, a flag 0 or 1.
"""

import re
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

Packed = list[Any] | dict[str, Any]
Numbers = np.ndarray[Any, np.dtype[Any]]

LONGEST_TEXT = 240
"""Characters of a text that the page shows; a contact's name may be a novel."""
_DECIMALS = 2
_MOSTLY = 0.6
_REPEATED = 0.5
_UNFIT = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\ufffe\uffff"
    r"\ud800-\udfff]+"
)


def pack(values: pd.Series) -> Packed:
    """Return a column of any of the tables' dtypes in a short form."""
    if _holds_texts(values):
        codes, distinct = pd.factorize(values, use_na_sentinel=False)
        texts = [text if isinstance(text, str) else None for text in distinct.tolist()]
        return _packed(codes, fit_texts(texts))
    codes, numbers = pd.factorize(_numbers(values), use_na_sentinel=False)
    return _packed(codes, _listed(np.asarray(numbers)))


def pack_plain(plain: list[Any]) -> Packed:
    """Return a list of texts or of whole numbers, None where missing, in a short form."""
    number = {value: place for place, value in enumerate(dict.fromkeys(plain))}
    codes = np.fromiter(map(number.__getitem__, plain), "int64", len(plain))
    return _packed(codes, list(number))


def pack_each(values: pd.Series, form: Callable[[Any], Any]) -> Packed:
    """Return a column of texts in a short form, each distinct one as `form` makes it."""
    codes, distinct = pd.factorize(values, use_na_sentinel=False)
    return _packed(codes, [form(value) for value in distinct.tolist()])


def _packed(codes: Numbers, distinct: list[Any]) -> Packed:
    """Return the shortest form of values given as places in a list of distinct ones."""
    if not len(codes):
        return []
    counts = np.bincount(codes)
    usual = int(counts.argmax())
    if counts[usual] >= _MOSTLY * len(codes):
        at = np.flatnonzero(codes != usual)
        others = [distinct[code] for code in codes[at].tolist()]
        return {"all": distinct[usual], "at": steps(at), "v": others}
    if isinstance(distinct[usual], str) and len(distinct) <= _REPEATED * len(codes):
        return {"of": distinct, "i": codes.tolist()}
    return [distinct[code] for code in codes.tolist()]


def steps(places: "list[int] | np.ndarray[Any, Any]") -> list[int]:
    """Return whole numbers as differences from the one before, which compress better."""
    differences: list[int] = np.diff(np.asarray(places, dtype="int64"), prepend=0).tolist()
    return differences


def plain_values(values: pd.Series) -> list[Any]:
    """Return values as JSON knows them: texts, day numbers, 0 and 1, None where missing."""
    if _holds_texts(values):
        return fit_texts([text if isinstance(text, str) else None for text in values.tolist()])
    return _listed(_numbers(values))


def fit_texts(texts: list[Any]) -> list[Any]:
    """Return texts fit to show, None where missing; looks at each only where one is not fit."""
    known = [text or "" for text in texts]
    if max(map(len, known), default=0) <= LONGEST_TEXT and not _UNFIT.search("".join(known)):
        return texts
    return [text and fit_text(text) for text in texts]


def fit_text(text: str, longest: int = LONGEST_TEXT) -> str:
    """Return a text without control, invisible and direction-changing signs, cut if endless."""
    fit = " ".join(_UNFIT.sub(" ", text).split()) if _UNFIT.search(text) else text
    return fit if len(fit) <= longest else f"{fit[:longest]}…"


def _holds_texts(values: pd.Series) -> bool:
    return str(values.dtype) in ("str", "object")


def _numbers(values: pd.Series) -> Numbers:
    """Return days as numbers of days, flags as 0 and 1, NaN where missing."""
    if str(values.dtype).startswith("datetime"):
        days = values.to_numpy().astype("datetime64[D]")
        return np.where(np.isnat(days), np.nan, days.astype("int64").astype("float64"))
    return values.astype("Float64").to_numpy(dtype="float64", na_value=np.nan)


def _listed(numbers: Numbers) -> list[Any]:
    missing = np.isnan(numbers)
    known = np.where(missing, 0, numbers)
    whole = bool((known % 1 == 0).all())
    listed: list[Any] = known.astype("int64").tolist() if whole else known.round(_DECIMALS).tolist()
    for place in np.flatnonzero(missing):
        listed[place] = None
    return listed
