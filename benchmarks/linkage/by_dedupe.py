"""Matches prepared contacts by dedupe: active learning, whose questions the truth answers."""

import random
from dataclasses import dataclass
from typing import Any

import dedupe
import duckdb
import numpy as np
import pandas as pd

CERTAIN = 0.9
THRESHOLDS = (0.3, 0.4, 0.45, 0.5, 0.6, 0.7, 0.8, 0.9)
_LABELS = 100
_TEXTS = ("first", "last", "company", "title", "profile", "address", "city", "birthday", "number")
_LISTS = ("emails", "phones")


@dataclass(frozen=True)
class Linked:
    """The pairs that dedupe scored, to be clustered by it."""

    matcher: Any
    scores: Any

    def groups(self, threshold: float) -> pd.Series:
        """Return the cluster of each rec_id that has one, links below the threshold aside."""
        clusters = {
            record: number
            for number, (records, _) in enumerate(self.matcher.cluster(self.scores, threshold))
            for record in records
        }
        return pd.Series(clusters, dtype="int64")


def link(database: duckdb.DuckDBPyConnection, truth: pd.Series) -> Linked:
    """Train on 100 pairs that dedupe asks about, and score the pairs of `prepared`.

    `truth` is the person by rec_id: whom the asked pairs are.
    """
    random.seed(1)
    np.random.seed(1)  # noqa: NPY002 - dedupe draws its samples from the global generator
    table = database.table("prepared").df().set_index("rec_id")
    texts = [name for name in _TEXTS if table[name].notna().any()]
    lists = [name for name in _LISTS if table[name].notna().any()]
    matcher = dedupe.Dedupe(
        [
            *(dedupe.variables.String(name, has_missing=True) for name in texts),
            *(dedupe.variables.Set(name, has_missing=True) for name in lists),
        ]
    )
    data = _records(table[[*texts, *lists]])
    matcher.prepare_training(data)
    for _ in range(_LABELS):
        for left, right in matcher.uncertain_pairs():
            same = truth[left["rec_id"]] == truth[right["rec_id"]]
            asked = [(left, right)]
            matcher.mark_pairs({"match": asked if same else [], "distinct": [] if same else asked})
    matcher.train()
    return Linked(matcher, matcher.score(matcher.pairs(data)))


def _records(table: pd.DataFrame) -> dict[int, dict[str, Any]]:
    """Return the records as dedupe reads them: texts, tuples, None where nothing is told."""
    told = table.astype("object").where(table.notna(), None)
    return {
        number: {
            name: tuple(value) if isinstance(value, np.ndarray) else value
            for name, value in zip(told.columns, row, strict=True)
        }
        | {"rec_id": number}
        for number, *row in told.itertuples()
    }
