"""Takes a condition apart for one person: the part that carries it, the part it lacks."""

import pandas as pd

from auditor.engine.conditions import evaluate
from auditor.engine.facts import Facts
from auditor.model.rules import All, AnyOf, Condition, Not, Test


def carrying(condition: Condition, person: Facts) -> Condition | None:
    """Return the part of a condition that is true for the one row of `person`, or None."""
    return _part(condition, person, wanted=True, carrying=True)


def lacking(condition: Condition, person: Facts) -> Condition | None:
    """Return the part of a condition that would still have to become true, or None."""
    return _part(condition, person, wanted=True, carrying=False)


def _part(condition: Condition, person: Facts, *, wanted: bool, carrying: bool) -> Condition | None:
    """Return what of a condition agrees (or does not) with what is wanted of it."""
    if (_truth(condition, person) is wanted) is not carrying:
        return None
    match condition:
        case Test():
            return condition
        case Not(part):
            inner = _part(part, person, wanted=not wanted, carrying=carrying)
            return Not(inner) if inner else None
        case All(parts):
            return _joined(All, parts, person, wanted=wanted, carrying=carrying)
        case AnyOf(parts):
            return _joined(AnyOf, parts, person, wanted=wanted, carrying=carrying)


def _joined(
    joint: type[All] | type[AnyOf],
    parts: tuple[Condition, ...],
    person: Facts,
    *,
    wanted: bool,
    carrying: bool,
) -> Condition | None:
    found = [_part(part, person, wanted=wanted, carrying=carrying) for part in parts]
    kept = tuple(dict.fromkeys(part for part in found if part))
    if not kept:
        return None
    return kept[0] if len(kept) == 1 else joint(kept)


def _truth(condition: Condition, person: Facts) -> bool | None:
    value = evaluate(condition, person)[0]
    return None if value is pd.NA else bool(value)
