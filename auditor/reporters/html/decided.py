"""The owner's decisions that the audit was given, each with the person it names."""

from typing import Any

from auditor.forms import profile_key
from auditor.model.result import AuditResult


def decisions_of(result: AuditResult, place: dict[str, int]) -> list[list[Any]]:
    """Return place (-1: nobody here), person, name, decision, other and note of every line."""
    if not result.decisions:
        return []
    keys = _keys(result) | place
    return [
        [
            keys.get(profile_key(line.person) or line.person.casefold(), -1),
            line.person,
            line.name,
            line.decision,
            line.other,
            line.note,
        ]
        for line in result.decisions
    ]


def _keys(result: AuditResult) -> dict[str, int]:
    """Return the rows of people by phone, e-mail and profile key."""
    keys: dict[str, int] = {}
    for name in ("phones", "emails", "profile"):
        for at, cell in enumerate(result.people[name].tolist()):
            if cell:
                keys.update(dict.fromkeys(cell.casefold().split("; "), at))
    return keys
