"""Finds the same people in two audits; a wrong link is worse than one that is missed."""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from auditor.comparison import pairs
from auditor.comparison.circumstances import circumstances
from auditor.comparison.keys import Side


@dataclass(frozen=True)
class Links:
    """Who is whom: positions in the older and the newer audit.

    Attributes:
        continued: columns old, new: each person at most once on either side.
        merged: columns old, new: further people of the older audit who became
            part of one who is in `continued`.
        split: columns old, new: further people of the newer audit who were part
            of one who is in `continued`.
    """

    continued: pd.DataFrame
    merged: pd.DataFrame
    split: pd.DataFrame

    @property
    def all(self) -> pd.DataFrame:
        """Every link."""
        return pd.concat([self.continued, self.merged, self.split], ignore_index=True)


def links_between(old: Side, new: Side) -> Links:
    """Return who of the older audit is whom in the newer one.

    The surest evidence decides first: a profile address, an address or number of
    their own under a name that agrees, then what makes a name unique (the day of
    the connection, the birthday, the company). Whoever is left over and still
    bears what one of the continued people bears was merged or split.
    """
    sure = [*_sure(old, new)]
    matching = _Matching(len(old.facts), len(new.facts))
    for found in sure:
        matching.take(found)
    for pair_up in circumstances(old, new):
        matching.take(pair_up(*matching.left_over()))
    continued = matching.continued()
    further = pd.concat([*sure, pairs.by_record(old, new)], ignore_index=True)
    return Links(
        continued,
        merged=_further(further, continued, "old", "new"),
        split=_further(further, continued, "new", "old"),
    )


def _sure(old: Side, new: Side) -> Iterator[pd.DataFrame]:
    yield pairs.by_profile(old, new)
    same_name, other_name = pairs.by_own_keys(old, new)
    yield same_name
    yield pairs.by_id(old, new)
    yield pairs.by_day(old, new, "connected_on")
    yield pairs.by_day(old, new, "birthday")
    yield other_name


class _Matching:
    """Takes pairs, the surest first, each person once on either side."""

    def __init__(self, old_count: int, new_count: int) -> None:
        self._new_of: dict[int, int] = {}
        self._old_of: dict[int, int] = {}
        self._old_people, self._new_people = range(old_count), range(new_count)

    def take(self, found: pd.DataFrame) -> None:
        for old, new in zip(found["old"].tolist(), found["new"].tolist(), strict=True):
            if old not in self._new_of and new not in self._old_of:
                self._new_of[old], self._old_of[new] = new, old

    def left_over(self) -> tuple[list[int], list[int]]:
        """Return the people of both sides who are nobody yet."""
        return (
            [person for person in self._old_people if person not in self._new_of],
            [person for person in self._new_people if person not in self._old_of],
        )

    def continued(self) -> pd.DataFrame:
        rows = sorted(self._new_of.items())
        return pd.DataFrame(
            {"old": [old for old, _ in rows], "new": [new for _, new in rows]}, dtype="int64"
        )


def _further(found: pd.DataFrame, continued: pd.DataFrame, loose: str, taken: str) -> pd.DataFrame:
    """Return the surest pair of each person who is left over with one who is not."""
    open_pairs = found[~found[loose].isin(continued[loose]) & found[taken].isin(continued[taken])]
    return open_pairs[["old", "new"]].drop_duplicates(loose, ignore_index=True)
