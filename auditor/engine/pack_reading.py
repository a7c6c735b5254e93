"""Reads one rule pack: its settings, words, axes, classes, lists and rules."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from auditor.engine.condition_reading import ConditionReader
from auditor.engine.facts import AXES
from auditor.engine.fields import Fields, check_name, items_of, text_of
from auditor.engine.nodes import KeyedNode, Node
from auditor.engine.problems import NOWHERE, Place, Problems, did_you_mean
from auditor.engine.rule_reading import RuleChange, RuleReader
from auditor.engine.word_reading import WordChange, read_word_list
from auditor.model.rules import Axis, Choice, ListRule, Rule, WordList
from auditor.model.settings import SETTINGS
from auditor.model.verdicts import CLASSES, CONFIDENCES

LISTS = ("prune", "reconnect", "keep-in-touch", "cannot-tell")
_CHOICES = {"classes": ("class", CLASSES), "confidence": ("confidence", CONFIDENCES)}
_SECTIONS = ("settings", "words", "axes", "classes", "confidence", "lists", "rules")
_FIELDS = ("pack", "title", "title_de", *_SECTIONS)
_DIRECTIONS = {"ascending": False, "descending": True}

Read = TypeVar("Read")


@dataclass(frozen=True)
class PackDraft:
    """One pack as read, before the packs are put together.

    The entries of a section stand by their ids; `places` tells where each
    stands, by `section/id`.
    """

    id: str
    title: str
    title_de: str
    problems: Problems
    shipped: bool
    sections: Mapping[str, dict[str, Any]] = field(
        default_factory=lambda: {section: {} for section in _SECTIONS}
    )
    places: dict[str, Place] = field(default_factory=dict)


@dataclass(frozen=True)
class Known:
    """What the packs in force hold, for references from one to another."""

    word_lists: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()


def pack_id(top: KeyedNode, stem: str) -> str:
    """Return the id a pack gives itself, or its file's stem where it gives none."""
    node = top.entries.get("pack")
    value = getattr(node, "value", None)
    return value if isinstance(value, str) and value else stem


def named_in(top: KeyedNode, section: str, pack: str) -> list[str]:
    """Return the full ids of the entries of a section, without looking into them."""
    node = top.entries.get(section)
    keys = list(node.entries) if isinstance(node, KeyedNode) else []
    return [key if "/" in key else f"{pack}/{key}" for key in keys]


class PackReader:
    """Reads one pack's nodes into a draft."""

    def __init__(
        self, top: KeyedNode, problems: Problems, *, stem: str, shipped: bool, known: Known
    ) -> None:
        """Hold the nodes and what they may refer to."""
        self._top = top
        self._problems = problems
        self._stem = stem
        self._known = known
        self._shipped = shipped
        self._places: dict[str, Place] = {}

    def read(self) -> PackDraft:
        """Return the draft; its problems tell what could not be read."""
        fields = Fields(self._top, "a rule pack", self._problems)
        pack = pack_id(self._top, self._stem)
        draft = PackDraft(
            pack,
            fields.text("title"),
            fields.text("title_de"),
            self._problems,
            self._shipped,
            places=self._places,
        )
        if self._top.place == NOWHERE:
            return draft
        fields.allow(_FIELDS)
        if fields.require("pack", "title") and fields.text("pack"):
            self._check_id(pack, fields.entries["pack"].place)
        readers: dict[str, Callable[[str, str, Node], Any]] = {
            "settings": self._setting,
            "words": self._words,
            "axes": self._axis,
            "classes": self._choice,
            "confidence": self._choice,
            "lists": self._list,
            "rules": self._rule,
        }
        for section, reader in readers.items():
            if section in fields:
                self._section(draft, section, fields.entries[section], reader)
        return draft

    def _check_id(self, pack: str, place: Place) -> None:
        check_name(pack, place, "the pack's id", self._problems)
        if self._shipped and pack != self._stem:
            self._problems.add(place, f"the pack's id must be its file's name, {self._stem}")

    def _section(
        self, draft: PackDraft, section: str, node: Node, reader: Callable[[str, str, Node], Any]
    ) -> None:
        entries = Fields(node, f"`{section}`", self._problems)
        for key, value in entries.entries.items():
            place = entries.key_place(key)
            name = self._full_id(draft.id, section, key, place)
            read = reader(section, name, value) if name else None
            if read is not None:
                draft.sections[section][name] = read
                self._places[f"{section}/{name}"] = place

    def _full_id(self, pack: str, section: str, key: str, place: Place) -> str:
        closed: Mapping[str, Collection[str]] = {
            "settings": SETTINGS,
            "axes": AXES,
            "classes": CLASSES,
            "confidence": CONFIDENCES,
            "lists": LISTS,
        }
        if section in closed:
            if key in closed[section]:
                return key
            text = f"`{section}` has no {key!r}{did_you_mean(key, closed[section])}"
            self._problems.add(place, text)
            return ""
        if "/" not in key or key.startswith(f"{pack}/"):
            name = key.removeprefix(f"{pack}/")
            check_name(name, place, "the name", self._problems)
            return f"{pack}/{name}"
        known = self._known.rules if section == "rules" else self._known.word_lists
        if key not in known or self._shipped:
            what = "rule" if section == "rules" else "word list"
            near = "" if key in known else did_you_mean(key, known)
            text = f"there is no {what} {key!r} to change{near}"
            if key in known:
                text = f"{key} belongs to another pack"
            self._problems.add(place, text)
            return ""
        return key

    def _setting(self, _section: str, name: str, node: Node) -> float | None:
        value = Fields(
            KeyedNode(node.place, {name: node}, {name: node.place}), "`settings`", self._problems
        ).number(name)
        return None if value is None else float(value)

    def _words(self, _section: str, name: str, node: Node) -> WordList | WordChange:
        foreign = name.partition("/")[0] != pack_id(self._top, self._stem)
        return read_word_list(name, node, self._problems, foreign=foreign)

    def _axis(self, _section: str, name: str, node: Node) -> Axis | None:
        fields = Fields(node, f"the axis {name}", self._problems)
        fields.allow(("title", "title_de", "at_least"))
        if fields.entries:
            fields.require("at_least", *(("title",) if self._shipped else ()))
        at_least = fields.number("at_least")
        if at_least is None:
            return None
        return Axis(name, fields.text("title"), float(at_least), fields.text("title_de"))

    def _choice(self, section: str, name: str, node: Node) -> Choice | None:
        part, _ = _CHOICES[section]
        fields = Fields(node, f"{part} {name}", self._problems)
        fields.allow(("title", "title_de", "when", "otherwise"))
        if not fields.entries:
            return None
        fields.require("title")
        if ("when" in fields) == ("otherwise" in fields):
            text = f"{fields.what} must have either `when` or `otherwise: true`"
            self._problems.add(fields.place, text)
            return None
        when = self._conditions(part).read(fields.entries["when"]) if "when" in fields else None
        if when is None and not fields.is_true("otherwise"):
            return None
        return Choice(name, fields.text("title"), when, fields.text("title_de"))

    def _list(self, _section: str, name: str, node: Node) -> ListRule | None:
        fields = Fields(node, f"the list {name}", self._problems)
        fields.allow(("title", "title_de", "when", "order"))
        if not fields.entries or not fields.require("title", "when"):
            return None
        when = self._conditions("list").read(fields.entries["when"])
        order = self._order(fields.entries["order"]) if "order" in fields else ()
        if when is None:
            return None
        return ListRule(name, fields.text("title"), when, order, fields.text("title_de"))

    def _order(self, node: Node) -> tuple[tuple[str, bool], ...]:
        order = []
        conditions = self._conditions("list")
        for item in items_of(node, "`order`", self._problems):
            fields = Fields(item, "a step of `order`", self._problems)
            for column, value in fields.entries.items():
                if not conditions.check_column(column, fields.key_place(column)):
                    continue
                direction = text_of(value, f"the direction of {column}", self._problems)
                if direction in _DIRECTIONS:
                    order.append((column, _DIRECTIONS[direction]))
                elif direction:
                    text = f"{direction!r} is no direction{did_you_mean(direction, _DIRECTIONS)}"
                    self._problems.add(value.place, text)
        return tuple(order)

    def _rule(self, _section: str, name: str, node: Node) -> Rule | RuleChange | None:
        pack = pack_id(self._top, self._stem)
        lists = self._known.word_lists
        reader = RuleReader(self._problems, pack, lists, self._shipped, self._places)
        foreign = name.partition("/")[0] != pack
        if foreign and isinstance(node, KeyedNode) and "when" not in node.entries:
            return reader.read_change(name, node)
        return reader.read(name, node)

    def _conditions(self, part: str) -> ConditionReader:
        pack = pack_id(self._top, self._stem)
        return ConditionReader(self._problems, part, self._known.word_lists, pack)
