"""The reporter of summary.md: its parts in their order, bounded in length."""

from collections.abc import Iterator

from auditor.model.result import AuditResult
from auditor.reporters.interface import Rendered, ReportOptions
from auditor.reporters.language import language_of
from auditor.reporters.markdown.parts import Summary

FILE = "summary.md"
LONGEST = 60_000
"""Bytes. A comment on GitHub takes 65,536 characters, a job summary 1 MiB, GitLab 1 MB."""


class MarkdownReporter:
    """Writes summary.md, for a job's page or a comment."""

    files: tuple[str, ...] = (FILE,)

    def render(self, result: AuditResult, options: ReportOptions) -> Iterator[Rendered]:
        """Yield summary.md."""
        summary = Summary(result, language_of(options.language))
        yield FILE, [_fitted(list(summary.lines()), summary.cut()).encode()]


def _fitted(lines: list[str], cut: str) -> str:
    """Return the lines as text, with `cut` in place of those that are too many."""
    room = LONGEST - len(cut.encode()) - 1
    kept = 0
    for line in lines:
        room -= len(line.encode()) + 1
        if room < 0:
            break
        kept += 1
    if kept == len(lines):
        return "\n".join([*lines, ""])
    return "\n".join([*lines[:kept], cut, ""])
