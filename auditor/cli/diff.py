"""`auditor diff`: what changed between two audits."""

from pathlib import Path

import click

from auditor.cli.language import LANGUAGES, language_of
from auditor.cli.privacy import privacy_of
from auditor.errors import ResultError

FORMATS = ("text", "markdown", "json")


@click.command()
@click.argument("old", metavar="OLD", type=click.Path(path_type=Path))
@click.argument("new", metavar="NEW", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "format_name",
    type=click.Choice(FORMATS),
    default=FORMATS[0],
    show_default=True,
    help="How to print it; json is for scripts, the same in every language.",
)
@click.option("--lang", type=click.Choice(LANGUAGES), help="Language; default: yours.")
def diff(old: Path, new: Path, format_name: str, lang: str | None) -> None:
    """Show what changed between two audits.

    OLD and NEW are an audit.json or the folder it is in. People are found
    again by their profile, e-mail and phone, also when one of these changed,
    and by the day they connected. In CI (CI=true) their names are invented ones.

    \b
    json is an object of
      shape      1
      old_as_of, new_as_of   days, YYYY-MM-DD
      counts     every kind of change with its number
      changes    a list of {change, person_id, old_person_id, name, was, now};
                 was and now are classes, employers, names or rule ids
    \b
    For example:
      auditor diff audits/2026-01 audits/2026-07
      auditor diff audits/2026-01 audits/2026-07 --format markdown --lang de
    \b
    Exit codes: 0 done, 4 an audit is damaged, of another version or of
    another person's contacts.
    """  # noqa: D301 - \b is click's mark for lines it must not wrap
    from auditor.model.codec import read_result  # noqa: PLC0415 - late: it imports pandas
    from auditor.reporters import changes  # noqa: PLC0415

    older, newer = read_result(old), read_result(new)
    privacy = privacy_of(None)
    try:
        comparison = privacy.comparison(older, newer)
    except ResultError as error:
        raise ResultError(error.problem, place=str(old), advice=error.advice) from error
    if format_name == "json":
        click.echo(changes.as_json(comparison))
    else:
        lines = {"text": changes.as_text, "markdown": changes.as_markdown}[format_name]
        for line in lines(comparison, newer.rulebook, language_of(lang)):
            click.echo(line)
    if privacy.warning():
        click.echo(f"auditor: {privacy.warning()}", err=True)
