"""Conditions in plain words."""

import pytest

from auditor.model.rules import All, AnyOf, Condition, Not, Test
from auditor.reporters.html.conditions import columns_read, condition_text
from auditor.reporters.language import language_of

NESTED = All(
    (
        Test("messages_in", "at_least", 3),
        AnyOf((Test("bond", "above", 40), Not(Test("name", "present")))),
    )
)


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (None, ""),
        (Test("messages_in", "at_least", 1200), "messages from them at least 1,200"),
        (Test("own_note", "equals", operand=True), "a note of your own: yes"),
        (Test("bond", "present", operand=False), "bond: not known"),
        (Test("class", "is_one_of", ("a", "b")), "class is one of a, b"),
        (Test("bond", "brand_new", 3), "bond brand_new 3"),
        (
            NESTED,
            "messages from them at least 3 and (bond above 40 or not (the name shown: known))",
        ),
    ],
)
def test_condition_text(condition: Condition | None, expected: str) -> None:
    """Every part is said, nested ones in brackets, unknown operators by their own name."""
    assert condition_text(condition, language_of("en")) == expected


def test_columns_read() -> None:
    """Every column is named once."""
    assert columns_read(All((NESTED, NESTED))) == ("messages_in", "bond", "name")
