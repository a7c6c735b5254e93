"""Sets aside, all at once, the texts that hold no phrase or too many words of their own."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from auditor.evidence.folding import Texts, folded
from auditor.evidence.spelling import Spelling

Numbers = np.ndarray[Any, np.dtype[np.int64]]
Flags = np.ndarray[Any, np.dtype[np.bool_]]


@dataclass(frozen=True)
class Explained:
    """Words after or before which words that no list knows may stand.

    Attributes:
        by: the words that explain others: a greeting, a closing, "as" before a role.
        words: how many unknown words one of them explains.
        reach: how many words from the end it stands at most.
    """

    by: frozenset[str]
    words: int
    reach: int


@dataclass(frozen=True)
class PhraseSieve:
    """Tells which texts may be a one-click phrase by the words that the lists know.

    Attributes:
        phrases: the folded phrases; a text has to hold one.
        known: every word of every list.
        spelling: reads words as they were meant.
        rest: how many unknown words a phrase may hold.
        explained: the words that allow it more.
    """

    phrases: tuple[str, ...]
    known: frozenset[str]
    spelling: Spelling
    rest: int
    explained: tuple[Explained, ...]

    def passes(self, small: Texts, names: Sequence[str], texts: Numbers, named: Numbers) -> Flags:
        """Return whether text `texts[i]` may be a phrase between people called `names[named[i]]`.

        Unknown words beyond those that a phrase may hold would all have to be
        words of the name.

        Args:
            small: texts in small letters.
            names: folded names.
            texts: places in `small`.
            named: places in `names`.
        """
        words = _Words.of(small, self.spelling)
        unknown = words.pairs(~_among(words.distinct, self.known)[words.codes])
        excess = np.bincount(unknown // words.size, minlength=len(small)) - self._allowed(words)
        passing = self._begun(words)[texts]
        open_ = np.flatnonzero(passing & (excess[texts] > 0))
        called = _Words.of(pa.array(names, type=pa.large_string()), self.spelling)
        found = _found(unknown, words, called, texts[open_], named[open_])
        passing[open_] = found >= excess[texts[open_]]
        return passing

    def _begun(self, words: "_Words") -> Flags:
        """Return which texts hold the first two words of a phrase, one behind the other."""
        starts = {tuple(phrase.split()[:2]) for phrase in self.phrases}
        whole = frozenset(start[0] for start in starts if len(start) == 1)
        first, second = (
            words.codes_of([start[place] for start in sorted(starts) if len(start) > 1])
            for place in (0, 1)
        )
        both = np.sort((first * words.size + second)[(first >= 0) & (second >= 0)])
        held = _among(words.distinct, whole)[words.codes]
        begins = np.isin(np.arange(words.size), first)[words.codes[:-1]]
        at = np.flatnonzero(begins & (words.texts[:-1] == words.texts[1:]))
        followed = words.codes[at] * words.size + words.codes[at + 1]
        held[at[np.isin(followed, both)]] = True
        begun = np.zeros(words.count, dtype=bool)
        begun[words.texts[held]] = True
        return begun

    def _allowed(self, words: "_Words") -> Numbers:
        """Return how many unknown words each text may hold."""
        allowed = np.full(words.count, self.rest, dtype=np.int64)
        for explained in self.explained:
            held = _among(words.distinct, explained.by)[words.codes]
            held &= words.from_end <= explained.reach
            holding = np.zeros(words.count, dtype=bool)
            holding[words.texts[held]] = True
            allowed[holding] += explained.words
        return allowed


@dataclass(frozen=True)
class _Words:
    """The folded words of texts as numbers: word `distinct[codes[i]]` stands in text `texts[i]`.

    What is written between blanks is folded once for all texts; most of it is
    one word, some is several ("e-mail") or none ("–").
    """

    count: int
    distinct: pa.Array
    codes: Numbers
    texts: Numbers

    @classmethod
    def of(cls, texts: Texts, spelling: Spelling) -> "_Words":
        cells = pc.utf8_split_whitespace(texts)
        written = pc.list_flatten(cells).dictionary_encode()
        parts = pc.utf8_split_whitespace(folded(written.dictionary))
        words = spelling.meanings(pc.list_flatten(parts)).dictionary_encode()
        starts = parts.offsets.to_numpy().astype(np.int64)
        tokens = written.indices.to_numpy()
        lengths = np.diff(starts)[tokens]
        behind = np.cumsum(lengths)
        places = np.arange(behind[-1] if len(behind) else 0)
        places += np.repeat(starts[tokens] - (behind - lengths), lengths)
        codes = words.indices.to_numpy()[places].astype(np.int64)
        owners = np.repeat(pc.list_parent_indices(cells).to_numpy().astype(np.int64), lengths)
        filled = ~_among(words.dictionary, frozenset({""}))[codes]
        return cls(len(texts), words.dictionary, codes[filled], owners[filled])

    @property
    def size(self) -> int:
        return max(len(self.distinct), 1)

    def codes_of(self, words: Sequence[str]) -> Numbers:
        """Return the number of each word; -1 for one that stands in none of the texts."""
        sought = pa.array(words, type=self.distinct.type)
        codes: Numbers = pc.index_in(sought, value_set=self.distinct).fill_null(-1).to_numpy()
        return codes.astype(np.int64)

    @property
    def from_end(self) -> Numbers:
        """How many words from its text's end each word stands; the last one is 1."""
        ends = np.cumsum(np.bincount(self.texts, minlength=self.count))
        distance: Numbers = ends[self.texts] - np.arange(len(self.texts))
        return distance

    def pairs(self, chosen: Flags) -> Numbers:
        """Return `text * size + word` of the chosen words, sorted, each once."""
        ordered = np.sort(self.texts[chosen] * self.size + self.codes[chosen])
        return ordered[np.diff(ordered, prepend=-1) > 0]


def _found(
    unknown: Numbers, words: _Words, called: _Words, texts: Numbers, named: Numbers
) -> Numbers:
    """Return how many unknown words of each text are words of the name that goes with it."""
    code = words.codes_of(called.distinct)
    distinct = np.flatnonzero(code[called.codes] >= 0)
    starts = np.searchsorted(called.texts[distinct], np.arange(called.count + 1))
    lengths = np.diff(starts)[named]
    behind = np.cumsum(lengths)
    places = np.arange(behind[-1] if len(behind) else 0)
    places += np.repeat(starts[named] - (behind - lengths), lengths)
    pair = np.repeat(np.arange(len(texts)), lengths)
    wanted = texts[pair] * words.size + code[called.codes[distinct[places]]]
    at = np.searchsorted(unknown, wanted)
    hit = np.zeros(len(wanted), dtype=bool)
    within = at < len(unknown)
    hit[within] = unknown[at[within]] == wanted[within]
    found: Numbers = np.bincount(pair[hit], minlength=len(texts))
    return found


def _among(words: pa.Array, known: frozenset[str]) -> Flags:
    value_set = pa.array(sorted(known), type=words.type)
    told: Flags = pc.is_in(words, value_set=value_set).to_numpy(zero_copy_only=False)
    return told
