"""`auditor report`: make the outputs again from an audit.json."""

from pathlib import Path

import click

from auditor.cli.language import LANGUAGES, language_of

FORMATS = ("html", "csv", "json")


@click.command()
@click.argument("audit", metavar="AUDIT", type=click.Path(path_type=Path))
@click.option(
    "--out",
    "-o",
    type=click.Path(path_type=Path),
    help="Folder for the outputs; default: where the audit is.",
)
@click.option(
    "--format",
    "formats",
    multiple=True,
    type=click.Choice(FORMATS),
    help="Write only these. May be repeated; default: html and csv.",
)
@click.option(
    "--lang", type=click.Choice(LANGUAGES), help="Language of the report; default: yours."
)
def report(audit: Path, out: Path | None, formats: tuple[str, ...], lang: str | None) -> None:
    """Render the outputs of an audit again, for example in the other language.

    AUDIT is an audit.json or the folder it is in. contacts.vcf is not made
    again: the cards themselves are not in audit.json.

    \b
    For example:
      auditor report audit/ --lang de
    """  # noqa: D301 - \b is click's mark for lines it must not wrap
    from auditor import reporters  # noqa: PLC0415 - late, as in `audit`
    from auditor.model.codec import read_result  # noqa: PLC0415

    result = read_result(audit)
    folder = out or (audit if audit.is_dir() else audit.parent)
    chosen = [reporters.REPORTERS[name] for name in formats or ("html", "csv")]
    options = reporters.ReportOptions(language=language_of(lang))
    for path in reporters.write(result, folder, chosen, options):
        click.echo(path)
