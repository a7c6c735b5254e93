"""Words of names: typing errors, nicknames, and the joins beneath."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from auditor.matching.arrays.joins import components, distinct_pairs, mixed, pairs_within
from auditor.matching.names.vocabulary import Relation, Vocabulary, vocabulary_of


def _related(relation: Relation, vocabulary: Vocabulary) -> set[tuple[str, str]]:
    low, high = relation.pairs
    return set(zip(vocabulary.words[low], vocabulary.words[high], strict=True))


def test_nicknames_are_related_within_a_group() -> None:
    """Words of one group belong together, words of two groups only where one stands in both."""
    vocabulary = vocabulary_of(
        ["alex", "alexander", "alexandra", "bob", "huber"],
        ["alexander alex sascha", "alexandra alex", "robert bob"],
    )
    assert _related(vocabulary.nicknames, vocabulary) == {
        ("alex", "alexander"),
        ("alex", "alexandra"),
    }
    assert vocabulary.words[vocabulary.formal].tolist() == [
        "alexander",
        "alexander",
        "alexandra",
        "bob",
        "huber",
        "~",
    ]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text("abc", min_size=1, max_size=7), min_size=1, max_size=12))
def test_typing_errors_are_those_that_all_against_all_would_find(words: list[str]) -> None:
    """The rolling hash finds exactly the pairs at a distance of one, long enough to tell."""
    vocabulary = vocabulary_of(words, [])
    distinct = sorted(set(words))
    expected = {
        (left, right)
        for place, left in enumerate(distinct)
        for right in distinct[place + 1 :]
        if OSA.distance(left, right) == 1 and max(len(left), len(right)) >= 4
    }
    assert _related(vocabulary.typos, vocabulary) == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("jurgen", "jurgne", True),
        ("martin", "matin", True),
        ("maria", "mario", False),
        ("paul", "paula", False),
        ("nina", "tina", False),
    ],
)
def test_first_and_last_letter_are_no_slip(left: str, right: str, expected: bool) -> None:
    """A slip lies inside a first name; its ends make another name of it."""
    vocabulary = vocabulary_of([left, right], [])
    assert bool(len(vocabulary.inner_typos.codes)) is expected


def test_relation_is_symmetric_and_never_holds_for_nothing() -> None:
    """Left and right may be exchanged; -1 is related to nothing."""
    relation = Relation(np.array([1 * 4 + 2], dtype=np.int64), 4)
    left, right = np.array([1, 2, -1, 1]), np.array([2, 1, 2, 3])
    assert relation.holds(left, right).tolist() == [True, True, False, False]


def test_pairs_within_equal_keys() -> None:
    """Every two members of a key make one pair, the lower one first."""
    keys = mixed(np.array([5, 9, 5, 5, 9]))
    low, high = pairs_within(keys, np.array([4, 1, 2, 0, 3]))
    assert sorted(zip(low.tolist(), high.tolist(), strict=True)) == [
        (0, 2),
        (0, 4),
        (1, 3),
        (2, 4),
    ]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 15), st.integers(0, 15)), max_size=25))
def test_components_hang_together(links: list[tuple[int, int]]) -> None:
    """Linked positions have one label, the lowest of all that hang together."""
    table = np.array(links, dtype=np.int64).reshape(-1, 2)
    low, high = distinct_pairs(table[:, 0], table[:, 1], 16)
    label = components(low, high, 16)
    expected = list(range(16))
    for _ in range(16):
        for one, other in links:
            expected[one] = expected[other] = min(expected[one], expected[other])
    assert label.tolist() == [expected[expected[n]] for n in range(16)]
