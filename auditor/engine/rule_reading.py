"""Reads a rule from a pack's nodes."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from auditor.engine.condition_reading import ConditionReader, is_day
from auditor.engine.facts import AXES, FACTS
from auditor.engine.fields import Fields, items_of, number_of, shown_node
from auditor.engine.nodes import KeyedNode, ListNode, Node, ScalarNode
from auditor.engine.problems import Place, Problems, did_you_mean
from auditor.model.evidence import EVIDENCE
from auditor.model.rules import SEVERITIES, Condition, Effect, Rule, Severity, Slope, Test
from auditor.model.sentences import fill_by, placeholders

EFFECTS: Mapping[str, Effect] = {
    "axis": "axis",
    "mark": "mark",
    "finding": "finding",
    "opener": "opener",
}
TEXTS = ("title", "why", "says", "fix")
FIELDS = (
    *("title", "why", "axis", "points", "mark", "finding", "opener", "when", "says", "fix"),
    *("source", "examples", *(f"{text}_de" for text in TEXTS)),
)


@dataclass(frozen=True)
class RuleChange:
    """What a user's pack changes about a rule it does not replace; None: left as it is."""

    off: bool = False
    points: float | Slope | None = None
    severity: Severity | None = None


@dataclass(frozen=True)
class RuleReader:
    """Reads the rules of one pack.

    Attributes:
        problems: takes what is wrong.
        pack: the pack's id.
        word_lists: the ids of all word lists in force.
        shipped: a shipped rule must give its reason and examples.
        places: takes where each example stands, by `examples/rule/side/number`.
    """

    problems: Problems
    pack: str
    word_lists: tuple[str, ...]
    shipped: bool
    places: dict[str, Place] = field(default_factory=dict)

    def read_change(self, rule_id: str, node: Node) -> RuleChange:
        """Return what an entry without `when` changes about the rule of that id."""
        fields = Fields(node, f"the change of {rule_id}", self.problems)
        fields.allow(("off", "points", "finding", "when"))
        if not fields.entries:
            text = "changes nothing: give `off: true`, `points`, `finding`, or a whole rule"
            self.problems.add(node.place, text)
        severity = self._severity(fields) if "finding" in fields else None
        points = self._points(fields) if "points" in fields else None
        return RuleChange(fields.is_true("off"), points, severity)

    def read(self, rule_id: str, node: Node) -> Rule | None:
        """Return the rule, or None where it cannot be told what it does or when."""
        fields = Fields(node, f"the rule {rule_id}", self.problems)
        fields.allow(FIELDS)
        if not fields.entries:
            return None
        fields.require("title")
        effect = self._effect(fields)
        rule = Rule(
            id=rule_id,
            title=fields.text("title"),
            when=Test("person_id", "present"),
            why=fields.text("why"),
            effect=effect or "mark",
            says=fields.text("says"),
            fix=fields.text("fix"),
            source=fields.text("source"),
            texts_de=fields.texts(*TEXTS),
        )
        rule = self._with_effect(rule, fields)
        when = self._when(rule, fields)
        examples = self._examples(rule_id, fields)
        self._check_sentences(fields)
        self._check_completeness(rule, fields, examples)
        if effect is None or when is None:
            return None
        return replace(rule, when=when, speaks=examples["speaks"], silent=examples["silent"])

    def _effect(self, fields: Fields) -> Effect | None:
        given = [effect for effect in EFFECTS if effect in fields]
        if len(given) == 1:
            return EFFECTS[given[0]]
        told = " and ".join(given) if given else "none of them"
        wanted = f"exactly one of {', '.join(EFFECTS)}, not {told}"
        self.problems.add(fields.place, f"{fields.what} must have {wanted}")
        return None

    def _with_effect(self, rule: Rule, fields: Fields) -> Rule:
        if "axis" in fields:
            axis = fields.text("axis")
            if axis and axis not in AXES:
                near = did_you_mean(axis, AXES)
                self.problems.add(fields.entries["axis"].place, f"there is no axis {axis!r}{near}")
            fields.require("points")
            return replace(rule, axis=axis, points=self._points(fields) or 0.0)
        if "points" in fields:
            text = "only a rule of an axis gives points"
            self.problems.add(fields.key_place("points"), text)
        if "finding" in fields:
            fields.require("fix")
            return replace(rule, severity=self._severity(fields))
        if "opener" in fields:
            fields.require("says")
        for switch in ("mark", "opener"):
            fields.is_true(switch)
        return rule

    def _severity(self, fields: Fields) -> Severity:
        given = fields.text("finding")
        if given and given not in SEVERITIES:
            near = did_you_mean(given, SEVERITIES)
            text = f"there is no severity {given!r}{near}"
            self.problems.add(fields.entries["finding"].place, text)
        return given if given in SEVERITIES else "info"

    def _points(self, fields: Fields) -> float | Slope | None:
        if "points" not in fields:
            return None
        node = fields.entries["points"]
        if not isinstance(node, KeyedNode):
            points = fields.number("points")
            return None if points is None else float(points)
        slope = Fields(node, f"the slope of {fields.what}", self.problems)
        slope.allow(("of", "from", "to"))
        if not slope.require("of", "from", "to"):
            return None
        column = slope.text("of")
        place = slope.entries["of"].place
        conditions = ConditionReader(self.problems, "axis", self.word_lists, self.pack)
        if column and conditions.check_column(column, place):
            kind = FACTS.kind_of(column)
            if kind not in ("integer", "number"):
                text = f"a slope follows a number; {column} is a {kind}"
                self.problems.add(place, text)
        start, end = self._point(slope, "from"), self._point(slope, "to")
        if start is None or end is None or not column:
            return None
        if start[0] == end[0]:
            self.problems.add(node.place, "a slope begins and ends at different values")
            return None
        return Slope(column, start, end)

    def _point(self, slope: Fields, key: str) -> tuple[float, float] | None:
        node = slope.entries[key]
        what = f"`{key}` of {slope.what}"
        numbers = [
            number_of(item, what, self.problems) for item in items_of(node, what, self.problems)
        ]
        if isinstance(node, ListNode) and len(node.items) not in (0, 2):
            self.problems.add(node.place, f"{what} is [value, points]: two numbers")
        match numbers:
            case [float() | int() as value, float() | int() as points]:
                return (float(value), float(points))
        return None

    def _when(self, rule: Rule, fields: Fields) -> Condition | None:
        if "when" in fields:
            part = "axis" if rule.effect == "axis" else "mark"
            conditions = ConditionReader(self.problems, part, self.word_lists, self.pack)
            return conditions.read(fields.entries["when"])
        if isinstance(rule.points, Slope):
            return Test(rule.points.of, "present")
        fields.require("when")
        return None

    def _examples(self, rule_id: str, fields: Fields) -> dict[str, tuple[Mapping[str, Any], ...]]:
        found: dict[str, tuple[Mapping[str, Any], ...]] = {"speaks": (), "silent": ()}
        if "examples" not in fields:
            return found
        examples = Fields(fields.entries["examples"], f"`examples` of {fields.what}", self.problems)
        examples.allow(found)
        for side in found:
            if side in examples:
                items = items_of(examples.entries[side], f"`{side}`", self.problems)
                found[side] = tuple(self._example(item) for item in items)
                for number, item in enumerate(items):
                    self.places[f"examples/{rule_id}/{side}/{number}"] = item.place
        return found

    def _example(self, node: Node) -> Mapping[str, Any]:
        fields = Fields(node, "an example", self.problems)
        row: dict[str, Any] = {}
        for column, value in fields.entries.items():
            if column not in FACTS.names:
                near = did_you_mean(column, FACTS.names)
                text = f"there is no column {column!r}{near}"
                self.problems.add(fields.key_place(column), text)
            elif isinstance(value, ScalarNode) and _fits(value, FACTS.kind_of(column)):
                row[column] = value.value
            else:
                kind = FACTS.kind_of(column)
                text = f"{column} is a {kind}; {shown_node(value)} is none"
                self.problems.add(value.place, text)
        return row

    def _check_sentences(self, fields: Fields) -> None:
        for key in ("says", "says_de"):
            text = fields.text(key)
            for column in placeholders(text):
                if column not in EVIDENCE.names:
                    near = did_you_mean(column, EVIDENCE.names)
                    told = f"`{key}` names {{{column}}}, which is no column of the evidence{near}"
                    self.problems.add(fields.entries[key].place, told)
            if set("{}") & set(fill_by(text, lambda _: "")):
                told = f"`{key}` has a brace that belongs to no {{column}}"
                self.problems.add(fields.entries[key].place, told)

    def _check_completeness(
        self, rule: Rule, fields: Fields, examples: Mapping[str, tuple[Any, ...]]
    ) -> None:
        if not self.shipped:
            return
        if rule.effect != "opener":
            fields.require("why")
        for side, rows in examples.items():
            if not rows:
                text = f"{fields.what} lacks an example on which it {_SIDES[side]}"
                self.problems.add(fields.key_place("examples"), text)


_SIDES = {"speaks": "speaks", "silent": "stays silent"}


def _fits(node: ScalarNode, kind: str) -> bool:
    value = node.value
    if value is None:
        return True
    if kind in ("integer", "number"):
        whole = isinstance(value, int) and not isinstance(value, bool)
        return whole or (kind == "number" and isinstance(value, float))
    if kind == "flag":
        return isinstance(value, bool)
    return isinstance(value, str) and (kind == "text" or is_day(value))
