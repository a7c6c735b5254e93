"""Tests of gates: a closed little language over the numbers of an audit."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from auditor.errors import UsageError
from auditor.gates import METRICS, check_baseline, judged_gates, parse_gate
from auditor.model.codec import TABLES
from auditor.model.comparison import CHANGES, Comparison
from auditor.model.gates import Gate, GateOutcome
from auditor.model.imported import Owner
from auditor.model.result import AuditResult
from auditor.model.rules import RuleBook
from auditor.model.verdicts import VERDICTS


def _audit(*classes: str) -> AuditResult:
    frames: dict[str, Any] = {name: table.empty() for name, table in TABLES.items()}
    frames["verdicts"] = VERDICTS.build(
        {"person_id": [str(place) for place in range(len(classes))], "class": list(classes)}
    )
    return AuditResult("1", dt.date(2026, 1, 31), "", Owner(), "", rulebook=RuleBook(), **frames)


def _changes(*kinds: str) -> Comparison:
    return Comparison(
        dt.date(2025, 1, 31), dt.date(2026, 1, 31), CHANGES.build({"change": list(kinds)})
    )


@pytest.mark.parametrize(
    ("text", "gate"),
    [
        ("cooled > 5", Gate("cooled", ">", 5)),
        ("cooled>=5", Gate("cooled", ">=", 5)),
        ("new-findings", Gate("new-findings", ">", 0)),
        (" share.business-card-only > 0.9 ", Gate("share.business-card-only", ">", 0.9)),
        ("people < 10", Gate("people", "<", 10)),
    ],
)
def test_parse(text: str, gate: Gate) -> None:
    """METRIC OP NUMBER with or without spaces; a bare metric means more than none."""
    assert parse_gate(text) == gate


@pytest.mark.parametrize("text", ["", "cooled >", "> 5", "cooled 5", "cooled > five", "a b c"])
def test_nonsense_is_a_usage_error(text: str) -> None:
    """What is no gate is said, with the way to write one."""
    with pytest.raises(UsageError):
        parse_gate(text)


def test_unknown_metric_is_suggested() -> None:
    """A misspelt metric gets the nearest one."""
    with pytest.raises(UsageError, match=r"did you mean findings\.error"):
        parse_gate("findings.eror")


def test_gates_see_the_numbers() -> None:
    """A gate fails exactly where its condition holds."""
    audit = _audit("meaningful", "dormant", "dormant", "dormant")
    gates = [parse_gate(text) for text in ("dormant > 2", "dormant > 3", "share.dormant >= 0.75")]
    assert judged_gates(gates, audit) == (
        GateOutcome(gates[0], 3.0, failed=True),
        GateOutcome(gates[1], 3.0, failed=False),
        GateOutcome(gates[2], 0.75, failed=True),
    )


def test_changes_need_a_baseline() -> None:
    """A gate on changes counts them, and is refused where there is nothing to compare with."""
    gate = parse_gate("cooled > 1")
    compared = replace(_audit(), comparison=_changes("cooled", "cooled"))
    assert judged_gates([gate], compared) == (GateOutcome(gate, 2.0, failed=True),)
    assert judged_gates([gate], _audit()) == (GateOutcome(gate, 0.0, failed=False),)
    with pytest.raises(UsageError, match="--baseline"):
        check_baseline([gate], given=False)


@pytest.mark.parametrize("metric", METRICS)
def test_every_metric_has_a_number(metric: str) -> None:
    """Every metric of the closed list can be asked of an empty audit."""
    compared = replace(_audit(), comparison=_changes())
    assert judged_gates([Gate(metric, "==", 0)], compared)[0].value == 0
