"""`auditor explain`: one person's class, every rule behind it, and what would change it."""

import gc
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from auditor.cli.configured import ConfiguredCommand
from auditor.cli.language import language_of
from auditor.cli.lines import in_terminal, terminal_width, wrapped
from auditor.cli.options import parameters
from auditor.errors import UsageError
from auditor.forms import printable

if TYPE_CHECKING:
    import pandas as pd

_SHOWN_CANDIDATES = 20
_COLUMN = re.compile(r"\[[a-z_]+\]")
_BESIDE = re.compile(r" +(?:[-+]?\d[\d.]*|[^\W\d]+)  (?=\S)")
"""What stands in a column before the text of a line: points, `silent`, a year."""


@click.command(cls=ConfiguredCommand, params=parameters("lang"))
@click.argument("audit", metavar="AUDIT", type=click.Path(path_type=Path))
@click.argument("who", metavar="WHO")
def explain(audit: Path, who: str, lang: str | None) -> None:
    """Explain how one person came to their class.

    AUDIT is an audit.json or the folder it is in. WHO is a name or a part of
    one, a person_id, an e-mail address, a profile address or a phone number.
    It prints what it is asked for, in CI too.

    \b
    For example:
      auditor explain audit/ "Jana Beispiel"
      auditor explain audit/ jana@example.org
    """  # noqa: D301 - \b is click's mark for lines it must not wrap
    gc.disable()  # the answer is there before there is garbage, and collecting costs a tenth of it
    try:
        lines = _explained(audit, who, language_of(lang))
    finally:
        gc.enable()
    for line in lines:
        for piece in _in_pieces(_styled(line)):
            click.echo(piece)


def _styled(line: str) -> str:
    """Return a line with titles in bold and the names of columns, for whom writes rules, dim."""
    if line and not line.startswith(" "):
        return click.style(line, bold=True)
    return _COLUMN.sub(lambda found: click.style(found.group(), dim=True), line)


def _in_pieces(line: str) -> Iterator[str]:
    """Yield a line as the terminal can hold it; in a pipe or a file it stays whole."""
    if not in_terminal():
        yield line
        return
    beside = _BESIDE.match(line)
    yield from wrapped(line, terminal_width(), hanging=beside.end() if beside else None)


def _explained(audit: Path, who: str, language: str) -> list[str]:
    """Return the explanation of the one person meant.

    Raises:
        UsageError: nobody or several people are meant.
    """
    from auditor.engine import explain as explanation_of  # noqa: PLC0415 - late: it imports pandas
    from auditor.engine import find_people  # noqa: PLC0415
    from auditor.engine.telling import Teller  # noqa: PLC0415
    from auditor.model.excerpt import open_excerpt  # noqa: PLC0415

    written = open_excerpt(audit)
    people = find_people(written, who)
    if len(people) > 1:
        _show_candidates(written.columns("people", ["person_id", "name", "company"]), people)
        raise UsageError(
            f"{printable(who)!r} could be {len(people)} people", advice="give one of these ids"
        )
    result = written.of_people(people)
    return list(Teller(result.rulebook, language).lines(explanation_of(result, people[0])))


def _show_candidates(listed: "pd.DataFrame", people: list[str]) -> None:
    """Print the people that were found, to choose from, on stderr."""
    found = listed[listed["person_id"].isin(people)].head(_SHOWN_CANDIDATES)
    for row in found.to_dict("records"):
        company = f", {printable(row['company'])}" if row["company"] else ""
        click.echo(f"  {row['person_id']}  {printable(row['name'])}{company}", err=True)
    more = len(people) - len(found)
    if more > 0:
        click.echo(f"  and {more} more", err=True)
