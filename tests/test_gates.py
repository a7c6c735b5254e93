"""Tests of gates: a closed little language over the numbers of an audit."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from auditor.engine import load
from auditor.errors import UsageError
from auditor.gates import METRICS, check_baseline, judged_gates, parse_gate
from auditor.model.codec import TABLES
from auditor.model.comparison import CHANGE_KINDS, CHANGES, Comparison
from auditor.model.gates import Gate, GateOutcome
from auditor.model.imported import SOURCES, Owner
from auditor.model.matched import ACCOUNT, PAIRS, PEOPLE
from auditor.model.result import AuditResult
from auditor.model.rules import SEVERITIES, Rule, RuleBook, Test
from auditor.model.table import Table
from auditor.model.verdicts import SPOKEN, VERDICTS


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
        ("share.dormant >= .5", Gate("share.dormant", ">=", 0.5)),
        ("gone != -1", Gate("gone", "!=", -1)),
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


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("findings.eror", "there is no metric findings.eror (did you mean findings.error?)"),
        ("new_findings > 2", "there is no metric new_findings (did you mean new-findings?)"),
        ("duplicate", "there is no metric duplicate (did you mean duplicates?)"),
    ],
)
def test_unknown_metric_is_suggested(text: str, message: str) -> None:
    """A misspelt metric gets the nearest one, and the place where it stands."""
    for place in ("--fail-on", "auditor.toml:7"):
        with pytest.raises(UsageError) as caught:
            parse_gate(text, place)
        assert f"{place}: {message}" == str(caught.value)


def test_far_metric_gets_the_list() -> None:
    """Where nothing is near, all metrics are named."""
    with pytest.raises(UsageError, match=r"one of people, meaningful, .*new-findings"):
        parse_gate("xyz")


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


def _counted() -> AuditResult:
    """An audit in which every metric has a number of its own."""
    frames: dict[str, Any] = {name: table.empty() for name, table in TABLES.items()}
    classes = ["meaningful"] * 1 + ["dormant"] * 2 + ["business-card-only"] * 5
    ids = [str(place) for place in range(len(classes))]
    frames["people"] = PEOPLE.build({"person_id": ids})
    frames["verdicts"] = VERDICTS.build(
        {"person_id": ids, "class": classes, "confidence": ["low"] * 6 + ["high"] * 2}
    )
    found = {"a/error": 3, "a/warning": 4, "a/info": 6, "a/mark": 9}
    frames["spoken"] = SPOKEN.build(
        {"rule_id": [rule for rule, count in found.items() for _ in range(count)]}
    )
    frames["pairs"] = _outcomes(PAIRS, "outcome", possible=7, same=8, different=9)
    frames["account"] = _outcomes(ACCOUNT, "outcome", kept=20, ignored=10, rejected=11)
    frames["sources"] = _outcomes(SOURCES, "status", read=4, unreadable=12, empty=13)
    rules = tuple(
        Rule(f"a/{s}", "A flaw", Test("name", "present"), effect="finding", severity=s)
        for s in SEVERITIES
    )
    mark = Rule("a/mark", "A mark", Test("name", "present"))
    changes = [kind for place, kind in enumerate(CHANGE_KINDS) for _ in range(20 + place)]
    return replace(
        _audit(),
        rulebook=RuleBook(rules=(*rules, mark)),
        comparison=_changes(*changes),
        **frames,
    )


def _outcomes(table: Table, column: str, **counts: int) -> pd.DataFrame:
    values = [value for value, count in counts.items() for _ in range(count)]
    return table.build({column: values})


EXPECTED = {
    "people": 8,
    "meaningful": 1,
    "dormant": 2,
    "business-card-only": 5,
    "share.meaningful": 1 / 8,
    "share.dormant": 2 / 8,
    "share.business-card-only": 5 / 8,
    "share.confidence-low": 6 / 8,
    "findings": 13,
    "findings.error": 3,
    "findings.warning": 4,
    "findings.info": 6,
    "duplicates": 7,
    "records.ignored": 10,
    "records.rejected": 11,
    "sources.unreadable": 12,
    **{
        kind: 20 + place
        for place, kind in enumerate(CHANGE_KINDS)
        if not kind.startswith("finding-")
    },
    "new-findings": 20 + list(CHANGE_KINDS).index("finding-new"),
    "mended-findings": 20 + list(CHANGE_KINDS).index("finding-mended"),
}


def test_the_list_is_closed() -> None:
    """Every metric has an expected number here, and there are no others."""
    assert set(EXPECTED) == set(METRICS)


@pytest.mark.parametrize("metric", METRICS)
def test_every_metric_counts_its_own(metric: str) -> None:
    """Each metric is the number of what it names and of nothing else."""
    (outcome,) = judged_gates([Gate(metric, ">", 0)], _counted())
    assert GateOutcome(Gate(metric, ">", 0), EXPECTED[metric], failed=True) == outcome


@pytest.mark.parametrize("metric", METRICS)
def test_every_metric_is_nought_of_nobody(metric: str) -> None:
    """Every metric can be asked of an empty audit; a bare one is green."""
    compared = replace(_audit(), comparison=_changes())
    assert judged_gates([Gate(metric, ">", 0)], compared)[0] == GateOutcome(
        Gate(metric, ">", 0), 0.0, failed=False
    )


@pytest.mark.parametrize(
    ("sign", "failed"),
    [
        (">", (False, False, True)),
        (">=", (False, True, True)),
        ("<", (True, False, False)),
        ("<=", (True, True, False)),
        ("==", (False, True, False)),
        ("!=", (True, False, True)),
    ],
)
def test_operators(sign: str, failed: tuple[bool, ...]) -> None:
    """Each operator says of 1, 2 and 3 against 2 what it says in arithmetic."""
    gate = Gate("dormant", sign, 2)
    audits = [_audit(*["dormant"] * count) for count in (1, 2, 3)]
    assert failed == tuple(judged_gates([gate], audit)[0].failed for audit in audits)


def test_an_undeliverable_address_is_an_error() -> None:
    """The gravest flaws of the shipped packs are the ones that findings.error counts."""
    grave = {rule.id for rule in load().rules if rule.severity == "error"}

    assert {"email/malformed"} == grave
