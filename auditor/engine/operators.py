"""The operators of conditions: one function each, and their registry.

Every function takes the facts, the name of a column and the operand, and
returns a truth for each row: missing where the column has no value.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from auditor.engine.facts import Facts, Truth, truth
from auditor.model.table import Kind

Operand = Literal["value", "values", "pattern", "word list", "true or false"]


def at_least(facts: Facts, column: str, operand: Any) -> Truth:
    """Return where the value is the operand or more, or that day or later."""
    return truth(facts.values(column) >= comparable(facts, column, operand), facts.known(column))


def at_most(facts: Facts, column: str, operand: Any) -> Truth:
    """Return where the value is the operand or less, or that day or earlier."""
    return truth(facts.values(column) <= comparable(facts, column, operand), facts.known(column))


def above(facts: Facts, column: str, operand: Any) -> Truth:
    """Return where the value is more than the operand, or later."""
    return truth(facts.values(column) > comparable(facts, column, operand), facts.known(column))


def below(facts: Facts, column: str, operand: Any) -> Truth:
    """Return where the value is less than the operand, or earlier."""
    return truth(facts.values(column) < comparable(facts, column, operand), facts.known(column))


def equals(facts: Facts, column: str, operand: Any) -> Truth:
    """Return where the value is the operand; texts to the letter."""
    return is_one_of(facts, column, (operand,))


def is_one_of(facts: Facts, column: str, operands: Any) -> Truth:
    """Return where the value is one of the operands."""
    values = facts.values(column)
    wanted = [comparable(facts, column, operand) for operand in operands]
    if isinstance(values, (pa.Array, pa.ChunkedArray)):
        found = _plain(pc.is_in(values, value_set=pa.array(wanted, type=values.type)))
    else:
        found = np.isin(values, np.array(wanted, dtype=values.dtype))
    return truth(found, facts.known(column))


def present(facts: Facts, column: str, operand: Any) -> Truth:
    """Return where there is a value (or, with false, where there is none); never missing."""
    return truth(facts.known(column) == bool(operand), np.ones(len(facts), dtype=bool))


def missing(facts: Facts, column: str, operand: Any) -> Truth:
    """Return where there is no value (or, with false, where there is one); never missing."""
    return ~present(facts, column, operand)


def matches(facts: Facts, column: str, operand: Any) -> Truth:
    """Return where an RE2 pattern is found somewhere in the text as it stands."""
    found = pc.match_substring_regex(facts.values(column), pattern=operand)
    return truth(_plain(found), facts.known(column))


def has_word_of(facts: Facts, column: str, operand: Any) -> Truth:
    """Return where the text holds an entry of a word list, as whole folded words."""
    return truth(facts.has_word_of(column, operand), facts.known(column))


def comparable(facts: Facts, column: str, operand: Any) -> Any:
    """Return the operand as the column's values are held: days as datetime64."""
    if facts.kind(column) in ("day", "moment"):
        return np.datetime64(operand, "us")
    return operand


def _plain(found: Any) -> Any:
    return found.fill_null(fill_value=False).to_numpy(zero_copy_only=False)


@dataclass(frozen=True)
class Operator:
    """An operator: its function, the kinds of column it compares, what it takes, its words."""

    test: Callable[[Facts, str, Any], Truth]
    kinds: tuple[Kind, ...]
    operand: Operand
    words: str
    """What stands between the column and the operand when a condition is read aloud."""


_SIZES: tuple[Kind, ...] = ("integer", "number", "day", "moment")
_ALL: tuple[Kind, ...] = (*_SIZES, "text", "flag")

OPERATORS: Mapping[str, Operator] = {
    "at_least": Operator(at_least, _SIZES, "value", "is at least"),
    "at_most": Operator(at_most, _SIZES, "value", "is at most"),
    "above": Operator(above, _SIZES, "value", "is above"),
    "below": Operator(below, _SIZES, "value", "is below"),
    "equals": Operator(equals, _ALL, "value", "is"),
    "is_one_of": Operator(is_one_of, (*_SIZES, "text"), "values", "is one of"),
    "present": Operator(present, _ALL, "true or false", "is known"),
    "missing": Operator(missing, _ALL, "true or false", "is not known"),
    "matches": Operator(matches, ("text",), "pattern", "matches"),
    "has_word_of": Operator(has_word_of, ("text",), "word list", "has a word of"),
}
"""By their names in the packs. To add one: a function above and a line here."""
