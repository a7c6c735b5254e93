"""Nothing is lost against comparing all with all, and no shortcut loses anything."""

from collections.abc import Iterable

import numpy as np
import pytest

from auditor.matching.arrays.joins import Positions
from auditor.matching.arrays.pairs import Pairs
from auditor.matching.candidates.keyed_rows import KeyedRows, Slots
from auditor.matching.entries.entries import Entries, entries_of
from auditor.matching.judging.comparison import Comparison, compared
from auditor.matching.weights import Weights
from auditor.model.rules import RuleBook
from benchmarks.laws import every_pair, lost_among
from tests.matching.conftest import cleaned_of
from tests.matching.invented import invented


def _compared(book: RuleBook, count: int, seed: int) -> tuple[Entries, Comparison]:
    cleaned = cleaned_of(invented(count, seed))
    entries = entries_of(cleaned.records, cleaned.channels, book, Weights.of(book))
    return entries, compared(entries, Weights.of(book))


def _lost(
    entries: Entries, comparison: Comparison, asked: Iterable[Pairs], book: RuleBook
) -> tuple[list[str], int]:
    """Return whose possible pairs are no candidates, and how many pairs are possible."""
    possible, lost = lost_among(asked, entries, comparison, Weights.of(book))
    return entries.records["name_key"].take(lost.low).tolist(), possible


@pytest.mark.parametrize("seed", [1, 2])
def test_nothing_is_lost_against_all_pairs(book: RuleBook, seed: int) -> None:
    """Every one of two million pairs that its verdict calls possible is among the candidates."""
    entries, comparison = _compared(book, 2_000, seed)
    lost, possible = _lost(entries, comparison, every_pair(entries.count, 250_000), book)
    assert lost == []
    assert possible > 1_000
    assert len(comparison.pairs) < entries.count * (entries.count - 1) / 2 / 20


def test_nothing_is_lost_among_ten_thousand(book: RuleBook) -> None:
    """Of 10,000 records, every tenth is compared with all others, and nothing is lost.

    `benchmarks.laws --all-pairs` compares all with all.
    """
    entries, comparison = _compared(book, 10_000, 3)
    asked = (
        _with_all(entry, entries.count) for entry in np.array_split(np.arange(0, 10_000, 10), 40)
    )
    lost, possible = _lost(entries, comparison, asked, book)
    assert lost == []
    assert possible > 1_000


def _with_all(some: Positions, count: int) -> Pairs:
    ours, theirs = np.repeat(some, count), np.tile(np.arange(count), len(some))
    apart = ours != theirs
    ours, theirs = ours[apart], theirs[apart]
    return Pairs(np.minimum(ours, theirs), np.maximum(ours, theirs))


def test_the_table_of_slots_only_saves_time(
    book: RuleBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The candidates are the same where no row is left out for want of a partner."""

    def all_rows(_slots: Slots, rows: KeyedRows) -> KeyedRows:
        return rows

    _, usual = _compared(book, 3_000, 4)
    monkeypatch.setattr(Slots, "with_partners", all_rows)
    _, whole = _compared(book, 3_000, 4)
    assert np.array_equal(usual.pairs.low, whole.pairs.low)
    assert np.array_equal(usual.pairs.high, whole.pairs.high)
