"""The order of records and sources decides nothing, among ten thousand records either."""

import random

import numpy as np
import pytest

from auditor.matching.entries.entries import entries_of
from auditor.matching.judging.comparison import compared
from auditor.matching.people.grouping import groups_of, loose_groups_of
from auditor.matching.weights import Weights
from auditor.model.rules import RuleBook
from tests.matching.conftest import Entry, cleaned_of
from tests.matching.invented import invented

COUNT = 10_000


def _groups(book: RuleBook, entries: list[Entry]) -> tuple[np.ndarray, np.ndarray]:
    """Return by record the group of the certain links, and of the possible ones too."""
    weights, cleaned = Weights.of(book), cleaned_of(entries)
    ordered = entries_of(cleaned.records, cleaned.channels, book, weights)
    comparison = compared(ordered, weights)
    place = ordered.records["record_id"].to_numpy()
    found = []
    for groups in (
        groups_of(comparison, ordered, weights),
        loose_groups_of(comparison, ordered, weights),
    ):
        by_record = np.empty(len(place), dtype=np.int64)
        by_record[place] = place[groups]
        found.append(by_record)
    return found[0], found[1]


def _same(left: np.ndarray, right: np.ndarray) -> bool:
    """Tell whether two numberings part the records in the same way."""
    pairs = len(np.unique(left * len(left) + right))
    return pairs == len(np.unique(left)) == len(np.unique(right))


@pytest.fixture(scope="module")
def straight(book: RuleBook) -> tuple[list[Entry], np.ndarray, np.ndarray]:
    """The invented records and their groups in the order they were made."""
    records = invented(COUNT, 3)
    return (records, *_groups(book, records))


@pytest.mark.parametrize("how", ["records", "sources", "backwards"])
def test_same_groups_in_any_order(
    book: RuleBook, straight: tuple[list[Entry], np.ndarray, np.ndarray], how: str
) -> None:
    """Records shuffled, whole sources in another order, or all backwards: the same people."""
    records, certain, possible = straight
    order = list(range(COUNT))
    if how == "records":
        random.Random(5).shuffle(order)  # noqa: S311 - an order needs no secrecy
    elif how == "sources":
        order.sort(key=lambda row: (records[row].source, row), reverse=True)
    else:
        order.reverse()
    shuffled = _groups(book, [records[row] for row in order])
    assert len(np.unique(certain)) < COUNT
    for before, after in zip((certain, possible), shuffled, strict=True):
        assert _same(before[order], after)
