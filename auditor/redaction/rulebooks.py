"""A rule book without what a user's own rules may say about people."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePath
from typing import Any

from auditor.model.rules import All, AnyOf, Choice, Condition, ListRule, Not, Rule, RuleBook, Test
from auditor.redaction.treatments import COLUMNS, WITHHELD

_IDENTIFYING = frozenset(
    column for column, treatment in COLUMNS["evidence"].items() if treatment != "code"
)


def redacted_rulebook(book: RuleBook) -> RuleBook:
    """Return the rules as they are, except for values that single people out.

    A rule of the user's own may compare a name or a company, and a word list
    of theirs may hold names: what is withheld about people is withheld there.
    """
    return replace(
        book,
        packs=tuple(replace(pack, file=PurePath(pack.file).name) for pack in book.packs),
        rules=tuple(map(_rule, book.rules)),
        classes=tuple(map(_choice, book.classes)),
        confidence=tuple(map(_choice, book.confidence)),
        lists=tuple(_list(rule) for rule in book.lists),
        words={key: replace(words, entries={}) for key, words in book.words.items()},
    )


def _rule(rule: Rule) -> Rule:
    return replace(
        rule,
        when=_condition(rule.when),
        speaks=tuple(map(_example, rule.speaks)),
        silent=tuple(map(_example, rule.silent)),
    )


def _choice(choice: Choice) -> Choice:
    return choice if choice.when is None else replace(choice, when=_condition(choice.when))


def _list(rule: ListRule) -> ListRule:
    return replace(rule, when=_condition(rule.when))


def _condition(condition: Condition) -> Condition:
    match condition:
        case All(parts):
            return All(tuple(map(_condition, parts)))
        case AnyOf(parts):
            return AnyOf(tuple(map(_condition, parts)))
        case Not(part):
            return Not(_condition(part))
        case Test(column, operator, operand) if column in _IDENTIFYING:
            return Test(column, operator, _operand(operator, operand))
    return condition


def _operand(operator: str, operand: Any) -> Any:
    if operator == "has_word_of":  # the id of a list
        return operand
    if isinstance(operand, tuple):
        return tuple(_operand(operator, part) for part in operand)
    return WITHHELD if isinstance(operand, str) and operand else operand


def _example(row: Mapping[str, Any]) -> Mapping[str, Any]:
    return {
        column: WITHHELD if column in _IDENTIFYING and isinstance(value, str) and value else value
        for column, value in row.items()
    }
