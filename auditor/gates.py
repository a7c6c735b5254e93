"""Gates: conditions on the numbers of an audit under which a CI job fails."""

import difflib
import operator
import re
from collections.abc import Callable, Mapping, Sequence

from auditor.errors import UsageError
from auditor.model.comparison import CHANGE_KINDS
from auditor.model.gates import Gate, GateOutcome
from auditor.model.result import AuditResult
from auditor.model.rules import SEVERITIES
from auditor.model.verdicts import CLASSES

_OPERATORS: Mapping[str, Callable[[float, float], bool]] = {
    ">": operator.gt,
    ">=": operator.ge,
    "<": operator.lt,
    "<=": operator.le,
    "==": operator.eq,
    "!=": operator.ne,
}
_GATE = re.compile(r"\s*([\w.-]+)\s*(?:(>=|<=|==|!=|>|<)\s*(-?(?:\d+(?:\.\d+)?|\.\d+))\s*)?")

Count = Callable[[AuditResult], float]


def _class_count(name: str) -> Count:
    return lambda result: float((result.verdicts["class"] == name).sum())


def _share(column: str, value: str) -> Count:
    def share(result: AuditResult) -> float:
        return float((result.verdicts[column] == value).mean()) if len(result.verdicts) else 0.0

    return share


def _findings(*severities: str) -> Count:
    def count(result: AuditResult) -> float:
        rules = result.rulebook.rules
        found = [r.id for r in rules if r.effect == "finding" and r.severity in severities]
        return float(result.spoken["rule_id"].isin(found).sum())

    return count


_COUNTS: Mapping[str, tuple[str, Count]] = {
    "people": ("people in the contacts", lambda result: float(len(result.people))),
    **{name: (f"people who are {name}", _class_count(name)) for name in CLASSES},
    **{
        f"share.{name}": (f"share (0-1) of people who are {name}", _share("class", name))
        for name in CLASSES
    },
    "share.confidence-low": (
        "share (0-1) of people whom no message history covers",
        _share("confidence", "low"),
    ),
    "findings": ("flaws found", _findings(*SEVERITIES)),
    **{f"findings.{s}": (f"flaws of severity {s}", _findings(s)) for s in SEVERITIES},
    "duplicates": (
        "pairs that may be one person",
        lambda result: float((result.pairs["outcome"] == "possible").sum()),
    ),
    "records.ignored": (
        "records set aside",
        lambda result: float((result.account["outcome"] == "ignored").sum()),
    ),
    "records.rejected": (
        "records that could not be read",
        lambda result: float((result.account["outcome"] == "rejected").sum()),
    ),
    "sources.unreadable": (
        "files that could not be read",
        lambda result: float((result.sources["status"] == "unreadable").sum()),
    ),
}
_CHANGES: Mapping[str, str] = {
    **{kind: kind for kind in CHANGE_KINDS if not kind.startswith("finding-")},
    "new-findings": "finding-new",
    "mended-findings": "finding-mended",
}

METRICS: Mapping[str, str] = {
    **{name: meaning for name, (meaning, _) in _COUNTS.items()},
    **{name: f"since the baseline: {CHANGE_KINDS[kind]}" for name, kind in _CHANGES.items()},
}
"""Every metric that a gate may name, with what it counts."""


def parse_gate(text: str, place: str = "--fail-on") -> Gate:
    """Return the gate that a text says; a bare metric means `> 0`.

    Args:
        text: METRIC, or METRIC OP NUMBER.
        place: the option, or the file and line, where it stands.

    Raises:
        UsageError: it is no gate, or names no metric; the nearest one is suggested.
    """
    found = _GATE.fullmatch(text)
    if not found:
        raise UsageError(
            f"{text!r} is no gate", place=place, advice="write METRIC OP NUMBER, as cooled > 5"
        )
    metric, sign, bound = found.groups()
    if metric not in METRICS:
        near = difflib.get_close_matches(metric, METRICS, n=1)
        advice = f"did you mean {near[0]}?" if near else f"one of {', '.join(METRICS)}"
        raise UsageError(f"there is no metric {metric}", place=place, advice=advice)
    return Gate(metric, sign or ">", float(bound or 0))


def check_baseline(gates: Sequence[Gate], *, given: bool) -> None:
    """See, before an audit is run, that gates on changes have an audit to count from.

    Raises:
        UsageError: a gate counts changes, and there is no baseline.
    """
    for gate in gates:
        if gate.metric in _CHANGES and not given:
            raise UsageError(
                "counts changes, so it needs an earlier audit",
                place=f"--fail-on {gate.metric}",
                advice="give --baseline audit.json, or keep audits with --history",
            )


def judged_gates(gates: Sequence[Gate], result: AuditResult) -> tuple[GateOutcome, ...]:
    """Return what each gate saw in a result and its comparison, and whether it failed.

    Without a comparison nothing has changed: so a job starts green with the first
    audit that it keeps. `check_baseline` sees to it that one is kept or given.
    """
    seen = [(gate, _value(gate.metric, result)) for gate in gates]
    return tuple(
        GateOutcome(gate, value, _OPERATORS[gate.operator](value, gate.bound))
        for gate, value in seen
    )


def _value(metric: str, result: AuditResult) -> float:
    if metric in _COUNTS:
        return _COUNTS[metric][1](result)
    return float(result.comparison.count(_CHANGES[metric])) if result.comparison else 0.0
