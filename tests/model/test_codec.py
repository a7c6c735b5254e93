"""Tests of audit.json: written and read back it is the same result."""

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from auditor.errors import ResultError
from auditor.model.codec import (
    TABLES,
    condition_from_plain,
    condition_to_plain,
    decode,
    encode,
    read_result,
)
from auditor.model.comparison import CHANGES, TREND, Comparison
from auditor.model.evidence import EVIDENCE
from auditor.model.gates import Gate, GateOutcome
from auditor.model.imported import Owner, RoleStart
from auditor.model.matched import PEOPLE
from auditor.model.notes import Note
from auditor.model.result import AuditResult
from auditor.model.rules import All, AnyOf, Axis, Choice, Not, Rule, RuleBook, Slope, Test, WordList

CONDITION = All(
    (
        Test("messages_in", "at_least", 3),
        AnyOf((Test("name", "is_one_of", ("a", "b")), Not(Test("own_note", "equals", True)))),
    )
)


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
        {"person_id": ["p-1"], "name": ["Jürgen <b>"], "connected_on": [pd.Timestamp("2024-02-01")]}
    )
    frames["trend"] = TREND.build({"as_of": [pd.Timestamp("2026-01-31")], "people": [1]})
    frames["evidence"] = EVIDENCE.build(
        {"person_id": ["p-1"], "messages_in": [3], "reciprocity": [0.5], "own_note": [None]}
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
            CHANGES.build({"change": ["new"], "person_id": ["p-1"], "name": ["Jürgen"]}),
        ),
        gates=(GateOutcome(Gate("new", ">", 0.0), 1.0, failed=True),),
        **frames,
    )


def test_round_trip(result: AuditResult) -> None:
    """What encode writes, decode reads: every field and every table is equal."""
    again = decode(json.loads(b"".join(encode(result))))
    for name in TABLES:
        pd.testing.assert_frame_equal(getattr(result, name), getattr(again, name))
    for name in ("owner", "rulebook", "notes", "as_of", "schema_version", "broken", "decisions"):
        assert getattr(result, name) == getattr(again, name)
    assert result.gates == again.gates
    assert result.comparison is not None
    assert again.comparison is not None
    assert result.comparison.old_as_of == again.comparison.old_as_of
    assert result.comparison.new_as_of == again.comparison.new_as_of
    pd.testing.assert_frame_equal(result.comparison.changes, again.comparison.changes)


def test_without_a_baseline(result: AuditResult) -> None:
    """A result that was compared with nothing reads back as one."""
    alone = replace(result, comparison=None)
    assert decode(json.loads(b"".join(encode(alone)))).comparison is None


def test_same_result_same_bytes(result: AuditResult) -> None:
    """Two writings of one result are equal, byte for byte."""
    assert b"".join(encode(result)) == b"".join(encode(result))


def test_conditions_keep_the_packs_grammar() -> None:
    """A condition is written as in a pack and read back as it was."""
    plain = condition_to_plain(CONDITION)
    assert {"messages_in": {"at_least": 3}} == plain["all"][0]
    assert condition_from_plain(plain) == CONDITION


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "is no audit result"),
        (b"\xff\xfe\x00", "is no audit result"),
        (b"[]", "is no audit result"),
        (b"[" * 100_000, "is no audit result"),
        (b'{"schema_version":99}', "has schema version 99, this auditor reads 2"),
        (b'{"schema_version":1}', "has schema version 1, this auditor reads 2"),
        (b'{"schema_version":2,"people":{}}', "is damaged"),
    ],
)
def test_unusable_files(tmp_path: Path, content: bytes, problem: str) -> None:
    """A file that is no result of this version is refused with its problem and an advice."""
    file = tmp_path / "audit.json"
    file.write_bytes(content)
    with pytest.raises(ResultError) as caught:
        read_result(tmp_path)
    assert caught.value.problem == problem
    assert caught.value.advice


def test_missing_file(tmp_path: Path) -> None:
    """A folder without an audit.json is refused, not a traceback."""
    with pytest.raises(ResultError, match="cannot be read"):
        read_result(tmp_path)
