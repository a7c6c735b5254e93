"""The audit: the stages in their order, a line each."""

from dataclasses import replace

from auditor import __version__
from auditor.cleaning import clean
from auditor.comparison import compare
from auditor.engine import judge, judge_again
from auditor.evidence import measure, text_measurer
from auditor.importers import importers_for, read, read_mapping
from auditor.matching import match
from auditor.model.cleaned import Cleaned
from auditor.model.evidence import Measured
from auditor.model.imported import Imported
from auditor.model.matched import Matched
from auditor.model.options import AuditOptions
from auditor.model.progress import Progress, silent
from auditor.model.result import AuditResult
from auditor.model.verdicts import Judged
from auditor.second_core import ONE_CORE, SecondCore


def audit(
    options: AuditOptions, progress: Progress = silent, core: SecondCore = ONE_CORE
) -> AuditResult:
    """Run all stages over the sources and return the whole outcome; `core` does part of the work.

    Raises:
        NoReadableInput: nothing among the sources could be read.
    """
    book = options.rulebook
    importers = importers_for([read_mapping(file) for file in options.mappings])
    imported = read(
        options.sources,
        measure_texts=text_measurer(book),
        me=options.me,
        progress=progress,
        importers=importers,
        core=core,
    )
    progress("clean", 0, None, "")
    cleaned = clean(imported, region=options.region, book=book, progress=progress, core=core)
    progress("match", 0, None, "")
    matched = match(
        cleaned,
        imported.interactions,
        decisions=options.decisions,
        book=book,
        cards=imported.cards,
        progress=progress,
    )
    progress("measure", 0, None, "")
    measured = measure(matched, cleaned, imported, book=book, as_of=options.as_of)
    progress("judge", 0, None, "")
    judged = judge(measured.evidence, matched.decided, book=book)
    return _result(options, imported, cleaned, matched, measured, judged)


def _result(
    options: AuditOptions,
    imported: Imported,
    cleaned: Cleaned,
    matched: Matched,
    measured: Measured,
    judged: Judged,
) -> AuditResult:
    return AuditResult(
        version=__version__,
        as_of=measured.as_of,
        as_of_how=measured.as_of_how,
        owner=imported.owner,
        region=cleaned.region,
        sources=imported.sources,
        account=matched.account,
        people=matched.people,
        channels=matched.channels,
        pairs=matched.pairs,
        evidence=measured.evidence,
        timeline=measured.timeline,
        mirror=measured.mirror,
        verdicts=judged.verdicts,
        spoken=judged.spoken,
        rulebook=options.rulebook,
        notes=imported.notes + matched.notes + measured.notes + judged.notes,
        broken=judged.broken,
        decisions=options.decisions,
        cards=imported.cards,
    )


def compared(result: AuditResult, earlier: AuditResult) -> AuditResult:
    """Return the result with what changed since an earlier audit, judged with that knowledge.

    Raises:
        ResultError: the two audits are of different owners.
    """
    return judge_again(replace(result, comparison=compare(earlier, result)))
