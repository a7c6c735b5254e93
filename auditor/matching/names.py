"""The names of all entries as numbered words, and how well two names agree."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from auditor.matching.joins import Flags, Numbers, Positions
from auditor.matching.vocabulary import Vocabulary, shares_of, vocabulary_of
from auditor.matching.weights import Weights

WIDTH = 3
"""Words kept of a given name and of a family name; longer names are cut."""

_ENOUGH = 2.0
"""Expected pairs of strangers with one name that weigh as much as the usual."""

Level = npt.NDArray[np.int8]
MISSING, EXACT, NICKNAME, TYPO, INITIAL, PART, SLIP, CLOSE, DIFFERENT = range(9)
TWO_NAMES = 9
"""Not a level: two well-known names one letter apart, in the tables of weights."""


@dataclass(frozen=True)
class Role:
    """Given or family names: word numbers a row an entry, -1 where there is none.

    `words` holds the words one by one, `joined` the whole written as one word.
    The masses are shares of entries whose name would agree with a word at a level.
    """

    words: Positions
    joined: Positions
    share: Numbers
    nickname_mass: Numbers
    typo_mass: Numbers

    def swapped_with(self, other: "Role", rows: Positions) -> "Role":
        """Return the other role's words of some rows, with this role's shares."""
        return Role(
            other.words[rows], other.joined[rows], self.share, self.nickname_mass, self.typo_mass
        )

    def of(self, rows: Positions) -> "Role":
        """Return some rows."""
        return self.swapped_with(self, rows)


@dataclass(frozen=True)
class Names:
    """The vocabulary, and both roles over all entries."""

    vocabulary: Vocabulary
    given: Role
    family: Role
    middle: Positions
    """By entry: the second word of the given name, -1 where there is none."""
    rare_share: float
    """A word held by at most this share of entries may be another one mistyped."""
    correlation: float
    """Log of how much oftener strangers share both names than chance would have it."""
    letter_mass: Numbers
    """By word: the share of entries whose given name begins with its first letter."""


@dataclass(frozen=True)
class Agreement:
    """How two sides of pairs agree in one role: a level and its log-odds."""

    level: Level
    odds: Numbers


def names_of(
    given: pd.Series,
    family: pd.Series,
    further_given: pd.Series,
    further_family: pd.Series,
    *,
    nickname_groups: Sequence[str],
    particles: frozenset[str],
    exports: Positions,
    usual_correlation: float,
    rare_count: float,
) -> Names:
    """Return the names as numbers.

    Args:
        given: folded given names, one text an entry.
        family: folded family names.
        further_given: nicknames, which stand for the given name as well.
        further_family: maiden names, which stand for the family name as well.
        nickname_groups: see `vocabulary_of`.
        exports: number of the export by entry, -1 where it is none of its connections;
            the connections of one export are different people, so they tell how
            often strangers share a name.
        usual_correlation: what is taken where there are too few connections to tell.
        rare_count: a word that at most so many entries hold may be another one mistyped.
        particles: words of family names that tell nothing (von, de).
    """
    given_rows = _split(given, further_given, frozenset())
    family_rows = _split(family, further_family, particles)
    vocabulary = vocabulary_of(
        (word for rows in (given_rows, family_rows) for row in rows.values() for word in row),
        nickname_groups,
    )
    place = {word: position for position, word in enumerate(vocabulary.words)}
    given_words, given_joined = _numbered(given, further_given, given_rows, place)
    family_words, family_joined = _numbered(family, further_family, family_rows, place)
    given_role = _role(given_words, given_joined, vocabulary)
    return Names(
        vocabulary=vocabulary,
        given=given_role,
        family=_role(family_words, family_joined, vocabulary),
        middle=_middle(given, place),
        rare_share=(rare_count + 0.5) / max(len(given), 1),
        correlation=_correlation(given_joined, family_joined, exports, usual_correlation),
        letter_mass=_letter_mass(given_words[:, 0], vocabulary),
    )


def _split(
    main: pd.Series, further: pd.Series, silent: frozenset[str]
) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return for each distinct pair of texts the joined word first, then up to WIDTH words."""
    rows: dict[tuple[str, str], tuple[str, ...]] = {}
    for pair in dict.fromkeys(zip(main, further, strict=True)):
        words = pair[0].split()
        words = [word for word in words if word not in silent] or words
        kept = words[:WIDTH]
        for word in pair[1].split():
            if word not in kept and word not in silent:
                kept = [*kept[: WIDTH - 1], word]
        rows[pair] = ("".join(words) or (kept[0] if kept else ""), *kept) if kept else ()
    return rows


def _numbered(
    main: pd.Series,
    further: pd.Series,
    rows: dict[tuple[str, str], tuple[str, ...]],
    place: dict[str, int],
) -> tuple[Positions, Positions]:
    distinct = {pair: number for number, pair in enumerate(rows)}
    table = np.full((len(rows), WIDTH + 1), -1, dtype=np.int64)
    for number, words in enumerate(rows.values()):
        for column, word in enumerate(words):
            table[number, column] = place[word]
    which = np.array([distinct[pair] for pair in zip(main, further, strict=True)], dtype=np.int64)
    numbered = table[which] if len(rows) else np.zeros((0, WIDTH + 1), dtype=np.int64)
    return numbered[:, 1:], numbered[:, 0]


def _middle(given: pd.Series, place: dict[str, int]) -> Positions:
    second = {text: text.split()[1:2] for text in dict.fromkeys(given)}
    numbers = {text: place.get(words[0], -1) if words else -1 for text, words in second.items()}
    return np.array([numbers[text] for text in given], dtype=np.int64)


def _correlation(given: Positions, family: Positions, exports: Positions, usual: float) -> float:
    """Return the log of observed over expected pairs of connections that share both names."""
    observed = expected = 0.0
    for export in np.unique(exports[exports >= 0]).tolist():
        rows = (exports == export) & (given >= 0) & (family >= 0)
        total = _equal_pairs(np.zeros(int(rows.sum()), dtype=np.int64))
        both = given[rows] * (family.max() + 1) + family[rows]
        observed += _equal_pairs(both)
        expected += _equal_pairs(given[rows]) * _equal_pairs(family[rows]) / max(total, 1.0)
    measured = (observed + _ENOUGH * np.exp(usual)) / (expected + _ENOUGH)
    return max(float(np.log(measured)), 0.0)


def _equal_pairs(values: Positions) -> float:
    counts = np.unique(values, return_counts=True)[1].astype(np.float64)
    return float((counts * (counts - 1) / 2).sum())


def _role(words: Positions, joined: Positions, vocabulary: Vocabulary) -> Role:
    share = shares_of(np.c_[words, joined], vocabulary.size)
    return Role(
        words=words,
        joined=joined,
        share=share,
        nickname_mass=vocabulary.nicknames.mass(share),
        typo_mass=vocabulary.typos.mass(share),
    )


def _letter_mass(first: Positions, vocabulary: Vocabulary) -> Numbers:
    known = first[first >= 0]
    letters, place = np.unique(vocabulary.letters, return_inverse=True)
    counts = np.bincount(place[known], minlength=len(letters)).astype(np.float64)
    mass: Numbers = np.maximum(counts, 0.5)[place] / max(len(first), 1)
    return mass


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
    return one_letter & same & (left >= 0) & (right >= 0)


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
