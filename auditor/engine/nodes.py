"""The nodes of a pack: values, lists and mappings that know their line and column."""

import re
from dataclasses import dataclass, field
from typing import TypeAlias

from auditor.engine.problems import Place

MAX_BYTES = 1_000_000
"""A pack that is larger is not read."""

_WHOLE = re.compile(r"[-+]?[0-9]{1,15}")
_DECIMAL = re.compile(r"[-+]?(?:[0-9]{1,15}\.[0-9]{0,15}|\.[0-9]{1,15})(?:[eE][-+]?[0-9]{1,2})?")
_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}


@dataclass(frozen=True)
class ScalarNode:
    """A single value; `plain` if it stands without quotes."""

    place: Place
    text: str
    plain: bool

    @property
    def value(self) -> str | int | float | bool | None:
        """The value by YAML 1.2's core rules; a plain date stays a text."""
        if not self.plain:
            return self.text
        if self.text in _WORDS:
            return _WORDS[self.text]
        if _WHOLE.fullmatch(self.text):
            return int(self.text)
        return float(self.text) if _DECIMAL.fullmatch(self.text) else self.text


@dataclass(frozen=True)
class ListNode:
    """A list of nodes."""

    place: Place
    items: list["Node"] = field(default_factory=list)


@dataclass(frozen=True)
class KeyedNode:
    """Keys with their places, and a node for each."""

    place: Place
    entries: dict[str, "Node"] = field(default_factory=dict)
    keys: dict[str, Place] = field(default_factory=dict)


Node: TypeAlias = ScalarNode | ListNode | KeyedNode
