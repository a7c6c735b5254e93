"""annotations.txt: failed gates and new flaws as GitHub's workflow commands."""

from collections.abc import Iterator, Mapping

from auditor.forms import printable
from auditor.model.result import AuditResult
from auditor.model.rules import Severity
from auditor.reporters.flaws import Flaw, flaws_of, names_of
from auditor.reporters.headline import headline_of, lead_sentence
from auditor.reporters.interface import Rendered, ReportOptions
from auditor.reporters.language import language_of

FILE = "annotations.txt"
_MOST = 10
"""GitHub shows ten annotations of a kind a step, and drops the others in silence."""
_LONGEST = 200
_COMMANDS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}


class AnnotationsReporter:
    """Writes annotations.txt; printed to stdout by a job, GitHub shows it on the job's page.

    What failed and what is new since the baseline, at most ten of a kind; the
    tenth says how many are left out.
    """

    files: tuple[str, ...] = (FILE,)

    def render(self, result: AuditResult, options: ReportOptions) -> Iterator[Rendered]:
        """Yield annotations.txt."""
        told: dict[str, list[tuple[str, str]]] = {"error": [], "warning": [], "notice": []}
        answer = lead_sentence(headline_of(result), language_of(options.language))
        told["notice"].append(("Contact audit", answer))
        for outcome in result.gates:
            if outcome.failed:
                told["error"].append((f"failed on {outcome.gate}", f"it is {outcome.value:g}"))
        names = names_of(result)
        for flaw in flaws_of(result):
            told[_COMMANDS[flaw.rule.severity]] += _new(flaw, names, options.language)
        lines = [line for kind, messages in told.items() for line in _bounded(kind, messages)]
        yield FILE, ["".join(f"{line}\n" for line in lines).encode()]


def command(kind: str, title: str, message: str) -> str:
    """Return a workflow command, its parts escaped as GitHub's toolkit escapes them."""
    shown = _escaped(title).replace(":", "%3A").replace(",", "%2C")
    return f"::{kind} title={shown}::{_escaped(message)}"


def _new(flaw: Flaw, names: Mapping[str, str], language: str) -> list[tuple[str, str]]:
    title = flaw.rule.text("title", language)
    fix = flaw.rule.text("fix", language)
    return [(flaw.rule.id, f"{names.get(person, '')}: {title}. {fix}") for person in flaw.new]


def _bounded(kind: str, messages: list[tuple[str, str]]) -> Iterator[str]:
    whole = len(messages) <= _MOST
    for title, message in messages if whole else messages[: _MOST - 1]:
        yield command(kind, title, message)
    if not whole:
        yield command(kind, "Contact audit", f"and {len(messages) - _MOST + 1} more")


def _escaped(text: str) -> str:
    line = printable(text)
    short = line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
    return short.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
