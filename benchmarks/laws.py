"""Holds the matcher to its laws on a whole file: no order decides, and no pair is lost.

    python -m benchmarks.laws CONTACTS.parquet … [--all-pairs]

matches every file as it is and with its records in another order, sources
too, and tells whether the clusters are the same. With --all-pairs the verdict
on every pair of records is asked (50 million among 10,000), and each possible
one sought among the candidates. Exits 1 where a law is broken.
"""

import argparse
import sys
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import pandas as pd

from auditor.engine import load
from auditor.matching.arrays.joins import coded
from auditor.matching.arrays.pairs import Pairs
from auditor.matching.entries.entries import Entries, entries_of
from auditor.matching.judging.comparison import Comparison, compared, judged_pairs
from auditor.matching.weights import Weights
from auditor.model.cleaned import Cleaned
from auditor.model.rules import RuleBook
from benchmarks.labelled import cleaned_of
from benchmarks.matching import clustered

_AT_ONCE = 500_000


def every_pair(count: int, at_once: int) -> Iterator[Pairs]:
    """Return all pairs of `count` positions in parts of about `at_once`."""
    step = max(1, at_once // max(count, 1))
    for begin in range(0, count - 1, step):
        rows = np.arange(begin, min(begin + step, count - 1))
        low = np.repeat(rows, count - 1 - rows)
        high = np.concatenate([np.arange(row + 1, count) for row in rows])
        yield Pairs(low, high)


def lost_pairs(cleaned: Cleaned, book: RuleBook) -> tuple[int, int]:
    """Return how many pairs are possible, and how many of them no candidate is made of."""
    weights = Weights.of(book)
    entries = entries_of(cleaned.records, cleaned.channels, book, weights)
    every = every_pair(entries.count, _AT_ONCE)
    possible, lost = lost_among(every, entries, compared(entries, weights), weights)
    return possible, len(lost)


def lost_among(
    asked: Iterable[Pairs], entries: Entries, comparison: Comparison, weights: Weights
) -> tuple[int, Pairs]:
    """Return how many of some pairs are possible, and those of them that are no candidates."""
    candidates = coded(comparison.pairs.low, comparison.pairs.high, entries.count)
    possible, lost = 0, []
    for pairs in asked:
        some = pairs.of(judged_pairs(pairs, entries, comparison.identities, weights).possible)
        # Of cards that say the same, the first is compared for all.
        first = Pairs(entries.repeat_of[some.low], entries.repeat_of[some.high])
        first = first.of(first.low != first.high)
        possible += len(first)
        found = np.isin(coded(first.low, first.high, entries.count), candidates)
        lost.append(first.of(~found))
    low, high = ([getattr(part, side) for part in lost] for side in ("low", "high"))
    return possible, Pairs(np.concatenate(low), np.concatenate(high))


def order_decides(contacts: pd.DataFrame, book: RuleBook) -> bool:
    """Tell whether any two records are parted in one order and together in another."""
    straight = _clusters(contacts, book)
    shuffled = contacts.sample(frac=1, random_state=7)
    other = _clusters(shuffled.sort_values("source", ascending=False, kind="stable"), book)
    both = straight.merge(other, on="rec_id")
    return any(
        len(both[[f"{tier}_x", f"{tier}_y"]].drop_duplicates())
        != max(both[f"{tier}_x"].nunique(), both[f"{tier}_y"].nunique())
        for tier in ("person_id", "possible_id")
    )


def _clusters(contacts: pd.DataFrame, book: RuleBook) -> pd.DataFrame:
    contacts = contacts.reset_index(drop=True)
    return clustered(cleaned_of(contacts, book), book).assign(rec_id=contacts["rec_id"])


def main() -> int:
    """Hold the matcher to its laws on the files given."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--all-pairs", action="store_true", help="ask for every pair")
    options = parser.parse_args()
    book = load()
    broken = False
    for file in options.files:
        contacts = pd.read_parquet(file).fillna("").reset_index(drop=True)
        decides = order_decides(contacts, book)
        print(f"{file.name}: order decides {'something' if decides else 'nothing'}", flush=True)
        broken |= decides
        if options.all_pairs:
            started = time.perf_counter()
            possible, lost = lost_pairs(cleaned_of(contacts, book), book)
            took = time.perf_counter() - started
            print(f"  {possible:,} possible pairs, {lost} lost ({took:.0f} s)", flush=True)
            broken |= lost > 0
    return int(broken)


if __name__ == "__main__":
    sys.exit(main())
