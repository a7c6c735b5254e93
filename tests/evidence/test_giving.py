"""Giving: recommendations, endorsements, introductions, invitations, notes."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from auditor.evidence.giving import measure_giving

RECOMMENDATION = {"kind": "recommendation", "words": None}


@pytest.fixture
def given(interactions_of: Callable[..., pd.DataFrame]) -> Callable[..., dict[str, Any]]:
    """Return what measures giving between the owner and Anna."""

    def measure(*told: Any) -> dict[str, Any]:
        columns = measure_giving(interactions_of(*told), pd.Series(["anna", "ben"]))
        return {name: values[0] for name, values in columns.items()}

    return measure


def test_counts(given: Callable[..., dict[str, Any]]) -> None:
    """Each kind is counted by direction, and once where two archives hold it."""
    endorsed = {"kind": "endorsement", "detail": "Statics", "digest": None}
    found = given(
        ("in", "2024-03-01", RECOMMENDATION),
        ("out", "2024-04-01", RECOMMENDATION),
        ("in", "2024-03-02", endorsed),
        ("in", "2024-03-02", endorsed | {"source": "older.zip/endorsements.csv"}),
        ("in", "2024-03-02", endorsed | {"detail": "Bridges"}),
        ("out", "2024-03-02", {"kind": "introduction"}),
        ("out", "", {"kind": "note"}),
    )

    assert (1, 1, 2, 0, 1) == tuple(
        found[name]
        for name in (
            *("recommendations_in", "recommendations_out"),
            *("endorsements_in", "endorsements_out", "introductions_out"),
        )
    )
    assert found["own_note"]


@pytest.mark.parametrize(
    ("told", "first"),
    [
        ([("in", "2024-03-01"), ("out", "2024-04-01")], "them"),
        ([("in", "2024-03-01"), ("out", "2024-02-01")], "me"),
        ([("in", "2024-03-01")], "them"),
        ([("in", "")], ""),
        ([("in", "2024-03-01"), ("out", "2024-02-01", {"kind": "introduction"})], "me"),
        ([("out", "2024-03-01"), ("in", "2024-02-01", {"kind": "endorsement"})], "me"),
        ([], ""),
    ],
)
def test_gave_first(
    given: Callable[..., dict[str, Any]], told: list[tuple[str, str]], first: str
) -> None:
    """Whose dated recommendation came first is told; without a date it is not."""
    assert first == given(*[(*row, RECOMMENDATION) for row in told])["gave_first"]


@pytest.mark.parametrize(
    ("words", "phrase", "personal"),
    [(30, "", True), (8, "phrases/invitation", False), (None, "", False)],
)
def test_invitation(
    given: Callable[..., dict[str, Any]], words: int | None, phrase: str, personal: bool
) -> None:
    """The last invitation tells who sent it; words of one's own make it personal."""
    invited = {"kind": "invitation", "words": words, "phrase": phrase}
    found = given(("in", "2023-01-01", {"kind": "invitation"}), ("out", "2024-01-01", invited))

    assert "me" == found["invitation_sent_by"]
    assert personal == given(("out", "2024-01-01", invited))["invitation_note"]


def test_nothing_given(given: Callable[..., dict[str, Any]]) -> None:
    """Without anything given the counts are 0 and nothing is claimed."""
    found = given()

    assert 0 == sum(int(value) for value in found.values() if not isinstance(value, str))
    assert ("", "") == (found["gave_first"], found["invitation_sent_by"])
