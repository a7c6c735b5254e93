"""Reads conditions, points and packs' entries aloud, in words."""

from collections.abc import Mapping
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
        "it is": "it is",
        "is not": "it is not",
        "is after all": "it is",
        "unknown": "not known",
    },
    "de": {
        "and": " und ",
        "or": " oder ",
        "not": "nicht",
        "flag": "gilt",
        "no flag": "gilt nicht",
        "it is": "hier",
        "is not": "hier nicht so",
        "is after all": "hier schon",
        "unknown": "nicht bekannt",
    },
}
_SHOWN_SEEN = 60
_OPPOSITE = {"present": "missing", "missing": "present"}


def condition_in_words(
    condition: Condition, language: str = "en", seen: Mapping[str, str] | None = None
) -> str:
    """Return a condition as a clause, with the columns by their names.

    `messages_in is at least 3 and reciprocity is at least 0.25`; with one
    person's values, each comparison tells its own: `messages_in is at least 3
    (it is 2)`.
    """
    match condition:
        case All(parts):
            return _joined(parts, "and", language, seen)
        case AnyOf(parts):
            return _joined(parts, "or", language, seen)
        case Not(part):
            return f"{_JOINTS[language]['not']} ({condition_in_words(part, language, seen)})"
        case Test(column):
            asked = f"{column} {bound_in_words(condition, language)}"
            return asked if seen is None else asked + _value_in_words(condition, language, seen)


def _value_in_words(test: Test, language: str, seen: Mapping[str, str]) -> str:
    """Return a person's value of the column compared; nothing where the words tell it already."""
    words = _JOINTS[language]
    value = seen.get(test.column, "")
    if test.operator in _OPPOSITE:
        return f" ({words['it is']} {value})" if value else ""
    if not value:
        return f" ({words['unknown']})"
    if isinstance(test.operand, bool):
        same = value == str(test.operand).lower()
        return "" if same else f" ({words['is not' if test.operand else 'is after all']})"
    return f" ({words['it is']} {value[:_SHOWN_SEEN]})"


def bound_in_words(test: Test, language: str = "en") -> str:
    """Return what a comparison asks of its column: `is at least 3`."""
    operator, operand = test.operator, test.operand
    if operator == "equals" and isinstance(operand, bool):
        return _JOINTS[language]["flag" if operand else "no flag"]
    if operator in _OPPOSITE:
        return _COMPARED[language][operator if operand else _OPPOSITE[operator]]
    return f"{_COMPARED[language][operator]} {_operand(operand)}"


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


def _joined(
    parts: tuple[Condition, ...], joint: str, language: str, seen: Mapping[str, str] | None
) -> str:
    clauses = [
        f"({condition_in_words(part, language, seen)})"
        if isinstance(part, (All, AnyOf)) and len(part.parts) > 1
        else condition_in_words(part, language, seen)
        for part in parts
    ]
    return _JOINTS[language][joint].join(clauses)


def _operand(operand: Any) -> str:
    if isinstance(operand, tuple):
        return ", ".join(_operand(item) for item in operand)
    return shown(operand) or '""'
