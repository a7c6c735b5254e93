"""Verdicts: what the rules said about each person."""

from dataclasses import dataclass, field

import pandas as pd

from auditor.model.notes import Note
from auditor.model.table import Column, Table

CLASSES = ("meaningful", "dormant", "business-card-only")
CONFIDENCES = ("high", "medium", "low")
DECISIONS = ("keep", "prune", "later", "meaningful", "same", "different")

VERDICTS = Table(
    "verdicts",
    (
        Column("person_id", "text", "the person"),
        Column("class", "text", "meaningful, dormant or business-card-only, decisions applied"),
        Column("rules_class", "text", "the class by the rules alone"),
        Column("bond", "number", "0-100: was there ever a relationship"),
        Column("pulse", "number", "0-100: is it alive now"),
        Column("bond_reached", "flag", "bond at or above its axis's bound"),
        Column("pulse_reached", "flag", "pulse at or above its axis's bound"),
        Column("confidence", "text", "high, medium or low"),
        Column("decision", "text", "the owner's own: keep, prune, later, meaningful, or empty"),
        Column("prune_rank", "integer", "place on the pruning list, from 1; missing: not on it"),
        Column(
            "reconnect_rank", "integer", "place on the reconnect list, from 1; missing: not on it"
        ),
        Column(
            "keep_in_touch_rank",
            "integer",
            "place on the keep-in-touch plan, from 1; missing: not on it",
        ),
        Column("cannot_tell", "flag", "no history in which they could appear: not to be pruned"),
        Column("opener", "text", "id of the opener rule, for the reconnect list"),
    ),
)

SPOKEN = Table(
    "spoken rules",
    (
        Column("person_id", "text", "the person"),
        Column("rule_id", "text", "a rule that spoke about them"),
        Column("points", "number", "points it gave to its axis; NaN for other rules"),
    ),
)
"""Their sentences are `rule.says` filled with the person's row of evidence: values stand once."""


@dataclass(frozen=True)
class BrokenRule:
    """A rule that failed while judging; the others still spoke."""

    rule_id: str
    reason: str


@dataclass(frozen=True)
class Judged:
    """VERDICTS (in the order of the evidence), SPOKEN, rules that broke, and notes."""

    verdicts: pd.DataFrame
    spoken: pd.DataFrame
    broken: tuple[BrokenRule, ...] = ()
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class Decision:
    """One line of decisions.csv: `person` and `other` are any key of a person.

    `line` is where it stands, 1-based; 0 where it stands in no file. Two lines
    that say the same are equal wherever they stand.
    """

    person: str
    decision: str
    name: str = ""
    other: str = ""
    note: str = ""
    line: int = field(default=0, compare=False)
