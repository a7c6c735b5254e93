"""Compares all pairs of a file of contacts and counts those that candidates lose.

    python -m benchmarks.lossless CONTACTS.parquet

Takes some minutes for 10,000 contacts, which are fifty million pairs.
"""

import argparse
import time
from pathlib import Path

import numpy as np
import pandas as pd

from auditor.engine import load
from auditor.matching.candidates import Pairs
from auditor.matching.comparison import compared, judged_pairs
from auditor.matching.entries import entries_of
from auditor.matching.weights import Weights
from benchmarks.matching import cleaned_of

_AT_ONCE = 1_000_000
"""Pairs compared in one go."""


def lost_pairs(contacts: pd.DataFrame) -> tuple[int, int, int]:
    """Return how many entries were compared, pairs are possible, and of these no candidates."""
    book = load()
    weights = Weights.of(book)
    cleaned = cleaned_of(contacts, book)
    entries = entries_of(cleaned.records, cleaned.channels, book, weights)
    comparison = compared(entries, weights)
    count = entries.count
    found = np.unique(comparison.pairs.low.astype(np.int64) * count + comparison.pairs.high)
    possible = lost = 0
    rows = max(_AT_ONCE // count, 1)
    for begin in range(0, count, rows):
        low, high = np.nonzero(
            np.arange(count) > np.arange(begin, min(begin + rows, count))[:, None]
        )
        pairs = Pairs((low + begin).astype(np.int64), high.astype(np.int64))
        verdict = judged_pairs(pairs, entries, comparison.identities, weights)
        wanted = np.flatnonzero(verdict.possible)
        # A card that repeats another word for word goes wherever that one goes.
        sides = np.sort(entries.repeat_of[[pairs.low[wanted], pairs.high[wanted]]], axis=0)
        told = np.isin(sides[0] * count + sides[1], found) | (sides[0] == sides[1])
        possible += len(wanted)
        lost += int((~told).sum())
    return count, possible, lost


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("input", type=Path)
    contacts = pd.read_parquet(parser.parse_args().input).fillna("").reset_index(drop=True)
    began = time.perf_counter()
    count, possible, lost = lost_pairs(contacts)
    print(f"{count:,} entries, {count * (count - 1) // 2:,} pairs: {possible:,} possible, ", end="")
    print(f"{lost:,} of them no candidates ({time.perf_counter() - began:.0f} s)")


if __name__ == "__main__":
    main()
