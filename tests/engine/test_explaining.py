"""Explanations: what spoke, what stayed silent and why, what would change the verdict."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from auditor.engine import explain, judge
from auditor.engine.comparisons import carrying, lacking
from auditor.engine.explanation import Explanation
from auditor.engine.facts import Facts
from auditor.errors import UsageError
from auditor.model.audit_file import FILE_NAME
from auditor.model.codec import encode, read_result
from auditor.model.evidence import TIMELINE
from auditor.model.matched import ACCOUNT, PAIRS
from auditor.model.result import AuditResult
from auditor.model.rules import All, AnyOf, Condition, Not, RuleBook, Test

MakeEvidence = Callable[..., pd.DataFrame]
MakeDecided = Callable[..., pd.DataFrame]
MakeResult = Callable[..., AuditResult]

FRIEND = {
    "name": "Ada Beispiel",
    "messages_in": 9,
    "reciprocity": 0.5,
    "own_note": True,
    "silence_days": 100,
    "alive_days": 400.0,
    "silence_share": 0.25,
    "last_contact_on": "2025-11-21",
}
FADED = FRIEND | {"silence_days": 500, "silence_share": 1.25}
CARD = {"name": "Cem Karte", "messages_in": 2, "reciprocity": 0.5, "silence_share": 0.5}


@pytest.fixture
def explained(evidence: MakeEvidence, result: MakeResult) -> Callable[..., Explanation]:
    """Return what explains the first of some people."""

    def of(*people: dict[str, Any], **tables: Any) -> Explanation:
        return explain(result(evidence(*people), **tables), "p-0")

    return of


def test_axes_are_sums(explained: Callable[..., Explanation]) -> None:
    """The points of the rules that spoke add up to the axis."""
    bond, pulse = explained(FRIEND, CARD).axes
    assert (50.0, True) == (bond.score, bond.reached)
    assert [("base/exchange", 30.0), ("base/note", 20.0)] == [
        (spoken.rule.id, spoken.points) for spoken in bond.spoken
    ]
    assert ((), ()) == (bond.silent, pulse.silent)
    assert [87.5] == [spoken.points for spoken in pulse.spoken]


def test_spoken_tells_what_it_read(explained: Callable[..., Explanation]) -> None:
    """A rule that spoke shows its sentence in both languages, the values and what was asked."""
    spoken = explained(FRIEND).axes[0].spoken[0]
    assert "9 messages from them" == spoken.sentence
    assert "9 Nachrichten von dort" == spoken.sentence_de
    assert spoken.because == spoken.rule.when


def test_silent_tells_what_it_lacks(explained: Callable[..., Explanation]) -> None:
    """A silent rule shows which value fell short, or that it is missing."""
    told = explained(CARD)
    exchange, note = told.axes[0].silent
    assert ("2", "", "0.5") == tuple(
        told.seen[c] for c in ("messages_in", "own_note", "reciprocity")
    )
    assert Test("messages_in", "at_least", 3) == exchange.lacking
    assert Test("own_note", "equals", operand=True) == note.lacking
    assert [30.0, 20.0] == [exchange.could_give, note.could_give]


def test_remarks_and_opener(explained: Callable[..., Explanation]) -> None:
    """Marks and findings stand apart from the axes, the opener by itself."""
    told = explained(FADED | {"name": "Noahs Mama", "last_exchange_season": "summer"})
    assert ["base/stand-in"] == [spoken.rule.id for spoken in told.remarks]
    assert told.opener is not None
    assert "How was ??" == told.opener.sentence


def test_quiet_on(explained: Callable[..., Explanation]) -> None:
    """The day on which silence alone changes the class is the first that does so."""
    (turn,) = explained(FRIEND).turns
    assert ("quiet-on", "dormant") == (turn.kind, turn.to_class)
    # Pulse falls under 50 as soon as the silence is above 400 days; at 401 it
    # rounds to 49.9, and 301 days from the as-of date are still to go.
    assert dt.date(2026, 3, 1) + dt.timedelta(days=301) == turn.day


def test_word_revives(explained: Callable[..., Explanation]) -> None:
    """A dormant person becomes meaningful by an exchange now."""
    assert [("word-revives", "meaningful")] == [
        (turn.kind, turn.to_class) for turn in explained(FADED).turns
    ]


def test_rule_lifts(explained: Callable[..., Explanation]) -> None:
    """A silent rule that alone would lift the bond is named with what it lacks."""
    turn = explained(CARD | {"own_note": True}).turns[-1]
    assert ("rule-lifts", "meaningful") == (turn.kind, turn.to_class)
    assert ["base/exchange"] == [silent.rule.id for silent in turn.rules]


def test_rules_lift_together(explained: Callable[..., Explanation]) -> None:
    """Where no rule alone would do, the fewest that would together are named."""
    (turn,) = explained(CARD).turns
    assert ("rules-lift", "meaningful") == (turn.kind, turn.to_class)
    assert ["base/exchange", "base/note"] == [silent.rule.id for silent in turn.rules]


def test_decision_and_history(
    evidence: MakeEvidence, decided: MakeDecided, result: MakeResult
) -> None:
    """A decision is set beside what the rules say; a missing history is told."""
    rows = evidence({"history_covers": False})
    told = explain(result(rows, decided(("p-0", "meaningful"))), "p-0")
    assert ("meaningful", "business-card-only") == (told.person_class, told.rules_class)
    assert ["without-decision", "no-history"] == [turn.kind for turn in told.turns]


def test_records_pairs_and_quarters(explained: Callable[..., Explanation]) -> None:
    """Records, pairs and quarters of the person are told, and nobody else's."""
    account = ACCOUNT.build(
        {
            "record_id": [0, 1, 2],
            "source": ["Connections.csv", "cards.vcf", "cards.vcf"],
            "line": [4, 1, 9],
            "outcome": ["kept", "merged", "kept"],
            "person_id": ["p-0", "p-0", "p-1"],
            "name": ["Ada Beispiel", "A. Beispiel", "Ada Bespiel"],
        }
    )
    pairs = PAIRS.build(
        {
            "left_record": [0, 1],
            "right_record": [1, 2],
            "left_person": ["p-0", "p-0"],
            "right_person": ["p-0", "p-1"],
            "outcome": ["same", "possible"],
            "score": [99.0, 80.0],
            "reasons_for": ["same-email; initial", "similar-name"],
            "reasons_against": ["", "different-company"],
        }
    )
    timeline = TIMELINE.build(
        {
            "person_id": ["p-0", "p-1", "p-0"],
            "quarter_on": pd.to_datetime(["2025-10-01", "2025-01-01", "2025-07-01"]),
            "messages_in": [1, 2, 3],
            "messages_out": [0, 5, 1],
        }
    )
    told = explained(FRIEND, CARD, account=account, pairs=pairs, timeline=timeline)
    assert [("Connections.csv", 4), ("cards.vcf", 1)] == [(r.source, r.line) for r in told.records]
    same, possible = told.pairs
    assert ("", ("same-email", "initial")) == (same.other_person, same.reasons_for)
    assert ("p-1", "Ada Bespiel") == (possible.other_person, possible.right)
    assert [(7, 3, 1), (10, 1, 0)] == [
        (q.quarter_on.month, q.messages_in, q.messages_out) for q in told.quarters
    ]


def test_broken_rules_are_left_out(
    evidence: MakeEvidence, decided: MakeDecided, result: MakeResult, book: RuleBook
) -> None:
    """A rule that broke is neither spoken nor silent, and breaks no explanation."""
    rows = evidence(FRIEND)
    broken = replace(book.rules[0], when=Test("no_such_column", "present"))
    own = replace(book, rules=(broken, *book.rules[1:]))
    judged = judge(rows, decided(), book=own)
    audited = replace(
        result(rows),
        rulebook=own,
        verdicts=judged.verdicts,
        spoken=judged.spoken,
        broken=judged.broken,
    )
    bond = explain(audited, "p-0").axes[0]
    assert (["base/note"], ()) == ([spoken.rule.id for spoken in bond.spoken], bond.silent)


def test_told_from_the_file(tmp_path: Path, evidence: MakeEvidence, result: MakeResult) -> None:
    """What is written to audit.json and read back is explained the same, byte for byte."""
    audited = result(evidence(FRIEND, CARD))
    written = b"".join(encode(audited))
    (tmp_path / FILE_NAME).write_bytes(written)
    again = read_result(tmp_path)
    assert explain(audited, "p-1") == explain(again, "p-1")
    assert written == b"".join(encode(again))


def test_nobody(result: MakeResult, evidence: MakeEvidence) -> None:
    """An id that nobody has is a usage error."""
    with pytest.raises(UsageError, match="nobody here has the id p-7"):
        explain(result(evidence(CARD)), "p-7")


_LOW = Test("messages_in", "below", 3)
_HIGH = Test("messages_in", "above", 5)
_NOTE = Test("own_note", "equals", operand=True)
_ANY = Test("messages_in", "present")


@pytest.mark.parametrize(
    ("condition", "carried", "lacked"),
    [
        (_LOW, _LOW, None),
        (_HIGH, None, _HIGH),
        (_NOTE, None, _NOTE),
        (All((_LOW, _HIGH)), None, _HIGH),
        (All((_LOW, _ANY)), All((_LOW, _ANY)), None),
        (AnyOf((_HIGH, _NOTE)), None, AnyOf((_HIGH, _NOTE))),
        (AnyOf((_LOW, _NOTE)), _LOW, None),
        (Not(_HIGH), Not(_HIGH), None),
        (Not(_LOW), None, Not(_LOW)),
        (Not(AnyOf((_LOW, _HIGH))), None, Not(_LOW)),
        (All((_LOW, AnyOf((_HIGH, _NOTE)))), None, AnyOf((_HIGH, _NOTE))),
    ],
)
def test_parts(
    facts: Callable[..., Facts],
    condition: Condition,
    carried: Condition | None,
    lacked: Condition | None,
) -> None:
    """A condition is taken apart into the part that carries it or the part it lacks."""
    person = facts(messages_in=[2], own_note=[None])
    assert carried == carrying(condition, person)
    assert lacked == lacking(condition, person)
