"""The pairs to show: who was merged and why, who may be one person, whom the owner decided."""

import numpy as np
import pandas as pd

from auditor.matching.arrays.joins import Flags, Positions
from auditor.matching.arrays.pairs import Pairs
from auditor.matching.entries.entries import Entries
from auditor.matching.judging.comparison import Comparison
from auditor.matching.names.agreement import DIFFERENT
from auditor.matching.people.grouping import Ruling
from auditor.matching.people.reasons import name_only, reasons_against, reasons_for
from auditor.model.matched import PAIRS

_SEVERAL = 3
_BARE = [
    "left_record",
    "right_record",
    "left_person",
    "right_person",
    "outcome",
    "score",
    "reasons_for",
    "reasons_against",
]


def pairs_listed(
    entries: Entries,
    comparison: Comparison,
    groups: Positions,
    ids: list[str],
    ruling: Ruling,
) -> pd.DataFrame:
    """Return PAIRS: merged pairs, the best possible pair of any two people, decided pairs.

    Args:
        entries: what was compared.
        comparison: the candidates with their verdicts.
        groups: lowest entry of the person by entry.
        ids: person_id by entry.
        ruling: what the owner decided.
    """
    shown = _compared_pairs(entries, comparison, groups, ids)
    decided = pd.concat(
        [
            _decided(ruling.same, "same", entries, ids),
            _decided(ruling.different, "different", entries, ids),
        ]
    )
    both = ["left_record", "right_record"]
    rows = pd.concat([decided, shown]).drop_duplicates(both).sort_values(both)
    return PAIRS.build(rows[_BARE].reset_index(drop=True))


def _compared_pairs(
    entries: Entries, comparison: Comparison, groups: Positions, ids: list[str]
) -> pd.DataFrame:
    pairs, judgement = comparison.pairs, comparison.judgement
    same = (groups[pairs.low] == groups[pairs.high]) & judgement.certain
    open_pairs = ~same & (groups[pairs.low] != groups[pairs.high]) & _worth_showing(comparison)
    rows = np.flatnonzero(same | open_pairs)
    sure = 1 / (1 + np.exp(-judgement.score))
    sure = np.where(judgement.contradicted & ~same, np.minimum(sure, 0.5), sure)
    common = _common_names(entries, groups)
    evidence, rare = comparison.evidence, judgement.rare
    against = reasons_against(evidence, rare, common[pairs.low] & common[pairs.high], rows)
    table = _records(pairs.of(rows), entries, ids).assign(
        outcome=np.where(same[rows], "same", "possible"),
        score=(sure * 100).round(1)[rows],
        reasons_for=reasons_for(evidence, rare, rows).to_numpy(),
        reasons_against=against.to_numpy(),
    )
    return _best_of_two_people(table)


def _worth_showing(comparison: Comparison) -> Flags:
    """Tell which unmerged pairs are shown: possible ones, and those refused despite evidence.

    Two connections of one export that have only a name in common are two people;
    so are two of one first name who do the same work in one company.
    """
    judgement, evidence = comparison.judgement, comparison.evidence
    backed = ~name_only(evidence)
    backed &= (evidence.names.family != DIFFERENT) | (evidence.shared.best >= 0)
    return judgement.possible | (judgement.likely & judgement.never & backed)


def _records(pairs: Pairs, entries: Entries, ids: list[str]) -> pd.DataFrame:
    """Return records and people of pairs, the lower record left."""
    record = entries.records["record_id"].to_numpy(np.int64)
    person = np.array(ids, dtype=object)
    swap = record[pairs.low] > record[pairs.high]
    left = np.where(swap, pairs.high, pairs.low)
    right = np.where(swap, pairs.low, pairs.high)
    return pd.DataFrame(
        {
            "left_record": record[left],
            "right_record": record[right],
            "left_person": pd.Series(person[left], dtype="str"),
            "right_person": pd.Series(person[right], dtype="str"),
        }
    )


def _best_of_two_people(table: pd.DataFrame) -> pd.DataFrame:
    """Return every merged pair, and for two people only the pair that says most."""
    merged = table["outcome"] == "same"
    left, right = table["left_person"], table["right_person"]
    first = left.where(left < right, right)
    second = right.where(left < right, left)
    ranked = table.assign(first=first, second=second).loc[~merged]
    ranked = ranked.sort_values(
        ["score", "left_record", "right_record"], ascending=[False, True, True]
    )
    return pd.concat([table.loc[merged], ranked.drop_duplicates(["first", "second"])])


def _common_names(entries: Entries, groups: Positions) -> Flags:
    """Tell for each entry whether several people have its name."""
    names = entries.records["name_key"]
    people = pd.Series(groups).groupby(names).transform("nunique")
    return ((people >= _SEVERAL) & (names != "")).to_numpy(dtype=bool)


def _decided(pairs: Pairs, outcome: str, entries: Entries, ids: list[str]) -> pd.DataFrame:
    return _records(pairs, entries, ids).assign(
        outcome=outcome,
        score=100.0 if outcome == "same" else 0.0,
        reasons_for="decided" if outcome == "same" else "",
        reasons_against="" if outcome == "same" else "decided",
    )
