"""What pairs those whom nothing sure was found for: name and company, a line, a day, a name."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from auditor.comparison.companies import differ
from auditor.comparison.keys import Side, rows_of
from auditor.comparison.names import NameJudge
from auditor.comparison.pairs import alone, beside, days_differ, facts_of, pairs_in

LeftOver = list[int]
"""The people of a side whom nobody was found for, by their positions."""
Circumstance = Callable[[LeftOver, LeftOver], pd.DataFrame]

_MOST_A_DAY = 50
"""Where more are left over of one day, none is told from the others."""
_FEW = 0.1
"""Share of connections of its time that an audit may lack and still count as whole."""


def circumstances(old: Side, new: Side) -> Iterator[Circumstance]:
    """Yield what pairs people who are left over, the surest first."""
    both = _Both(old, new)
    yield from (both.same_company, both.shared_line, both.same_day, both.name_alone)


@dataclass(frozen=True)
class _Both:
    """The two sides; each method returns old, new for people it takes for one."""

    old: Side
    new: Side

    def same_company(self, olds: LeftOver, news: LeftOver) -> pd.DataFrame:
        """A name at a company that one person alone has among those left over."""
        sides = [
            alone(beside(_of(side.name_keys, left), side, "company"), ["key", "company"])
            for side, left in ((self.old, olds), (self.new, news))
        ]
        found = sides[0].merge(sides[1], on=["key", "company"], suffixes=("_old", "_new"))
        return self._without_contradiction(pairs_in(found))

    def shared_line(self, olds: LeftOver, news: LeftOver) -> pd.DataFrame:
        """A household's number or a firm's mailbox, and the same name."""
        found = _of(self.old.weak_keys, olds).merge(
            _of(self.new.weak_keys, news), on="key", suffixes=("_old", "_new")
        )
        names = self.old.name_keys.merge(self.new.name_keys, on="key", suffixes=("_old", "_new"))
        both = pairs_in(found).merge(pairs_in(names), on=["old", "new"])
        return self._without_contradiction(_one_to_one(both))

    def same_day(self, olds: LeftOver, news: LeftOver) -> pd.DataFrame:
        """Whoever was connected on a day and is left over, with the first name of that day.

        Where the older audit knew nearly everyone who was connected by then, it
        knew them, too. Where it did not, the company must agree as well.
        """
        on = ["connected_on"] if self._is_whole(news) else ["connected_on", "company"]
        sides = [
            _few_a_day(_of(side.facts, left).dropna(subset="connected_on"))
            for side, left in ((self.old, olds), (self.new, news))
        ]
        if "company" in on:
            sides = [side[side["company"] != ""] for side in sides]
        found = pairs_in(sides[0].merge(sides[1], on=on, suffixes=("_old", "_new")))
        judge = NameJudge(self.new.result.rulebook)
        agreed = [
            judge.agreement(self.old.name(one), self.new.name(other)) in ("same", "possible")
            for one, other in zip(found["old"].tolist(), found["new"].tolist(), strict=True)
        ]
        return _one_to_one(found[np.array(agreed, dtype=bool)])

    def name_alone(self, olds: LeftOver, news: LeftOver) -> pd.DataFrame:
        """A name that one person alone has in both audits, where one side holds no more."""
        sides = [alone(side.name_keys, ["key"]) for side in (self.old, self.new)]
        found = pairs_in(sides[0].merge(sides[1], on="key", suffixes=("_old", "_new")))
        found = found[found["old"].isin(olds) & found["new"].isin(news)]
        bare = facts_of(self.old, "bare", found["old"]) | facts_of(self.new, "bare", found["new"])
        return self._without_contradiction(found[bare])

    def _is_whole(self, left_over: LeftOver) -> bool:
        """Return whether the older audit knew nearly all connections that are older than it."""
        made_by_then = self.new.facts["connected_on"] <= pd.Timestamp(self.old.result.as_of)
        unknown = made_by_then.iloc[left_over].sum()
        return bool(unknown <= _FEW * made_by_then.sum())

    def _without_contradiction(self, found: pd.DataFrame) -> pd.DataFrame:
        """Return the pairs whose known days, birthdays and companies do not differ."""
        wrong = days_differ(found, self.old, self.new)
        companies = rows_of(self.old.facts, found["old"])["company"]
        others = rows_of(self.new.facts, found["new"])["company"]
        other_company = differ(companies, others, self.new.result.rulebook)
        return found[~wrong & ~other_company.to_numpy(dtype=bool)]


def _few_a_day(people: pd.DataFrame) -> pd.DataFrame:
    """Return people without those of days on which too many are left over."""
    return people[people.groupby("connected_on")["person"].transform("size") <= _MOST_A_DAY]


def _of(rows: pd.DataFrame, people: list[int]) -> pd.DataFrame:
    return rows[rows["person"].isin(people)]


def _one_to_one(found: pd.DataFrame) -> pd.DataFrame:
    """Return the pairs neither of whose people is in another pair."""
    rivals = found.duplicated("old", keep=False) | found.duplicated("new", keep=False)
    return found[~rivals]
