"""Numbers that one slip sets apart are found among all, and no others."""

from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from auditor.engine import load
from auditor.matching.entries.entries import entries_of
from auditor.matching.identities.mistyped_numbers import mistyped_numbers
from auditor.matching.weights import Weights
from tests.matching.conftest import Entry, cleaned_of

BOOK = load()
numbers = st.lists(st.text("0123", min_size=7, max_size=8), min_size=1, max_size=12, unique=True)


@settings(max_examples=40, deadline=None)
@given(numbers=numbers)
def test_slips_are_those_that_all_against_all_would_find(numbers: list[str]) -> None:
    """Leaving out a digit finds exactly the numbers of one length at a distance of one."""
    cards = [Entry("Petra", "Huber", phones=(f"+4915{number}",)) for number in numbers]
    cleaned = cleaned_of(cards)
    entries = entries_of(cleaned.records, cleaned.channels, BOOK, Weights.of(BOOK))
    codes = mistyped_numbers(entries.identities, entries.count).phones
    order = entries.records["record_id"].to_numpy(np.int64)
    low, high = np.divmod(codes, entries.count)
    found = {frozenset(pair) for pair in zip(order[low], order[high], strict=True)}
    expected = {
        frozenset((one, other))
        for one, other in combinations(range(len(numbers)), 2)
        if OSA.distance(numbers[one], numbers[other]) == 1
        and len(numbers[one]) == len(numbers[other])
    }
    assert found == expected
