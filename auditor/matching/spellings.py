"""Names told by mail addresses, where the entry itself abbreviates or lacks them."""

import re

import numpy as np
import pandas as pd

from auditor.matching.identities import EMAIL, WORK_EMAIL, Identities
from auditor.matching.joins import Flags

_PARTS = re.compile(r"[a-z]+")
_UMLAUTS = re.compile("([aou])e")
_SHORTEST = 3


def completed_names(records: pd.DataFrame, identities: Identities) -> tuple[pd.Series, pd.Series]:
    """Return given and family names, filled from mail addresses where they are lacking.

    `a.muster@…` fills nothing; `anna.muster@…` on an entry `A. Muster` or
    `Anna` fills what is abbreviated or missing. A family name that is the
    company's name is dropped: "Erika (Muster AG)" has told only her first name.
    """
    given = records["given_key"]
    family = records["family_key"]
    named_by_company = (family != "") & (family == records["company_key"])
    family = family.mask(named_by_company & (given != ""), "")
    lacking = (given.str.len() <= 1) | (family.str.len() <= 1)
    locals_of = _local_parts(identities, lacking.to_numpy(dtype=bool))
    givens, families = given.tolist(), family.tolist()
    filled = {
        entry: _filled(givens[entry], families[entry], locals_of[entry])
        for entry in np.flatnonzero(lacking.to_numpy()).tolist()
        if entry in locals_of
    }
    rows = pd.DataFrame.from_dict(filled, orient="index", columns=["given", "family"], dtype="str")
    return (
        rows["given"].reindex(given.index).fillna(given),
        rows["family"].reindex(family.index).fillna(family),
    )


def _local_parts(identities: Identities, lacking: Flags) -> dict[int, list[tuple[str, ...]]]:
    """Return by lacking entry the words before the @ of its own addresses, folded like names."""
    rows = (identities.kind == EMAIL) | (identities.kind == WORK_EMAIL)
    rows &= lacking[identities.entry]
    parts: dict[int, list[tuple[str, ...]]] = {}
    for entry, key in zip(
        identities.entry[rows].tolist(), identities.keys[rows].tolist(), strict=True
    ):
        local = key.partition("@")[0].partition("+")[0]
        words = tuple(_UMLAUTS.sub(r"\1", word) for word in _PARTS.findall(local))
        parts.setdefault(entry, []).append(words)
    return parts


def _filled(given: str, family: str, addresses: list[tuple[str, ...]]) -> tuple[str, str]:
    """Return the name with what the first address that fits it adds."""
    for words in addresses:
        for first, last in _readings(words, given, family):
            if _fits(first, given) and _fits(last, family):
                return first, last
    return given, family


def _readings(words: tuple[str, ...], given: str, family: str) -> list[tuple[str, str]]:
    if len(words) == 2:  # noqa: PLR2004 - given.family
        return [(words[0], words[1]), (words[1], words[0])]
    if len(words) != 1:
        return []
    whole, known = words[0], family if len(family) > 1 else given
    if len(known) < _SHORTEST:
        return []
    rests = []
    if whole.startswith(known):
        rests.append(whole[len(known) :])
    if whole.endswith(known):
        rests.append(whole[: -len(known)])
    return [(rest, family) if known == family else (given, rest) for rest in rests]


def _fits(told: str, known: str) -> bool:
    """Tell whether a word from an address may stand where `known` is abbreviated or missing."""
    if len(known) > 1:
        return told == known
    return len(told) >= _SHORTEST and told.startswith(known)
