"""Rivals: a record that fits somebody else better by name is not possibly this one too."""

from dataclasses import replace

import numpy as np

from auditor.matching.arrays.joins import (
    Flags,
    Numbers,
    Positions,
    coded,
    components,
    crossed,
    looked_up,
)
from auditor.matching.arrays.pairs import Pairs
from auditor.matching.judging.similarity import Evidence
from auditor.matching.judging.verdict import Judgement
from auditor.matching.weights import Weights


def without_outshone(
    pairs: Pairs, evidence: Evidence, judgement: Judgement, count: int, weights: Weights
) -> Judgement:
    """Return the verdict without the possible pairs of a name that fits another better.

    Where nothing but a name ties A to B, and A fits C better by a margin, and B and C
    are hardly one person, then A is C if it is anybody: the name has found its bearer.

    Args:
        pairs: the candidates, in order.
        evidence: what was compared.
        judgement: the verdict on each pair by itself.
        count: how many entries there are.
        weights: for the margin, and for what is hardly one person.
    """
    asked = np.flatnonzero(judgement.possible & ~judgement.certain & _by_name_alone(evidence))
    open_to = np.flatnonzero(judgement.score >= weights.possible)
    certain = judgement.certain
    person = components(pairs.low[certain], pairs.high[certain], count)
    holder = np.r_[pairs.low[open_to], pairs.high[open_to]]
    order = np.argsort(holder, kind="stable")
    holder, other = holder[order], np.r_[pairs.high[open_to], pairs.low[open_to]][order]
    score = np.tile(judgement.score[open_to], 2)[order]
    possible = judgement.possible.copy()
    for ours, theirs in ((pairs.low, pairs.high), (pairs.high, pairs.low)):
        row, place = crossed(ours[asked], holder, count)
        better = score[place] > judgement.score[asked[row]] + weights.outshone
        row, rival = row[better], other[place[better]]
        alike = theirs[asked[row]]
        elsewhere = person[rival] != person[alike]
        row, rival, alike = row[elsewhere], rival[elsewhere], alike[elsewhere]
        possible[asked[row[_apart(pairs, alike, rival, judgement, count, weights)]]] = False
    return replace(judgement, possible=possible)


def _by_name_alone(evidence: Evidence) -> Flags:
    """Tell where neither an address nor a birthday nor a home speaks for the pair."""
    alone: Flags = (evidence.shared.best < 0) & (evidence.birth <= 0) & ~evidence.birth_similar
    return alone & ~evidence.address_similar & ~evidence.same_city & ~evidence.mistyped


def _apart(
    pairs: Pairs,
    left: Positions,
    right: Positions,
    judgement: Judgement,
    count: int,
    weights: Weights,
) -> Flags:
    """Tell which entries are hardly one person; those never compared are not."""
    place, known = looked_up(coded(pairs.low, pairs.high, count), coded(left, right, count))
    score: Numbers = judgement.score[place]
    apart: Flags = ~known | judgement.never[place] | (score < weights.apart)
    return apart
