"""`auditor prune`: apply decisions to an address book; nothing is ever deleted."""

import os
from pathlib import Path

import click

from auditor.cli.configured import ConfiguredCommand
from auditor.cli.destination import check_destination
from auditor.cli.options import parameters
from auditor.cli.parameters import Option
from auditor.cli.privacy import in_ci
from auditor.errors import UsageError
from auditor.forms import printable

_OUTPUTS = ("kept.vcf", "removed.vcf")


@click.command(cls=ConfiguredCommand, params=parameters("decisions"))
@click.argument("audit", metavar="AUDIT", type=click.Path(path_type=Path))
@click.option(
    "--vcard",
    "book",
    cls=Option,
    section="What to read",
    metavar="IN",
    required=True,
    type=click.Path(path_type=Path),
    help="The address book to part, a .vcf file. It is only read.",
)
@click.option(
    "--out",
    "-o",
    cls=Option,
    section="What to write",
    metavar="DIR",
    default="pruned",
    show_default=True,
    type=click.Path(path_type=Path),
    help="Folder for kept.vcf and removed.vcf.",
)
def prune(audit: Path, book: Path, out: Path, decisions: Path | None) -> None:
    """Part an address book by your decisions: kept.vcf and removed.vcf.

    AUDIT is an audit.json or the folder it is in. Only cards of people whom
    you decided to prune leave; every card is in one of the two files, byte
    for byte, so removed.vcf brings everybody back.

    \b
    For example:
      auditor prune audit/ --vcard contacts.vcf --decisions decisions.csv -o pruned/
    """  # noqa: D301 - \b is click's mark for lines it must not wrap
    from auditor import pruning, reporters  # noqa: PLC0415 - late: they import pandas
    from auditor.importers.decisions import read_decisions  # noqa: PLC0415
    from auditor.model.codec import read_result  # noqa: PLC0415

    check_destination(out, [book], _OUTPUTS)
    result = read_result(audit)
    decided = read_decisions(decisions) if decisions else ()
    try:
        pruned = pruning.prune(result, decided, lambda: book.open("rb"), book.name)
    except OSError as error:
        raise UsageError(f"cannot be read: {error.strerror}", place=f"--vcard {book}") from error
    files = zip(_OUTPUTS, (pruned.kept(), pruned.removed()), strict=True)
    kept, removed = reporters.write_files(out, files)
    for unheard in pruned.unheard:
        named = "" if in_ci(os.environ) else unheard.decision.name or unheard.decision.person
        click.echo(f"{printable(named) or 'a decision'}: {unheard.reason}", err=True)
    click.echo(f"{pruned.kept_cards:,} cards kept in {kept}")
    click.echo(f"{pruned.removed_cards:,} cards removed, kept safe in {removed}")
