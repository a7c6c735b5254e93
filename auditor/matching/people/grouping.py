"""Grouping: from entries to the groups that are one person, and the pairs that may be."""

from dataclasses import dataclass

import numpy as np

from auditor.matching.arrays.joins import Flags, Positions, coded, components, distinct_pairs
from auditor.matching.arrays.pairs import Pairs
from auditor.matching.entries.entries import Entries
from auditor.matching.judging.comparison import Comparison, judged_pairs
from auditor.matching.people.clusters import Links, clusters_of
from auditor.matching.weights import Weights

_DECIDED = 1e6


@dataclass(frozen=True)
class Ruling:
    """What the owner decided about entries: pairs that are one person, and pairs that are not."""

    same: Pairs
    different: Pairs


NO_RULING = Ruling(
    Pairs(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)),
    Pairs(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)),
)


def groups_of(
    comparison: Comparison, entries: Entries, weights: Weights, ruling: Ruling = NO_RULING
) -> Positions:
    """Return for each entry the lowest entry of its person: the certain links, nothing more."""
    return _groups(comparison, comparison.judgement.certain, entries, weights, ruling)


def loose_groups_of(comparison: Comparison, entries: Entries, weights: Weights) -> Positions:
    """Return the same with the possible links taken as well; for measuring only."""
    judgement = comparison.judgement
    linked = judgement.certain | judgement.possible
    return _groups(comparison, linked, entries, weights, NO_RULING, loose=True)


def _groups(
    comparison: Comparison,
    linked: Flags,
    entries: Entries,
    weights: Weights,
    ruling: Ruling,
    *,
    loose: bool = False,
) -> Positions:
    count = entries.count
    links = comparison.pairs.of(linked)
    low = np.r_[links.low, ruling.same.low]
    high = np.r_[links.high, ruling.same.high]
    score = np.r_[comparison.judgement.score[linked], np.full(len(ruling.same), _DECIDED)]
    decided = components(ruling.same.low, ruling.same.high, count)
    apart = _codes(ruling.different, count)

    def contradicts(pairs: Pairs) -> Flags:
        judgement = judged_pairs(pairs, entries, comparison.identities, weights)
        refused = judgement.contradicted
        refused = judgement.never if loose else refused
        refused &= decided[pairs.low] != decided[pairs.high]
        return refused | np.isin(_codes(pairs, count), apart)

    # Where the owner parts people, cards that say the same may be parted too.
    repeated = entries.repeat_of != np.arange(count)
    checked = ~repeated | (len(ruling.different) > 0)
    kept = ~np.isin(_codes(Pairs(low, high), count), apart)
    return clusters_of(
        Links(Pairs(low[kept], high[kept]), score[kept]),
        checked,
        contradicts,
        int(weights.group_limit),
    )


def _codes(pairs: Pairs, count: int) -> Positions:
    return coded(pairs.low, pairs.high, count)


def pairs_of(low: Positions, high: Positions, count: int) -> Pairs:
    """Return pairs in order, each once, without pairs of an entry with itself."""
    apart = low != high
    return Pairs(*distinct_pairs(low[apart], high[apart], max(count, 1)))
