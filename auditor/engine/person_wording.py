"""Reads a condition aloud about one person: columns in people's words, with what was found."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from auditor.engine.wording import condition_in_words, joint_in_words
from auditor.model.column_labels import column_label
from auditor.model.rules import All, AnyOf, Condition, Test
from auditor.model.sentences import is_share, told

_ASKED: Mapping[str, Mapping[str, str]] = {
    "en": {
        "at_least": "{label}: at least {bound}",
        "at_most": "{label}: at most {bound}",
        "above": "{label}: above {bound}",
        "below": "{label}: below {bound}",
        "equals": "{label}: {bound}",
        "is_one_of": "{label}: one of {bound}",
        "present": "{label}: known",
        "missing": "{label}: not known",
        "matches": "{label}: matches {bound}",
        "has_word_of": "{label}: has a word of the list {bound}",
        "flag": "{label}",
        "no flag": "not: {label}",
    },
    "de": {
        "at_least": "{label}: mindestens {bound}",
        "at_most": "{label}: höchstens {bound}",
        "above": "{label}: über {bound}",
        "below": "{label}: unter {bound}",
        "equals": "{label}: {bound}",
        "is_one_of": "{label}: eines von {bound}",
        "present": "{label}: bekannt",
        "missing": "{label}: nicht bekannt",
        "matches": "{label}: passt auf {bound}",
        "has_word_of": "{label}: enthält ein Wort der Liste {bound}",
        "flag": "{label}",
        "no flag": "nicht: {label}",
    },
}
_FOUND: Mapping[str, Mapping[str, str]] = {
    "en": {"value": "it is {value}", "false": "not so", "true": "it is so", "": "not known"},
    "de": {"value": "hier {value}", "false": "nicht so", "true": "es ist so", "": "nicht bekannt"},
}
_OPPOSITE = {"present": "missing", "missing": "present"}
_SHOWN = 60
_A_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def condition_about_person(condition: Condition, language: str, seen: Mapping[str, str]) -> str:
    """Return a condition as a clause, each comparison with the person's value and the column.

    `messages from them: at least 3 (it is 2) [messages_in]`: the name in brackets
    is the one that a rule is written with.

    Args:
        condition: what is asked.
        language: `en` or `de`.
        seen: the person's values by column, empty where missing.
    """

    def tell(test: Test) -> str:
        return f"{_asked(test, language)}{_found(test, language, seen)} [{test.column}]"

    return condition_in_words(condition, language, tell)


def parts_about_person(
    condition: Condition, language: str, seen: Mapping[str, str]
) -> Iterator[str]:
    """Yield the same clause part for part; all but the first begin with their `and` or `or`."""
    parts = condition.parts if isinstance(condition, (All, AnyOf)) else (condition,)
    joint = joint_in_words(condition, language)
    for place, part in enumerate(parts):
        clause = condition_about_person(part, language, seen)
        grouped = len(parts) > 1 and isinstance(part, (All, AnyOf)) and len(part.parts) > 1
        yield f"{joint} " * (place > 0) + (f"({clause})" if grouped else clause)


def measure_in_words(column: str, value: str, language: str) -> str:
    """Return a seen value as the language writes it: German decimals, shares in percent."""
    if not _A_NUMBER.fullmatch(value) or not ("." in value or is_share(column)):
        return value
    return told(float(value), column, language)


def _asked(test: Test, language: str) -> str:
    kind = test.operator
    if isinstance(test.operand, bool):
        if kind == "equals":
            kind = "flag" if test.operand else "no flag"
        elif kind in _OPPOSITE and not test.operand:
            kind = _OPPOSITE[kind]
    bound = _bound(test.column, test.operand, language)
    return _ASKED[language][kind].format(label=column_label(test.column, language), bound=bound)


def _bound(column: str, operand: Any, language: str) -> str:
    if isinstance(operand, tuple):
        return ", ".join(_bound(column, item, language) for item in operand)
    if isinstance(operand, int) and is_share(column):
        operand = float(operand)
    return told(operand, column, language) or '""'


def _found(test: Test, language: str, seen: Mapping[str, str]) -> str:
    """Return the person's value in brackets; nothing where the words tell it already."""
    words, value = _FOUND[language], seen.get(test.column, "")
    if not value:
        return "" if test.operator in _OPPOSITE else f" ({words['']})"
    if test.operator == "equals" and isinstance(test.operand, bool):
        return "" if value == str(test.operand).lower() else f" ({words[value]})"
    if value in ("true", "false"):
        return ""
    shown = measure_in_words(test.column, value, language)[:_SHOWN]
    return f" ({words['value'].format(value=shown)})"
