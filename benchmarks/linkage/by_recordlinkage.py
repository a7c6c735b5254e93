"""Matches prepared contacts by recordlinkage: its blocks and comparisons, and a score made by hand.

Its documentation sums what agrees. Its classifier without labels (ECM) cannot
tell a field that is missing from one that differs, and does far worse on contacts.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import recordlinkage
from recordlinkage.index import Block
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

_BLOCKS = (
    ["number"],
    ["address"],
    ["profile"],
    ["birthday"],
    ["last", "city"],
    ["first", "city"],
    ["last", "first_begins"],
    ["first", "last_begins"],
    ["last", "company"],
    ["first", "company"],
)
_LISTS = {"emails": [], "phones": [], "firsts": ["last"], "lasts": ["first"]}
"""Lists any value of which, with the other columns, may tie two contacts."""
_FUZZY = {"first": 0.9, "last": 0.9, "company": 0.9, "address": 0.85, "city": 0.9, "number": 0.9}
_UNTOLD = -1.0
_POINTS = {
    "first": (3, -1),
    "firsts": (2, -1),
    "last": (3, -1),
    "lasts": (2, -1),
    "company": (3, -2),
    "title": (2, -2),
    "emails": (5, -1),
    "phones": (5, -1),
    "profile": (9, -6),
    "address": (3, -1),
    "city": (1, -1),
    "birthday": (5, -1),
    "number": (9, -2),
}
"""What a field adds where it agrees and where it differs; nothing where it is not told."""
CERTAIN = 11
THRESHOLDS = tuple(range(1, 21))


@dataclass(frozen=True)
class Linked:
    """Pairs of positions in a table, their scores, and the table's rec_id."""

    left: Any
    right: Any
    scores: Any
    numbers: pd.Index

    def groups(self, threshold: float) -> pd.Series:
        """Return the cluster of each rec_id: connected pairs, as recordlinkage has no clusters."""
        kept = self.scores >= threshold
        size = len(self.numbers)
        links = coo_array((np.ones(kept.sum()), (self.left[kept], self.right[kept])), (size, size))
        return pd.Series(connected_components(links, directed=False)[1], index=self.numbers)


def link(database: duckdb.DuckDBPyConnection, _truth: pd.Series) -> Linked:
    """Index and compare the contacts of the table `prepared` and score the pairs."""
    table = database.table("prepared").df().set_index("rec_id")
    table = table.loc[:, table.notna().any()]
    table["first_begins"], table["last_begins"] = table["first"].str[:3], table["last"].str[:3]
    pairs = _pairs(table)
    scores = _scores(table, pairs)
    left, right = (table.index.get_indexer(pairs.get_level_values(side)) for side in (0, 1))
    return Linked(left, right, scores, table.index)


def _pairs(table: pd.DataFrame) -> pd.MultiIndex:
    """Return the pairs that share a block."""
    index = recordlinkage.Index()
    for columns in _BLOCKS:
        if set(columns) <= set(table):
            index.add(Block(columns))
    found = [index.index(table).to_frame(index=False, name=["left", "right"])]
    for column, others in _LISTS.items():
        if column in table:
            rows = table[[column, *others]].dropna().explode(column).reset_index(names="id")
            both = rows.merge(rows, on=[column, *others], suffixes=("_right", ""))
            both = both.loc[both["id"] > both["id_right"], ["id", "id_right"]]
            found.append(both.set_axis(["left", "right"], axis="columns"))
    return pd.MultiIndex.from_frame(pd.concat(found).drop_duplicates())


def _scores(table: pd.DataFrame, pairs: pd.MultiIndex) -> Any:
    """Return the points of each pair."""
    compare = recordlinkage.Compare()
    bars = {name: _FUZZY.get(name, 1.0) for name in _POINTS if name in table}
    for name in bars:
        if name in _LISTS:
            compare.compare_vectorized(_in_common, name, name, label=name)
        elif name in _FUZZY:
            compare.string(name, name, "jarowinkler", missing_value=_UNTOLD, label=name)
        else:
            compare.exact(name, name, missing_value=_UNTOLD, label=name)
    compared = compare.compute(pairs, table)
    scores = np.zeros(len(pairs))
    for name, bar in bars.items():
        alike = compared[name].to_numpy()
        agrees, differs = _POINTS[name]
        scores += np.select([alike >= bar, alike != _UNTOLD], [agrees, differs], 0)
    return scores


def _in_common(left: pd.Series, right: pd.Series) -> pd.Series:
    """Tell which two lists have a value in common, -1 where one of them is missing."""
    return pd.Series(list(_shared(left, right)), index=left.index, dtype="float64")


def _shared(left: pd.Series, right: pd.Series) -> Iterator[float]:
    for one, other in zip(left, right, strict=True):
        if isinstance(one, np.ndarray) and isinstance(other, np.ndarray):
            yield float(not set(one).isdisjoint(other))
        else:
            yield _UNTOLD
