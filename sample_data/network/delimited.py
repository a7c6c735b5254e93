"""Writes delimited text and remembers on which line each row starts."""

from collections.abc import Iterable, Sequence


def _field(value: str, delimiter: str, *, quoted: bool) -> str:
    if quoted or any(sign in value for sign in (delimiter, '"', "\n", "\r")):
        return '"' + value.replace('"', '""') + '"'
    return value


def table(
    columns: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    quoted: bool = False,
    before: str = "",
    final_newline: bool = True,
) -> tuple[str, list[int]]:
    """Return the text of a table and the 1-based line on which each row starts."""
    lines = [",".join(_field(column, ",", quoted=quoted) for column in columns)]
    starts = []
    line = before.count("\n") + 2
    for row in rows:
        starts.append(line)
        text = ",".join(_field(value, ",", quoted=quoted) for value in row)
        line += 1 + text.count("\n")
        lines.append(text)
    return before + "\n".join(lines) + ("\n" if final_newline else ""), starts


def wide(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return a table as LinkedIn wrote a few files until 2022: UTF-16, tabs, all quoted."""
    lines = ["\t".join(_field(v, "\t", quoted=True) for v in row) for row in (columns, *rows)]
    return ("\n".join(lines) + "\n").encode("utf-16")
