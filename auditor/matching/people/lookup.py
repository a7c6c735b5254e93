"""Looking texts up by key, so that what is not found is "" and never a missing value."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd


def texts_of(keys: pd.Series, texts: Mapping[Any, str] | pd.Series) -> pd.Series:
    """Return the text of each key on the keys' index, "" where there is none.

    `Series.map` gives numbers where nothing at all is found; this gives texts.
    """
    if isinstance(texts, pd.Series):
        texts = dict(zip(texts.index.tolist(), texts.tolist(), strict=True))
    found = np.array([texts.get(key, "") for key in keys.tolist()], dtype=object)
    return pd.Series(found, index=keys.index, dtype="str")
