"""Gates: conditions on the numbers of an audit under which a CI job fails."""

import difflib
import operator
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from auditor.errors import UsageError
from auditor.model.comparison import CHANGE_KINDS, Comparison
from auditor.model.result import AuditResult
from auditor.model.verdicts import CLASSES

_OPERATORS: Mapping[str, Callable[[float, float], bool]] = {
    ">": operator.gt,
    ">=": operator.ge,
    "<": operator.lt,
    "<=": operator.le,
    "==": operator.eq,
    "!=": operator.ne,
}
_GATE = re.compile(r"\s*([\w.-]+)\s*(?:(>=|<=|==|!=|>|<)\s*(-?\d+(?:\.\d+)?)\s*)?")
_CHANGES: Mapping[str, str] = {
    **{kind: kind for kind in CHANGE_KINDS},
    "new-findings": "finding-new",
    "mended-findings": "finding-mended",
}

METRICS: Mapping[str, str] = {
    "people": "people in the contacts",
    **{name: f"people who are {name}" for name in CLASSES},
    **{f"share.{name}": f"share (0-1) of people who are {name}" for name in CLASSES},
    "share.confidence-low": "share (0-1) of people whose verdict rests on no message history",
    "findings": "flaws found",
    **{f"findings.{grade}": f"flaws of severity {grade}" for grade in ("error", "warning", "info")},
    "duplicates": "pairs that may be one person",
    "records.ignored": "records set aside",
    "records.rejected": "records that could not be read",
    "sources.unreadable": "files that could not be read",
    **{
        name: f"changes since the baseline: {CHANGE_KINDS[kind]}" for name, kind in _CHANGES.items()
    },
}
"""Every metric that a gate may name, with what it counts."""


@dataclass(frozen=True)
class Gate:
    """`METRIC OP NUMBER`; the job fails where it is true."""

    metric: str
    operator: str
    bound: float

    def __str__(self) -> str:
        """Return the gate as written on the command line."""
        return f"{self.metric} {self.operator} {self.bound:g}"


def parse_gate(text: str) -> Gate:
    """Return the gate that a text says; a bare metric means `> 0`.

    Raises:
        UsageError: it is no gate, or names no metric; the nearest one is suggested.
    """
    found = _GATE.fullmatch(text)
    if not found:
        raise UsageError(
            "is no gate",
            place=f"--fail-on {text!r}",
            advice="write METRIC OP NUMBER, as cooled > 5",
        )
    metric, sign, bound = found.groups()
    if metric not in METRICS:
        near = difflib.get_close_matches(metric, METRICS, n=1)
        advice = f"did you mean {near[0]}?" if near else f"one of {', '.join(METRICS)}"
        raise UsageError(f"there is no metric {metric}", place="--fail-on", advice=advice)
    return Gate(metric, sign or ">", float(bound or 0))


def failed_gates(
    gates: Sequence[Gate], result: AuditResult, comparison: Comparison | None
) -> list[tuple[Gate, float]]:
    """Return the gates that are true, each with the number it saw.

    Raises:
        UsageError: a gate counts changes, and there is no baseline to count from.
    """
    seen = [(gate, _value(gate.metric, result, comparison)) for gate in gates]
    return [(gate, value) for gate, value in seen if _OPERATORS[gate.operator](value, gate.bound)]


def _value(metric: str, result: AuditResult, comparison: Comparison | None) -> float:
    if metric in _CHANGES:
        if comparison is None:
            raise UsageError(
                "counts changes, so it needs an earlier audit",
                place=f"--fail-on {metric}",
                advice="give --baseline audit.json",
            )
        return comparison.count(_CHANGES[metric])
    family, _, member = metric.partition(".")
    if family == "findings":
        return _findings(result, member)
    if family == "records":
        return float((result.account["outcome"] == member).sum())
    if family == "sources":
        return float((result.sources["status"] == member).sum())
    if family == "share":
        return _share(result, member)
    if metric == "duplicates":
        return float((result.pairs["outcome"] == "possible").sum())
    if metric == "people":
        return float(len(result.people))
    return float((result.verdicts["class"] == metric).sum())


def _findings(result: AuditResult, severity: str) -> float:
    rules = [
        rule.id
        for rule in result.rulebook.rules
        if rule.effect == "finding" and (not severity or rule.severity == severity)
    ]
    return float(result.spoken["rule_id"].isin(rules).sum())


def _share(result: AuditResult, member: str) -> float:
    if result.verdicts.empty:
        return 0.0
    if member == "confidence-low":
        return float((result.verdicts["confidence"] == "low").mean())
    return float((result.verdicts["class"] == member).mean())
