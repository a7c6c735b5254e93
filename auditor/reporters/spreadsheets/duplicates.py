"""duplicates.csv: records that are one person, and pairs that may be."""

import pandas as pd

from auditor.model.matched import PAIR_REASONS
from auditor.reporters.sentences import Telling


def rows(told: Telling) -> pd.DataFrame:
    """Return one row a pair: possible ones first, the surest first among them."""
    pairs = told.result.pairs
    account = told.result.account.set_index("record_id")
    left = account.loc[pairs["left_record"]].reset_index(drop=True)
    right = account.loc[pairs["right_record"]].reset_index(drop=True)
    listed = pd.DataFrame(
        {
            "outcome": pairs["outcome"],
            "score": pairs["score"].round(1),
            "reasons_for": _words(pairs["reasons_for"]),
            "reasons_against": _words(pairs["reasons_against"]),
            "person": pairs["left_person"],
            "name": left["name"],
            "source": left["source"],
            "line": left["line"],
            "other_person": pairs["right_person"],
            "other_name": right["name"],
            "other_source": right["source"],
            "other_line": right["line"],
        }
    )
    rank = listed["outcome"].map({"possible": 0, "same": 1}).fillna(2)
    return (
        listed.assign(rank=rank)
        .sort_values(["rank", "score"], ascending=[True, False], kind="stable")
        .drop(columns="rank")
    )


def _words(reasons: "pd.Series[str]") -> "pd.Series[str]":
    sentences = {
        cell: "; ".join(PAIR_REASONS.get(key, key) for key in cell.split("; ") if key)
        for cell in pd.unique(reasons)
    }
    return reasons.map(sentences).astype("str")
