"""The words of a name that profile addresses and mailboxes spell."""

import pandas as pd

from auditor.forms import fold_name


def words_of(keys: pd.Series) -> pd.Series:
    """Return the words of profile addresses and mailboxes, folded like names, a space between."""
    profile = keys.str.startswith(("linkedin:", "xing:"))
    plain = keys.where(~profile | _ascii(keys), "")
    slugs = plain.str.replace(r"^(?:linkedin|xing):|-[^-]*[0-9][^-]*", "", regex=True)
    mailboxes = plain.str.replace(r"[@+].*$", "", regex=True)
    words = slugs.where(profile, mailboxes).str.replace(r"[^a-z]+", " ", regex=True).str.strip()
    words = words.str.replace(r"([aou])e+", r"\1", regex=True)
    marked = keys[profile & (plain == "")]
    folded = [_folded_slug(key) for key in marked.tolist()]
    return words.mask(plain == "", pd.Series(folded, index=marked.index, dtype="str"))


def _ascii(texts: pd.Series) -> pd.Series:
    return ~texts.str.contains(r"[^\x00-\x7f]", regex=True)


def _folded_slug(key: str) -> str:
    words = fold_name(key.partition(":")[2]).split("-")
    return " ".join(word for word in words if word.isalpha())
