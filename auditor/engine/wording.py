"""Reads conditions, points and packs' entries aloud, in words."""

from collections.abc import Callable, Mapping
from typing import Any

from auditor.engine.conditions import columns_of
from auditor.engine.facts import FACTS
from auditor.engine.operators import OPERATORS
from auditor.model.rules import All, AnyOf, Condition, Not, Rule, Slope, Test
from auditor.model.sentences import shown

_COMPARED = {
    "en": {name: operator.words for name, operator in OPERATORS.items()},
    "de": {
        "at_least": "ist mindestens",
        "at_most": "ist höchstens",
        "above": "ist über",
        "below": "ist unter",
        "equals": "ist",
        "is_one_of": "ist eines von",
        "present": "ist bekannt",
        "missing": "ist nicht bekannt",
        "matches": "passt auf",
        "has_word_of": "hat ein Wort aus",
    },
}
_JOINTS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "and": " and ",
        "or": " or ",
        "not": "not",
        "flag": "is true",
        "no flag": "is not true",
    },
    "de": {
        "and": " und ",
        "or": " oder ",
        "not": "nicht",
        "flag": "gilt",
        "no flag": "gilt nicht",
    },
}
_OPPOSITE = {"present": "missing", "missing": "present"}

TestWords = Callable[[Test], str]
"""Says one comparison as a clause."""


def condition_in_words(
    condition: Condition, language: str = "en", tell: TestWords | None = None
) -> str:
    """Return a condition as a clause: `messages_in is at least 3 and own_note is true`.

    Args:
        condition: what is asked.
        language: `en` or `de`.
        tell: says one comparison; without it the columns stand by their names.
    """
    match condition:
        case All(parts):
            return _joined(parts, "and", language, tell)
        case AnyOf(parts):
            return _joined(parts, "or", language, tell)
        case Not(part):
            return f"{_JOINTS[language]['not']} ({condition_in_words(part, language, tell)})"
        case Test(column):
            return tell(condition) if tell else f"{column} {_bound_in_words(condition, language)}"


def _bound_in_words(test: Test, language: str) -> str:
    """Return what a comparison asks of its column: `is at least 3`."""
    operator, operand = test.operator, test.operand
    if operator == "equals" and isinstance(operand, bool):
        return _JOINTS[language]["flag" if operand else "no flag"]
    if operator in _OPPOSITE:
        return _COMPARED[language][operator if operand else _OPPOSITE[operator]]
    return f"{_COMPARED[language][operator]} {_operand(operand)}"


def joint_in_words(condition: Condition, language: str = "en") -> str:
    """Return the word between the parts of a condition: `and`, or `or` where one will do."""
    return _JOINTS[language]["or" if isinstance(condition, AnyOf) else "and"].strip()


def points_in_words(rule: Rule) -> str:
    """Return what an axis rule gives: `30 points to bond`, or a slope from and to."""
    if not isinstance(rule.points, Slope):
        return f"{rule.points:g} points to {rule.axis}"
    (low, at_low), (high, at_high) = rule.points.start, rule.points.end
    of = rule.points.of
    return (
        f"{at_low:g} points to {rule.axis} where {of} is {low:g}, "
        f"in a straight line to {at_high:g} where it is {high:g}"
    )


def reads(rule: Rule) -> list[tuple[str, str]]:
    """Return the columns that a rule reads and what each means."""
    of = (rule.points.of,) if isinstance(rule.points, Slope) else ()
    meanings = {column.name: column.meaning for column in FACTS.columns}
    return [(name, meanings[name]) for name in dict.fromkeys((*columns_of(rule.when), *of))]


def _joined(parts: tuple[Condition, ...], joint: str, language: str, tell: TestWords | None) -> str:
    clauses = [
        f"({condition_in_words(part, language, tell)})"
        if isinstance(part, (All, AnyOf)) and len(part.parts) > 1
        else condition_in_words(part, language, tell)
        for part in parts
    ]
    return _JOINTS[language][joint].join(clauses)


def _operand(operand: Any) -> str:
    if isinstance(operand, tuple):
        return ", ".join(_operand(item) for item in operand)
    return shown(operand) or '""'
