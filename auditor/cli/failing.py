"""Says of a failed gate what is behind its number: which flaws on whom, which entries."""

from collections.abc import Iterator, Sequence

from auditor.forms import printable
from auditor.model.gates import GateOutcome
from auditor.model.result import AuditResult
from auditor.reporters.flaws import Flaw, flaws_of, names_of

_MOST = 5
_MOST_PEOPLE = 3


def behind(outcome: GateOutcome, shown: AuditResult, language: str) -> Iterator[str]:
    """Yield the first few things that a gate counted, where they are flaws or entries.

    Args:
        outcome: the failed gate.
        shown: the result as the terminal may show it.
        language: `en` or `de`.
    """
    metric, _, severity = outcome.gate.metric.partition(".")
    if outcome.gate.metric == "records.rejected":
        yield from _shortened(_rejected(shown))
    elif metric in ("findings", "new-findings"):
        flaws = [
            (flaw, flaw.new if metric == "new-findings" else flaw.people)
            for flaw in flaws_of(shown)
            if severity in ("", flaw.rule.severity)
        ]
        told = [_flaw(flaw, people, shown, language) for flaw, people in flaws if people]
        yield from _shortened(told)


def _flaw(flaw: Flaw, people: Sequence[str], shown: AuditResult, language: str) -> str:
    names, places = names_of(shown), _places(shown)
    told = [
        printable(f"{names.get(person, person)} ({places[person]})" if person in places else person)
        for person in people[:_MOST_PEOPLE]
    ]
    more = len(people) - len(told)
    title = printable(flaw.rule.text("title", language))
    return f"{title}: {', '.join(told)}" + (f" +{more}" if more > 0 else "")


def _places(shown: AuditResult) -> dict[str, str]:
    """Return the file in which each person is found first."""
    rows = shown.account[shown.account["person_id"] != ""].drop_duplicates("person_id")
    files = rows["source"].str.rpartition("/")[2]
    return dict(zip(rows["person_id"].tolist(), files.tolist(), strict=True))


def _rejected(shown: AuditResult) -> list[str]:
    rows = shown.account[shown.account["outcome"] == "rejected"]
    return [
        printable(f"{source}:{line}: {reason}")
        for source, line, reason in zip(rows["source"], rows["line"], rows["reason"], strict=True)
    ]


def _shortened(lines: Sequence[str]) -> Iterator[str]:
    for line in lines[:_MOST]:
        yield f"  {line}"
    if len(lines) > _MOST:
        yield f"  +{len(lines) - _MOST}"
