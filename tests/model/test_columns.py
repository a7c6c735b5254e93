"""Tests of a table's columns as JSON: what the json module would write, only sooner."""

import json
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.model.columns import encoded_table
from tests.model.conftest import EVERY_KIND


def _written(rows: dict[str, list[Any]]) -> bytes:
    return b"".join(encoded_table(EVERY_KIND.build(rows), EVERY_KIND))


def test_every_kind_is_written() -> None:
    """Each kind of column has its form, and what is missing is null."""
    rows: dict[str, list[Any]] = {
        "id": [1, 2],
        "name": ["Ünal", ""],
        "count": [-3, None],
        "share": [40.0, None],
        "known": [True, None],
        "seen_at": [pd.Timestamp("2024-02-01T03:04:05Z"), None],
        "on": [pd.Timestamp("2024-02-01"), None],
    }
    assert _written(rows).decode() == (
        '{"id":[1,2],"name":["Ünal",""],"count":[-3,null],"share":[40.0,null],'
        '"known":[true,null],"seen_at":["2024-02-01T03:04:05Z",null],"on":["2024-02-01",null]}'
    )


def test_a_table_without_rows_is_lists_without_values() -> None:
    """A table without rows keeps its columns."""
    expected: dict[str, list[Any]] = {name: [] for name in EVERY_KIND.names}
    assert json.loads(b"".join(encoded_table(EVERY_KIND.empty(), EVERY_KIND))) == expected


@pytest.mark.parametrize("text", ['"', "\\", "\n", "\x00", "\x1f", "\x7f", "\u2028", '","', ""])
def test_a_text_is_escaped_where_json_wants_it(text: str) -> None:
    """A single odd character is written as the json module writes it."""
    expected = json.dumps([text], ensure_ascii=False)
    assert f'"name":{expected}'.encode() in _written({"id": [1], "name": [text]})


@settings(deadline=None, max_examples=60)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=5), min_size=1))
def test_texts_are_written_as_the_json_module_writes_them(texts: list[str]) -> None:
    """Whatever stands in a column, its JSON is that of the json module."""
    expected = json.dumps(texts, ensure_ascii=False, separators=(",", ":"))
    assert f'"name":{expected}'.encode() in _written({"id": [0] * len(texts), "name": texts})
