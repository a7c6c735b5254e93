"""Reads a condition from a pack's nodes and checks it against the columns it reads."""

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from auditor.engine.facts import FACTS, READABLE
from auditor.engine.fields import items_of, number_of, shown_node
from auditor.engine.nodes import KeyedNode, Node, ScalarNode
from auditor.engine.operators import OPERATORS
from auditor.engine.problems import Place, Problems, did_you_mean
from auditor.model.rules import All, AnyOf, Condition, Not, Test
from auditor.model.table import Kind

_SHOWN_PATTERN = 60


@dataclass(frozen=True)
class ConditionReader:
    """Reads conditions for one part of a pack.

    Attributes:
        problems: takes what is wrong.
        part: a key of READABLE, which says what columns are known by then.
        word_lists: the ids of all word lists in force.
        pack: the pack the condition stands in, for word lists of its own.
    """

    problems: Problems
    part: str
    word_lists: Collection[str]
    pack: str

    def read(self, node: Node) -> Condition | None:
        """Return the condition, or None where nothing of it could be read."""
        if not isinstance(node, KeyedNode):
            such = "a mapping such as {messages_in: {at_least: 3}}"
            text = f"a condition must be {such}, not {shown_node(node)}"
            self.problems.add(node.place, text)
            return None
        if not node.entries:
            self.problems.add(node.place, "a condition is empty")
        return _all(
            [self._entry(key, node.keys[key], value) for key, value in node.entries.items()]
        )

    def _entry(self, key: str, place: Place, value: Node) -> Condition | None:
        if key == "not":
            part = self.read(value)
            return Not(part) if part else None
        if key in ("all", "any"):
            parts = [self.read(item) for item in items_of(value, f"`{key}`", self.problems)]
            read = tuple(part for part in parts if part)
            if not read:
                return None
            return All(read) if key == "all" else AnyOf(read)
        if not self.check_column(key, place, ("all", "any", "not")):
            return None
        return self._tests(key, value)

    def check_column(self, name: str, place: Place, others: Collection[str] = ()) -> bool:
        """Return whether a column may be read here, taking note where it may not."""
        if name in READABLE[self.part]:
            return True
        if name in FACTS.names:
            self.problems.add(place, f"the column {name} is not yet known when this is judged")
        else:
            near = did_you_mean(name, (*READABLE[self.part], *others))
            self.problems.add(place, f"there is no column {name!r}{near}")
        return False

    def _tests(self, column: str, node: Node) -> Condition | None:
        kind = FACTS.kind_of(column)
        if isinstance(node, KeyedNode):
            if not node.entries:
                self.problems.add(node.place, f"{column} is compared with nothing")
            return _all(
                [
                    self._test(column, operator, node.keys[operator], operand)
                    for operator, operand in node.entries.items()
                ]
            )
        if kind == "flag" and isinstance(node, ScalarNode) and isinstance(node.value, bool):
            return Test(column, "equals", node.value)
        usual = "true or false" if kind == "flag" else "{an_operator: a value}"
        self.problems.add(node.place, f"{column} must be given {usual}, not {shown_node(node)}")
        return None

    def _test(self, column: str, operator: str, place: Place, node: Node) -> Condition | None:
        kind = FACTS.kind_of(column)
        if operator not in OPERATORS:
            near = did_you_mean(operator, OPERATORS)
            self.problems.add(place, f"there is no operator {operator!r}{near}")
            return None
        if kind not in OPERATORS[operator].kinds:
            fitting = ", ".join(name for name, known in OPERATORS.items() if kind in known.kinds)
            text = f"{operator} cannot compare {column}, a {kind}; its operators: {fitting}"
            self.problems.add(place, text)
            return None
        operand = self._operand(operator, column, node)
        return None if operand is None else Test(column, operator, operand)

    def _operand(self, operator: str, column: str, node: Node) -> Any:
        kind = FACTS.kind_of(column)
        match OPERATORS[operator].operand:
            case "values":
                items = items_of(node, f"`{operator}`", self.problems)
                values = [self._value(item, kind, column) for item in items]
                return None if None in values or not values else tuple(values)
            case "pattern":
                return self._pattern(node)
            case "word list":
                return self._word_list(node)
            case "true or false":
                return self._value(node, "flag", operator)
            case _:
                return self._value(node, kind, column)

    def _value(self, node: Node, kind: Kind, what: str) -> Any:
        if kind in ("integer", "number"):
            return number_of(node, what, self.problems)
        value = node.value if isinstance(node, ScalarNode) else None
        if kind == "flag" and isinstance(value, bool):
            return value
        if kind in ("day", "moment") and isinstance(value, str) and is_day(value):
            return value
        if kind == "text" and isinstance(value, str) and value:
            return value
        wanted = {"flag": "true or false", "text": "a text", "day": "a day such as 2026-03-31"}
        told = f"{what} must be compared with {wanted.get(kind, 'a day')}, not {shown_node(node)}"
        if kind == "text" and value == "":
            told = f"an empty {what} is missing: write {{{what}: {{missing: true}}}}"
        self.problems.add(node.place, told)
        return None

    def _pattern(self, node: Node) -> str | None:
        pattern = self._value(node, "text", "a pattern")
        if pattern is None:
            return None
        try:
            pc.match_substring_regex(pa.array([""]), pattern=pattern)
        except (pa.ArrowInvalid, UnicodeEncodeError) as error:
            reason = " ".join(str(error).split())[: _SHOWN_PATTERN * 2]
            self.problems.add(node.place, f"the pattern is no RE2 pattern: {reason}")
            return None
        return str(pattern)

    def _word_list(self, node: Node) -> str | None:
        name = self._value(node, "text", "a word list")
        if name is None:
            return None
        if name in self.word_lists:
            return str(name)
        if f"{self.pack}/{name}" in self.word_lists:
            return f"{self.pack}/{name}"
        near = did_you_mean(name, self.word_lists)
        self.problems.add(node.place, f"there is no word list {name!r}{near}")
        return None


def _all(parts: list[Condition | None]) -> Condition | None:
    read = tuple(part for part in parts if part)
    if not read:
        return None
    return read[0] if len(read) == 1 else All(read)


def is_day(text: str) -> bool:
    """Return whether a text is a day written as YYYY-MM-DD."""
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
