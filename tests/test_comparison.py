"""Tests of comparing audits: people are found again, and each change is told once."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from auditor.comparison import compare
from auditor.errors import ResultError
from auditor.model.codec import TABLES
from auditor.model.evidence import EVIDENCE
from auditor.model.imported import Owner
from auditor.model.matched import PEOPLE, PERSON_CHANNELS
from auditor.model.result import AuditResult
from auditor.model.rules import Rule, RuleBook, Test
from auditor.model.verdicts import SPOKEN, VERDICTS

FLAW = Rule("name/placeholder", "No name yet", Test("name", "present"), effect="finding")


def _audit(*people: dict[str, Any], owner: str = "linkedin:mira-muster") -> AuditResult:
    """An audit of people given as id, class, and optional name, company, keys and findings."""
    frames: dict[str, Any] = {name: table.empty() for name, table in TABLES.items()}
    ids = [person["id"] for person in people]
    frames["people"] = PEOPLE.build(
        {
            "person_id": ids,
            "name": [person.get("name", "Jana Groß") for person in people],
            "given": [person.get("name", "Jana Groß").split()[0] for person in people],
            "family": [person.get("name", "Jana Groß").split()[-1] for person in people],
            "name_status": [person.get("status", "full") for person in people],
            "birthday": [person.get("birthday", "") for person in people],
            "connected_on": pd.to_datetime(
                [str(person.get("connected_on", "")) for person in people]
            ),
            "company": [person.get("company", "") for person in people],
        }
    )
    frames["verdicts"] = VERDICTS.build(
        {"person_id": ids, "class": [person["class"] for person in people]}
    )
    frames["evidence"] = EVIDENCE.build({"person_id": ids})
    channels = [
        (person["id"], kind, form, key)
        for person in people
        for kind, form, key in person.get("keys", ())
    ]
    frames["channels"] = PERSON_CHANNELS.build(
        {
            "person_id": [row[0] for row in channels],
            "kind": [row[1] for row in channels],
            "form": [row[2] for row in channels],
            "key": [row[3] for row in channels],
        }
    )
    found = [(person["id"], rule) for person in people for rule in person.get("findings", ())]
    frames["spoken"] = SPOKEN.build(
        {"person_id": [row[0] for row in found], "rule_id": [row[1] for row in found]}
    )
    return AuditResult(
        version="1",
        as_of=dt.date(2026, 1, 31),
        as_of_how="",
        owner=Owner(name=owner, profile=owner, certainty="high"),
        region="DE",
        rulebook=RuleBook(rules=(FLAW,)),
        **frames,
    )


def _told(old: AuditResult, new: AuditResult) -> list[tuple[str, str, str, str]]:
    changes = compare(old, new).changes
    columns = ("change", "name", "was", "now")
    return list(zip(*(changes[column] for column in columns), strict=True))


MAIL = ("email", "personal", "jana@example.org")
MOBILE = ("phone", "mobile", "+4917239200")
PROFILE = ("profile", "linkedin", "linkedin:jana")


def test_equal_audits_have_no_changes() -> None:
    """An audit compared with itself tells nothing."""
    audit = _audit({"id": "p-1", "class": "dormant", "findings": ["name/placeholder"]})
    assert _told(audit, audit) == []


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ("meaningful", "dormant", "cooled"),
        ("dormant", "meaningful", "revived"),
        ("business-card-only", "meaningful", "met"),
        ("business-card-only", "dormant", "met"),
        ("meaningful", "business-card-only", "reclassified"),
    ],
)
def test_transitions(before: str, after: str, change: str) -> None:
    """A person whose class moved is told by the name of that move."""
    old, new = _audit({"id": "p-1", "class": before}), _audit({"id": "p-1", "class": after})
    assert _told(old, new) == [(change, "Jana Groß", before, after)]


@pytest.mark.parametrize("key", [MAIL, MOBILE, PROFILE])
def test_person_is_found_again_by_any_key(key: tuple[str, str, str]) -> None:
    """A new id is no new person while a personal key stays."""
    old = _audit({"id": "p-1", "class": "dormant", "keys": [key]})
    new = _audit({"id": "p-2", "class": "dormant", "keys": [key]})
    assert _told(old, new) == []


def test_person_is_found_again_by_name_and_company() -> None:
    """Where no key stayed, a name and company that are unique in both audits do."""
    person = {"class": "dormant", "name": "Jana Groß", "company": "Werft AG"}
    old, new = _audit({"id": "p-1", **person}), _audit({"id": "p-2", **person})
    assert _told(old, new) == []


def test_shared_key_links_nobody() -> None:
    """A landline is a household's: who left and who came stay two people."""
    landline = ("phone", "landline", "+493023125001")
    old = _audit({"id": "p-1", "class": "dormant", "keys": [landline], "name": "Jana Groß"})
    new = _audit({"id": "p-2", "class": "dormant", "keys": [landline], "name": "Paul Groß"})
    assert _told(old, new) == [
        ("new", "Paul Groß", "", "dormant"),
        ("gone", "Jana Groß", "dormant", ""),
    ]


def test_merged_and_split() -> None:
    """Two people who became one are merged, one who became two is split; nobody is gone."""
    two = _audit(
        {"id": "p-1", "class": "dormant", "keys": [MAIL]},
        {"id": "p-2", "class": "dormant", "keys": [MOBILE]},
    )
    one = _audit({"id": "p-1", "class": "dormant", "keys": [MAIL, MOBILE]})
    assert {told[0] for told in _told(two, one)} == {"merged"}
    assert {told[0] for told in _told(one, two)} == {"split"}


def test_employer_and_findings() -> None:
    """A new employer, a flaw that came and a flaw that was mended are told."""
    plain = {"id": "p-1", "class": "dormant", "company": "Werft AG"}
    flawed = {**plain, "company": "Hafen GmbH", "findings": ["name/placeholder"]}
    assert _told(_audit(plain), _audit(flawed)) == [
        ("employer-changed", "Jana Groß", "Werft AG", "Hafen GmbH"),
        ("finding-new", "Jana Groß", "", "name/placeholder"),
    ]
    assert ("finding-mended", "Jana Groß", "name/placeholder", "") in _told(
        _audit(flawed), _audit(plain)
    )


def test_other_owner_is_refused() -> None:
    """Two people's audits are not compared: everything would be a change."""
    with pytest.raises(ResultError, match="different people"):
        compare(_audit(), _audit(owner="linkedin:somebody-else"))


def test_redacted_and_whole_audits_are_not_compared() -> None:
    """Nobody in a redacted audit can be found in a whole one: everybody would be gone and new."""
    with pytest.raises(ResultError, match="redacted"):
        compare(replace(_audit(), redaction="all"), _audit())
