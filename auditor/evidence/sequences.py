"""Finds the phrases of a list in a text given as words, the longest first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from auditor.evidence.folding import STOP


@dataclass
class _Step:
    """Where one stands after some words of an entry: the words that may follow, and its end."""

    entry: str = ""
    following: dict[str, "_Step"] = field(default_factory=dict)


class Sequences:
    """The entries of a word list as a tree of words, ready to be looked for."""

    def __init__(self, entries: Iterable[str]) -> None:
        """Hold folded entries, their words one after another."""
        self._root = _Step()
        for entry in entries:
            step = self._root
            for word in entry.split():
                step = step.following.setdefault(word, _Step())
            step.entry = entry
        self.first_words = frozenset(self._root.following)
        """The words that an entry begins with."""

    def replaced(self, words: Sequence[str], mark: str) -> tuple[list[str], list[str]]:
        """Return the words with a mark for each entry found, and the entries found.

        Between the words of an entry there may be stops ("schön, dass wir").
        """
        if self.first_words.isdisjoint(words):
            return list(words), []
        left: list[str] = []
        found: list[str] = []
        place = 0
        while place < len(words):
            entry = ""
            if words[place] in self._root.following:
                entry, end = self._longest(words, place)
            if entry:
                left.append(mark)
                found.append(entry)
                place = end
            else:
                left.append(words[place])
                place += 1
        return left, found

    def _longest(self, words: Sequence[str], place: int) -> tuple[str, int]:
        """Return the longest entry that stands at a place, and the place behind it."""
        step = self._root
        entry, end = "", place
        for reached in range(place, len(words)):
            if words[reached] == STOP:
                continue
            if words[reached] not in step.following:
                break
            step = step.following[words[reached]]
            if step.entry:
                entry, end = step.entry, reached + 1
        return entry, end
