"""Hears rules one by one; one that fails is set aside with its reason, the others still speak."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from auditor.engine.conditions import true_rows
from auditor.engine.facts import Facts
from auditor.model.rules import Condition, Rule, Slope
from auditor.model.verdicts import BrokenRule


@dataclass(frozen=True)
class Speech:
    """What one rule says about all people.

    Attributes:
        rule: the rule.
        speaks: for each row, whether it speaks.
        points: for each row, the points it gives: 0 where it is silent, NaN
            where it speaks but belongs to no axis.
    """

    rule: Rule
    speaks: Any
    points: Any


class Bench:
    """Evaluates rules and conditions, and keeps the list of those that broke."""

    def __init__(self) -> None:
        """Begin with nothing broken."""
        self._broken: dict[str, BrokenRule] = {}

    @property
    def broken(self) -> tuple[BrokenRule, ...]:
        """The rules that failed, each once, in the order they were heard."""
        return tuple(self._broken.values())

    def hear(self, rule: Rule, facts: Facts) -> Iterator[Speech]:
        """Yield what a rule says, or nothing if it fails."""
        try:
            speech = _heard(rule, facts)
        except Exception as error:  # noqa: BLE001 - whatever a rule does, the others must be heard
            self._broke(rule.id, error)
            return
        yield speech

    def holds(self, condition: Condition, facts: Facts, what: str) -> Any:
        """Return for each row whether a condition is true; nowhere if it fails."""
        try:
            return true_rows(condition, facts)
        except Exception as error:  # noqa: BLE001 - whatever a condition does, the audit goes on
            self._broke(what, error)
            return np.zeros(len(facts), dtype=bool)

    def _broke(self, what: str, error: Exception) -> None:
        # Only the kind of the error and, for a name that is missing, the name: an
        # error's text may quote the data it failed on.
        named = f" {error.args[0]}" if isinstance(error, KeyError) and error.args else ""
        self._broken.setdefault(what, BrokenRule(what, f"{type(error).__name__}{named}"))


def _heard(rule: Rule, facts: Facts) -> Speech:
    speaks = true_rows(rule.when, facts)
    if rule.effect != "axis":
        return Speech(rule, speaks, np.where(speaks, np.nan, 0.0))
    points = slope_points(rule.points, facts) if isinstance(rule.points, Slope) else rule.points
    speaks = speaks & ~np.isnan(points)
    return Speech(rule, speaks, np.where(speaks, points, 0.0))


def slope_points(slope: Slope, facts: Facts) -> Any:
    """Return a slope's points for each row, to one decimal; NaN where its column is missing."""
    (low, at_low), (high, at_high) = sorted([slope.start, slope.end])
    values = np.asarray(facts.values(slope.of), dtype="float64")
    return np.round(np.interp(values, [low, high], [at_low, at_high]), 1)


def most_points(rule: Rule) -> float:
    """Return the most points that a rule can give."""
    if isinstance(rule.points, Slope):
        return max(rule.points.start[1], rule.points.end[1])
    return rule.points
