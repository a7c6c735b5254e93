"""Tests of a table read where it stands: what is read of it is what reading it whole gives."""

import json
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.model.columns import decoded_table, encoded_table
from auditor.model.written_table import WrittenTable
from tests.model.conftest import EVERY_KIND

MOMENT = pd.Timestamp("2024-02-01T03:04:05Z")
ROW = st.tuples(
    st.integers(0, 9),
    st.text(st.sampled_from('ab,"\\]:[{}\n ü'), max_size=6),
    st.none() | st.integers(-3, 3),
    st.none() | st.floats(-2, 2),
    st.none() | st.booleans(),
    st.sampled_from([None, MOMENT]),
    st.sampled_from([None, MOMENT.tz_localize(None).normalize()]),
)


def _written(rows: list[tuple[Any, ...]]) -> bytes:
    columns: dict[str, Any] = {
        name: [row[place] for row in rows] for place, name in enumerate(EVERY_KIND.names)
    }
    return b"".join(encoded_table(EVERY_KIND.build(columns), EVERY_KIND))


@settings(max_examples=60, deadline=None)
@given(rows=st.lists(ROW, max_size=6), data=st.data())
def test_rows_and_columns_are_those_of_the_whole(rows: list[Any], data: st.DataObject) -> None:
    """Whatever the texts hold, single rows and columns are the same as of the table read whole."""
    written = _written(rows)
    whole = decoded_table(json.loads(written), EVERY_KIND)
    places = data.draw(st.lists(st.sampled_from(range(len(rows))), unique=True)) if rows else []
    table = WrittenTable(written, EVERY_KIND)
    expected = whole.iloc[sorted(places)].reset_index(drop=True)
    pd.testing.assert_frame_equal(table.rows(sorted(places)), expected)
    pd.testing.assert_frame_equal(table.columns(["on", "name"]), whole[["on", "name"]])


@pytest.mark.parametrize(
    ("whole", "broken"),
    [
        ('"name":', '"title":'),
        ('{"id":', '{ "id":'),
        ('"on":[null]}', '"on":[null],"more":[1]'),
        ('"on":[null]}', '"on":[nul'),
    ],
)
def test_another_layout_is_refused(whole: str, broken: str) -> None:
    """Columns of other names, blanks between them, or an end torn off are not guessed at."""
    written = _written([(1, "a", None, None, None, None, None)]).decode()
    assert whole in written
    with pytest.raises(ValueError, match="table row"):
        WrittenTable(written.replace(whole, broken).encode(), EVERY_KIND)


@pytest.mark.parametrize(
    ("whole", "broken"),
    [('"id":[1]', '"id":[1,2]'), ('"id":[1]', '"id":["x"]'), ('"name":["a"]', '"name":[a]')],
)
def test_values_that_do_not_fit_are_refused(whole: str, broken: str) -> None:
    """A column of another length, or with a value of another kind, is an error, never a guess."""
    written = _written([(1, "a", None, None, None, None, None)]).decode()
    assert whole in written
    with pytest.raises((ValueError, IndexError)):
        WrittenTable(written.replace(whole, broken).encode(), EVERY_KIND).rows([0])
