"""Pairs of people of two audits that some evidence makes one person, the surest first."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pandas as pd

from auditor.comparison.companies import differ
from auditor.comparison.keys import Side, rows_of
from auditor.comparison.names import NameJudge
from auditor.model.rules import RuleBook

LeftOver = Callable[[list[int], list[int]], pd.DataFrame]
_MOST_A_DAY = 50


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
    return _pairs(found)


def by_day(old: Side, new: Side, column: str) -> pd.DataFrame:
    """Return old, new for people of one name and one day that nobody else of the name has."""
    sides = [_alone(_with(side.name_keys, side, column), ["key", column]) for side in (old, new)]
    return _pairs(sides[0].merge(sides[1], on=["key", column], suffixes=("_old", "_new")))


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
    return _pairs(found[one_holder])


def by_circumstance(old: Side, new: Side) -> Iterator[LeftOver]:
    """Yield what pairs those whom nothing sure was found for, the surest first."""
    book = new.result.rulebook
    judge = NameJudge(book)

    def same_company(olds: list[int], news: list[int]) -> pd.DataFrame:
        sides = [
            _alone(_with(_of(side.name_keys, left), side, "company"), ["key", "company"])
            for side, left in ((old, olds), (new, news))
        ]
        found = sides[0].merge(sides[1], on=["key", "company"], suffixes=("_old", "_new"))
        return _without_contradiction(_pairs(found), old, new)

    def shared_line(olds: list[int], news: list[int]) -> pd.DataFrame:
        found = _of(old.weak_keys, olds).merge(
            _of(new.weak_keys, news), on="key", suffixes=("_old", "_new")
        )
        names = old.name_keys.merge(new.name_keys, on="key", suffixes=("_old", "_new"))
        both = _pairs(found).merge(_pairs(names), on=["old", "new"])
        return _without_contradiction(_one_to_one(both), old, new)

    def same_day(olds: list[int], news: list[int]) -> pd.DataFrame:
        """Whoever was connected on a day and is left over, with the first name of that day."""
        dated = [
            _few_a_day(_of(side.facts, left).dropna(subset="connected_on"), book)
            for side, left in ((old, olds), (new, news))
        ]
        found = _pairs(dated[0].merge(dated[1], on="connected_on", suffixes=("_old", "_new")))
        agreed = [
            judge.agreement(old.name(one), new.name(other)) in ("same", "possible")
            for one, other in zip(found["old"].tolist(), found["new"].tolist(), strict=True)
        ]
        return _one_to_one(found[np.array(agreed, dtype=bool)])

    def name_alone(olds: list[int], news: list[int]) -> pd.DataFrame:
        """A name that one person alone has in both audits, where one side holds no more."""
        sides = [_alone(side.name_keys, ["key"]) for side in (old, new)]
        found = _pairs(sides[0].merge(sides[1], on="key", suffixes=("_old", "_new")))
        found = found[found["old"].isin(olds) & found["new"].isin(news)]
        bare = _taken(old, "bare", found["old"]) | _taken(new, "bare", found["new"])
        return _without_contradiction(found[bare], old, new)

    yield from (same_company, shared_line, same_day, name_alone)


def _sharing(left: pd.DataFrame, right: pd.DataFrame, old: Side, new: Side) -> pd.DataFrame:
    """Return old, new, keys: how many keys each pair shares.

    A key that several people of one audit hold tells only people of one name.
    """
    contested = set(left["key"][left["key"].duplicated()])
    contested |= set(right["key"][right["key"].duplicated()])
    lefts, rights = (side[~side["key"].isin(contested)] for side in (left, right))
    alone = _pairs(lefts.merge(rights, on="key", suffixes=("_old", "_new")), every=True)
    named = [
        keys[keys["key"].isin(contested)].merge(
            side.name_keys.rename(columns={"key": "name"}), on="person"
        )
        for keys, side in ((left, old), (right, new))
    ]
    shared = named[0].merge(named[1], on=["key", "name"], suffixes=("_old", "_new"))
    shared = _pairs(shared.drop_duplicates(["person_old", "person_new", "key"]), every=True)
    found = pd.concat([alone, shared], ignore_index=True)
    counts = found.value_counts(["old", "new"], sort=False)
    return counts.rename("keys").reset_index()


def _in_order(found: pd.DataFrame, old: Side, new: Side) -> pd.DataFrame:
    """Return the pairs with same_name and same_id, those that share most first."""
    ranked = found.assign(
        same_name=_taken(old, "name_key", found["old"]) == _taken(new, "name_key", found["new"]),
        same_id=_taken(old, "id", found["old"]) == _taken(new, "id", found["new"]),
    )
    return ranked.sort_values(
        ["same_name", "keys", "same_id", "old", "new"],
        ascending=[False, False, False, True, True],
        ignore_index=True,
    )


def _few_a_day(people: pd.DataFrame, book: RuleBook) -> pd.DataFrame:
    """Return people without those of days on which so many are left over that none is told."""
    most = book.settings.get("match_block_limit", _MOST_A_DAY)
    return people[people.groupby("connected_on")["person"].transform("size") <= most]


def _taken(side: Side, column: str, people: "pd.Series[int]") -> Any:
    return rows_of(side.facts, people)[column].to_numpy()


def _without_contradiction(found: pd.DataFrame, old: Side, new: Side) -> pd.DataFrame:
    """Return the pairs whose known days, birthdays and companies do not differ."""
    wrong = np.zeros(len(found), dtype=bool)
    for column in ("connected_on", "birthday"):
        one, other = (_taken(side, column, found[at]) for side, at in ((old, "old"), (new, "new")))
        wrong |= pd.notna(one) & pd.notna(other) & (one != other)
    one, other = (
        rows_of(side.facts, found[at])["company"] for side, at in ((old, "old"), (new, "new"))
    )
    wrong |= differ(one, other, new.result.rulebook).to_numpy(dtype=bool)
    return found[~wrong]


def _with(keys: pd.DataFrame, side: Side, column: str) -> pd.DataFrame:
    """Return keys beside a fact of their people, where it is known."""
    joined = keys.merge(side.facts[["person", column]], on="person").dropna()
    return joined[joined[column].ne("")] if column == "company" else joined


def _of(rows: pd.DataFrame, people: list[int]) -> pd.DataFrame:
    return rows[rows["person"].isin(people)]


def _alone(rows: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    """Return the rows whose values in the columns no other row has."""
    return rows[~rows.duplicated(columns, keep=False)]


def _pairs(found: pd.DataFrame, *, every: bool = False) -> pd.DataFrame:
    pairs = found[["person_old", "person_new"]].set_axis(["old", "new"], axis=1)
    pairs = pairs.astype("int64")
    return pairs.reset_index(drop=True) if every else pairs.drop_duplicates(ignore_index=True)


def _one_to_one(found: pd.DataFrame) -> pd.DataFrame:
    """Return the pairs neither of whose people is in another pair."""
    rivals = found.duplicated("old", keep=False) | found.duplicated("new", keep=False)
    return found[~rivals]
