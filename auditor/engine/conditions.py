"""Evaluates conditions over all people at once, in three-valued logic."""

from functools import reduce
from operator import and_, or_
from typing import Any

from auditor.engine.facts import Facts, Truth
from auditor.engine.operators import OPERATORS
from auditor.model.rules import All, AnyOf, Condition, Not, Test


def evaluate(condition: Condition, facts: Facts) -> Truth:
    """Return for each row whether the condition is true, false or, after Kleene, missing.

    Raises:
        KeyError: a column, operator or word list that there is not.
    """
    match condition:
        case All(parts):
            return reduce(and_, (evaluate(part, facts) for part in parts))
        case AnyOf(parts):
            return reduce(or_, (evaluate(part, facts) for part in parts))
        case Not(part):
            return ~evaluate(part, facts)
        case Test(column, operator, operand):
            return OPERATORS[operator].test(facts, column, operand)


def true_rows(condition: Condition, facts: Facts) -> Any:
    """Return a boolean array: where the condition is true; what is missing is not."""
    return evaluate(condition, facts).to_numpy(dtype=bool, na_value=False)


def columns_of(condition: Condition) -> tuple[str, ...]:
    """Return the columns that a condition reads, each once, in order."""
    match condition:
        case All(parts) | AnyOf(parts):
            read = [column for part in parts for column in columns_of(part)]
        case Not(part):
            read = list(columns_of(part))
        case Test(column):
            read = [column]
    return tuple(dict.fromkeys(read))
