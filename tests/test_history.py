"""Tests of kept audits: the trend over them, and the one before."""

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from auditor.history import files, recalled
from auditor.model.codec import TABLES
from auditor.model.comparison import TREND
from auditor.model.imported import Owner
from auditor.model.matched import PAIRS, PEOPLE
from auditor.model.result import SCHEMA_VERSION, AuditResult
from auditor.model.rules import Rule, RuleBook, Test
from auditor.model.verdicts import SPOKEN, VERDICTS

MINE = Owner("Mira Muster", "linkedin:mira-muster", certainty="high")
OTHER = Owner("Olaf Anders", "linkedin:olaf-anders", certainty="high")
FLAW = Rule("name/placeholder", "No name yet", Test("name", "present"), effect="finding")
MARK = Rule("relationship/steady", "Steady", Test("name", "present"))


def _audit(day: str, *classes: str, owner: Owner = MINE) -> AuditResult:
    """An audit with a finding about each person, a mark beside it, and one open pair."""
    frames: dict[str, Any] = {name: table.empty() for name, table in TABLES.items()}
    ids = [f"p-{place}" for place in range(len(classes))]
    frames["people"] = PEOPLE.build({"person_id": ids})
    frames["verdicts"] = VERDICTS.build({"person_id": ids, "class": list(classes)})
    rules = [rule.id for rule in (FLAW, MARK)] * len(ids)
    frames["spoken"] = SPOKEN.build(
        {"person_id": [person for person in ids for _ in range(2)], "rule_id": rules}
    )
    frames["pairs"] = PAIRS.build(
        {
            "left_record": [0, 1],
            "right_record": [1, 2],
            "outcome": ["possible", "same"],
        }
    )
    book = RuleBook(rules=(FLAW, MARK))
    return AuditResult("1", dt.date.fromisoformat(day), "", owner, "", rulebook=book, **frames)


def _keep(folder: Path, result: AuditResult, name: str = "") -> Path:
    folder.mkdir(exist_ok=True)
    ((own_name, content),) = files(result)
    path = folder / (name or own_name)
    path.write_bytes(b"".join(content))
    return path


def _days(result: AuditResult) -> list[str]:
    days: list[str] = result.trend["as_of"].dt.strftime("%Y-%m-%d").tolist()
    return days


def test_first_audit_is_a_trend_of_one(tmp_path: Path) -> None:
    """Without a folder the trend is this audit alone, with every number counted."""
    said = recalled(_audit("2026-01-31", "meaningful", "dormant", "dormant"), tmp_path / "none")
    expected = TREND.build(
        {
            "as_of": [pd.Timestamp("2026-01-31")],
            "people": [3],
            "meaningful": [1],
            "dormant": [2],
            "business_card_only": [0],
            "findings": [3],
            "possible_duplicates": [1],
        }
    )
    pd.testing.assert_frame_equal(expected, TREND.check(said.result.trend))
    assert said.earlier is None
    assert said.result.notes == ()


def test_earlier_audits_come_in_order(tmp_path: Path) -> None:
    """Every kept audit of an earlier day has a row, the newest of them is the one before."""
    _keep(tmp_path, _audit("2025-12-31", "dormant"))
    _keep(tmp_path, _audit("2025-06-30"))
    said = recalled(_audit("2026-01-31", "dormant", "dormant"), tmp_path)
    assert _days(said.result) == ["2025-06-30", "2025-12-31", "2026-01-31"]
    assert said.result.trend["people"].tolist() == [0, 1, 2]
    assert said.earlier is not None
    assert said.earlier.as_of == dt.date(2025, 12, 31)


def test_same_day_is_replaced_and_later_days_are_not_looked_at(tmp_path: Path) -> None:
    """An audit made again gives the same trend, also when later ones were kept since."""
    first = _audit("2025-12-31", "dormant")
    _keep(tmp_path, first)
    _keep(tmp_path, _audit("2026-01-31"))
    said = recalled(first, tmp_path)
    assert _days(said.result) == ["2025-12-31"]
    assert said.earlier is None


def test_kept_trend_is_read_and_not_counted_again(tmp_path: Path) -> None:
    """An audit that was kept with its trend says its own row."""
    kept = recalled(_audit("2025-12-31", "dormant"), tmp_path).result
    told = replace(kept, trend=kept.trend.assign(people=pd.array([77], dtype="Int64")))
    _keep(tmp_path, told)
    assert recalled(_audit("2026-01-31"), tmp_path).result.trend["people"].tolist() == [77, 0]


def test_reformatted_audit_is_read_too(tmp_path: Path) -> None:
    """A kept audit may have been formatted by another program."""
    path = _keep(tmp_path, _audit("2025-12-31", "dormant"))
    path.write_bytes(path.read_bytes().replace(b"\n", b""))
    said = recalled(_audit("2026-01-31"), tmp_path)
    assert _days(said.result) == ["2025-12-31", "2026-01-31"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is no audit result"),
        (b"{", "is no audit result"),
        (b'{"schema_version":0}', f"has schema version 0, this auditor reads {SCHEMA_VERSION}"),
        (b'{"schema_version":%d}' % SCHEMA_VERSION, "is damaged"),
    ],
)
def test_useless_files_are_noted(tmp_path: Path, content: bytes, reason: str) -> None:
    """A damaged file is a note with its reason and no row; the others are still read."""
    (tmp_path / "audit-2025-11-30.json").write_bytes(content)
    _keep(tmp_path, _audit("2025-10-31"))
    said = recalled(_audit("2026-01-31"), tmp_path)
    assert _days(said.result) == ["2025-10-31", "2026-01-31"]
    ((note),) = said.result.notes
    assert ("not-in-trend", "audit-2025-11-30.json") == (note.kind, note.source)
    assert reason == note.parameters["reason"]


def test_truncated_audit_is_no_baseline(tmp_path: Path) -> None:
    """Whatever its lines still say, a broken audit is left out and the one before it is taken."""
    _keep(tmp_path, _audit("2025-10-31", "dormant"))
    path = _keep(tmp_path, recalled(_audit("2025-12-31", "dormant"), tmp_path).result)
    path.write_bytes(path.read_bytes().replace(b'"person_id":["p-0"]', b'"person_id":[7'))
    said = recalled(_audit("2026-01-31"), tmp_path)
    assert said.earlier is not None
    assert said.earlier.as_of == dt.date(2025, 10, 31)
    assert _days(said.result) == ["2025-10-31", "2026-01-31"]
    assert ["is no audit result"] == [note.parameters["reason"] for note in said.result.notes]


def test_other_peoples_audits_are_noted(tmp_path: Path) -> None:
    """A folder that two people use does not mix them up."""
    _keep(tmp_path, _audit("2025-12-31", "dormant", owner=OTHER))
    said = recalled(_audit("2026-01-31"), tmp_path)
    assert _days(said.result) == ["2026-01-31"]
    assert said.earlier is None
    assert ["not-in-trend"] == [note.kind for note in said.result.notes]


def test_other_files_are_left_alone(tmp_path: Path) -> None:
    """What is not named as a kept audit is not opened."""
    for name in ("audit-2025-13-41x.json", "audit.json", "audit-latest.json", "notes.txt"):
        (tmp_path / name).write_text("anything", encoding="utf-8")
    assert recalled(_audit("2026-01-31"), tmp_path).result.notes == ()


def test_earlier_is_read_only_where_it_is_wanted(tmp_path: Path) -> None:
    """With a baseline of the user's own no kept audit is read whole."""
    _keep(tmp_path, _audit("2025-12-31"))
    said = recalled(_audit("2026-01-31"), tmp_path, with_earlier=False)
    assert said.earlier is None
    assert _days(said.result) == ["2025-12-31", "2026-01-31"]


def test_same_folder_same_bytes(tmp_path: Path) -> None:
    """Keeping an audit twice writes the same file twice."""
    _keep(tmp_path, _audit("2025-12-31"))
    result = _audit("2026-01-31", "dormant")
    first = _keep(tmp_path, recalled(result, tmp_path).result).read_bytes()
    again = _keep(tmp_path, recalled(result, tmp_path).result).read_bytes()
    assert first == again
