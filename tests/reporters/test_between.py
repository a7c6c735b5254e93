"""What was between two people, in a clause."""

from typing import Any

import pandas as pd
import pytest

from auditor.reporters.between import what_was_between
from auditor.reporters.language import language_of

ROW: dict[str, Any] = {
    "messages_in": 1200,
    "messages_out": 0,
    "last_contact_on": pd.Timestamp("2025-10-22"),
    "last_two_way_on": pd.NaT,
    "recommendations_in": 0,
    "recommendations_out": 0,
}


@pytest.mark.parametrize(
    ("change", "language", "told"),
    [
        ({}, "en", "1,200 messages from them, 0 from you; last 22 Oct 2025"),
        (
            {"last_two_way_on": pd.Timestamp("2022-07-05"), "messages_out": 36},
            "en",
            "1,200 messages from them, 36 from you; last exchange 5 Jul 2022",
        ),
        (
            {"messages_in": 0, "recommendations_in": 1},
            "de",
            "ihr habt einander empfohlen; keine Nachrichten",
        ),
        ({"messages_in": 0}, "en", "no messages"),
    ],
)
def test_clause(change: dict[str, Any], language: str, told: str) -> None:
    """The last exchange counts, not a last message that got no answer; nothing is shown as ?."""
    assert told == what_was_between(pd.Series(ROW | change), language_of(language))
