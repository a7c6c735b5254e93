"""Pairs of people of two audits that some evidence makes one person, the surest first."""

from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from auditor.comparison.keys import Side, rows_of
from auditor.comparison.names import NameJudge


def by_profile(old: Side, new: Side) -> pd.DataFrame:
    """Return old, new for people who share a profile address, whatever their names."""
    found = _sharing(old.profiles, new.profiles, old, new)
    return _in_order(found, old, new)


def by_own_keys(old: Side, new: Side) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return old, new for people who share an address or number of their own.

    Mobile numbers are given out again, a post is handed on with its mailbox, and
    families share: so the names shown must be the same (the first table), or
    agree in some other way or say nothing (the second).
    """
    found = _in_order(_sharing(old.own_keys, new.own_keys, old, new), old, new)
    same, others = found[found["same_name"]], found[~found["same_name"]]
    judge = NameJudge(new.result.rulebook)
    agreed = [
        judge.agreement(old.name(one), new.name(other)) != "different"
        for one, other in zip(others["old"], others["new"], strict=True)
    ]
    return same, others[np.array(agreed, dtype=bool)]


def by_id(old: Side, new: Side) -> pd.DataFrame:
    """Return old, new for people of one id and one name: their leading key is the same."""
    found = old.facts.merge(new.facts, on=["id", "name_key"], suffixes=("_old", "_new"))
    return pairs_in(found)


def by_day(old: Side, new: Side, column: str) -> pd.DataFrame:
    """Return old, new for people of one name and one day that nobody else of the name has."""
    sides = [alone(beside(side.name_keys, side, column), ["key", column]) for side in (old, new)]
    found = pairs_in(sides[0].merge(sides[1], on=["key", column], suffixes=("_old", "_new")))
    return found[~days_differ(found, old, new)]


def by_record(old: Side, new: Side) -> pd.DataFrame:
    """Return old, new where a record of the one is, as it was, a record of the other.

    Only where no such record was lost or added, and one person alone has it in
    one of the audits: then the records were put together or taken apart.
    """
    before, after = (side.records["record"].value_counts() for side in (old, new))
    unchanged = before.eq(after.reindex(before.index, fill_value=0))
    kept = before.index[unchanged]
    sides = [
        side.records[side.records["record"].isin(kept) & (side.records["name_key"] != "")]
        for side in (old, new)
    ]
    sides = [side.drop_duplicates(["person", "record"]) for side in sides]
    holders = [side["record"].value_counts() for side in sides]
    found = sides[0].merge(sides[1], on="record", suffixes=("_old", "_new"))
    one_holder = (found["record"].map(holders[0]) == 1) | (found["record"].map(holders[1]) == 1)
    return pairs_in(found[one_holder])


def _sharing(left: pd.DataFrame, right: pd.DataFrame, old: Side, new: Side) -> pd.DataFrame:
    """Return old, new, keys: how many keys each pair shares.

    A key that several people of one audit hold tells only people of one name.
    """
    contested = set(left["key"][left["key"].duplicated()])
    contested |= set(right["key"][right["key"].duplicated()])
    lefts, rights = (side[~side["key"].isin(contested)] for side in (left, right))
    single = pairs_in(lefts.merge(rights, on="key", suffixes=("_old", "_new")), every=True)
    named = [
        keys[keys["key"].isin(contested)].merge(
            side.name_keys.rename(columns={"key": "name"}), on="person"
        )
        for keys, side in ((left, old), (right, new))
    ]
    shared = named[0].merge(named[1], on=["key", "name"], suffixes=("_old", "_new"))
    shared = pairs_in(shared.drop_duplicates(["person_old", "person_new", "key"]), every=True)
    found = pd.concat([single, shared], ignore_index=True)
    counts = found.value_counts(["old", "new"], sort=False)
    return counts.rename("keys").reset_index()


def _in_order(found: pd.DataFrame, old: Side, new: Side) -> pd.DataFrame:
    """Return the pairs with same_name and same_id, those that share most first."""
    ranked = found.assign(
        same_name=facts_of(old, "name_key", found["old"])
        == facts_of(new, "name_key", found["new"]),
        same_id=facts_of(old, "id", found["old"]) == facts_of(new, "id", found["new"]),
    )
    return ranked.sort_values(
        ["same_name", "keys", "same_id", "old", "new"],
        ascending=[False, False, False, True, True],
        ignore_index=True,
    )


def days_differ(found: pd.DataFrame, old: Side, new: Side) -> npt.NDArray[np.bool_]:
    """Return whether both know the day of the connection or of birth, and not the same."""
    before, after = rows_of(old.facts, found["old"]), rows_of(new.facts, found["new"])
    wrong = np.zeros(len(found), dtype=bool)
    for column in ("connected_on", "birthday", "born_on"):
        known = before[column].notna() & after[column].notna()
        wrong |= (known & (before[column] != after[column])).to_numpy(dtype=bool)
    return wrong


def facts_of(side: Side, column: str, people: "pd.Series[int]") -> Any:
    """Return a fact of the people at positions, as an array."""
    return rows_of(side.facts, people)[column].to_numpy()


def beside(keys: pd.DataFrame, side: Side, column: str) -> pd.DataFrame:
    """Return keys beside a fact of their people, where it is known."""
    joined = keys.merge(side.facts[["person", column]], on="person").dropna()
    return joined[joined[column].ne("")] if column == "company" else joined


def alone(rows: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    """Return the rows whose values in the columns no other row has."""
    return rows[~rows.duplicated(columns, keep=False)]


def pairs_in(found: pd.DataFrame, *, every: bool = False) -> pd.DataFrame:
    """Return person_old and person_new as old and new, each pair once or `every` time."""
    found_pairs = found[["person_old", "person_new"]].set_axis(["old", "new"], axis=1)
    found_pairs = found_pairs.astype("int64")
    if every:
        return found_pairs.reset_index(drop=True)
    return found_pairs.drop_duplicates(ignore_index=True)
