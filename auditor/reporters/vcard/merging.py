"""Merges the cards of one person: every value of every card, equal values once."""

import re
from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass

from auditor.reporters.vcard.identities import Keys, identity
from auditor.reporters.vcard.naming import KnownName, name_lines
from auditor.vcard.model import Component, ContentLine, assemble, comparable, in_order, vobject
from auditor.vcard.values import unescape
from auditor.vcard.writing import value_of, write

_ALIAS = "X-MERGED-"
_ONCE = frozenset(
    {"N", "FN", "BDAY", "ANNIVERSARY", "UID", "REV", "PRODID", "KIND", "GENDER", "SORT-STRING"}
) | {"CLASS", "X-ABSHOWAS"}
"""Properties of which a card may have one; further values are kept under X-MERGED-…."""

_SILENT = frozenset({"UID", "PRODID"})
"""Properties of a program's own, which differ in every two cards: no conflict to be told."""

_COMPANIONS = frozenset({"X-ABLABEL", "X-ABADR"})
"""Properties that say something about the other lines of their group."""

_SINGLE = frozenset({"ENCODING", "VALUE", "MEDIATYPE", "PREF", "ALTID"})
"""Parameters that have one value; of all others equal lines unite theirs."""

_PREFERRED = ("TYPE", "pref")

_LISTS = frozenset({"NICKNAME", "CATEGORIES"})


@dataclass(frozen=True)
class SetAside:
    """A value that a card can hold only once, and the other one that it holds instead.

    Attributes:
        name: the property, such as BDAY.
        kept: the value under that name, its escapes undone.
        set_aside: the value under X-MERGED- and that name.
    """

    name: str
    kept: str
    set_aside: str


@dataclass(frozen=True)
class Merged:
    """The one card of a person, and what could not stand in it under its own name."""

    card: Component
    set_aside: tuple[SetAside, ...]


def merge(cards: Sequence[Component], keys: Keys, known: KnownName) -> Merged:
    """Return one card that holds what all cards of a person hold.

    Args:
        cards: the person's cards, the leading one first; they are taken apart.
        keys: of the person's phones and e-mails.
        known: the person's name by all sources.
    """
    leading, *others = cards
    if len(others) > 1:  # nearly always there is but one, and writing a card takes long
        others.sort(key=write)  # whatever order they were read in
    ordered = [leading, *others]
    union = _Union(keys)
    for line in name_lines(ordered, known):
        union.take(line)
    for place, card in enumerate(ordered):
        union.take_card(card, place)
    return Merged(assemble(union.numbered()), union.set_aside())


class _Union:
    """The card being put together."""

    def __init__(self, keys: Keys) -> None:
        self._keys = keys
        self._lines: list[ContentLine] = []
        self._by_identity: dict[Hashable, ContentLine] = {}
        self._once: dict[str, ContentLine] = {}
        self._companions: dict[tuple[str, str, Hashable], ContentLine] = {}
        self._groups: set[str] = set()
        self._items = 0
        self._set_aside: list[tuple[ContentLine, str]] = []

    def set_aside(self) -> tuple[SetAside, ...]:
        """Return what could not stand under its own name."""
        return tuple(
            SetAside(first.name, unescape(value_of(first)), unescape(value))
            for first, value in self._set_aside
        )

    def take_card(self, card: Component, place: int) -> None:
        """Take in all lines of a card; its groups get names that no card before it uses."""
        lines = in_order(card)
        renamed = self._rename({line.group for line in lines if line.group})
        holders: dict[str, ContentLine] = {}
        for line in lines:
            if line.name in _COMPANIONS and line.group:
                continue
            group = line.group
            line.group = renamed.get(group)
            if place and "ALTID" in line.params:
                line.params["ALTID"] = [f"{place}.{value}" for value in line.params["ALTID"]]
            kept = self.take(line)
            if group:
                holders.setdefault(group, kept)
        for line in lines:
            if line.name in _COMPANIONS and line.group:
                self._take_companion(line, holders.get(line.group), renamed[line.group])

    def take(self, line: ContentLine) -> ContentLine:
        """Take in one line and return the line that stands for it."""
        same = identity(line, self._keys)
        if same in self._by_identity:
            self._unite(self._by_identity[same], line)
            return self._by_identity[same]
        listed = line.name in _LISTS and not line.group and not line.params
        if listed or line.name in _ONCE:
            first = self._once.get(line.name)
            if first is not None:
                return self._extend(first, line) if listed else self._second(first, line, same)
            self._once[line.name] = line
        return self._add(line, same)

    def numbered(self) -> list[ContentLine]:
        """Return the lines, each with its place."""
        for place, line in enumerate(self._lines):
            line.lineNumber = place
        return self._lines

    def _add(self, line: ContentLine, same: Hashable) -> ContentLine:
        self._by_identity[same] = line
        self._lines.append(line)
        return line

    @staticmethod
    def _extend(first: ContentLine, line: ContentLine) -> ContentLine:
        first.value = list(dict.fromkeys([*first.value, *line.value]))
        return first

    def _second(self, first: ContentLine, line: ContentLine, same: Hashable) -> ContentLine:
        """Keep a second value of a property that a card has once."""
        if line.name == "REV":
            if _moment(line) > _moment(first):
                first.value = line.value
            return first
        if not any(character.strip() for character in value_of(line).replace(";", "")):
            return first
        if line.name not in _SILENT:
            self._set_aside.append((first, value_of(line)))
        parameters = [[key, *values] for key, values in line.params.items()]
        alias = vobject().base.ContentLine(
            f"{_ALIAS}{line.name}", parameters, value_of(line), line.group, encoded=True
        )
        self._by_identity[same] = self.take(alias)
        return self._by_identity[same]

    def _unite(self, kept: ContentLine, line: ContentLine) -> None:
        """Give the kept one of two equal lines what only the other says."""
        for key, values in line.params.items():
            own = kept.params.setdefault(key, [])
            if key not in _SINGLE or not own:
                own += [each for each in values if each not in own and (key, each) != _PREFERRED]
            if not own:
                del kept.params[key]
        if kept.name == "TEL" and line.value.startswith("+") and not kept.value.startswith("+"):
            kept.value = line.value

    def _rename(self, groups: set[str]) -> dict[str, str]:
        renamed, reserved = {}, {group.lower() for group in groups}
        for group in sorted(groups):
            clashes = group.lower() in self._groups
            renamed[group] = self._free_item(reserved) if clashes else group
        self._groups |= reserved
        return renamed

    def _free_item(self, reserved: Collection[str] = ()) -> str:
        while True:
            self._items += 1
            group = f"item{self._items}"
            if group not in self._groups and group not in reserved:
                self._groups.add(group)
                return group

    def _take_companion(self, line: ContentLine, holder: ContentLine | None, group: str) -> None:
        if holder is not None:
            if not holder.group:
                holder.group = self._free_item()
            group = holder.group
        line.group = group
        same = (group, line.name, comparable(line))
        if same not in self._companions:
            self._companions[same] = line
            self._lines.append(line)


def _moment(line: ContentLine) -> str:
    return re.sub(r"\D", "", line.value)
