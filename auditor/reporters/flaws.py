"""Flaws as rows: on whom, by which rule, how grave, and whether they are new since last time."""

from collections.abc import Mapping
from dataclasses import dataclass

from auditor.model.result import AuditResult
from auditor.model.rules import SEVERITIES, Rule


@dataclass(frozen=True)
class Flaw:
    """One finding rule with the people it spoke about, in the order of the people.

    Attributes:
        rule: the rule.
        people: their person_ids.
        new: those of them on whom it is new since the baseline; empty without one.
    """

    rule: Rule
    people: tuple[str, ...]
    new: tuple[str, ...]


def flaws_of(result: AuditResult) -> tuple[Flaw, ...]:
    """Return every finding rule that spoke, the gravest first, then the most frequent."""
    place = _places(result)
    new = _new(result)
    spoken: dict[str, list[str]] = {}
    rows = result.spoken
    for rule_id, person_id in zip(
        rows["rule_id"].tolist(), rows["person_id"].tolist(), strict=True
    ):
        spoken.setdefault(rule_id, []).append(person_id)
    flaws = []
    for rule in finding_rules(result):
        if rule.id in spoken:
            people = sorted(spoken[rule.id], key=lambda person: place.get(person, len(place)))
            fresh = tuple(person for person in people if (person, rule.id) in new)
            flaws.append(Flaw(rule, tuple(people), fresh))
    return tuple(
        sorted(flaws, key=lambda flaw: (SEVERITIES.index(flaw.rule.severity), -len(flaw.people)))
    )


def finding_rules(result: AuditResult) -> tuple[Rule, ...]:
    """Return the rules that find flaws, in the order of the packs."""
    return tuple(rule for rule in result.rulebook.rules if rule.effect == "finding")


def names_of(result: AuditResult) -> Mapping[str, str]:
    """Return the name of every person by person_id."""
    people = result.people
    return dict(zip(people["person_id"].tolist(), people["name"].tolist(), strict=True))


def _places(result: AuditResult) -> Mapping[str, int]:
    return {person: at for at, person in enumerate(result.people["person_id"].tolist())}


def _new(result: AuditResult) -> frozenset[tuple[str, str]]:
    """Return person_id and rule_id of each flaw that the baseline did not have."""
    if result.comparison is None:
        return frozenset()
    changes = result.comparison.changes
    fresh = changes[changes["change"] == "finding-new"]
    return frozenset(zip(fresh["person_id"].tolist(), fresh["now"].tolist(), strict=True))
