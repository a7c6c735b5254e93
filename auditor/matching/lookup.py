"""Looking texts up by key, so that what is not found is "" and never a missing value."""

from collections.abc import Mapping
from typing import Any

import pandas as pd


def texts_of(keys: pd.Series, texts: Mapping[Any, str] | pd.Series) -> pd.Series:
    """Return the text of each key on the keys' index, "" where there is none.

    `Series.map` gives numbers where nothing at all is found; this gives texts.
    """
    table = dict(zip(texts.index, texts, strict=True)) if isinstance(texts, pd.Series) else texts
    return pd.Series([table.get(key, "") for key in keys.tolist()], index=keys.index, dtype="str")
