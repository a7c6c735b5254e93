"""Reads the fields of a pack's nodes, taking note of every one that is of the wrong kind."""

import math
import re
from collections.abc import Collection, Mapping

from auditor.engine.nodes import KeyedNode, ListNode, Node, ScalarNode
from auditor.engine.problems import Place, Problems, did_you_mean

NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


def shown_node(node: Node) -> str:
    """Return a node as a message names it."""
    if isinstance(node, ListNode):
        return "a list"
    if isinstance(node, KeyedNode):
        return "a mapping"
    if not node.plain:
        return "a text"
    value = node.value
    if value is None:
        return "nothing"
    return repr(node.text) if isinstance(value, str) else node.text


class Fields:
    """The entries of one mapping, read by key; what cannot be read is a problem and a blank."""

    def __init__(self, node: Node, what: str, problems: Problems) -> None:
        """Hold the mapping; `what` names it in messages, e.g. "the rule placeholder"."""
        self.what = what
        self.place = node.place
        self.problems = problems
        self._mapping = KeyedNode(node.place)
        if isinstance(node, KeyedNode):
            self._mapping = node
        else:
            problems.add(node.place, f"{what} must be a mapping, not {shown_node(node)}")

    def __contains__(self, key: str) -> bool:
        """Return whether the key is given."""
        return key in self._mapping.entries

    @property
    def entries(self) -> Mapping[str, Node]:
        """The nodes by key, in their order."""
        return self._mapping.entries

    def key_place(self, key: str) -> Place:
        """Return where a key stands, or the mapping itself where it is not given."""
        return self._mapping.keys.get(key, self.place)

    def allow(self, known: Collection[str]) -> None:
        """Take note of every key that is not among the known ones."""
        for key, place in self._mapping.keys.items():
            if key not in known:
                self.problems.add(
                    place, f"{self.what} has no field {key!r}{did_you_mean(key, known)}"
                )

    def require(self, *keys: str) -> bool:
        """Take note of every key that is not given; return whether all are."""
        lacking = [key for key in keys if key not in self]
        for key in lacking:
            self.problems.add(self.place, f"{self.what} lacks `{key}`")
        return not lacking

    def text(self, key: str) -> str:
        """Return a text on one line, or "" where it is not given or not a text."""
        if key not in self:
            return ""
        text = text_of(self.entries[key], f"`{key}` of {self.what}", self.problems)
        return " ".join(text.split())

    def texts(self, *keys: str) -> dict[str, str]:
        """Return the German twins of texts that are given, by the name of the text."""
        return {key: self.text(f"{key}_de") for key in keys if f"{key}_de" in self}

    def number(self, key: str) -> float | None:
        """Return a finite number, or None where it is not given or not a number."""
        if key not in self:
            return None
        return number_of(self.entries[key], f"`{key}` of {self.what}", self.problems)

    def is_true(self, key: str) -> bool:
        """Return whether a switch is given as true; it can be given in no other way."""
        if key not in self:
            return False
        node = self.entries[key]
        if isinstance(node, ScalarNode) and node.value is True:
            return True
        self.problems.add(node.place, f"`{key}` can only be true; leave it out otherwise")
        return False


def text_of(node: Node, what: str, problems: Problems) -> str:
    """Return the text of a node, or "" and a problem."""
    if isinstance(node, ScalarNode) and isinstance(node.value, str) and node.value.strip():
        return node.value
    if isinstance(node, ScalarNode) and node.plain and node.value is not None:
        problems.add(node.place, f"{what} must be a text: put {node.text} in quotes")
    elif isinstance(node, ScalarNode):
        problems.add(node.place, f"{what} is empty")
    else:
        problems.add(node.place, f"{what} must be a text, not {shown_node(node)}")
    return ""


def number_of(node: Node, what: str, problems: Problems) -> float | None:
    """Return the finite number of a node, or None and a problem."""
    value = node.value if isinstance(node, ScalarNode) else None
    if isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value):
        return value
    problems.add(node.place, f"{what} must be a number, not {shown_node(node)}")
    return None


def items_of(node: Node, what: str, problems: Problems) -> list[Node]:
    """Return the items of a list that is not empty, or nothing and a problem."""
    if isinstance(node, ListNode):
        if not node.items:
            problems.add(node.place, f"{what} is an empty list")
        return node.items
    problems.add(node.place, f"{what} must be a list, not {shown_node(node)}")
    return []


def check_name(name: str, place: Place, what: str, problems: Problems) -> None:
    """Take note of a name that is not made of small letters, digits and single hyphens."""
    if not NAME.fullmatch(name):
        problems.add(place, f"{what} {name!r} must be small letters and digits, joined by hyphens")
