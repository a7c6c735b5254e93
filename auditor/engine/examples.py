"""Runs the examples that rules carry: where a rule must speak, and where it must stay silent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from auditor.engine.bench import Bench
from auditor.engine.conditions import columns_of
from auditor.engine.facts import FACTS, Facts
from auditor.model.rules import Rule, Slope, WordList
from auditor.model.sentences import shown
from auditor.model.table import Table


@dataclass(frozen=True)
class Misbehaviour:
    """An example on which a rule does not do what the example says.

    Attributes:
        rule_id: the rule.
        side: `speaks` or `silent`, as the example wants it.
        number: which of the examples of that side, from 0.
        text: what is wrong, a clause.
    """

    rule_id: str
    side: str
    number: int
    text: str


def misbehaviours(rule: Rule, words: Mapping[str, WordList]) -> tuple[Misbehaviour, ...]:
    """Return the examples of a rule that it does not follow."""
    rows = [*rule.speaks, *rule.silent]
    if not rows:
        return ()
    bench = Bench()
    heard = [speech.speaks for speech in bench.hear(rule, example_facts(rule, rows, words))]
    if not heard:
        return (Misbehaviour(rule.id, "speaks", 0, f"{rule.id} fails: {bench.broken[0].reason}"),)
    found = []
    for place, (row, speaks) in enumerate(zip(rows, heard[0], strict=True)):
        wanted = place < len(rule.speaks)
        if bool(speaks) != wanted:
            does = "stays silent" if wanted else "speaks"
            given = ", ".join(f"{name} {_told(value)}" for name, value in row.items())
            number = place if wanted else place - len(rule.speaks)
            text = f"{rule.id} {does} on {given or 'nothing'}, against its example"
            found.append(Misbehaviour(rule.id, "speaks" if wanted else "silent", number, text))
    return tuple(found)


def example_facts(
    rule: Rule, rows: Sequence[Mapping[str, Any]], words: Mapping[str, WordList]
) -> Facts:
    """Return example rows as facts with the columns that the rule reads; others are missing."""
    read = {*columns_of(rule.when), *([rule.points.of] if isinstance(rule.points, Slope) else [])}
    columns = tuple(column for column in FACTS.columns if column.name in read)
    values: dict[str, Any] = {}
    for column in columns:
        given = [row.get(column.name) for row in rows]
        if column.kind in ("day", "moment"):
            values[column.name] = pd.to_datetime(pd.Series(given, dtype="str"))
        else:
            values[column.name] = pd.Series(given, dtype="object")
    return Facts(Table("examples", columns).build(values), words)


def _told(value: Any) -> str:
    return "is missing" if value is None else repr(value) if value == "" else shown(value)
