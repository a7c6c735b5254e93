"""Compares employers: two spellings of one company are no change of employer."""

from collections.abc import Callable

import numpy as np
import pandas as pd
from rapidfuzz import fuzz

from auditor.forms import fold


def company_keys(records: pd.DataFrame) -> Callable[[str], str]:
    """Return what gives the key of a company as shown or as written (CLEAN_RECORDS)."""
    shown = _distinct(records, "company_name")
    written = _distinct(records, "company")
    known = {**written, **shown}

    def key_of(company: str) -> str:
        return known.get(company) or fold(company)

    return key_of


def _distinct(records: pd.DataFrame, column: str) -> dict[str, str]:
    """Return the key of each company, that of its last record."""
    last = records[[column, "company_key"]].drop_duplicates(column, keep="last")
    return dict(zip(last[column].tolist(), last["company_key"].tolist(), strict=True))


def same_companies(left: pd.Series, right: pd.Series, lowest: float) -> "pd.Series[bool]":
    """Return where two keys are one company: alike, one within the other, or its initials.

    Args:
        left: company keys, "" where unknown.
        right: the same for the other side.
        lowest: the similarity (0-100) from where two spellings are one.
    """
    pairs = list(zip(left.tolist(), right.tolist(), strict=True))
    answers = {pair: _same(*pair, lowest) for pair in dict.fromkeys(pairs)}
    return pd.Series(np.array([answers[pair] for pair in pairs], dtype=bool), index=left.index)


def _same(left: str, right: str, lowest: float) -> bool:
    if left == right:
        return True
    lefts, rights = left.split(), right.split()
    if not lefts or not rights:
        return False
    if set(lefts) <= set(rights) or set(rights) <= set(lefts):
        return True
    joined = "".join(lefts), "".join(rights)
    initials = "".join(word[0] for word in lefts), "".join(word[0] for word in rights)
    return (
        joined[0] in (joined[1], initials[1])
        or joined[1] == initials[0]
        or fuzz.ratio(*joined) >= lowest
    )
