"""Lines of text in a terminal: how wide they may be, and how they are broken."""

import shutil
import sys
from collections.abc import Iterator

import click

_NARROWEST, _WIDEST = 60, 120


def terminal_width() -> int:
    """Return how many columns a line may take here."""
    return min(max(shutil.get_terminal_size().columns, _NARROWEST), _WIDEST)


def in_terminal() -> bool:
    """Tell whether stdout is a terminal; it is None where it was closed before."""
    return sys.stdout is not None and sys.stdout.isatty()


def wrapped(line: str, width: int, *, hanging: int | None = None) -> Iterator[str]:
    """Yield a line in pieces of at most so many columns, broken between words, the rest indented.

    Colours take no column; a word that is longer than a line stays whole.

    Args:
        line: without a line break.
        width: in columns.
        hanging: columns before the pieces after the first; default: four more than before it.
    """
    if len(click.unstyle(line)) <= width:
        yield line
        return
    indent = " " * (len(line) - len(line.lstrip()))
    below = f"{indent}    " if hanging is None else " " * hanging
    piece, empty = indent, True
    for word in line.lstrip().split(" "):
        joined = f"{piece}{word}" if empty else f"{piece} {word}"
        if not empty and len(click.unstyle(joined)) > width:
            yield piece.rstrip()
            joined = f"{below}{word}"
        piece, empty = joined, False
    yield piece
