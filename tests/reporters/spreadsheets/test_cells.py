"""Tests of CSV cells: what a spreadsheet would run comes out as text."""

import csv
import io

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.reporters.spreadsheets.cells import csv_bytes


def _read(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode(), newline="")))


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+1+1",
        "-1+1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        " =1",
        "|calc",
        "\x00=1",
        '=HYPERLINK("x")',
    ],
)
def test_formulas_are_made_harmless(cell: str) -> None:
    """A cell that a spreadsheet would run begins with an apostrophe."""
    written = _read(b"".join(csv_bytes(pd.DataFrame({"name": pd.Series([cell], dtype="str")}))))
    assert written[1][0].startswith("'")


def test_numbers_and_days_are_left_alone() -> None:
    """A negative number is a number, a day is ISO, a missing value is an empty cell."""
    rows = pd.DataFrame(
        {
            "count": pd.array([-1, None], dtype="Int64"),
            "on": pd.to_datetime(pd.Series(["2024-02-01", None])),
        }
    )
    assert b"".join(csv_bytes(rows)) == b"count,on\n-1,2024-02-01\n,\n"


def test_empty_table_has_its_header() -> None:
    """A file without rows still says what its columns are."""
    rows = pd.DataFrame({"name": pd.Series([], dtype="str")})
    assert b"".join(csv_bytes(rows)) == b"name\n"


def test_header_stands_once_in_a_long_file() -> None:
    """A file written in pieces has one header and every row."""
    rows = pd.DataFrame({"id": range(12_000)})
    lines = b"".join(csv_bytes(rows)).decode().splitlines()
    assert lines[0] == "id"
    assert [int(line) for line in lines[1:]] == list(range(12_000))


@settings(deadline=None, max_examples=60)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_no_text_becomes_a_formula_or_breaks_the_row(cell: str) -> None:
    """Whatever stands in a cell, the file has two rows and no cell that runs."""
    rows = pd.DataFrame({"a": pd.Series([cell], dtype="str"), "b": pd.Series(["x"], dtype="str")})
    written = _read(b"".join(csv_bytes(rows)))
    assert len(written) == 2
    assert written[1][1] == "x"
    assert not written[1][0].lstrip().startswith(("=", "+", "-", "@"))


@settings(deadline=None, max_examples=60)
@given(st.lists(st.text(alphabet="a1 ,\"\n=é;'", max_size=6), min_size=1, max_size=5))
def test_cells_are_quoted_as_the_csv_module_quotes_them(cells: list[str]) -> None:
    """A table read and written again by the csv module is the same file."""
    rows = pd.DataFrame({"a": pd.Series(cells, dtype="str"), "b": pd.Series(cells, dtype="str")})
    content = b"".join(csv_bytes(rows)).decode()
    again = io.StringIO()
    csv.writer(again, lineterminator="\n").writerows(_read(content.encode()))
    assert again.getvalue() == content


def test_numbers_keep_all_their_digits() -> None:
    """A number is written in the shortest form that is the same number, NaN as an empty cell."""
    rows = pd.DataFrame({"bond": [0.1, 40.0, float("nan"), 1e-07]})
    assert b"".join(csv_bytes(rows)) == b"bond\n0.1\n40.0\n\n1e-07\n"
