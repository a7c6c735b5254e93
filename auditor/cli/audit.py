"""`auditor audit`: read the sources, judge every contact, write all outputs."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import click

from auditor.cli.language import LANGUAGES, language_of

_GATE_FAILED = 1
FORMATS = ("html", "csv", "vcard", "json")


@click.command()
@click.argument(
    "sources", metavar="SOURCE...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option(
    "--out",
    "-o",
    default="audit",
    show_default=True,
    type=click.Path(path_type=Path),
    help="Folder for the outputs; made private to you.",
)
@click.option(
    "--rules",
    "rule_files",
    metavar="FILE",
    multiple=True,
    type=click.Path(path_type=Path),
    help="A rule pack of your own, on top of the shipped ones. May be repeated.",
)
@click.option(
    "--as-of",
    metavar="DATE",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Count silence from this day (YYYY-MM-DD) instead of the newest day in the sources.",
)
@click.option(
    "--me",
    default="",
    metavar="URL|EMAIL|NAME",
    help="Whose contacts these are, if the auditor does not find out by itself.",
)
@click.option(
    "--region",
    default="",
    metavar="CODE",
    help="Country of phone numbers without a country code, such as DE or GB.",
)
@click.option(
    "--decisions",
    "decisions_file",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Your own decisions (decisions.csv, or a filled-in prune.csv).",
)
@click.option(
    "--mapping",
    "mappings",
    metavar="FILE",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Which column holds what in a contact table of your own. May be repeated.",
)
@click.option(
    "--baseline",
    metavar="AUDIT",
    type=click.Path(path_type=Path),
    help="An earlier audit.json; says what changed since.",
)
@click.option(
    "--fail-on",
    "fail_on",
    metavar="CONDITION",
    multiple=True,
    help="Exit 1 where METRIC OP NUMBER holds, as 'cooled > 5' or new-findings. May be repeated.",
)
@click.option(
    "--format",
    "formats",
    multiple=True,
    type=click.Choice(FORMATS),
    help="Write only these outputs. May be repeated; default: all.",
)
@click.option(
    "--lang", type=click.Choice(LANGUAGES), help="Language of the report; default: yours."
)
@click.option(
    "--vcard-version",
    default="3.0",
    show_default=True,
    type=click.Choice(["3.0", "4.0"]),
    help="Version of merged cards in contacts.vcf.",
)
@click.option("--enrich", is_flag=True, help="Add LinkedIn's company, title and address to cards.")
def audit(
    sources: tuple[Path, ...],
    out: Path,
    rule_files: tuple[Path, ...],
    as_of: dt.datetime | None,
    me: str,
    region: str,
    decisions_file: Path | None,
    mappings: tuple[Path, ...],
    baseline: Path | None,
    fail_on: tuple[str, ...],
    formats: tuple[str, ...],
    lang: str | None,
    vcard_version: str,
    enrich: bool,
) -> None:
    """Audit your contacts: which are relationships, which went quiet, which are only cards.

    SOURCE is a LinkedIn export (the ZIP as it came, or unpacked), an address
    book (.vcf), or a folder of these; files are recognised by what is in them.

    \b
    For example:
      auditor audit Complete_LinkedInDataExport_01-31-2026.zip contacts.vcf
      auditor audit ~/exports --out ~/audits/january --lang de
    \b
    Exit codes: 0 done, 1 a --fail-on condition holds, 2 wrong usage,
    3 nothing readable, 4 a rule pack or baseline is wrong, 70 a bug.
    """  # noqa: D301 - \b is click's mark for lines it must not wrap
    # Late: pandas takes half a second to import, and --help must not wait for it.
    from auditor import comparison, engine, gates, pipeline, reporters  # noqa: PLC0415
    from auditor.cli.progress import shown_progress  # noqa: PLC0415
    from auditor.cli.summary import summary  # noqa: PLC0415
    from auditor.importers.decisions import read_decisions  # noqa: PLC0415
    from auditor.model.codec import read_result  # noqa: PLC0415
    from auditor.model.options import AuditOptions  # noqa: PLC0415

    wanted = [gates.parse_gate(text) for text in fail_on]
    gates.check_baseline(wanted, given=baseline is not None)
    earlier = read_result(baseline) if baseline else None
    options = AuditOptions(
        sources=sources,
        rulebook=engine.load(rule_files),
        me=me,
        region=region,
        as_of=as_of.date() if as_of else None,
        decisions=read_decisions(decisions_file) if decisions_file else (),
        mappings=mappings,
    )
    with shown_progress() as progress:
        result = pipeline.audit(options, progress)
        changes = comparison.compare(earlier, result) if earlier else None
        result = replace(result, comparison=changes)
        result = replace(result, gates=gates.judged_gates(wanted, result))
        chosen = [r for name, r in reporters.REPORTERS.items() if name in (formats or FORMATS)]
        report_options = reporters.ReportOptions(language_of(lang), vcard_version, enrich, progress)
        written = reporters.write(result, out, chosen, report_options)
    for line in summary(result, changes, written, language_of(lang)):
        click.echo(line)
    failed = [outcome for outcome in result.gates if outcome.failed]
    for outcome in failed:
        click.echo(f"auditor: failed on {outcome.gate} (it is {outcome.value:g})", err=True)
    click.get_current_context().exit(_GATE_FAILED if failed else 0)
