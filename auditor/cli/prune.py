"""`auditor prune`: apply decisions to an address book; nothing is ever deleted."""

from pathlib import Path

import click

from auditor.errors import UsageError
from auditor.forms import printable


@click.command()
@click.argument("audit", metavar="AUDIT", type=click.Path(path_type=Path))
@click.option(
    "--vcard",
    "book",
    metavar="IN",
    required=True,
    type=click.Path(path_type=Path),
    help="The address book to part, a .vcf file. It is only read.",
)
@click.option(
    "--decisions",
    "decisions_file",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Your decisions: decisions.csv, or a filled-in prune.csv. Without them nobody leaves.",
)
@click.option(
    "--out",
    "-o",
    default="pruned",
    show_default=True,
    type=click.Path(path_type=Path),
    help="Folder for kept.vcf and removed.vcf.",
)
def prune(audit: Path, book: Path, decisions_file: Path | None, out: Path) -> None:
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

    result = read_result(audit)
    decisions = read_decisions(decisions_file) if decisions_file else ()
    try:
        pruned = pruning.prune(result, decisions, lambda: book.open("rb"))
    except OSError as error:
        raise UsageError(f"cannot be read: {error.strerror}", place=f"--vcard {book}") from error
    files = [("kept.vcf", pruned.kept()), ("removed.vcf", pruned.removed())]
    kept, removed = reporters.write_files(out, files)
    for unheard in pruned.unheard:
        who = printable(unheard.decision.name or unheard.decision.person)
        click.echo(f"{who}: {unheard.reason}", err=True)
    click.echo(f"{pruned.kept_cards:,} cards kept in {kept}")
    click.echo(f"{pruned.removed_cards:,} cards removed, kept safe in {removed}")
