"""Finds the phrases of a list in a text given as words, the longest first."""

from collections.abc import Iterable, Sequence

from auditor.evidence.folding import STOP


class Sequences:
    """The entries of a word list, each a sequence of words, ready to be looked for."""

    def __init__(self, entries: Iterable[str]) -> None:
        """Hold folded entries by their first word, the longest first."""
        self._by_first: dict[str, list[list[str]]] = {}
        for entry in entries:
            words = entry.split()
            self._by_first.setdefault(words[0], []).append(words)
        for sequences in self._by_first.values():
            sequences.sort(key=len, reverse=True)

    @property
    def first_words(self) -> frozenset[str]:
        """The words that an entry begins with."""
        return frozenset(self._by_first)

    def replaced(self, words: Sequence[str], mark: str) -> tuple[list[str], list[str]]:
        """Return the words with a mark for each entry found, and the entries found.

        Between the words of an entry there may be stops ("schön, dass wir").
        """
        left: list[str] = []
        found: list[str] = []
        place = 0
        while place < len(words):
            end = place
            for sequence in self._by_first.get(words[place], ()):
                end = _end_of(sequence, words, place)
                if end > place:
                    left.append(mark)
                    found.append(" ".join(sequence))
                    break
            if end == place:
                left.append(words[place])
                end += 1
            place = end
        return left, found


def _end_of(sequence: Sequence[str], words: Sequence[str], start: int) -> int:
    """Return the place behind the sequence if it stands at `start`, else `start`."""
    place = start
    for word in sequence:
        while place > start and place < len(words) and words[place] == STOP:
            place += 1
        if place >= len(words) or words[place] != word:
            return start
        place += 1
    return place
