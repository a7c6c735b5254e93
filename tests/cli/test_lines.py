"""Lines in a terminal: broken between words, and not where no terminal is."""

import click

from auditor.cli.lines import wrapped


def test_lines_break_between_words() -> None:
    """A line wider than the terminal is broken between words; colours take no column."""
    bold = click.style("Alistair Dewberry", bold=True)
    lines = [*wrapped(f"  {bold}  73 messages from them, 72 from you; last exchange 2 Mar", 40)]

    assert [
        "  Alistair Dewberry  73 messages from",
        "      them, 72 from you; last exchange 2",
        "      Mar",
    ] == [click.unstyle(line) for line in lines]
    assert ["  short"] == [*wrapped("  short", 40)]
    assert ["x" * 50] == [*wrapped("x" * 50, 40)]


def test_pieces_hang_under_the_text() -> None:
    """The pieces after the first stand where the text of the line begins, if that is asked."""
    line = "   +18.0  79 messages of substance from them, 74 from you"

    assert [
        "   +18.0  79 messages of substance from",
        "          them, 74 from you",
    ] == [*wrapped(line, 40, hanging=10)]
