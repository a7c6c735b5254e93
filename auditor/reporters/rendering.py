"""Renders outputs one after another, the large ones beside on a second processor core."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from auditor.model.imported import NO_CARDS
from auditor.model.progress import silent
from auditor.model.result import AuditResult
from auditor.reporters.html import HtmlReporter
from auditor.reporters.interface import Rendered, Reporter, ReportOptions
from auditor.reporters.result_file import ResultFileReporter
from auditor.second_core import ONE_CORE, Answer, SecondCore

_LARGE = (HtmlReporter, ResultFileReporter)
"""Reporters that take as long as all others together, and need no cards."""


@dataclass(frozen=True)
class Output:
    """A reporter with the result that its files may show."""

    reporter: Reporter
    result: AuditResult


def rendered(
    outputs: Sequence[Output], options: ReportOptions, core: SecondCore = ONE_CORE
) -> Iterator[Rendered]:
    """Yield all files; those that are rendered beside come last."""
    total = sum(len(output.reporter.files) for output in outputs)
    done = 0
    for files in _in_turn(outputs, options, core):
        for file in files:
            options.progress("report", done, total, "files")
            yield file
            done += 1
    options.progress("report", total, total, "files")


def _in_turn(
    outputs: Sequence[Output], options: ReportOptions, core: SecondCore
) -> Iterator[Iterator[Rendered]]:
    """Yield the files of each output in turn, those that are rendered beside last."""
    beside: list[Answer[Iterable[Rendered]]] = []
    here: list[Output] = []
    alone = replace(options, progress=silent)
    sent: dict[int, AuditResult] = {}
    for output in outputs:
        if not core.is_there or not isinstance(output.reporter, _LARGE):
            here.append(output)
            continue
        if id(output.result) not in sent:
            sent[id(output.result)] = replace(output.result, cards=NO_CARDS)
            core.keep(sent[id(output.result)])
        result = sent[id(output.result)]
        otherwise = partial(output.reporter.render, output.result, options)
        beside.append(core.begin(_whole, output.reporter, result, alone, otherwise=otherwise))
    for output in here:
        yield output.reporter.render(output.result, options)
    for answer in reversed(beside):  # what waits over there longest is done here at last
        yield iter(answer())


def _whole(reporter: Reporter, result: AuditResult, options: ReportOptions) -> Iterable[Rendered]:
    """Return the files of a reporter in one piece each, as they can be sent."""
    return [(name, [b"".join(content)]) for name, content in reporter.render(result, options)]
