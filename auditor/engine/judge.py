"""Judges people: every rule over the evidence, axes, class, confidence, lists, decisions."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from auditor.engine.bench import Bench, Speech
from auditor.engine.facts import AXES, Facts
from auditor.model.notes import Note
from auditor.model.rules import Choice, ListRule, RuleBook
from auditor.model.verdicts import CLASSES, SPOKEN, VERDICTS, Judged

_OFF_PRUNE = ("keep", "meaningful", "later")
_TOLD_BY_OWNER = ("keep", "meaningful", "prune")


def judge(evidence: pd.DataFrame, decided: pd.DataFrame, *, book: RuleBook) -> Judged:
    """Return what the rules say about each person, the owner's decisions applied.

    Args:
        evidence: EVIDENCE, one row a person; its order is kept.
        decided: DECIDED; where a person stands twice, the last row counts.
        book: the rules in force.
    """
    bench = Bench()
    facts = Facts(evidence.reset_index(drop=True), book.words)
    axis_speech = [
        s for rule in book.rules if rule.effect == "axis" for s in bench.hear(rule, facts)
    ]
    facts = facts.joined(_axis_columns(axis_speech, book, len(facts)))
    facts = facts.joined(_class_columns(facts, decided, book, bench))
    facts = facts.joined(
        {"confidence": _chosen(book.confidence, facts, bench, "confidence").astype("str")}
    )
    facts = facts.joined(_list_columns(facts, book.lists, bench))
    facts = facts.joined({"opener": _openers(facts, book, bench)})
    remarks = [
        speech
        for rule in book.rules
        if rule.effect in ("mark", "finding")
        for speech in bench.hear(rule, facts)
    ]
    order = {rule.id: place for place, rule in enumerate(book.rules)}
    speeches = sorted(axis_speech + remarks, key=lambda speech: order[speech.rule.id])
    verdicts = VERDICTS.build(facts.rows[VERDICTS.names])
    spoken = _spoken(speeches, facts.rows["person_id"])
    return Judged(verdicts, spoken, bench.broken, _notes(verdicts, book))


def _notes(verdicts: pd.DataFrame, book: RuleBook) -> tuple[Note, ...]:
    """Return what is to be said about the whole: rules left out, more ties than one can keep."""
    notes = []
    deciding = ", ".join(rule.id for rule in book.left_out if rule.effect == "axis")
    if deciding:
        notes.append(Note("rules-left-out", parameters={"rules": deciding}))
    meaningful = int((verdicts["class"] == CLASSES[0]).sum())
    capacity = book.settings.get("capacity_people", math.inf)
    if meaningful > capacity:
        counts = {"count": meaningful, "capacity": int(capacity)}
        notes.append(Note("beyond-capacity", parameters=counts))
    return tuple(notes)


def classes_by_rules(evidence: pd.DataFrame, book: RuleBook) -> pd.Series:
    """Return the class of each row of EVIDENCE by the rules alone, and nothing else."""
    bench = Bench()
    facts = Facts(evidence.reset_index(drop=True), book.words)
    speeches = [s for rule in book.rules if rule.effect == "axis" for s in bench.hear(rule, facts)]
    facts = facts.joined(_axis_columns(speeches, book, len(facts)))
    return _chosen(book.classes, facts, bench, "classes")


def class_of_scores(person: pd.DataFrame, scores: Mapping[str, float], book: RuleBook) -> str:
    """Return the class that the rules would give one person (EVIDENCE, one row) for such scores."""
    bounds = _bounds(book)
    columns: dict[str, pd.Series] = {}
    for axis, score in scores.items():
        columns[axis] = pd.Series([score], dtype="float64")
        columns[f"{axis}_reached"] = pd.Series([score >= bounds[axis]], dtype="boolean")
    facts = Facts(person.reset_index(drop=True), book.words).joined(columns)
    return str(_chosen(book.classes, facts, Bench(), "classes").iloc[0])


def _bounds(book: RuleBook) -> dict[str, float]:
    return dict.fromkeys(AXES, math.inf) | {axis.id: axis.at_least for axis in book.axes}


def _axis_columns(speeches: Sequence[Speech], book: RuleBook, rows: int) -> dict[str, pd.Series]:
    """Return bond, pulse and whether each is reached: points summed, held within 0-100."""
    columns: dict[str, pd.Series] = {}
    bounds = _bounds(book)
    for axis in AXES:
        points = [speech.points for speech in speeches if speech.rule.axis == axis]
        score = np.round(np.clip(sum(points, start=np.zeros(rows)), 0, 100), 1)
        columns[axis] = pd.Series(score)
        reached = score >= bounds[axis]
        columns[f"{axis}_reached"] = pd.Series(reached, dtype="boolean")
    return columns


def _class_columns(
    facts: Facts, decided: pd.DataFrame, book: RuleBook, bench: Bench
) -> dict[str, pd.Series]:
    by_rules = _chosen(book.classes, facts, bench, "classes")
    last = decided.drop_duplicates("person_id", keep="last").set_index("person_id")["decision"]
    decision = last.reindex(facts.rows["person_id"]).fillna("").reset_index(drop=True)
    return {
        "rules_class": by_rules,
        "class": by_rules.where(decision != "meaningful", "meaningful"),
        "decision": decision,
    }


def _chosen(choices: Sequence[Choice], facts: Facts, bench: Bench, part: str) -> pd.Series:
    """Return the first choice that holds for each row."""
    chosen = np.full(len(facts), "", dtype=object)
    for choice in choices:
        holds = (
            np.ones(len(facts), dtype=bool)
            if choice.when is None
            else bench.holds(choice.when, facts, f"{part}/{choice.value}")
        )
        chosen[holds & (chosen == "")] = choice.value
    return pd.Series(chosen, dtype="str")


def _list_columns(facts: Facts, lists: Sequence[ListRule], bench: Bench) -> Mapping[str, pd.Series]:
    """Return who is on which list, and at which place."""
    by_id = {rule.id: rule for rule in lists}
    decision = facts.rows["decision"]
    nobody = np.zeros(len(facts), dtype=bool)

    def on_list(name: str) -> Any:
        rule = by_id.get(name)
        return bench.holds(rule.when, facts, f"lists/{name}") if rule else nobody

    told = decision.isin(_TOLD_BY_OWNER).to_numpy(dtype=bool)
    columns = {"cannot_tell": pd.Series(on_list("cannot-tell") & ~told, dtype="boolean")}
    facts = facts.joined(columns)
    to_prune = (decision == "prune").to_numpy(dtype=bool)
    off_prune = decision.isin(_OFF_PRUNE).to_numpy(dtype=bool)
    listed = {
        "prune": (on_list("prune") & ~off_prune) | to_prune,
        "reconnect": on_list("reconnect") & ~to_prune,
        "keep-in-touch": on_list("keep-in-touch") & ~to_prune,
    }
    ranks = {
        f"{name.replace('-', '_')}_rank": _ranks(facts, rows, by_id.get(name))
        for name, rows in listed.items()
    }
    return {**columns, **ranks}


def _ranks(facts: Facts, listed: Any, rule: ListRule | None) -> pd.Series:
    """Return places from 1 in the list's order, missing values last; names break ties."""
    order = (*(rule.order if rule else ()), ("name", False), ("person_id", False))
    columns: dict[str, bool] = {}
    for column, descending in order:
        columns.setdefault(column, descending)
    rows = facts.rows.loc[listed, list(columns)]
    ascending = [not descending for descending in columns.values()]
    ordered = rows.sort_values(list(columns), ascending=ascending, na_position="last").index
    ranks = pd.Series(pd.NA, index=facts.rows.index, dtype="Int64")
    ranks.loc[ordered] = np.arange(1, len(ordered) + 1)
    return ranks


def _openers(facts: Facts, book: RuleBook, bench: Bench) -> pd.Series:
    """Return the first opener that speaks for everyone dormant or on the reconnect list."""
    wanted = (facts.rows["class"] == "dormant") | facts.rows["reconnect_rank"].notna()
    openers = np.full(len(facts), "", dtype=object)
    for rule in book.rules:
        if rule.effect == "opener":
            for speech in bench.hear(rule, facts):
                openers[speech.speaks & wanted.to_numpy(dtype=bool) & (openers == "")] = rule.id
    return pd.Series(openers, dtype="str")


def _spoken(speeches: Sequence[Speech], people: pd.Series) -> pd.DataFrame:
    """Return SPOKEN, by the order of people and, for each, of the rules."""
    if not speeches:
        return SPOKEN.empty()
    where = [np.flatnonzero(speech.speaks) for speech in speeches]
    rows = np.concatenate(where)
    rules = np.repeat(np.arange(len(speeches)), [len(found) for found in where])
    points = np.concatenate([s.points[found] for s, found in zip(speeches, where, strict=True)])
    order = np.lexsort((rules, rows))
    ids = pd.Series([speech.rule.id for speech in speeches], dtype="str")
    return SPOKEN.build(
        {
            "person_id": people.iloc[rows[order]].reset_index(drop=True),
            "rule_id": ids.iloc[rules[order]].reset_index(drop=True),
            "points": points[order],
        }
    )
