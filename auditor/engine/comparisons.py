"""Takes a condition apart for one person: which comparisons carry it, which ones it lacks."""

from collections.abc import Iterator

import pandas as pd

from auditor.engine.conditions import evaluate
from auditor.engine.explanation import Comparison
from auditor.engine.facts import Facts
from auditor.engine.wording import bound_in_words
from auditor.model.rules import All, AnyOf, Condition, Not, Test
from auditor.model.sentences import shown


def carrying(condition: Condition, person: Facts) -> tuple[Comparison, ...]:
    """Return the comparisons that make a condition true for the one row of `person`."""
    return tuple(dict.fromkeys(_found(condition, person, wanted=True, carrying=True)))


def lacking(condition: Condition, person: Facts) -> tuple[Comparison, ...]:
    """Return the comparisons that keep a condition from being true."""
    return tuple(dict.fromkeys(_found(condition, person, wanted=True, carrying=False)))


def _found(
    condition: Condition, person: Facts, *, wanted: bool, carrying: bool
) -> Iterator[Comparison]:
    """Yield the comparisons that agree (or do not) with what is wanted of the condition."""
    match condition:
        case Not(part):
            yield from _found(part, person, wanted=not wanted, carrying=carrying)
        case All(parts) | AnyOf(parts):
            # All that is wanted true, or any that is wanted false, needs every part so;
            # of the other two, one part is enough to carry it.
            for part in parts:
                if (_truth(part, person) is wanted) is carrying:
                    yield from _found(part, person, wanted=wanted, carrying=carrying)
        case Test(column):
            if (_truth(condition, person) is wanted) is carrying:
                known = bool(person.known(column)[0])
                yield Comparison(
                    column,
                    shown(person.rows[column].iloc[0]) if known else "",
                    bound_in_words(condition),
                    bound_in_words(condition, "de"),
                    negated=not wanted,
                )


def _truth(condition: Condition, person: Facts) -> bool | None:
    value = evaluate(condition, person)[0]
    return None if value is pd.NA else bool(value)
