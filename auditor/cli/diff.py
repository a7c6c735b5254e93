"""`auditor diff`: what changed between two audits."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from auditor.cli.privacy import privacy_of
from auditor.forms import printable


@click.command()
@click.argument("old", metavar="OLD", type=click.Path(path_type=Path))
@click.argument("new", metavar="NEW", type=click.Path(path_type=Path))
def diff(old: Path, new: Path) -> None:
    """Show what changed between two audits.

    OLD and NEW are an audit.json or the folder it is in. People are found
    again by their profile, e-mail and phone, also when one of these changed.
    In CI (CI=true) their names are invented ones.

    \b
    For example:
      auditor diff audits/2026-01 audits/2026-07
    """  # noqa: D301 - \b is click's mark for lines it must not wrap
    from auditor.model.codec import read_result  # noqa: PLC0415 - late: it imports pandas
    from auditor.model.comparison import CHANGE_KINDS  # noqa: PLC0415

    privacy = privacy_of(None)
    comparison = privacy.comparison(read_result(old), read_result(new))
    click.echo(f"From {comparison.old_as_of} to {comparison.new_as_of}")
    changes = comparison.changes.to_dict("records")
    if not changes:
        click.echo("Nothing changed.")
    for kind, words in CHANGE_KINDS.items():
        rows = [change for change in changes if change["change"] == kind]
        if rows:
            click.echo(click.style(f"\n{len(rows)} {words}", bold=True))
            for line in _lines(rows):
                click.echo(line)
    if privacy.warning():
        click.echo(f"auditor: {privacy.warning()}", err=True)


def _lines(rows: list[dict[Any, Any]]) -> Iterator[str]:
    for row in rows:
        states = " -> ".join(printable(row[side]) for side in ("was", "now") if row[side])
        yield f"  {printable(row['name'])}" + (f"  ({states})" if states else "")
