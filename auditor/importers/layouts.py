"""Tables known by their header: which columns they have and how each may be spelt."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

_NOISE = re.compile(r"[\s_\-.:/\"'\ufeff]+")
_DELIMITERS = (",", ";", "\t")
_HEADER_WITHIN_ROWS = 12
"""LinkedIn writes three lines above Connections.csv; a spreadsheet's user may add some."""


def header_key(cell: str) -> str:
    """Return what two spellings of a header cell share: lower case, without spaces and marks."""
    return _NOISE.sub("", cell).lower()


_spelling_key = cache(header_key)  # the spellings of layouts are few and asked for every file


@dataclass(frozen=True)
class Layout:
    """One table of an export: our name of each column, with the headers it may stand under.

    Attributes:
        format: the format's id, e.g. `linkedin-connections`.
        title: the format in plain words.
        columns: our column names, each with its spellings; case, spaces and marks do not matter.
        required: columns without which a row of cells is not this table's header.
    """

    format: str
    title: str
    columns: Mapping[str, tuple[str, ...]]
    required: tuple[str, ...]

    def find(self, cells: Sequence[str]) -> dict[str, int] | None:
        """Return where each column stands among a header's cells; None if required ones lack."""
        places: dict[str, int] = {}
        for place, cell in enumerate(cells):
            places.setdefault(header_key(cell), place)
        if not all(self._place(column, places) is not None for column in self.required):
            return None
        found = {column: self._place(column, places) for column in self.columns}
        return {column: place for column, place in found.items() if place is not None}

    def _place(self, column: str, places: Mapping[str, int]) -> int | None:
        keys = (_spelling_key(spelling) for spelling in self.columns[column])
        return next((places[key] for key in keys if key in places), None)


@dataclass(frozen=True)
class Header:
    """A header that was found: its table, where it ends and where each column stands.

    Attributes:
        layout: the table.
        delimiter: comma, semicolon or tab.
        width: cells in the header.
        places: index of each of our columns.
        next_line: 1-based line on which the rows begin.
        offset: byte at which the rows begin.
    """

    layout: Layout
    delimiter: str
    width: int
    places: Mapping[str, int]
    next_line: int
    offset: int


def find_header(data: bytes, layouts: Sequence[Layout]) -> Header | None:
    """Return the first header among the first rows of a UTF-8 text, or None.

    Of several tables that a row may head, the one with most columns wins.
    """
    for delimiter in _DELIMITERS:
        for line, cells in _first_rows(data, delimiter):
            fits = [(layout, layout.find(cells)) for layout in layouts]
            found = [(layout, places) for layout, places in fits if places is not None]
            if found:
                layout, places = max(found, key=lambda fit: len(fit[1]))
                offset = _after_lines(data, line)
                return Header(layout, delimiter, len(cells), places, line + 1, offset)
    return None


def _first_rows(data: bytes, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    head = io.StringIO(data[: 64 * 1024].decode("utf-8", "replace"), newline="\n")
    reader = csv.reader(head, delimiter=delimiter)
    try:
        for cells in reader:
            yield reader.line_num, cells
            if reader.line_num >= _HEADER_WITHIN_ROWS:
                return
    except csv.Error:
        return


def _after_lines(data: bytes, count: int) -> int:
    place = 0
    for _ in range(count):
        place = data.find(b"\n", place) + 1
        if place == 0:
            return len(data)
    return place
