"""Tests of person ids where nothing tells people apart."""

import pytest

from auditor.matching.people import person_ids


def test_many_people_under_one_key_get_ids_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Thousands of namesakes are numbered in their order, and no number is tried twice."""
    asked: list[str] = []
    digest = person_ids._digest

    def counted(key: str) -> str:
        asked.append(key)
        return digest(key)

    monkeypatch.setattr(person_ids, "_digest", counted)
    ids = person_ids._distinct(["name:anna schmidt|", "name:otto|"] * 3_000)
    assert len(set(ids)) == len(asked) == 6_000
    assert ids[:3] == [digest(k) for k in ("name:anna schmidt|", "name:otto|", f"{asked[0]}#2")]
