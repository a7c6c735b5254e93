"""How well two sides of pairs agree in one role of the name: a level and its log-odds."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from auditor.matching.arrays.joins import Flags, Numbers, Positions
from auditor.matching.names.names import Names, Side
from auditor.matching.names.vocabulary import Vocabulary
from auditor.matching.weights import Weights

Level = npt.NDArray[np.int8]
MISSING, EXACT, NICKNAME, TYPO, INITIAL, PART, SLIP, CLOSE, DIFFERENT = range(9)
TWO_NAMES = 9
"""Not a level: two well-known names one letter apart, in the tables of weights."""


@dataclass(frozen=True)
class Agreement:
    """How two sides of pairs agree in one role: a level and its log-odds."""

    level: Level
    odds: Numbers


def _shared_word(left: Side, right: Side, rows: Positions, lengths: Positions) -> Positions:
    """Return by pair the first word of more than one letter on both sides, -1 without any.

    Only some rows are looked at, the others are -1.
    """
    found = np.full(len(rows), -1, dtype=np.int64)
    others = right.columns(rows)
    for ours in left.columns(rows):
        filled = np.flatnonzero((ours >= 0) & (lengths[ours] > 1) & (found < 0))
        for theirs in others:
            same = filled[(ours[filled] == theirs[filled]) & (found[filled] < 0)]
            found[same] = ours[same]
    word = np.full(len(left.rows), -1, dtype=np.int64)
    word[rows] = found
    return word


def _initial(left: Positions, right: Positions, vocabulary: Vocabulary) -> Flags:
    one_letter = (vocabulary.lengths[left] == 1) | (vocabulary.lengths[right] == 1)
    same = vocabulary.letters[left] == vocabulary.letters[right]
    initial: Flags = one_letter & same & (left >= 0) & (right >= 0)
    return initial


def agreement(left: Side, right: Side, names: Names, weights: dict[int, float]) -> Agreement:
    """Return how two aligned sides agree; `weights` gives each level's share among true pairs.

    The odds of an agreement are its share among pairs that are one person over
    the share of entries that would agree by chance: a rare name says more.
    """
    vocabulary = names.vocabulary
    whole = (left.joined == right.joined) & (left.joined >= 0)
    first = (left.first == right.first) & (left.first >= 0)
    first &= vocabulary.lengths[left.first] > 1
    nickname = vocabulary.nicknames.holds(left.first, right.first) & (weights[NICKNAME] > 0)
    # A first name has a female form, a language's form, a brother's form at its end.
    typos = vocabulary.inner_typos if weights[NICKNAME] > 0 else vocabulary.typos
    typo_joined = typos.holds(left.joined, right.joined)
    typo_first = typos.holds(left.first, right.first)
    typo = typo_joined | typo_first
    initial = _initial(left.first, right.first, vocabulary)
    missing = (left.joined < 0) | (right.joined < 0)
    one_letter = (vocabulary.lengths[left.joined] == 1) & whole
    conditions = [missing, one_letter, whole | first, nickname, typo, initial]
    levels = [MISSING, INITIAL, EXACT, NICKNAME, TYPO, INITIAL]
    level = np.select(conditions, levels, DIFFERENT).astype(np.int8)
    shared = _shared_word(left, right, np.flatnonzero(level == DIFFERENT), vocabulary.lengths)
    level[shared >= 0] = PART
    among_same = np.array([weights[kind] or 1.0 for kind in range(DIFFERENT + 1)])[level]
    odds = np.log(among_same / _by_chance(left, right, level, shared, names))
    rows = np.flatnonzero(level == TYPO)
    odds[rows] = _odds_of_typo(
        left, right, rows, typo_joined[rows], typo_first[rows], names, weights
    )
    return Agreement(level, odds)


def of_equals(side: Side, names: Names, weights: dict[int, float]) -> Agreement:
    """Return how each name agrees with itself."""
    lengths = names.vocabulary.lengths
    word = np.where(lengths[side.first] > 1, side.first, side.joined)
    level = np.where(lengths[side.joined] == 1, INITIAL, EXACT)
    chance = np.where(level == EXACT, side.share[word], names.letter_mass[side.first])
    level = np.where(side.joined < 0, MISSING, level).astype(np.int8)
    among_same = np.where(level == EXACT, weights[EXACT], weights[INITIAL])
    return Agreement(level, np.where(level == MISSING, 0.0, np.log(among_same / chance)))


def _by_chance(left: Side, right: Side, level: Level, shared: Positions, names: Names) -> Numbers:
    """Return by pair the share of entries that would agree at this level with the left name."""
    chance = np.ones(len(level))
    rows = np.flatnonzero(level == EXACT)
    ours, lengths = left.first[rows], names.vocabulary.lengths
    first = (ours == right.first[rows]) & (ours >= 0) & (lengths[ours] > 1)
    chance[rows] = left.share[np.where(first, ours, left.joined[rows])]
    rows = np.flatnonzero(level == NICKNAME)
    mass = left.nickname_mass
    chance[rows] = np.maximum(mass[left.first[rows]], mass[right.first[rows]])
    rows = np.flatnonzero(level == INITIAL)
    chance[rows] = names.letter_mass[left.first[rows]]
    rows = np.flatnonzero(level == PART)
    chance[rows] = left.share[shared[rows]]
    return chance


def _odds_of_typo(
    left: Side,
    right: Side,
    rows: Positions,
    joined: Flags,
    first: Flags,
    names: Names,
    weights: dict[int, float],
) -> Numbers:
    """Return the log-odds of some pairs whose joined or first words are one slip apart."""
    odds = np.full(len(rows), -np.inf)
    for ours, theirs, holds in (
        (left.joined, right.joined, joined),
        (left.first, right.first, first),
    ):
        low, high = ours[rows[holds]], theirs[rows[holds]]
        weight = weight_of_typo(left.share[low], left.share[high], names.rare_share, weights)
        chance = np.maximum(left.typo_mass[low], left.typo_mass[high])
        odds[holds] = np.maximum(odds[holds], np.log(weight / chance))
    return odds


def weight_of_typo(
    left: Numbers, right: Numbers, rare_share: float, weights: dict[int, float]
) -> Numbers:
    """Return what words one slip apart weigh, by their shares.

    Two spellings that are both well known here are rather two names than a slip.
    """
    two_names = np.minimum(left, right) > rare_share
    return np.where(two_names, weights[TWO_NAMES], weights[TYPO])


def given_weights(weights: Weights) -> dict[int, float]:
    """Return the share of each level of the given name among pairs that are one person."""
    return {
        MISSING: 1.0,
        EXACT: weights.given_exact,
        NICKNAME: weights.given_nickname,
        TYPO: weights.given_typo,
        TWO_NAMES: weights.two_names,
        INITIAL: weights.given_initial,
        PART: weights.given_part,
        SLIP: weights.given_slip,
        CLOSE: weights.given_close,
        DIFFERENT: weights.given_different,
    }


def family_weights(weights: Weights) -> dict[int, float]:
    """Return the share of each level of the family name among pairs that are one person."""
    return {
        MISSING: 1.0,
        EXACT: weights.family_exact,
        NICKNAME: 0.0,
        TYPO: weights.family_typo,
        TWO_NAMES: weights.two_names,
        INITIAL: weights.family_initial,
        PART: weights.family_part,
        SLIP: weights.family_close,
        CLOSE: weights.family_close,
        DIFFERENT: weights.family_different,
    }
