"""Organisations: the companies of entries as numbers, whatever name or domain they go by."""

from collections import Counter
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz, process

from auditor.matching.joins import Flags, Numbers, Positions, distinct_pairs

_CONTAINED = 100.0


@dataclass(frozen=True)
class Organisations:
    """The organisations of entries.

    Attributes:
        columns: three rows of numbers by entry (the company named, then those of its
            work mail domains), -1 where there is none.
        known: by entry, whether it has any.
        share: by number, the share of entries that hold it.
        wording: the company key behind a number.
        numbered: by entry, the organisation where its address has a number behind the
            words (petra.huber2@ says that a petra.huber@ was there before), or -1.
    """

    columns: Positions
    known: Flags
    share: Numbers
    wording: npt.NDArray[np.object_]
    numbered: Positions

    def same(self, left: Positions, right: Positions) -> Positions:
        """Return for pairs of entries the first organisation that they share, or -1."""
        code = np.full(len(left), -1, dtype=np.int64)
        both = np.flatnonzero(self.known[left] & self.known[right])
        for mine in self.columns:
            ours = mine[left[both]]
            rows = np.flatnonzero((ours >= 0) & (code[both] < 0))
            ours, asked = ours[rows], both[rows]
            for theirs in self.columns:
                shared = (ours == theirs[right[asked]]) & (code[asked] < 0)
                code[asked[shared]] = ours[shared]
        return code

    def similar(self, left: Positions, right: Positions) -> Flags:
        """Tell where one company's words stand in the other's name (Nova, Nova Deutschland)."""
        ours, theirs = self.columns[0][left], self.columns[0][right]
        told = (ours >= 0) & (theirs >= 0)
        size = max(len(self.wording), 1)
        first, second = distinct_pairs(ours[told], theirs[told], size)
        ratio = process.cpdist(
            self.wording[first].tolist(), self.wording[second].tolist(), scorer=fuzz.token_set_ratio
        )
        alike = np.asarray(ratio) >= _CONTAINED
        codes = np.minimum(ours, theirs) * np.int64(size) + np.maximum(ours, theirs)
        similar = np.zeros(len(left), dtype=bool)
        place = np.searchsorted(first * np.int64(size) + second, codes[told])
        similar[told] = alike[place]
        return similar

    def company_words(self, most: int) -> Positions:
        """Return rows by entry of numbers of its company's rarest words, -1 for none."""
        distinct, which = np.unique(self.columns[0], return_inverse=True)
        texts = [set(text.split()) for text in self.wording[distinct[distinct >= 0]].tolist()]
        counts = Counter(word for words in texts for word in words)
        numbers = {word: number for number, word in enumerate(sorted(counts))}
        table = np.full((len(distinct), most), -1, dtype=np.int64)
        for row, words in enumerate(texts, start=len(distinct) - len(texts)):
            rarest = sorted(words, key=lambda word: (counts[word], word))[:most]
            table[row, : len(rarest)] = [numbers[word] for word in rarest]
        return table[which]
