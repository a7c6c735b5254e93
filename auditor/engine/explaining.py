"""Explains one person of an audit from its result alone."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from auditor.engine.bench import most_points, slope_points
from auditor.engine.comparisons import carrying, lacking
from auditor.engine.explanation import (
    AxisAccount,
    Explanation,
    PairAccount,
    Quarter,
    RecordAccount,
    Silent,
    Spoken,
)
from auditor.engine.facts import AXES, Facts
from auditor.engine.turns import turns
from auditor.errors import UsageError
from auditor.model.result import AuditResult
from auditor.model.rules import Choice, Rule, RuleBook, Slope
from auditor.model.sentences import fill, shown
from auditor.model.verdicts import VERDICTS


def explain(result: AuditResult, person_id: str) -> Explanation:
    """Return how one person came to their class, and what would change it.

    Raises:
        UsageError: nobody in the audit has that id.
    """
    found = (result.people["person_id"] == person_id).to_numpy(dtype=bool).nonzero()[0]
    if not len(found):
        raise UsageError(f"nobody here has the id {person_id}")
    place = int(found[0])
    person = result.evidence.iloc[[place]].reset_index(drop=True)
    judged = result.verdicts.iloc[[place]].reset_index(drop=True)
    facts = Facts(person.join(judged[VERDICTS.names[1:]]), result.rulebook.words)
    spoken = result.spoken[result.spoken["person_id"] == person_id]
    given = dict(zip(spoken["rule_id"].tolist(), spoken["points"].tolist(), strict=True))
    axes, verdict = _axes(result, facts, given), judged.iloc[0]
    return Explanation(
        person_id=person_id,
        as_of=result.as_of,
        axes=axes,
        remarks=tuple(
            _spoken(rule, facts, None)
            for rule in result.rulebook.rules
            if rule.id in given and rule.effect != "axis"
        ),
        opener=_opener(result, facts, str(verdict["opener"])),
        turns=turns(person, verdict, axes, book=result.rulebook, as_of=result.as_of),
        records=_records(result, person_id),
        pairs=_pairs(result, person_id),
        quarters=_quarters(result, person_id),
        seen=_seen(facts),
        **_listed_as(result.people.iloc[place], person.iloc[0]),
        **_judged_as(verdict, result.rulebook),
    )


def _listed_as(listed: pd.Series, measured: pd.Series) -> dict[str, Any]:
    """Return who the person is, and the days that stand beside them, as an explanation has them."""
    return {
        "name": str(listed["name"]),
        "company": str(listed["company"]),
        "job_title": str(listed["job_title"]),
        "word_due_on": _day(measured["word_due_on"]),
        "last_contact_on": _day(measured["last_contact_on"]),
    }


def _judged_as(verdict: pd.Series, book: RuleBook) -> dict[str, Any]:
    """Return the verdict as an explanation has it: class, confidence, decision, places on lists."""
    return {
        "person_class": str(verdict["class"]),
        "rules_class": str(verdict["rules_class"]),
        "class_title": _titles(book.classes, str(verdict["class"])),
        "confidence": str(verdict["confidence"]),
        "confidence_title": _titles(book.confidence, str(verdict["confidence"])),
        "decision": str(verdict["decision"]),
        "cannot_tell": bool(verdict["cannot_tell"]),
        "prune_rank": _whole(verdict["prune_rank"]),
        "reconnect_rank": _whole(verdict["reconnect_rank"]),
        "keep_in_touch_rank": _whole(verdict["keep_in_touch_rank"]),
    }


def _seen(facts: Facts) -> dict[str, str]:
    """Return every value as a sentence shows it: flags as true and false, missing ones empty."""
    values = facts.rows.iloc[0]
    seen = {}
    for column in map(str, facts.rows.columns):
        flag = facts.kind(column) == "flag"
        told = str(values[column]).lower() if flag else shown(values[column])
        seen[column] = told if facts.known(column)[0] else ""
    return seen


def _titles(choices: Sequence[Choice], value: str) -> tuple[str, str]:
    for choice in choices:
        if choice.value == value:
            return (choice.title, choice.title_de or choice.title)
    return (value, value)


def _axes(result: AuditResult, facts: Facts, given: dict[str, float]) -> tuple[AxisAccount, ...]:
    verdict = facts.rows.iloc[0]
    broken = {rule.rule_id for rule in result.broken}
    accounts = []
    for axis in sorted(result.rulebook.axes, key=lambda axis: AXES.index(axis.id)):
        rules = [r for r in result.rulebook.rules if r.axis == axis.id and r.id not in broken]
        accounts.append(
            AxisAccount(
                axis,
                float(verdict[axis.id]),
                bool(verdict[f"{axis.id}_reached"]),
                tuple(_spoken(r, facts, given[r.id]) for r in rules if r.id in given),
                tuple(_silent(r, facts) for r in rules if r.id not in given),
            )
        )
    return tuple(accounts)


def _spoken(rule: Rule, facts: Facts, points: float | None) -> Spoken:
    values = {str(name): value for name, value in facts.rows.iloc[0].items()}
    sentences = [
        fill(rule.text("says", language) or rule.text("title", language), values, language)
        for language in ("en", "de")
    ]
    return Spoken(rule, sentences[0], sentences[1], points, carrying(rule.when, facts))


def _silent(rule: Rule, facts: Facts) -> Silent:
    could = most_points(rule)
    if isinstance(rule.points, Slope):
        now = float(slope_points(rule.points, facts)[0])
        could = could if pd.isna(now) else now
    return Silent(rule, could, lacking(rule.when, facts))


def _opener(result: AuditResult, facts: Facts, rule_id: str) -> Spoken | None:
    rules = [rule for rule in result.rulebook.rules if rule.id == rule_id]
    return _spoken(rules[0], facts, None) if rules else None


def _records(result: AuditResult, person_id: str) -> tuple[RecordAccount, ...]:
    rows = result.account[result.account["person_id"] == person_id]
    return tuple(
        RecordAccount(
            source=row["source"],
            line=_whole(row["line"]) or 0,
            kind=row["kind"],
            name=row["name"],
            company=row["company"],
            outcome=row["outcome"],
            reason=row["reason"],
        )
        for row in rows.to_dict("records")
    )


def _pairs(result: AuditResult, person_id: str) -> tuple[PairAccount, ...]:
    of_person = (result.pairs["left_person"] == person_id) | (
        result.pairs["right_person"] == person_id
    )
    rows = result.pairs[of_person].to_dict("records")
    ids = {row[side] for row in rows for side in ("left_record", "right_record")}
    known = result.account[result.account["record_id"].isin(list(ids))]
    names = dict(zip(known["record_id"].tolist(), known["name"].tolist(), strict=True))
    return tuple(
        PairAccount(
            outcome=row["outcome"],
            score=float(row["score"]),
            left=names.get(row["left_record"], ""),
            right=names.get(row["right_record"], ""),
            other_person=_other(row, person_id),
            reasons_for=_listed(row["reasons_for"]),
            reasons_against=_listed(row["reasons_against"]),
        )
        for row in rows
    )


def _other(row: dict[Any, Any], person_id: str) -> str:
    others = [row[side] for side in ("left_person", "right_person") if row[side] != person_id]
    return str(others[0]) if others else ""


def _quarters(result: AuditResult, person_id: str) -> tuple[Quarter, ...]:
    rows = result.timeline[result.timeline["person_id"] == person_id].sort_values("quarter_on")
    return tuple(
        Quarter(
            pd.Timestamp(row["quarter_on"]).date(),
            _whole(row["messages_in"]) or 0,
            _whole(row["messages_out"]) or 0,
        )
        for row in rows.to_dict("records")
    )


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("; ") if part)


def _whole(value: Any) -> int | None:
    return None if pd.isna(value) else int(value)


def _day(value: Any) -> Any:
    return None if pd.isna(value) else pd.Timestamp(value).date()
