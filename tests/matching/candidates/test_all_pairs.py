"""Of two thousand records, nothing is lost against comparing all with all."""

import numpy as np
import pytest

from auditor.matching.entries.entries import entries_of
from auditor.matching.judging.comparison import compared, judged_pairs
from auditor.matching.weights import Weights
from auditor.model.rules import RuleBook
from benchmarks.laws import every_pair
from tests.matching.conftest import cleaned_of
from tests.matching.invented import invented


@pytest.mark.parametrize("seed", [1, 2])
def test_nothing_is_lost_against_all_pairs(book: RuleBook, seed: int) -> None:
    """Every one of two million pairs that its verdict calls possible is among the candidates."""
    weights = Weights.of(book)
    cleaned = cleaned_of(invented(2000, seed))
    entries = entries_of(cleaned.records, cleaned.channels, book, weights)
    comparison = compared(entries, weights)
    count = entries.count
    found = comparison.pairs.low * count + comparison.pairs.high
    possible = 0
    for pairs in every_pair(count, 250_000):
        verdict = judged_pairs(pairs, entries, comparison.identities, weights)
        asked = pairs.of(verdict.possible)
        low, high = entries.repeat_of[asked.low], entries.repeat_of[asked.high]
        codes = np.minimum(low, high) * count + np.maximum(low, high)
        lost = codes[(low != high) & ~np.isin(codes, found)]
        assert entries.records["name_key"].take(np.unique(lost // count)).tolist() == []
        possible += len(codes)
    assert possible > 1000
    assert len(found) < count * (count - 1) / 2 / 20
