"""Comparison: every candidate pair with what speaks for and against it, and its verdict."""

from dataclasses import dataclass

import numpy as np

from auditor.matching.arrays.joins import Flags
from auditor.matching.arrays.pairs import Pairs
from auditor.matching.arrays.side_by_side import parts_of, rows_of, side_by_side, stacked
from auditor.matching.candidates.backing import Backing, backing_of
from auditor.matching.candidates.candidates import candidates_of
from auditor.matching.entries.entries import Entries
from auditor.matching.identities.identities import Identities
from auditor.matching.identities.shared import SharedRows, disputed, shared_rows
from auditor.matching.judging.ambiguity import unambiguous
from auditor.matching.judging.differences import numbers_near
from auditor.matching.judging.rare_names import with_rare_names
from auditor.matching.judging.rivals import without_outshone
from auditor.matching.judging.similarity import Evidence, evidence_of
from auditor.matching.judging.verdict import Judgement, judged
from auditor.matching.names.compared import ComparedNames, compared_names
from auditor.matching.weights import Weights

_AT_ONCE = 50_000
"""Pairs compared in one go, so that what is compared stays near the processor."""


@dataclass(frozen=True)
class Comparison:
    """Every candidate pair with its evidence and its verdict."""

    pairs: Pairs
    identities: Identities
    evidence: Evidence
    judgement: Judgement


def compared(entries: Entries, weights: Weights) -> Comparison:
    """Return the candidates among entries, compared and judged.

    Pairs that share no address or number, and whose names leave them out of reach
    of the possible whatever else agrees, are compared no further.
    """
    backing = backing_of(entries, weights)
    pairs = candidates_of(entries, weights, backing)
    names = names_of_pairs(pairs, entries, weights)
    shared = shared_rows(pairs.low, pairs.high, entries.identities, entries.count)
    identities = disputed(entries.identities, shared, names.clash, names.families_clash)
    kept = _within_reach(pairs, names, shared, backing, entries, weights)
    pairs, names, shared = pairs.of(kept), rows_of(names, kept), shared.of_pairs(kept)
    evidence = _evidence_of(pairs, names, shared, entries, identities, weights)
    judgement = judged(evidence, entries.count, weights)
    judgement = with_rare_names(pairs, entries, evidence, judgement, weights)
    judgement = unambiguous(pairs, entries, evidence, judgement, weights.margin)
    judgement = without_outshone(pairs, evidence, judgement, entries.count, weights)
    return Comparison(pairs, identities, evidence, judgement)


def judged_pairs(
    pairs: Pairs, entries: Entries, identities: Identities, weights: Weights
) -> Judgement:
    """Return the verdict on pairs that need not be candidates, each by itself."""
    names = names_of_pairs(pairs, entries, weights)
    shared = shared_rows(pairs.low, pairs.high, identities, entries.count)
    evidence = _evidence_of(pairs, names, shared, entries, identities, weights)
    return judged(evidence, entries.count, weights)


def names_of_pairs(pairs: Pairs, entries: Entries, weights: Weights) -> ComparedNames:
    """Return how the names of each pair agree."""
    return stacked(
        side_by_side(
            lambda part: compared_names(pairs.of(part), entries.names, weights),
            parts_of(len(pairs), _AT_ONCE),
        )
    )


def _evidence_of(
    pairs: Pairs,
    names: ComparedNames,
    shared: SharedRows,
    entries: Entries,
    identities: Identities,
    weights: Weights,
) -> Evidence:
    def part_of(part: slice) -> Evidence:
        return evidence_of(
            pairs.of(part), rows_of(names, part), shared.of(part), entries, identities, weights
        )

    return stacked(side_by_side(part_of, parts_of(len(pairs), _AT_ONCE)))


def _within_reach(
    pairs: Pairs,
    names: ComparedNames,
    shared: SharedRows,
    backing: Backing,
    entries: Entries,
    weights: Weights,
) -> Flags:
    """Tell which pairs could become possible, or share something that may be contested."""
    reach = names.odds - np.log(max(entries.count, 2))
    for most in backing.most:
        reach += np.minimum(most[pairs.low], most[pairs.high])
    within: Flags = reach >= weights.possible
    within |= entries.nameless[pairs.low] & entries.nameless[pairs.high]
    within[shared.pair] = True
    within |= numbers_near(pairs, entries.mistyped.phones, entries.count)
    within |= numbers_near(pairs, entries.mistyped.accounts, entries.count)
    return within
