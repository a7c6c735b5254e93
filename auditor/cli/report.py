"""`auditor report`: make the outputs again from an audit.json."""

from pathlib import Path
from typing import Any

import click

from auditor.cli.configured import ConfiguredCommand
from auditor.cli.formats import FORMATS
from auditor.cli.language import language_of
from auditor.cli.options import parameters
from auditor.cli.outputs import tell_annotations, warn, write_outputs
from auditor.cli.parameters import Option
from auditor.cli.privacy import privacy_of
from auditor.errors import UsageError

_FORMATS = tuple(name for name in FORMATS if name != "vcard")
_DEFAULT = ("html", "csv")
_SECTION = "What to write"


@click.command(cls=ConfiguredCommand, params=parameters("lang", "templates", "redact"))
@click.argument("audit", metavar="AUDIT", type=click.Path(path_type=Path))
@click.option(
    "--out",
    "-o",
    cls=Option,
    section=_SECTION,
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Folder for the outputs; default: where the audit is.",
)
@click.option(
    "--format",
    "formats",
    cls=Option,
    section=_SECTION,
    metavar="NAME",
    multiple=True,
    type=click.Choice(_FORMATS),
    help=f"Write only these: {', '.join(_FORMATS)}. May be repeated; "
    f"default: {', '.join(_DEFAULT)}.",
)
def report(audit: Path, out: Path | None, formats: tuple[str, ...], **given: Any) -> None:
    """Render the outputs of an audit again, for example in the other language.

    AUDIT is an audit.json or the folder it is in. contacts.vcf is not made
    again: the cards themselves are not in audit.json.

    \b
    For example:
      auditor report audit/ --lang de
      auditor report audit/ --redact -o to-show/
    """  # noqa: D301 - \b is click's mark for lines it must not wrap
    from auditor.model.codec import read_result  # noqa: PLC0415 - late, as in `audit`
    from auditor.reporters import ReportOptions, check_templates  # noqa: PLC0415

    if given["templates"]:
        check_templates(given["templates"])
    kept_at = audit if audit.is_dir() else audit.parent
    folder = out or kept_at
    if given["redact"] and folder.resolve() == kept_at.resolve():
        problem = "would overwrite the outputs that are not redacted"
        raise UsageError(problem, place="--redact", advice="give another folder with --out")
    result = read_result(audit)
    privacy = privacy_of(given["redact"])
    options = ReportOptions(language=language_of(given["lang"]), templates=given["templates"])
    chosen = formats or _DEFAULT
    written = write_outputs(result, folder, chosen, privacy, options)
    for path in written:
        click.echo(path)
    tell_annotations(written)
    warn(chosen, privacy, written)
