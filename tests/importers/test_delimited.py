"""Delimited text: headers found, rows told apart, lines counted, trouble said."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.importers.delimited import parts_of, read_rows
from auditor.importers.layouts import Header, Layout, find_header, header_key

LAYOUT = Layout("f", "F", {"a": ("First Name", "Vorname"), "b": ("B b",), "c": ("C",)}, ("a", "b"))

Rows = list[tuple[int, str, str, str]]


def header_of(text: str) -> Header:
    """Return the header of a text that has one."""
    header = find_header(text.encode(), [LAYOUT])
    assert header is not None
    return header


def rows_of(text: str, block_bytes: int = 1 << 23) -> tuple[Rows, list[tuple[int, str]]]:
    """Return rows as tuples, and the rejected ones."""
    rows: Rows = []
    rejected: list[tuple[int, str]] = []
    for part in parts_of(text.encode(), header_of(text), block_bytes=block_bytes):
        block = part.read()
        rows += list(block.rows[["line", "a", "b", "c"]].itertuples(index=False, name=None))
        rejected += [(row.line, row.reason) for row in block.rejected]
    return rows, rejected


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("head", ["first_name", '"FIRST NAME"', "\ufeffFirst-Name", " Vorname "])
def test_header_spellings_and_delimiters(head: str, delimiter: str) -> None:
    """A header is known in any spelling and with any delimiter."""
    text = delimiter.join([head, "x", "B b"]) + "\n" + delimiter.join("123") + "\n"

    assert ([(2, "1", "3", "")], []) == rows_of(text)


def test_header_below_a_preamble() -> None:
    """A header is found below lines that stand above it; lines count from the file's start."""
    text = 'Notes:\n"one, two\nthree"\n\nB b,First Name\nx,y\n'

    assert ([(6, "y", "x", "")], []) == rows_of(text)


def test_header_too_far_down() -> None:
    """A header is looked for in the first rows only."""
    assert find_header(("\nnote" * 12 + "\nB b,First Name\n").encode(), [LAYOUT]) is None


def test_columns_are_found_by_name() -> None:
    """Unknown columns are left out, missing ones are empty, of two alike the first counts."""
    assert [(2, "1", "2", "")] == rows_of("First Name,B b,Other,First Name\n1,2,3,4\n")[0]
    assert "firstname" == header_key(' "First_Name" ')


def test_lines_of_rows_with_line_breaks() -> None:
    """A row's line is where it starts, whatever line breaks cells hold above it."""
    text = 'First Name,B b,C\n1,"x\n\ny",3\n\n4,"a ""b""",6\n,,\n7,8,9'

    expected = [(2, "1", "x\n\ny", "3"), (6, "4", 'a "b"', "6"), (8, "7", "8", "9")]
    assert (expected, []) == rows_of(text)
    assert (expected, []) == rows_of(text, block_bytes=7)


def test_uneven_rows() -> None:
    """A spreadsheet may leave out empty cells at the end; cells too many cannot be told."""
    text = "First Name,B b,C\n1,2\n1,2,3,4\n5,6,7,\n8,9,10\n"

    expected = [(2, "1", "2", ""), (4, "5", "6", "7"), (5, "8", "9", "10")]
    assert (expected, [(3, "it has more cells than the header")]) == rows_of(text)


def test_file_that_is_cut_off() -> None:
    """The last row of a file that was cut off is not taken for a whole one."""
    rows, rejected = rows_of("First Name,B b,C\n1,2,3\n4,5")

    assert [(2, "1", "2", "3")] == rows
    assert [(3, "the file is cut off in it")] == rejected


def test_quotation_mark_without_end() -> None:
    """A quotation mark that never closes costs its own line, not the rest of the file."""
    rows, rejected = rows_of('First Name,B b,C\n1,2,3\n4,"5,6\n7,8,9\n')

    assert [(2, "1", "2", "3"), (4, "7", "8", "9")] == rows
    assert [(3, "a quotation mark in it has no end")] == rejected


def test_quotation_mark_within_a_cell() -> None:
    """A lone quotation mark within a cell is a character."""
    expected = [(2, "1", '5" screen', "3"), (3, "4", "5", "6")]
    assert (expected, []) == rows_of('First Name,B b,C\n1,5" screen,3\n4,5,6\n')


def test_header_without_rows() -> None:
    """A header alone gives an empty table with all columns."""
    text = b"First Name,B b\n"

    assert ["line", "a", "b", "c"] == list(read_rows(text, header_of(text.decode())).rows.columns)


CELLS = st.text(st.sampled_from(list('ab",;\n \t')), max_size=6)


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.tuples(st.sampled_from("xy"), CELLS, CELLS), min_size=1),
    st.sampled_from([",", ";", "\t"]),
    st.booleans(),
    st.integers(min_value=1, max_value=64),
)
def test_what_csv_writes_is_read(
    cells: list[tuple[str, str, str]], delimiter: str, quote_all: bool, block_bytes: int
) -> None:
    """Any table written by csv comes back, with the line each row starts on, in any blocks."""
    out = io.StringIO()
    writer = csv.writer(
        out,
        delimiter=delimiter,
        quoting=csv.QUOTE_ALL if quote_all else csv.QUOTE_MINIMAL,
        lineterminator="\n",
    )
    writer.writerow(["First Name", "B b", "C"])
    expected = []
    for row in cells:
        expected.append((out.getvalue().count("\n") + 1, *row))
        writer.writerow(row)

    assert (expected, []) == rows_of(out.getvalue(), block_bytes)


@settings(deadline=None, max_examples=60)
@given(st.text(st.sampled_from(list('ab",\n')), max_size=80), st.integers(1, 40))
def test_any_text_is_survived(text: str, block_bytes: int) -> None:
    """Whatever stands below a header, rows come in order and every line is a line of the file."""
    whole = f"First Name,B b,C\n{text}"
    rows, rejected = rows_of(whole, block_bytes)

    lines = [row[0] for row in rows]
    assert sorted(set(lines)) == lines
    assert all(2 <= line <= whole.count("\n") + 1 for line, _ in rejected)
