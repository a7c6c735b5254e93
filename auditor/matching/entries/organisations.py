"""Organisations: the companies of entries as numbers, whatever name or domain they go by."""

from dataclasses import dataclass

import numpy as np

from auditor.matching.arrays.joins import Codes, Flags, Numbers, Positions


@dataclass(frozen=True)
class Organisations:
    """The organisations of entries.

    Attributes:
        columns: three rows of numbers by entry (the company named, then those of its
            work mail domains), -1 where there is none.
        known: by entry, whether it has any.
        share: by number, the share of entries that hold it.
        parts: rows of numbers by number of a company, and -1 at the end: companies whose
            words all stand in its name, -1 for none.
        numbered: by entry, the organisation where its address has a number behind the
            words (petra.huber2@ says that a petra.huber@ was there before), or -1.
    """

    columns: Codes
    known: Flags
    share: Numbers
    parts: Codes
    numbered: Codes

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
        similar = np.zeros(len(left), dtype=bool)
        for one, other in ((left, right), (right, left)):
            whole = self.columns[0][other]
            for part in self.parts:
                within = part[self.columns[0][one]]
                similar |= (within >= 0) & (within == whole)
        return similar
