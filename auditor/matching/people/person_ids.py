"""Person ids that stay the same from audit to audit, made from what identifies a person."""

from collections import Counter
from collections.abc import Sequence
from hashlib import blake2b

import numpy as np
import pandas as pd

from auditor.matching.arrays.joins import Positions
from auditor.matching.identities.identities import (
    ADDRESS,
    EMAIL,
    HOME,
    LANDLINE,
    MOBILE,
    PHONE,
    PROFILE,
    SHARED,
    WORK_EMAIL,
    Identities,
)

_LEADING = (PROFILE, EMAIL, WORK_EMAIL, MOBILE, PHONE, LANDLINE, HOME, ADDRESS, SHARED)
_RANKS = {kind: rank for rank, kind in enumerate(_LEADING)}


def person_ids(groups: Positions, records: pd.DataFrame, identities: Identities) -> list[str]:
    """Return the person_id of each entry: `p-` and 12 hex digits of the person's leading key.

    The leading key is the first that nobody else holds: LinkedIn profile,
    e-mail address, phone number; failing these, name and company. Two people
    whom nothing tells apart get a number by their order.

    Args:
        groups: lowest entry of the person by entry.
        records: CLEAN_RECORDS by entry.
        identities: of the entries.
    """
    keys = _leading_keys(groups, identities)
    people = np.unique(groups)
    named = records[["name_key", "company_key"]].take(people)
    fallback = ("name:" + named["name_key"] + "|" + named["company_key"]).tolist()
    leading = [keys.get(int(person), own) for person, own in zip(people, fallback, strict=True)]
    ids = dict(zip(people.tolist(), _distinct(leading), strict=True))
    return [ids[group] for group in groups.tolist()]


def aliases(groups: Positions, ids: Sequence[str], identities: Identities) -> dict[str, list[int]]:
    """Return entries by person_id, also by ids that other keys of the person would give.

    So that a decision finds its person after a new source brought a stronger key.
    """
    entries: dict[str, list[int]] = {}
    for entry, person in enumerate(ids):
        entries.setdefault(person, []).append(entry)
    table = _own_keys(groups, identities)
    for key, group in zip(table["key"], table["group"], strict=True):
        entries.setdefault(_digest(key), entries[ids[group]])
    return entries


def _own_keys(groups: Positions, identities: Identities) -> pd.DataFrame:
    """Return key and group of every identity that one person alone holds, leading keys first."""
    prefix = np.where(identities.kind == PROFILE, "", "id:")
    table = pd.DataFrame(
        {
            "group": groups[identities.entry],
            "key": pd.Series(prefix, dtype="str") + identities.keys,
            "rank": pd.Series(identities.kind).map(_RANKS),
        }
    ).drop_duplicates(["group", "key"])
    alone = table.groupby("key")["group"].transform("size") == 1
    xing = table["key"].str.startswith("xing:")
    return table.loc[alone].assign(xing=xing).sort_values(["group", "rank", "xing", "key"])


def _leading_keys(groups: Positions, identities: Identities) -> dict[int, str]:
    table = _own_keys(groups, identities).drop_duplicates("group")
    return dict(zip(table["group"].tolist(), table["key"].tolist(), strict=True))


def _distinct(keys: list[str]) -> list[str]:
    ids: list[str] = []
    seen: set[str] = set()
    given: Counter[str] = Counter()
    for key in keys:
        person = ""
        while not person or person in seen:
            given[key] += 1  # thousands may have one key: no number is tried twice
            person = _digest(key if given[key] == 1 else f"{key}#{given[key]}")
        seen.add(person)
        ids.append(person)
    return ids


def _digest(key: str) -> str:
    return "p-" + blake2b(key.encode("utf-8", "replace"), digest_size=6).hexdigest()
