"""Finds words and phrases of a list in texts, whole and folded, never as part of a word."""

import re
from collections.abc import Iterable

from auditor.forms import fold

_BETWEEN_WORDS = re.compile(r"[^\w]+|_+")


def as_phrase(text: str) -> str:
    """Return the words of a text, folded, with one space between them and on either side.

    A text without any word gives "". "Noah's Mama!" becomes " noah s mama ".
    """
    words = _BETWEEN_WORDS.sub(" ", fold(text)).strip()
    return f" {words} " if words else ""


class PhraseFinder:
    """Tells whether a phrase holds an entry of a list.

    Single words are looked up in a set; longer entries only where their first
    word stands, so that a list of thousands costs no more than one of ten.
    """

    def __init__(self, entries: Iterable[str]) -> None:
        """Fold the entries; those without any word find nothing."""
        phrases = [phrase for phrase in map(as_phrase, entries) if phrase]
        self._words = frozenset(p.strip() for p in phrases if p.count(" ") == 2)  # noqa: PLR2004 - one word has a space on either side
        self._longer: dict[str, list[str]] = {}
        for phrase in phrases:
            first, _, rest = phrase.strip().partition(" ")
            if rest:
                self._longer.setdefault(first, []).append(phrase)

    def __call__(self, phrase: str) -> bool:
        """Return whether a text, given by `as_phrase`, holds an entry."""
        words = phrase.split()
        if not self._words.isdisjoint(words):
            return True
        return any(longer in phrase for word in words for longer in self._longer.get(word, ()))
