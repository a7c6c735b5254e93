"""How well two sides of pairs agree in one role of the name: a level and its log-odds."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from auditor.matching.joins import Flags, Numbers, Positions
from auditor.matching.names import Names, Role
from auditor.matching.vocabulary import Vocabulary
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


def _any_equal(left: Positions, right: Positions, lengths: Positions) -> tuple[Flags, Positions]:
    """Tell where any word of more than one letter stands on both sides, and which."""
    word = np.full(len(left), -1, dtype=np.int64)
    for column in range(left.shape[1]):
        for other in range(right.shape[1]):
            same = (left[:, column] == right[:, other]) & (left[:, column] >= 0) & (word < 0)
            same &= lengths[left[:, column]] > 1
            word = np.where(same, left[:, column], word)
    return word >= 0, word


def _initial(left: Positions, right: Positions, vocabulary: Vocabulary) -> Flags:
    one_letter = (vocabulary.lengths[left] == 1) | (vocabulary.lengths[right] == 1)
    same = vocabulary.letters[left] == vocabulary.letters[right]
    initial: Flags = one_letter & same & (left >= 0) & (right >= 0)
    return initial


def agreement(left: Role, right: Role, names: Names, weights: dict[int, float]) -> Agreement:
    """Return how two aligned sides agree; `weights` gives each level's share among true pairs.

    The odds of an agreement are its share among pairs that are one person over
    the share of entries that would agree by chance: a rare name says more.
    """
    vocabulary = names.vocabulary
    first_left, first_right = left.words[:, 0], right.words[:, 0]
    whole = (left.joined == right.joined) & (left.joined >= 0)
    first = (first_left == first_right) & (first_left >= 0)
    first &= vocabulary.lengths[first_left] > 1
    part, shared = _any_equal(
        np.c_[left.words, left.joined], np.c_[right.words, right.joined], vocabulary.lengths
    )
    nickname = vocabulary.nicknames.holds(first_left, first_right) & (weights[NICKNAME] > 0)
    # A first name has a female form, a language's form, a brother's form at its end.
    typos = vocabulary.inner_typos if weights[NICKNAME] > 0 else vocabulary.typos
    typo = typos.holds(left.joined, right.joined) | typos.holds(first_left, first_right)
    initial = _initial(first_left, first_right, vocabulary)
    missing = (left.joined < 0) | (right.joined < 0)
    one_letter = (vocabulary.lengths[left.joined] == 1) & whole
    conditions = [missing, one_letter, whole | first, nickname, typo, initial, part]
    levels = [MISSING, INITIAL, EXACT, NICKNAME, TYPO, INITIAL, PART]
    level = np.select(conditions, levels, DIFFERENT).astype(np.int8)
    by_chance = np.select(
        [level == kind for kind in (EXACT, NICKNAME, TYPO, INITIAL, PART)],
        [
            np.where(first, left.share[first_left], left.share[left.joined]),
            np.maximum(left.nickname_mass[first_left], left.nickname_mass[first_right]),
            np.minimum(
                np.maximum(left.typo_mass[left.joined], left.typo_mass[right.joined]),
                np.maximum(left.typo_mass[first_left], left.typo_mass[first_right]),
            ),
            names.letter_mass[first_left],
            left.share[shared],
        ],
        1.0,
    )
    among_same = np.array([weights[kind] or 1.0 for kind in range(DIFFERENT + 1)])[level]
    # Two spellings that are both well known here are rather two names than a slip.
    rarer = np.minimum(left.share[first_left], right.share[first_right])
    rarer = np.minimum(rarer, np.minimum(left.share[left.joined], right.share[right.joined]))
    known = (level == TYPO) & (rarer > names.rare_share)
    among_same = np.where(known, weights[TWO_NAMES], among_same)
    return Agreement(level, np.log(among_same / by_chance))


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
