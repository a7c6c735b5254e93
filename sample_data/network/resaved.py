"""Re-saves an export as Excel does: other delimiters, encodings, line ends and dates."""

import csv
import io
from collections.abc import Sequence
from dataclasses import replace

from sample_data.network.model import Line
from sample_data.network.packing import Packed

_HEADER_WITHIN = 5


def resaved(packed: Packed) -> Packed:
    """Return the export after its owner opened and saved four files in a German Excel.

    Connections.csv loses its notes and becomes `;` and cp1252 with `24-Mar-24`;
    Invitations.csv becomes `;` with a byte order mark; messages.csv and the
    uploaded contacts get a byte order mark and CRLF.
    """
    export = dict(packed.export)
    rows = _rows(export["Connections.csv"])
    start = next(n for n, row in enumerate(rows[:_HEADER_WITHIN]) if "First Name" in row)
    connections = [rows[start], *([*row[:-1], _excel_day(row[-1])] for row in rows[start + 1 :])]
    export["Connections.csv"] = _written(connections, ";").encode("cp1252", "replace")
    export["Invitations.csv"] = _written(_rows(export["Invitations.csv"]), ";").encode("utf-8-sig")
    for name in ("messages.csv", packed.era.uploaded):
        export[name] = _written(_rows(export[name]), ",").encode("utf-8-sig")
    above = start
    lines = [_moved(line, above, rows) for line in packed.lines]
    return replace(packed, export=export, lines=tuple(lines))


def _rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8"), newline="")))


def _written(rows: Sequence[Sequence[str]], delimiter: str) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return text.getvalue()


def _excel_day(day: str) -> str:
    """Return `24 Mar 2024` as `24-Mar-24`."""
    number, month, year = day.split(" ")
    return f"{int(number)}-{month}-{year[-2:]}"


def _moved(line: Line, above: int, rows: list[list[str]]) -> Line:
    """Return a record of Connections.csv where it stands now; letters beyond cp1252 are lost."""
    if line.file != "Connections.csv":
        return line
    first, last = rows[line.line - 1][:2]
    spoilt = f"{first} {last}".encode("cp1252", "replace").decode("cp1252") != f"{first} {last}"
    return replace(line, line=line.line - above, name="" if spoilt else line.name)
