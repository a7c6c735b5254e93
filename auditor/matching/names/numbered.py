"""Names become numbered words: each distinct name is taken apart once."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from auditor.matching.arrays.joins import Codes, Numbers, Positions, distinct_numbers
from auditor.matching.names.names import WIDTH, Names, Role, equal_pairs
from auditor.matching.names.spelt import Spellings
from auditor.matching.names.vocabulary import Vocabulary, shares_of, vocabulary_of

_ENOUGH = 5.0
"""Expected pairs of strangers with one name that weigh as much as the usual."""


def names_of(
    spellings: Spellings,
    *,
    nickname_groups: Sequence[str],
    particles: frozenset[str],
    exports: Codes,
    usual_correlation: float,
    rare_count: float,
    strangers: float,
) -> Names:
    """Return the names as numbers.

    Args:
        spellings: folded names by entry; nicknames stand for the given name as well,
            maiden names for the family name.
        nickname_groups: see `vocabulary_of`.
        exports: number of the export by entry, -1 where it is none of its connections;
            the connections of one export are different people, so they tell how
            often strangers share a name.
        usual_correlation: what is taken where there are too few connections to tell.
        rare_count: a word that at most so many entries hold may be another one mistyped.
        strangers: further entries imagined, see `shares_of`.
        particles: words of family names that tell nothing (von, de).
    """
    texts = spellings.texts
    given = _texts(texts, spellings.given, spellings.further_given, frozenset())
    family = _texts(texts, spellings.family, spellings.further_family, particles)
    vocabulary = vocabulary_of(
        (word for words in (*given.words, *family.words) for word in words), nickname_groups
    )
    place = {word: position for position, word in enumerate(vocabulary.words.tolist())}
    given_role = _role(given, place, vocabulary, strangers)
    family_role = _role(family, place, vocabulary, strangers)
    count = len(spellings.given)
    return Names(
        vocabulary=vocabulary,
        given=given_role,
        family=family_role,
        middle=given.middles(place),
        rare_share=(rare_count + 0.5) / max(count + strangers, 1),
        correlation=_correlation(given_role, family_role, exports, usual_correlation),
        letter_mass=_letter_mass(given_role, vocabulary),
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

    def numbered(self, place: dict[str, int]) -> Positions:
        """Return the joined word and the words of each distinct name as numbers, -1 for none."""
        table = np.full((max(len(self.words), 1), WIDTH + 1), -1, dtype=np.int64)
        counts = np.array([len(words) for words in self.words], dtype=np.int64)
        row = np.repeat(np.arange(len(counts)), counts)
        column = np.arange(len(row)) - np.repeat(np.cumsum(counts) - counts, counts)
        table[row, column] = [place[word] for words in self.words for word in words]
        return table

    def middles(self, place: dict[str, int]) -> Positions:
        """Return the second word of each entry as a number, -1 for none."""
        numbers = [place.get(word, -1) for word in self.middle] or [-1]
        return np.array(numbers, dtype=np.int64)[self.which]


def _texts(
    texts: Sequence[str], main: Positions, further: Positions, silent: frozenset[str]
) -> _Texts:
    codes, which = np.unique(main * np.int64(len(texts)) + further, return_inverse=True)
    pairs = [
        (texts[own], texts[other])
        for own, other in zip(
            (codes // len(texts)).tolist(), (codes % len(texts)).tolist(), strict=True
        )
    ]
    rows = [_words(own, other, silent) for own, other in pairs]
    middle = [own.split()[1] if " " in own else "" for own, _ in pairs]
    return _Texts(rows, middle, which.astype(np.int64))


def _words(main: str, further: str, silent: frozenset[str]) -> tuple[str, ...]:
    """Return the joined word of a name, then its words and those of the further one."""
    if " " not in main and not further:
        return (main, main) if main else ()
    words = main.split()
    words = [word for word in words if word not in silent] or words
    kept = words[:WIDTH]
    for word in further.split():
        if word not in kept and word not in silent:
            kept = [*kept[: WIDTH - 1], word]
    return ("".join(words) or kept[0], *kept) if kept else ()


def _correlation(given: Role, family: Role, exports: Codes, usual: float) -> float:
    """Return the log of observed over expected pairs of connections that share both names."""
    observed = expected = 0.0
    first, last = given.joined[given.which], family.joined[family.which]
    for export in distinct_numbers(exports[exports >= 0].astype(np.int64)).tolist():
        rows = (exports == export) & (first >= 0) & (last >= 0)
        total = equal_pairs(np.zeros(int(rows.sum()), dtype=np.int64))
        both = first[rows] * (last.max() + 1) + last[rows]
        observed += equal_pairs(both)
        expected += equal_pairs(first[rows]) * equal_pairs(last[rows]) / max(total, 1.0)
    measured = (observed + _ENOUGH * np.exp(usual)) / (expected + _ENOUGH)
    return max(float(np.log(measured)), 0.0)


def _role(texts: _Texts, place: dict[str, int], vocabulary: Vocabulary, strangers: float) -> Role:
    table = texts.numbered(place)
    held = np.bincount(texts.which, minlength=len(table)).astype(np.float64)
    share = shares_of(table, held, vocabulary.size, strangers)
    return Role(
        which=texts.which,
        words=table[:, 1:].copy(),
        joined=table[:, 0].copy(),
        share=share,
        nickname_mass=vocabulary.nicknames.mass(share),
        typo_mass=vocabulary.typos.mass(share),
        borne=np.isin(np.arange(vocabulary.size), table),
    )


def _letter_mass(given: Role, vocabulary: Vocabulary) -> Numbers:
    held = np.bincount(given.which, minlength=len(given.joined)).astype(np.float64)
    known = given.first >= 0
    letters, place = np.unique(vocabulary.letters, return_inverse=True)
    counts = np.bincount(place[given.first[known]], weights=held[known], minlength=len(letters))
    mass: Numbers = np.maximum(counts, 0.5)[place] / max(len(given.which), 1)
    return mass
