"""How the names of each pair agree, straight or swapped."""

from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz, process

from auditor.matching.arrays.joins import (
    Flags,
    Numbers,
    Positions,
    coded,
    distinct_pairs,
    looked_up,
)
from auditor.matching.arrays.pairs import Pairs
from auditor.matching.names.agreement import (
    CLOSE,
    DIFFERENT,
    EXACT,
    INITIAL,
    MISSING,
    SLIP,
    Agreement,
    Level,
    agreement,
    family_weights,
    given_weights,
    of_equals,
)
from auditor.matching.names.names import Names, Role, Side
from auditor.matching.names.vocabulary import Vocabulary
from auditor.matching.weights import Weights

_CLOSE = 72.0
_PREFIX = 3


@dataclass(frozen=True)
class ComparedNames:
    """By pair: levels and log-odds of both roles.

    `middle` is 1 where second given names agree, -1 where they differ, 0 where
    they are not both told. `odds` is both roles together, as for strangers.
    """

    given: Level
    family: Level
    given_odds: Numbers
    family_odds: Numbers
    middle: Positions
    odds: Numbers

    @property
    def clash(self) -> Flags:
        """The first names are those of two people."""
        clash: Flags = self.given == DIFFERENT
        return clash

    @property
    def agree(self) -> Flags:
        """Both have a first and a family name, which may be one person's."""
        given, family = self.given, self.family
        agree: Flags = _fits(given) & _fits(family) & (given != MISSING) & (family != MISSING)
        return agree

    @property
    def families_clash(self) -> Flags:
        """The family names are different."""
        clash: Flags = self.family == DIFFERENT
        return clash


def compared_names(pairs: Pairs, names: Names, weights: Weights) -> ComparedNames:
    """Return how the names of each pair agree; swapped ones where that says more."""
    for_given, for_family = given_weights(weights), family_weights(weights)
    given = _agreement(names.given, pairs, names, for_given)
    family = _agreement(names.family, pairs, names, for_family)
    middle = _middle(pairs, names, given)
    unlike = np.flatnonzero((given.level == DIFFERENT) | (family.level == DIFFERENT))
    swapped_given, swapped_family = _swapped(pairs.of(unlike), names, for_given, for_family)
    gain = swapped_given.odds + swapped_family.odds + np.log(weights.swapped)
    better = gain > given.odds[unlike] + family.odds[unlike]
    better &= _fits(swapped_given.level) & _fits(swapped_family.level)
    rows = unlike[better]
    given = _replaced(given, rows, swapped_given, better, np.log(weights.swapped))
    family = _replaced(family, rows, swapped_family, better, 0.0)
    agree = _agrees(given.level) & _agrees(family.level)
    further = np.where(middle > 0, weights.middle_agrees, 0.0)
    further = np.where(middle < 0, weights.middle_differs, further)
    odds = given.odds + family.odds + further - np.where(agree, names.correlation, 0.0)
    return ComparedNames(given.level, family.level, given.odds, family.odds, middle, odds)


def _agreement(role: Role, pairs: Pairs, names: Names, weights: dict[int, float]) -> Agreement:
    """Return how the names agree in one role; most pairs have the very same name in it."""
    low, high = role.which[pairs.low], role.which[pairs.high]
    unlike = np.flatnonzero(low != high)
    agreed = of_equals(role.of(low), names, weights)
    left, right = role.of(low[unlike]), role.of(high[unlike])
    found = _closer(agreement(left, right, names, weights), left, right, names, weights)
    agreed.level[unlike] = found.level
    agreed.odds[unlike] = found.odds
    return agreed


def _fits(level: Level) -> Flags:
    fits: Flags = level < SLIP
    return fits


def _agrees(level: Level) -> Flags:
    agrees: Flags = (level != MISSING) & (level != INITIAL) & _fits(level)
    return agrees


def _replaced(
    straight: Agreement, rows: Positions, swapped: Agreement, better: Flags, extra: float
) -> Agreement:
    level, odds = straight.level.copy(), straight.odds.copy()
    level[rows] = swapped.level[better]
    odds[rows] = swapped.odds[better] + extra
    return Agreement(level, odds)


def _swapped(
    pairs: Pairs, names: Names, for_given: dict[int, float], for_family: dict[int, float]
) -> tuple[Agreement, Agreement]:
    given, family = names.given, names.family
    left, right = given.of(given.which[pairs.low]), family.of(family.which[pairs.low])
    as_given = given.swapped_with(family, family.which[pairs.high])
    as_family = family.swapped_with(given, given.which[pairs.high])
    return agreement(left, as_given, names, for_given), agreement(
        right, as_family, names, for_family
    )


def _closer(
    found: Agreement, left: Side, right: Side, names: Names, weights: dict[int, float]
) -> Agreement:
    """Return the agreement with different names told apart by how much they look alike."""
    rows = np.flatnonzero(found.level == DIFFERENT)
    if not len(rows):
        return found
    low, high = left.joined[rows], right.joined[rows]
    size = names.vocabulary.size
    first, second = distinct_pairs(low, high, size)
    kind = _kind_of_likeness(first, second, names.vocabulary)
    kind = kind[looked_up(coded(first, second, size), coded(low, high, size))[0]]
    level, odds = found.level.copy(), found.odds.copy()
    level[rows] = kind
    odds[rows] = np.log([weights[one] for one in (SLIP, CLOSE, DIFFERENT)])[kind - SLIP]
    return Agreement(level, odds)


def _kind_of_likeness(first: Positions, second: Positions, vocabulary: Vocabulary) -> Level:
    """Return for different words whether they look like one mistyped, alike, or different.

    What differs at the end only may be a form of its own (Paul and Paula,
    Simon and Simone), so that is alike and no more.
    """
    left, right = vocabulary.words[first].tolist(), vocabulary.words[second].tolist()
    alike = np.asarray(process.cpdist(left, right, scorer=fuzz.ratio)) >= _CLOSE
    ends, cut = np.zeros(len(left), dtype=bool), np.zeros(len(left), dtype=bool)
    begun = np.flatnonzero(vocabulary.letters[first] == vocabulary.letters[second])
    pairs = [(left[row], right[row]) for row in begun.tolist()]
    ends[begun] = [a[-1] == b[-1] for a, b in pairs]
    cut[begun] = [_is_cut(*sorted(pair, key=len)) for pair in pairs]
    kinds = np.select([alike & ends, alike | cut], [SLIP, CLOSE], DIFFERENT)
    return kinds.astype(np.int8)


def _is_cut(short: str, long: str) -> bool:
    return len(short) >= _PREFIX and long.startswith(short)


def _middle(pairs: Pairs, names: Names, given: Agreement) -> Positions:
    left, right = names.middle[pairs.low], names.middle[pairs.high]
    vocabulary = names.vocabulary
    told = (left >= 0) & (right >= 0) & (given.level == EXACT)
    initial = (vocabulary.lengths[left] == 1) | (vocabulary.lengths[right] == 1)
    initial &= vocabulary.letters[left] == vocabulary.letters[right]
    same = (left == right) | initial | vocabulary.typos.holds(left, right)
    same |= vocabulary.nicknames.holds(left, right)
    rows = np.flatnonzero(told)
    # "Ana María" + "López" and "Ana" + "María López" are one name, split in two ways.
    words, which = names.family.words, names.family.which
    split = (words[which[pairs.low[rows]]] == right[rows, None]).any(axis=1)
    split |= (words[which[pairs.high[rows]]] == left[rows, None]).any(axis=1)
    told[rows[split]] = False
    return np.where(told, np.where(same, 1, -1), 0)
