"""Values of entries as numbers: job titles, cities and the like, and how rare each one is."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from auditor.matching.arrays.joins import Codes, Numbers, Positions, compact


@dataclass(frozen=True)
class Values:
    """Values of entries.

    Attributes:
        codes: number of the value by entry, -1 where there is none.
        rarity: minus the log of its share, by number; 0 at the end, for none.
    """

    codes: Codes
    rarity: Numbers


def values_of(texts: pd.Series, order: Positions) -> Values:
    """Return the values of texts in another order, numbered as they first appear in it."""
    codes = numbered(texts, order)
    counts = np.bincount(codes[codes >= 0], minlength=1).astype(np.float64)
    rarity = -np.log(np.maximum(counts, 1.0) / max(counts.sum(), 1.0))
    return Values(codes, np.r_[rarity, 0.0])


def numbered(texts: pd.Series, order: Positions) -> Codes:
    """Return a number for each text in another order, -1 for the empty one.

    Numbers go by where a text first appears in that order, so that they are the same
    for whatever order the texts came in.
    """
    codes, distinct = pd.factorize(texts)
    nothing = np.flatnonzero(np.asarray(distinct == ""))
    ordered = codes[order]
    first = pd.factorize(ordered)[0].astype(np.int64)
    return compact(np.where(np.isin(ordered, nothing), -1, first))
