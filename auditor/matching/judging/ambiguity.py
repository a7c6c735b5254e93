"""Ambiguity: an abbreviated name that fits two people belongs to neither."""

from dataclasses import replace

import numpy as np
import pandas as pd

from auditor.matching.arrays.joins import Flags, Numbers, Positions
from auditor.matching.arrays.pairs import Pairs
from auditor.matching.entries.entries import Entries
from auditor.matching.judging.similarity import Evidence
from auditor.matching.judging.verdict import Judgement
from auditor.matching.names.agreement import INITIAL, MISSING


def unambiguous(
    pairs: Pairs, entries: Entries, evidence: Evidence, judgement: Judgement, margin: float
) -> Judgement:
    """Return the verdict without certainty where `A. Muster` fits Anna as well as Andreas.

    An entry whose first or family name is abbreviated or missing is certain
    only if all it could possibly be have one first name and one family name;
    what is weaker than the best by `margin` does not count.
    """
    short = {INITIAL, MISSING}
    weak = np.isin(evidence.names.given, list(short)) | np.isin(evidence.names.family, list(short))
    rows = np.flatnonzero(weak & judgement.possible)
    rows = _rivals(pairs, rows, judgement.score, entries.count, margin)
    open_to = pd.DataFrame(
        {
            "entry": np.r_[pairs.low[rows], pairs.high[rows]],
            "given": _formal(entries, np.r_[pairs.high[rows], pairs.low[rows]]),
            "family": _family(entries, np.r_[pairs.high[rows], pairs.low[rows]]),
        }
    )
    given = open_to.loc[open_to["given"] >= 0].groupby("entry")["given"].nunique()
    family = open_to.loc[open_to["family"] >= 0].groupby("entry")["family"].nunique()
    several = np.zeros(entries.count, dtype=bool)
    several[given.index[given > 1].to_numpy(np.int64)] = True
    several[family.index[family > 1].to_numpy(np.int64)] = True
    either = several[pairs.low] | several[pairs.high]
    strong: Flags = (evidence.shared.best >= 0) & ~evidence.shared.contested
    torn = weak & either | _between_connections(pairs, entries, judgement.certain & ~strong)
    return replace(judgement, certain=judgement.certain & (strong | ~torn))


def _rivals(pairs: Pairs, rows: Positions, score: Numbers, count: int, margin: float) -> Positions:
    """Return the pairs that are hardly weaker than the best of either entry."""
    best = np.full(count, -np.inf)
    np.maximum.at(best, pairs.low[rows], score[rows])
    np.maximum.at(best, pairs.high[rows], score[rows])
    near = np.minimum(best[pairs.low[rows]], best[pairs.high[rows]]) - margin
    rivals: Positions = rows[score[rows] >= near]
    return rivals


def _between_connections(pairs: Pairs, entries: Entries, linked: Flags) -> Flags:
    """Tell which links tie an entry to two connections of one export, who are two people."""
    rows = np.flatnonzero(linked)
    partners = np.r_[pairs.high[rows], pairs.low[rows]]
    held = pd.DataFrame(
        {"entry": np.r_[pairs.low[rows], pairs.high[rows]], "export": entries.collections[partners]}
    )
    counts = held.loc[held["export"] >= 0].groupby(["entry", "export"]).size()
    several = np.zeros(entries.count, dtype=bool)
    several[counts[counts > 1].index.get_level_values("entry").to_numpy(np.int64)] = True
    torn: Flags = several[pairs.low] | several[pairs.high]
    return torn


def _formal(entries: Entries, rows: Positions) -> Positions:
    """Return the formal first name of entries, -1 where it is abbreviated or missing."""
    vocabulary = entries.names.vocabulary
    first = entries.names.given.first_words(rows)
    told = (first >= 0) & (vocabulary.lengths[first] > 1)
    return np.where(told, vocabulary.formal[first], -1)


def _family(entries: Entries, rows: Positions) -> Positions:
    first = entries.names.family.first_words(rows)
    return np.where((first >= 0) & (entries.names.vocabulary.lengths[first] > 1), first, -1)
