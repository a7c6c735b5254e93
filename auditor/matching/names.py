"""The names of all entries as numbered words, and how well two names agree."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from auditor.matching.joins import Numbers, Positions
from auditor.matching.vocabulary import Vocabulary, shares_of, vocabulary_of

WIDTH = 3
"""Words kept of a given name and of a family name; longer names are cut."""

_BETWEEN = "\x1f"
_ENOUGH = 2.0
"""Expected pairs of strangers with one name that weigh as much as the usual."""


@dataclass(frozen=True)
class Side:
    """One side of pairs: the words of entries in one role, and the shares they are weighed by.

    `first` and `joined` are by pair; `words` is the table of all entries, of
    which `rows` are meant, since few pairs need more than those two.
    """

    words: Positions
    rows: Positions
    first: Positions
    joined: Positions
    share: Numbers
    nickname_mass: Numbers
    typo_mass: Numbers

    def columns(self, some: Positions) -> list[Positions]:
        """Return all words of some pairs, column by column, the joined one last."""
        rows = self.rows[some]
        return [*(self.words[rows, column] for column in range(WIDTH)), self.joined[some]]


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

    def swapped_with(self, other: "Role", rows: Positions) -> Side:
        """Return the other role's words of some rows, with this role's shares."""
        return Side(
            words=other.words,
            rows=rows,
            first=other.words[rows, 0],
            joined=other.joined[rows],
            share=self.share,
            nickname_mass=self.nickname_mass,
            typo_mass=self.typo_mass,
        )

    def of(self, rows: Positions) -> Side:
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
    strangers: float,
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
        strangers: further entries imagined, see `shares_of`.
        particles: words of family names that tell nothing (von, de).
    """
    given_texts = _texts(given, further_given, frozenset())
    family_texts = _texts(family, further_family, particles)
    vocabulary = vocabulary_of(
        (word for words in (*given_texts.words, *family_texts.words) for word in words),
        nickname_groups,
    )
    place = {word: position for position, word in enumerate(vocabulary.words.tolist())}
    given_words, given_joined = given_texts.numbered(place)
    family_words, family_joined = family_texts.numbered(place)
    given_role = _role(given_words, given_joined, vocabulary, strangers)
    return Names(
        vocabulary=vocabulary,
        given=given_role,
        family=_role(family_words, family_joined, vocabulary, strangers),
        middle=given_texts.middles(place),
        rare_share=(rare_count + 0.5) / max(len(given) + strangers, 1),
        correlation=_correlation(given_joined, family_joined, exports, usual_correlation),
        letter_mass=_letter_mass(given_words[:, 0], vocabulary),
    )


@dataclass(frozen=True)
class _Texts:
    """The words of distinct names, and by entry which of them it has.

    A row of `words` holds the joined word first, then up to WIDTH words; `middle`
    the second word of the main text, or "".
    """

    words: list[tuple[str, ...]]
    middle: list[str]
    which: Positions

    def numbered(self, place: dict[str, int]) -> tuple[Positions, Positions]:
        """Return the words and the joined word of each entry as numbers, -1 for none."""
        table = np.full((max(len(self.words), 1), WIDTH + 1), -1, dtype=np.int64)
        for number, words in enumerate(self.words):
            for column, word in enumerate(words):
                table[number, column] = place[word]
        numbered = table[self.which]
        return numbered[:, 1:], numbered[:, 0]

    def middles(self, place: dict[str, int]) -> Positions:
        """Return the second word of each entry as a number, -1 for none."""
        numbers = [place.get(word, -1) for word in self.middle] or [-1]
        return np.array(numbers, dtype=np.int64)[self.which]


def _texts(main: pd.Series, further: pd.Series, silent: frozenset[str]) -> _Texts:
    which, distinct = pd.factorize(main + _BETWEEN + further)
    parts = [text.partition(_BETWEEN) for text in distinct.tolist()]
    rows = [_words(own, other, silent) for own, _, other in parts]
    middle = [own.split()[1:2] for own, _, _ in parts]
    return _Texts(rows, ["".join(words) for words in middle], which.astype(np.int64))


def _words(main: str, further: str, silent: frozenset[str]) -> tuple[str, ...]:
    words = main.split()
    words = [word for word in words if word not in silent] or words
    kept = words[:WIDTH]
    for word in further.split():
        if word not in kept and word not in silent:
            kept = [*kept[: WIDTH - 1], word]
    return ("".join(words) or kept[0], *kept) if kept else ()


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


def _role(words: Positions, joined: Positions, vocabulary: Vocabulary, strangers: float) -> Role:
    share = shares_of(np.c_[words, joined], vocabulary.size, strangers)
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
