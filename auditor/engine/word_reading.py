"""Reads a word list from a pack's nodes, or what a user's pack changes about one."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from auditor.engine.fields import Fields, items_of, text_of
from auditor.engine.nodes import Node, ScalarNode
from auditor.engine.problems import Problems
from auditor.model.rules import WordList

Entries = Mapping[str, tuple[str, ...]]

_LANGUAGE = re.compile(r"[a-z]{2,3}")
_TEXTS = ("title", "title_de", "source")


@dataclass(frozen=True)
class WordChange:
    """Entries that a user's pack puts into a word list, and those it takes out."""

    add: Entries = field(default_factory=dict)
    remove: Entries = field(default_factory=dict)

    def applied(self, words: WordList) -> WordList:
        """Return the word list with the change."""
        entries: dict[str, tuple[str, ...]] = {}
        for language in dict.fromkeys([*words.entries, *self.add]):
            out = self.remove.get(language, ())
            kept = [entry for entry in words.entries.get(language, ()) if entry not in out]
            entries[language] = tuple(dict.fromkeys([*kept, *self.add.get(language, ())]))
        return replace(words, entries=entries)


def read_word_list(
    name: str, node: Node, problems: Problems, *, foreign: bool
) -> WordList | WordChange:
    """Return the word list, or the change of one that belongs to another pack (`foreign`)."""
    fields = Fields(node, f"the word list {name}", problems)
    if foreign and ("add" in fields or "remove" in fields):
        fields.allow(("add", "remove"))
        parts = {
            part: _entries(Fields(fields.entries[part], f"`{part}`", problems), problems)
            for part in ("add", "remove")
            if part in fields
        }
        return WordChange(**parts)
    if fields.entries and not foreign:
        fields.require("title")
    texts = {text: fields.text(text) for text in _TEXTS}
    entries = _entries(fields, problems)
    if fields.entries and set(fields.entries) <= set(_TEXTS):
        problems.add(
            fields.place, f"{fields.what} has no words; give them by language, as `de: [...]`"
        )
    return WordList(name, texts["title"], entries, texts["title_de"], texts["source"])


def _entries(fields: Fields, problems: Problems) -> dict[str, tuple[str, ...]]:
    entries = {}
    for language, node in fields.entries.items():
        if language in _TEXTS:
            continue
        if not _LANGUAGE.fullmatch(language):
            text = f"{fields.what} has no field {language!r}; languages have two or three letters"
            problems.add(fields.key_place(language), text)
            continue
        entries[language] = _words(node, f"`{language}` of {fields.what}", problems)
    return entries


def _words(node: Node, what: str, problems: Problems) -> tuple[str, ...]:
    if isinstance(node, ScalarNode) and not node.plain:
        # A long list may be a block of lines: it is read ten times as fast as a YAML list.
        lines = [" ".join(line.split()) for line in node.text.splitlines()]
        return tuple(dict.fromkeys(line for line in lines if line))
    items = items_of(node, what, problems)
    texts = [text_of(item, f"an entry of {what}", problems) for item in items]
    return tuple(dict.fromkeys(text for text in texts if text))
