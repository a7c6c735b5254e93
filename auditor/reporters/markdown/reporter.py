"""The reporter of summary.md: its parts in their order, bounded in length."""

from collections.abc import Callable, Iterator, Sequence

from auditor.model.result import AuditResult
from auditor.reporters.interface import Rendered, ReportOptions
from auditor.reporters.language import language_of
from auditor.reporters.markdown import actions, outcome
from auditor.reporters.markdown.telling import Telling

FILE = "summary.md"
LONGEST = 60_000
"""Bytes. A comment on GitHub takes 65,536 characters, a job summary 1 MiB, GitLab 1 MB."""

PARTS: Sequence[Callable[[Telling], Iterator[str]]] = (
    outcome.answer,
    outcome.gates,
    outcome.changes,
    outcome.trend,
    actions.words_due,
    actions.people_to_write_to,
    actions.what_can_be_let_go,
    actions.flaws,
    actions.duplicates,
    actions.what_to_know,
)
"""The parts of the summary, the answer first."""


class MarkdownReporter:
    """Writes summary.md, for a job's page or a comment."""

    files: tuple[str, ...] = (FILE,)

    def render(self, result: AuditResult, options: ReportOptions) -> Iterator[Rendered]:
        """Yield summary.md."""
        telling = Telling(result, language_of(options.language))
        lines = [line for part in PARTS for line in part(telling)]
        cut = "\n" + telling.say("Cut here; the report holds the rest.")
        yield FILE, [_fitted(lines, cut).encode()]


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
