"""A small result with something in every kind of field, and a table of every kind of column."""

import datetime as dt
from typing import Any

import pandas as pd
import pytest

from auditor.model.codec import TABLES
from auditor.model.comparison import CHANGES, TREND, Comparison
from auditor.model.evidence import EVIDENCE
from auditor.model.gates import Gate, GateOutcome
from auditor.model.imported import Owner, RoleStart
from auditor.model.matched import PEOPLE
from auditor.model.notes import Note
from auditor.model.result import AuditResult
from auditor.model.rules import All, AnyOf, Axis, Choice, Not, Rule, RuleBook, Slope, Test, WordList
from auditor.model.table import Column, Table
from auditor.model.verdicts import VERDICTS

CONDITION = All(
    (
        Test("messages_in", "at_least", 3),
        AnyOf((Test("name", "is_one_of", ("a", "b")), Not(Test("own_note", "equals", True)))),
    )
)

EVERY_KIND = Table(
    "row",
    (
        Column("id", "key", "a number"),
        Column("name", "text", "a text"),
        Column("count", "integer", "a number, perhaps missing"),
        Column("share", "number", "a fraction"),
        Column("known", "flag", "yes, no, or missing"),
        Column("seen_at", "moment", "a moment"),
        Column("on", "day", "a day"),
    ),
)
"""A table with a column of every kind."""


@pytest.fixture
def result() -> AuditResult:
    """A small result with something in every kind of field."""
    book = RuleBook(
        rules=(
            Rule("relationship/x", "A title", CONDITION, effect="axis", axis="bond", points=30.0),
            Rule("relationship/y", "B", CONDITION, points=Slope("silence_share", (0, 100), (2, 0))),
        ),
        axes=(Axis("bond", "Bond", 40.0),),
        classes=(Choice("business-card-only", "Cards", None),),
        words={"name/kinship": WordList("name/kinship", "Kin", {"de": ("mama",)})},
        settings={"rhythm_gaps": 5},
    )
    frames: dict[str, Any] = {name: table.empty() for name, table in TABLES.items()}
    frames["people"] = PEOPLE.build(
        {
            "person_id": ["p-0123456789ab"],
            "name": ["Jürgen <b>"],
            "connected_on": [pd.Timestamp("2024-02-01")],
        }
    )
    frames["verdicts"] = VERDICTS.build(
        {
            "person_id": ["p-0123456789ab"],
            "class": ["dormant"],
            "rules_class": ["dormant"],
            "confidence": ["high"],
        }
    )
    frames["trend"] = TREND.build({"as_of": [pd.Timestamp("2026-01-31")], "people": [1]})
    frames["evidence"] = EVIDENCE.build(
        {
            "person_id": ["p-0123456789ab"],
            "messages_in": [3],
            "reciprocity": [0.5],
            "own_note": [None],
        }
    )
    return AuditResult(
        version="1",
        as_of=dt.date(2026, 1, 31),
        as_of_how="newest",
        owner=Owner(
            name="Mira",
            roles=(RoleStart("A", "B", dt.date(2020, 1, 1), None),),
            emails=("a@b.example",),
        ),
        region="DE",
        rulebook=book,
        notes=(Note("ignored", "x.csv", 3, {"count": 2, "reason": "r"}),),
        comparison=Comparison(
            dt.date(2025, 1, 31),
            dt.date(2026, 1, 31),
            CHANGES.build({"change": ["new"], "person_id": ["p-0123456789ab"], "name": ["Jürgen"]}),
        ),
        gates=(GateOutcome(Gate("new", ">", 0.0), 1.0, failed=True),),
        **frames,
    )
