"""Pairs of entries, as two arrays of positions."""

from dataclasses import dataclass

from auditor.matching.arrays.joins import Flags, Positions


@dataclass(frozen=True)
class Pairs:
    """Pairs of entry positions, each once, `low` below `high`, in order."""

    low: Positions
    high: Positions

    def __len__(self) -> int:
        """How many pairs there are."""
        return len(self.low)

    def of(self, rows: Flags | Positions | slice) -> "Pairs":
        """Return some of the pairs."""
        return Pairs(self.low[rows], self.high[rows])
