"""Packed columns: whatever form a column takes, it unpacks to what it was."""

from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.reporters.html.columns import (
    LONGEST_TEXT,
    Packed,
    fit_text,
    pack,
    pack_plain,
    plain_values,
    steps,
)


def unpacked(packed: Packed, count: int) -> list[Any]:
    """Return the values of a packed column, as the page's script reads them."""
    if isinstance(packed, list):
        return packed
    if "of" in packed:
        return [packed["of"][place] for place in packed["i"]]
    values, place = [packed["all"]] * count, 0
    for step, value in zip(packed["at"], packed["v"], strict=True):
        place += step
        values[place] = value
    return values


@given(st.lists(st.sampled_from([None, "", "a", "b", "c", "d"]), max_size=30))
@settings(deadline=None)
def test_texts_come_back(values: list[str | None]) -> None:
    """Texts and missing values unpack to themselves in every form."""
    assert unpacked(pack_plain(values), len(values)) == values


@given(st.lists(st.none() | st.integers(-5, 5), max_size=30))
@settings(deadline=None)
def test_numbers_come_back(values: list[int | None]) -> None:
    """Whole numbers and missing values unpack to themselves in every form."""
    column = pd.Series(values, dtype="Int64")

    assert unpacked(pack(column), len(values)) == values


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        (pd.Series(["1970-01-03", None], dtype="datetime64[us]"), [2, None]),
        (pd.Series([True, False, None], dtype="boolean"), [1, 0, None]),
        (pd.Series([0.123456, float("nan"), 2.0]), [0.12, None, 2.0]),
        (pd.Series([3.0, 4.0]), [3, 4]),
        (pd.Series(["a\x00b", "\u202eevil"], dtype="str"), ["a b", "evil"]),
    ],
)
def test_plain_values(column: "pd.Series[Any]", expected: list[Any]) -> None:
    """Days are day numbers, flags 0 and 1, numbers rounded, texts fit to show."""
    assert plain_values(column) == expected


def test_steps() -> None:
    """Places travel as differences from the one before."""
    assert steps([3, 4, 9]) == [3, 1, 5]


@given(st.text())
@settings(deadline=None)
def test_fit_text_is_idempotent(text: str) -> None:
    """A text made fit to show stays as it is, and is never endless."""
    fit = fit_text(text)

    assert (fit_text(fit), len(fit) <= LONGEST_TEXT + 1) == (fit, True)


def test_fit_text_drops_lone_surrogates() -> None:
    """Half a character, which no file can hold, goes."""
    assert fit_text("Zo\ud800e") == "Zo e"
