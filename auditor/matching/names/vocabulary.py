"""The words names are made of: which are one typing error apart, which are nicknames."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
from rapidfuzz import process
from rapidfuzz.distance import OSA

from auditor.matching.arrays.joins import (
    Flags,
    Numbers,
    Positions,
    coded,
    distinct_pairs,
    looked_up,
    pairs_within,
)

_LONGEST = 24
_SHORTEST_TYPO = 4
_NOBODY = "~"  # no folded name holds it; so that there is always a word to point at
_BASE = np.uint64(0x100000001B3)
_INVERSE = np.uint64(pow(0x100000001B3, -1, 2**64))


@dataclass(frozen=True)
class Relation:
    """A symmetric relation between words, as sorted codes `low * size + high`."""

    codes: Positions
    size: int

    def holds(self, left: Positions, right: Positions) -> Flags:
        """Tell for each pair of word numbers whether it holds; never for -1."""
        # Few words are related to any, so that few pairs need a look at the codes.
        related = self._related
        rows = np.flatnonzero(related[left] & related[right] & (left >= 0) & (right >= 0))
        found = np.zeros(len(left), dtype=bool)
        _, found[rows] = looked_up(self.codes, coded(left[rows], right[rows], self.size))
        return found

    @cached_property
    def pairs(self) -> tuple[Positions, Positions]:
        """The pairs, lower word first."""
        return self.codes // self.size, self.codes % self.size

    @cached_property
    def _related(self) -> Flags:
        """By word, whether it is related to any."""
        related = np.zeros(self.size, dtype=bool)
        related[np.r_[self.pairs]] = True
        return related

    def mass(self, shares: Numbers) -> Numbers:
        """Return for each word the summed share of itself and of all it is related to."""
        low, high = self.pairs
        mass = shares.copy()
        np.add.at(mass, low, shares[high])
        np.add.at(mass, high, shares[low])
        return mass


@dataclass(frozen=True)
class Vocabulary:
    """All words of all names, sorted; a word is known by its position."""

    words: npt.NDArray[np.object_]
    lengths: Positions
    letters: Positions
    """Code point of the first letter."""
    nicknames: Relation
    typos: Relation
    inner_typos: Relation
    """Those that are neither in the first nor at the last letter: Maria is not Mario."""
    formal: Positions
    """The first word of the word's first nickname group, or the word itself."""

    @property
    def size(self) -> int:
        """How many words there are."""
        return len(self.words)


def vocabulary_of(words: Iterable[str], nickname_groups: Iterable[str]) -> Vocabulary:
    """Return the vocabulary of distinct words and how they hang together.

    Args:
        words: the words, in any order, repeated or not.
        nickname_groups: words of one given name, separated by spaces, the formal one first;
            a word may stand in several groups.
    """
    distinct = np.array(sorted({*words, _NOBODY}), dtype=object)
    place = {word: position for position, word in enumerate(distinct)}
    lengths = np.array([len(word) for word in distinct], dtype=np.int64)
    letters = np.array([ord(word[0]) for word in distinct], dtype=np.int64)
    nicknames, formal = _nicknames(place, nickname_groups)
    typos = _typos(distinct, lengths)
    return Vocabulary(
        words=distinct,
        lengths=lengths,
        letters=letters,
        nicknames=nicknames,
        typos=typos,
        inner_typos=_inner(typos, distinct),
        formal=formal,
    )


def _nicknames(place: dict[str, int], groups: Iterable[str]) -> tuple[Relation, Positions]:
    size = len(place)
    formal = np.arange(size, dtype=np.int64)
    rows: list[tuple[int, int]] = []
    claimed: set[int] = set()
    for number, group in enumerate(groups):
        known = [place[word] for word in group.split() if word in place]
        rows.extend((number, word) for word in known)
        for word in known:
            if word not in claimed:
                formal[word] = known[0]
                claimed.add(word)
    table = np.array(rows, dtype=np.int64).reshape(-1, 2)
    low, high = pairs_within(table[:, 0].astype(np.uint64), table[:, 1])
    return _relation(low, high, size), formal


def _relation(low: Positions, high: Positions, size: int) -> Relation:
    low, high = distinct_pairs(low, high, max(size, 1))
    return Relation(low * np.int64(size) + high, size)


def _typos(words: npt.NDArray[np.object_], lengths: Positions) -> Relation:
    """Return the words that one insertion, deletion, exchange or swap makes equal.

    Words that share the rest after one letter is left out are found by a
    rolling hash over all words at once, then measured by rapidfuzz.
    """
    near = np.flatnonzero((lengths >= _SHORTEST_TYPO - 1) & (lengths <= _LONGEST))
    if len(near) == 0:
        return Relation(np.zeros(0, dtype=np.int64), max(len(words), 1))
    hashes, owners = _hashes_without_one_letter(words[near], lengths[near])
    low, high = pairs_within(hashes, near[owners])
    low, high = distinct_pairs(low, high, len(words))
    long = np.maximum(lengths[low], lengths[high]) >= _SHORTEST_TYPO
    low, high = low[long], high[long]
    apart = process.cpdist(words[low].tolist(), words[high].tolist(), scorer=OSA.distance)
    return _relation(low[apart == 1], high[apart == 1], len(words))


def _inner(typos: Relation, words: npt.NDArray[np.object_]) -> Relation:
    low, high = typos.pairs
    first, last = (np.array([ord(word[end]) for word in words]) for end in (0, -1))
    begun, ended = first[low] == first[high], last[low] == last[high]
    turned = np.flatnonzero(begun & ~ended)
    pairs = zip(words[low[turned]].tolist(), words[high[turned]].tolist(), strict=True)
    ended[turned] = [sorted(left) == sorted(right) for left, right in pairs]
    return Relation(typos.codes[begun & ended], typos.size)


def _hashes_without_one_letter(
    words: npt.NDArray[np.object_], lengths: Positions
) -> tuple[npt.NDArray[np.uint64], Positions]:
    letters = words.astype(f"U{_LONGEST}").view(np.uint32).reshape(len(words), _LONGEST)
    powers = np.cumprod(np.r_[np.uint64(1), np.full(_LONGEST - 1, _BASE)], dtype=np.uint64)
    terms = letters.astype(np.uint64) * powers
    until = np.cumsum(terms, axis=1, dtype=np.uint64)
    whole = until[:, -1]
    before = until - terms
    without = before + (whole[:, None] - until) * _INVERSE
    owners, letter = np.nonzero(np.arange(_LONGEST) < lengths[:, None])
    hashes = np.r_[whole, without[owners, letter]]
    return hashes, np.r_[np.arange(len(words)), owners].astype(np.int64)


def shares_of(table: Positions, held: Numbers, size: int, strangers: float) -> Numbers:
    """Return for each word the share of entries that hold it, at least half an entry.

    Args:
        table: word numbers, a row a distinct name, -1 where there is none.
        held: by row, how many entries have the name.
        size: of the vocabulary.
        strangers: further entries imagined, none of which holds any of the words: in a
            book of three cards no name is common only because two of them have it.
    """
    counts = np.zeros(size)
    for column in range(table.shape[1]):
        words = table[:, column]
        new = words >= 0
        for before in range(column):
            new &= words != table[:, before]
        counts += np.bincount(words[new], weights=held[new], minlength=size)
    shares: Numbers = np.maximum(counts, 0.5) / max(float(held.sum()) + strangers, 1.0)
    return shares
