"""Each operator, on each kind of column, and on missing values."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from auditor.engine.facts import Facts
from auditor.engine.operators import OPERATORS

MakeFacts = Callable[..., Facts]


def _truths(facts: Facts, column: str, operator: str, operand: Any) -> list[bool | None]:
    found = OPERATORS[operator].test(facts, column, operand).to_numpy(dtype=object)
    return [None if value is pd.NA else bool(value) for value in found]


@pytest.mark.parametrize(
    ("operator", "expected"),
    [
        ("at_least", [False, True, True, None]),
        ("at_most", [True, True, False, None]),
        ("above", [False, False, True, None]),
        ("below", [True, False, False, None]),
        ("equals", [False, True, False, None]),
    ],
)
@pytest.mark.parametrize(
    ("column", "values", "operand"),
    [
        ("messages_in", [2, 3, 4, None], 3),
        ("reciprocity", [0.1, 0.25, 0.3, None], 0.25),
        ("last_in_on", ["2025-12-31", "2026-01-01", "2026-01-02", None], "2026-01-01"),
    ],
)
def test_sizes(
    facts: MakeFacts,
    operator: str,
    expected: list[bool | None],
    column: str,
    values: list[Any],
    operand: Any,
) -> None:
    """Numbers and days are compared by size; a missing value stays missing."""
    assert expected == _truths(facts(**{column: values}), column, operator, operand)


@pytest.mark.parametrize(
    ("column", "values", "operands", "expected"),
    [
        ("messages_in", [1, 2, None], (1, 3), [True, False, None]),
        ("reciprocity", [0.5, 0.25, None], (0.5,), [True, False, None]),
        ("name_status", ["full", "none", ""], ("full", "initial"), [True, False, None]),
        ("last_in_on", ["2026-01-01", "2026-01-02", None], ("2026-01-01",), [True, False, None]),
    ],
)
def test_is_one_of(
    facts: MakeFacts, column: str, values: list[Any], operands: Any, expected: list[bool | None]
) -> None:
    """A value is looked up among several; an empty text is missing."""
    assert expected == _truths(facts(**{column: values}), column, "is_one_of", operands)


def test_equals_flag(facts: MakeFacts) -> None:
    """Flags are compared with true and false."""
    flags = facts(own_note=[True, False, None])
    assert [True, False, None] == _truths(flags, "own_note", "equals", operand=True)
    assert [False, True, None] == _truths(flags, "own_note", "equals", operand=False)


@pytest.mark.parametrize(
    ("column", "values"),
    [
        ("messages_in", [0, None]),
        ("reciprocity", [0.0, None]),
        ("last_in_on", ["2026-01-01", None]),
        ("name", ["Ada", ""]),
        ("own_note", [False, None]),
    ],
)
def test_present_and_missing(facts: MakeFacts, column: str, values: list[Any]) -> None:
    """Only `present` and `missing` see a missing value; they are never missing themselves."""
    rows = facts(**{column: values})
    assert [True, False] == _truths(rows, column, "present", operand=True)
    assert [False, True] == _truths(rows, column, "missing", operand=True)
    assert [False, True] == _truths(rows, column, "present", operand=False)


def test_matches(facts: MakeFacts) -> None:
    """A pattern is found anywhere in the text as it stands."""
    rows = facts(name=["Max ???", "Max", "MAX?", ""])
    assert [True, False, True, None] == _truths(rows, "name", "matches", r"\?")
    assert [True, True, True, None] == _truths(rows, "name", "matches", r"(?i)^max")


def test_matches_is_linear(facts: MakeFacts) -> None:
    """A pattern that makes backtracking explode costs nothing."""
    rows = facts(name=["a" * 5000 + "!"])
    assert [False] == _truths(rows, "name", "matches", r"^(a+)+$")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Noahs Mama", True),
        ("noah's MAMA 🎉", True),
        ("Mamaroneck", False),
        ("Onkel  Doktor Müller", True),
        ("Onkel Max, Doktor", False),
        ("Emily-dad", True),
        ("Straße", True),
        ("STRASSE", True),
        ("…", False),
        ("", None),
    ],
)
def test_has_word_of(facts: MakeFacts, name: str, expected: bool | None) -> None:
    """Entries are found as whole words and phrases, folded, never inside a word."""
    entries = ("Mama", "onkel doktor", "dad", "strasse", "!!")
    rows = facts(words={"base/kin": entries}, name=[name])
    assert [expected] == _truths(rows, "name", "has_word_of", "base/kin")
