"""The words of a name that profile addresses and mailboxes spell."""

import numpy as np
import pandas as pd

from auditor.forms import fold_name


def words_of(keys: pd.Series) -> pd.Series:
    """Return the words of profile addresses and mailboxes, folded like names, a space between."""
    keys = keys.reset_index(drop=True)
    profile = keys.str.startswith(("linkedin:", "xing:")).to_numpy(dtype=bool)
    slugs = keys[profile]
    marked = slugs[slugs.str.contains(r"[^\x00-\x7f]", regex=True)]
    slugs = slugs.str.replace(r"^(?:linkedin|xing):|-[^-]*[0-9][^-]*", "", regex=True)
    mailboxes = keys[~profile].str.replace(r"[@+].*$", "", regex=True)
    plain = pd.concat([slugs, mailboxes])
    plain = plain.take(np.argsort(plain.index.to_numpy(), kind="stable"))
    words = plain.str.replace(r"[^a-z]+", " ", regex=True).str.strip()
    words = words.str.replace(r"([aou])e+", r"\1", regex=True)
    if marked.empty:
        return words
    folded = pd.Series([_folded_slug(key) for key in marked], index=marked.index, dtype="str")
    return words.mask(words.index.isin(marked.index), folded)


def _folded_slug(key: str) -> str:
    words = fold_name(key.partition(":")[2]).split("-")
    return " ".join(word for word in words if word.isalpha())
