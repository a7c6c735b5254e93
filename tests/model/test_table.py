"""Tests of tables: declared columns, declared dtypes, nothing lost."""

import pandas as pd
import pytest

from auditor.model.table import Column, Table

ROWS = Table(
    "rows",
    (
        Column("id", "key", "the key"),
        Column("name", "text", "a text"),
        Column("count", "integer", "an integer"),
        Column("share", "number", "a number"),
        Column("known", "flag", "a flag"),
        Column("at", "moment", "a moment"),
        Column("on", "day", "a day"),
    ),
)


def test_build_fills_missing_columns() -> None:
    """A column that is not given holds its kind's missing value."""
    built = ROWS.check(ROWS.build({"id": [1, 2], "name": ["a", None]}))
    assert ["a", ""] == built["name"].tolist()
    assert built[["count", "share", "known", "at", "on"]].isna().all(axis=None)


def test_build_refuses_undeclared_columns() -> None:
    """A column that would be lost is an error of the stage."""
    with pytest.raises(ValueError, match="no column colour"):
        ROWS.build({"id": [1], "colour": ["red"]})


def test_check_refuses_other_dtypes() -> None:
    """A frame with another dtype does not pass the seam."""
    with pytest.raises(ValueError, match="count is float64, not Int64"):
        ROWS.check(ROWS.empty().astype({"count": "float64"}))


def test_build_leaves_its_argument_alone() -> None:
    """Building never edits the frame it is given."""
    given = pd.DataFrame({"id": [1], "name": [None]}, index=[7])
    before = given.copy()
    ROWS.build(given)
    pd.testing.assert_frame_equal(before, given)
