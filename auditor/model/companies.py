"""Tells whether two company keys name one company: a changed spelling is no other employer."""

import numpy as np
import pandas as pd
from rapidfuzz import fuzz


def same_companies(
    left: "pd.Series[str]", right: "pd.Series[str]", lowest: float
) -> "pd.Series[bool]":
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
