"""Conditions of rules in plain words, and the columns that they read."""

from typing import Any

from auditor.model.column_labels import column_label
from auditor.model.rules import All, AnyOf, Condition, Not, Rule, Slope, Test
from auditor.model.sentences import placeholders
from auditor.reporters.html.wording import JOINTS, OPERATORS
from auditor.reporters.language import Language


def condition_text(condition: Condition | None, language: Language) -> str:
    """Return a condition as one clause, e.g. "messages from them at least 3 and …"."""
    match condition:
        case None:
            return ""
        case Test(column, operator, operand):
            return _test_text(column, operator, operand, language)
        case Not(part):
            return language.text(JOINTS["not"]) % {"part": condition_text(part, language)}
        case All(parts):
            return language.text(JOINTS["all"]).join(_nested(part, language) for part in parts)
        case AnyOf(parts):
            return language.text(JOINTS["any"]).join(_nested(part, language) for part in parts)


def columns_read(condition: Condition | None) -> tuple[str, ...]:
    """Return the columns that a condition compares, each once, in order."""
    match condition:
        case None:
            return ()
        case Test(column, _, _):
            return (column,)
        case Not(part):
            return columns_read(part)
        case All(parts) | AnyOf(parts):
            return tuple(dict.fromkeys(name for part in parts for name in columns_read(part)))


def columns_of(rule: Rule) -> tuple[str, ...]:
    """Return every column that a rule compares, scales by or names in its sentences."""
    slope = (rule.points.of,) if isinstance(rule.points, Slope) else ()
    named = [*placeholders(rule.says), *placeholders(rule.text("says", "de"))]
    return tuple(dict.fromkeys([*columns_read(rule.when), *slope, *named]))


def points_text(rule: Rule, language: Language) -> str:
    """Return how many points a rule gives: `30`, or the ends of its slope."""
    if not isinstance(rule.points, Slope):
        return language.number(rule.points, 1)
    slope = rule.points
    (low, high), (first, last) = slope.start, slope.end
    return language.text("from %(first)s to %(last)s, %(column)s from %(low)s to %(high)s") % {
        "first": language.number(first, 1),
        "last": language.number(last, 1),
        "low": language.number(low, 2),
        "high": language.number(high, 2),
        "column": label(slope.of, language),
    }


def label(column: str, language: Language) -> str:
    """Return what a column is called on the page."""
    return column_label(column, language.code)


def _nested(part: Condition, language: Language) -> str:
    text = condition_text(part, language)
    return f"({text})" if isinstance(part, (All, AnyOf)) else text


def _test_text(column: str, operator: str, operand: Any, language: Language) -> str:
    if operator in ("present", "missing") and operand is False:
        operator = "missing" if operator == "present" else "present"
    values = operand if isinstance(operand, (tuple, list)) else (operand,)
    template = OPERATORS.get(operator, "%(column)s " + operator.replace("%", "%%") + " %(value)s")
    return language.text(template) % {
        "column": label(column, language),
        "value": ", ".join(language.shown(value) for value in values),
    }
