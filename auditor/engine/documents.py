"""Reads a rule pack's YAML into nodes that know their line and column.

Only what a pack needs of YAML 1.2 is taken: texts, numbers, true, false, null,
lists and mappings. Anchors, aliases, tags, merge keys, doubled keys and deep
nesting are problems, so that no file can grow in memory or mean two things.
The nodes are put together from ruamel.yaml's events with a stack of our own:
its composer calls itself for every level and would end in a RecursionError.
"""

from collections.abc import Iterator
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml import events as yaml_events
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.reader import ReaderError

from auditor.engine.nodes import MAX_BYTES, KeyedNode, ListNode, Node, ScalarNode
from auditor.engine.problems import NOWHERE, Place, Problems

MAX_DEPTH = 32
MAX_NODES = 100_000


def read_document(content: bytes, file: str) -> tuple[KeyedNode, Problems]:
    """Return the pack's top mapping (empty where there is none) and the problems found."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problems = Problems(file)
        line = content[: error.start].count(b"\n") + 1
        problems.add(Place(line, 1), "is not UTF-8; save the file as UTF-8")
        return KeyedNode(NOWHERE), problems
    problems = Problems(file, text)
    if len(content) > MAX_BYTES:
        problems.add(NOWHERE, f"is larger than {MAX_BYTES:,} bytes; divide the pack")
        return KeyedNode(NOWHERE), problems
    builder = _Builder(problems)
    try:
        builder.take(YAML(typ="safe", pure=True).parse(text))
    except ReaderError as error:
        before = text[: error.position]
        place = Place(before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
        problems.add(place, "a control character cannot stand in a pack")
    except MarkedYAMLError as error:
        problems.add(_place(error.problem_mark or error.context_mark), _told(error))
    except Exception as error:  # noqa: BLE001 - the reader has faults of its own on odd input; the file is what is wrong
        problems.add(NOWHERE, f"cannot be read as YAML ({type(error).__name__})")
    return builder.top(), problems


def _told(error: MarkedYAMLError) -> str:
    parts = [part for part in (error.context, error.problem) if part]
    return f"is not YAML: {', '.join(' '.join(str(part).split()) for part in parts)}"


def _place(mark: Any) -> Place:
    return Place(mark.line + 1, mark.column + 1) if mark is not None else NOWHERE


class _Stop(Exception):  # noqa: N818 - no error, only the way out of the events
    """The rest of the document is not read."""


class _Builder:
    """Puts nodes together from events, with a stack instead of recursion."""

    def __init__(self, problems: Problems) -> None:
        self._problems = problems
        self._stack: list[ListNode | KeyedNode] = []
        self._keys: list[ScalarNode | None] = []
        self._root: Node | None = None
        self._documents = 0
        self._nodes = 0

    def take(self, events: Iterator[Any]) -> None:
        """Build from all events, or from those up to the first that makes the rest meaningless."""
        try:
            for event in events:
                self._take_one(event)
        except _Stop:
            return

    def top(self) -> KeyedNode:
        """Return the document's mapping; a pack without one is a problem."""
        if isinstance(self._root, KeyedNode):
            return self._root
        if not self._problems.found:
            place = self._root.place if self._root else Place(1, 1)
            self._problems.add(place, "a rule pack is a mapping that begins with `pack: its-name`")
        return KeyedNode(NOWHERE)

    def _take_one(self, event: Any) -> None:
        place = _place(event.start_mark)
        if isinstance(event, yaml_events.DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self._stop(place, "a rule pack is one document; a second one begins here")
        elif isinstance(event, yaml_events.AliasEvent):
            self._problems.add(place, f"aliases are not allowed: write *{event.anchor} out in full")
            self._put(ScalarNode(place, "", plain=True))
        elif isinstance(event, (yaml_events.SequenceEndEvent, yaml_events.MappingEndEvent)):
            self._stack.pop()
            self._keys.pop()
        elif isinstance(event, yaml_events.NodeEvent):
            self._refuse_decorations(event, place)
            self._begin(event, place)

    def _begin(self, event: Any, place: Place) -> None:
        if isinstance(event, yaml_events.ScalarEvent):
            plain = not event.style and event.implicit[0]
            self._put(ScalarNode(place, event.value, plain=plain))
            return
        node: ListNode | KeyedNode = (
            KeyedNode(place)
            if isinstance(event, yaml_events.MappingStartEvent)
            else ListNode(place)
        )
        if len(self._stack) >= MAX_DEPTH:
            self._stop(place, f"is nested more than {MAX_DEPTH} levels deep")
        self._put(node)
        self._stack.append(node)
        self._keys.append(None)

    def _refuse_decorations(self, event: Any, place: Place) -> None:
        if event.anchor:
            self._problems.add(place, f"anchors are not allowed: take &{event.anchor} away")
        if getattr(event, "tag", None):
            self._problems.add(place, f"tags are not allowed: take {event.tag} away")

    def _put(self, node: Node) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            self._stop(node.place, f"has more than {MAX_NODES:,} values; divide the pack")
        if not self._stack:
            self._root = node
            return
        parent = self._stack[-1]
        if isinstance(parent, ListNode):
            parent.items.append(node)
        elif self._keys[-1] is None:
            self._keys[-1] = self._key(node)
        else:
            self._enter(parent, self._keys[-1], node)
            self._keys[-1] = None

    def _key(self, node: Node) -> ScalarNode:
        if isinstance(node, ScalarNode):
            return node
        self._problems.add(node.place, "a key must be a single word")
        return ScalarNode(node.place, "", plain=True)

    def _enter(self, parent: KeyedNode, key: ScalarNode, node: Node) -> None:
        if key.text == "<<" and key.plain:
            self._problems.add(key.place, "merge keys are not allowed: write the entries out")
        elif key.text in parent.entries:
            first = parent.keys[key.text].line
            self._problems.add(key.place, f"{key.text} stands here twice, first in line {first}")
        else:
            parent.entries[key.text] = node
            parent.keys[key.text] = key.place

    def _stop(self, place: Place, text: str) -> None:
        self._problems.add(place, text)
        raise _Stop
