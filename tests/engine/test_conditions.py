"""Conditions over whole columns: Kleene's logic, and agreement with a row-by-row reading."""

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.engine.conditions import columns_of, evaluate
from auditor.engine.facts import Facts
from auditor.model.rules import All, AnyOf, Condition, Not, Test

Truth = bool | None

_FLAGS = ("own_note", "mobile_known")


def _flags(rows: list[tuple[Truth, Truth]]) -> Facts:
    columns = zip(_FLAGS, zip(*rows, strict=True), strict=True)
    return Facts(
        pd.DataFrame({name: pd.Series(list(values), dtype="boolean") for name, values in columns}),
        {},
    )


def _truths(condition: Condition, facts: Facts) -> list[Truth]:
    found = evaluate(condition, facts).to_numpy(dtype=object)
    return [None if value is pd.NA else bool(value) for value in found]


_TABLE: list[tuple[Truth, Truth, Truth, Truth]] = [
    (True, True, True, True),
    (True, False, False, True),
    (True, None, None, True),
    (False, True, False, True),
    (False, False, False, False),
    (False, None, False, None),
    (None, True, None, True),
    (None, False, False, None),
    (None, None, None, None),
]


@pytest.mark.parametrize(("left", "right", "both", "either"), _TABLE)
def test_all_and_any(left: Truth, right: Truth, both: Truth, either: Truth) -> None:
    """`all` and `any` follow Kleene's tables."""
    facts = _flags([(left, right)])
    parts = tuple(Test(name, "equals") for name in _FLAGS)
    assert [both] == _truths(All(parts), facts)
    assert [either] == _truths(AnyOf(parts), facts)


@pytest.mark.parametrize(("value", "expected"), [(True, False), (False, True), (None, None)])
def test_not(value: Truth, expected: Truth) -> None:
    """`not` turns true and false round and leaves what is missing."""
    assert [expected] == _truths(Not(Test("own_note", "equals")), _flags([(value, None)]))


def test_columns_of() -> None:
    """The columns a condition reads are named once each, in order."""
    tests = (Test("name", "present"), Not(Test("messages_in", "present")), Test("name", "missing"))
    assert ("name", "messages_in") == columns_of(All((AnyOf(tests), tests[0])))


_COLUMNS: Mapping[str, Any] = {
    "messages_in": st.one_of(st.none(), st.integers(0, 5)),
    "reciprocity": st.one_of(st.none(), st.sampled_from([0.0, 0.25, 0.5, 1.0])),
    "name_status": st.sampled_from(["", "full", "none"]),
    "own_note": st.one_of(st.none(), st.booleans()),
}
_DTYPES = {
    "messages_in": "Int64",
    "reciprocity": "float64",
    "name_status": "str",
    "own_note": "boolean",
}
_COMPARED: Mapping[str, Callable[[Any, Any], Any]] = {
    "at_least": lambda value, bound: value >= bound,
    "at_most": lambda value, bound: value <= bound,
    "above": lambda value, bound: value > bound,
    "below": lambda value, bound: value < bound,
    "equals": lambda value, bound: value == bound,
    "is_one_of": lambda value, bounds: value in bounds,
}
_tests = st.one_of(
    st.builds(
        Test,
        st.just("messages_in"),
        st.sampled_from(["at_least", "at_most", "above", "below", "equals"]),
        st.integers(0, 5),
    ),
    st.builds(
        Test,
        st.just("reciprocity"),
        st.sampled_from(["at_least", "at_most", "above", "below"]),
        st.sampled_from([0.0, 0.25, 0.3]),
    ),
    st.builds(Test, st.just("name_status"), st.just("is_one_of"), st.just(("full", "initial"))),
    st.builds(Test, st.just("own_note"), st.just("equals"), st.booleans()),
    st.builds(Test, st.sampled_from(list(_COLUMNS)), st.sampled_from(["present", "missing"])),
)
_conditions = st.recursive(
    _tests,
    lambda parts: st.one_of(
        st.builds(Not, parts),
        st.builds(All, st.lists(parts, min_size=1, max_size=3).map(tuple)),
        st.builds(AnyOf, st.lists(parts, min_size=1, max_size=3).map(tuple)),
    ),
    max_leaves=8,
)


def _naive(condition: Condition, row: Mapping[str, Any]) -> Truth:
    match condition:
        case Not(part):
            value = _naive(part, row)
            return None if value is None else not value
        case All(parts):
            values = [_naive(part, row) for part in parts]
            return False if False in values else None if None in values else True
        case AnyOf(parts):
            values = [_naive(part, row) for part in parts]
            return True if True in values else None if None in values else False
        case Test(column, operator, operand):
            known = row[column] not in (None, "")
            if operator in ("present", "missing"):
                return known is (operator == "present")
            return bool(_COMPARED[operator](row[column], operand)) if known else None


@settings(deadline=None, max_examples=120)
@given(_conditions, st.lists(st.fixed_dictionaries(dict(_COLUMNS)), min_size=1, max_size=6))
def test_agrees_with_rows(condition: Condition, rows: list[dict[str, Any]]) -> None:
    """Whole columns give what a reading row by row gives."""
    frame = pd.DataFrame(
        {
            name: pd.Series([row[name] for row in rows], dtype=dtype)
            for name, dtype in _DTYPES.items()
        }
    )
    before = frame.copy(deep=True)
    assert [_naive(condition, row) for row in rows] == _truths(condition, Facts(frame, {}))
    pd.testing.assert_frame_equal(before, frame)
