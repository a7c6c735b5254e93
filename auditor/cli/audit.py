"""`auditor audit`: read the sources, judge every contact, write all outputs."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from auditor.cli.beside import Beside, begun_beside
from auditor.cli.configured import ConfiguredCommand
from auditor.cli.destination import check_destination
from auditor.cli.formats import DEFAULT_FORMATS, OUTPUTS
from auditor.cli.language import language_of
from auditor.cli.options import PARAMETERS, AuditRequest, parameters
from auditor.cli.outputs import tell_annotations, warn, write_outputs
from auditor.cli.privacy import Privacy, privacy_of
from auditor.errors import ResultError
from auditor.second_core import SecondCore

if TYPE_CHECKING:
    from auditor.model.options import AuditOptions
    from auditor.model.progress import Progress
    from auditor.model.result import AuditResult

_GATE_FAILED = 1


@click.command(cls=ConfiguredCommand, params=parameters())
@click.pass_context
def audit(ctx: click.Context, /, **given: Any) -> None:
    """Audit your contacts: which are relationships, which went quiet, which are only cards.

    SOURCE is a LinkedIn export (the ZIP as it came, or unpacked), an address
    book (.vcf), or a folder of these; files are recognised by what is in them.

    \b
    For example:
      auditor audit Complete_LinkedInDataExport_01-31-2026.zip contacts.vcf
      auditor audit ~/exports --out ~/audits/january --lang de
    \b
    Exit codes: 0 done, 1 a --fail-on condition holds, 2 wrong usage, 3 nothing
    readable, 4 a rule pack, configuration or baseline is wrong, 70 a bug.
    """  # noqa: D301 - \b is click's mark for lines it must not wrap
    request = AuditRequest(**given)
    with begun_beside(request.sources) as beside:
        ctx.exit(_run(ctx, request, beside))


def _run(ctx: click.Context, request: AuditRequest, beside: Beside) -> int:
    """Do what was asked for, say what came of it and return the exit code."""
    _check(ctx, request)
    # Late: pandas takes half a second to import, and --help must not wait for it.
    from auditor.cli.failing import behind  # noqa: PLC0415
    from auditor.cli.progress import shown_progress  # noqa: PLC0415
    from auditor.cli.summary import summary  # noqa: PLC0415

    privacy = privacy_of(request.redact)
    with shown_progress(discreet=privacy.discreet) as progress:
        result = _audited(request, progress, beside)
        written = _written(request, result, privacy, progress, beside.core)
    shown = privacy.shown(result)
    for line in summary(shown, shown.comparison, written, language_of(request.lang)):
        click.echo(line)
    tell_annotations(written)
    warn(request.format or DEFAULT_FORMATS, privacy, written)
    failed = [outcome for outcome in result.gates if outcome.failed]
    for outcome in failed:
        click.echo(f"auditor: failed on {outcome.gate} (it is {outcome.value:g})", err=True)
        for line in behind(outcome, shown, language_of(request.lang)):
            click.echo(line, err=True)
    return _GATE_FAILED if failed else 0


def _check(ctx: click.Context, request: AuditRequest) -> None:
    """See before anything is read that the audit can be run as it is asked for."""
    from auditor.gates import check_baseline  # noqa: PLC0415 - late, as in `audit`

    if not request.sources:
        raise click.MissingParameter(ctx=ctx, param=PARAMETERS["sources"])
    check_destination(request.out, request.sources, OUTPUTS)
    if request.history:
        check_destination(request.history, request.sources, (), "--history")
    check_baseline(request.fail_on, given=bool(request.baseline or request.history))
    if request.templates:
        from auditor.reporters import check_templates  # noqa: PLC0415

        check_templates(request.templates)


def _audited(request: AuditRequest, progress: "Progress", beside: Beside) -> "AuditResult":
    """Return the result with what changed since the baseline and what the gates saw."""
    from auditor import pipeline  # noqa: PLC0415 - late, as in `audit`
    from auditor.gates import judged_gates  # noqa: PLC0415
    from auditor.history import recalled  # noqa: PLC0415
    from auditor.model.codec import read_result  # noqa: PLC0415

    earlier = read_result(request.baseline) if request.baseline else None
    result = pipeline.audit(_options(request, beside), progress, beside.core)
    if request.history:
        said = recalled(result, request.history, with_earlier=earlier is None)
        result, earlier = said.result, earlier or said.earlier
    if earlier:
        try:
            result = pipeline.compared(result, earlier)
        except ResultError as error:
            place = str(request.baseline or request.history)
            raise ResultError(error.problem, place=place, advice=error.advice) from error
    return replace(result, gates=judged_gates(request.fail_on, result))


def _options(request: AuditRequest, beside: Beside) -> "AuditOptions":
    """Return what the stages are asked, the user's packs and decisions read."""
    from auditor import engine  # noqa: PLC0415 - late, as in `audit`
    from auditor.importers.decisions import read_decisions  # noqa: PLC0415
    from auditor.model.options import AuditOptions  # noqa: PLC0415

    book = engine.load(request.rules, beside.parsed)
    return AuditOptions(
        sources=request.sources,
        rulebook=engine.chosen(book, request.select, request.ignore),
        me=request.me,
        region=request.region,
        as_of=request.as_of.date() if request.as_of else None,
        decisions=read_decisions(request.decisions) if request.decisions else (),
        mappings=request.mapping,
    )


def _written(
    request: AuditRequest,
    result: "AuditResult",
    privacy: Privacy,
    progress: "Progress",
    core: SecondCore,
) -> list[Path]:
    """Write the outputs asked for and return their paths; keep the result where it is asked."""
    from auditor import history, reporters  # noqa: PLC0415 - late, as in `audit`

    options = reporters.ReportOptions(
        language=language_of(request.lang),
        vcard_version=request.vcard_version,
        enrich=request.enrich,
        templates=request.templates,
        progress=progress,
    )
    formats = request.format or DEFAULT_FORMATS
    written = write_outputs(result, request.out, formats, privacy, options, core)
    if request.history:
        reporters.write_files(request.history, history.files(result))
    return written
