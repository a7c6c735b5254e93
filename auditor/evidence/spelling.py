"""Reads words as they were meant: letters stretched for joy, and long words with a slip in them."""

import re
import string
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

STRETCHED = "|".join([f"{letter}{{3,}}" for letter in "abcdefghijklmnopqrstuvxyz"]) + (
    "|aeae|oeoe|ueue"
)
"""An RE2 pattern for a letter written three times or more, or an umlaut twice; www is no joy."""

NUMBER = "0"
"""Stands in a word list for any year, age or number of years: 40, 40th, 40sten."""

_A_NUMBER = re.compile(r"^\d{1,4}(?:st|nd|rd|th|er|ste[ns]?|te[ns]?)?$")
_STRETCH = re.compile(r"(ae|oe|ue)\1+|([a-vxyz])\2\2+")


@dataclass(frozen=True)
class Spelling:
    """How words are read: those that are also known with one slip, and numbers.

    Attributes:
        known: the words that stay what they are.
        meant: each misspelt form and the word that it stands for.
        halves: an RE2 pattern that finds any of the words, with a slip or not: a
            single slip leaves one half of the word whole.
    """

    known: frozenset[str]
    meant: Mapping[str, str]
    halves: str

    @classmethod
    def of(cls, words: Iterable[str], known: frozenset[str]) -> "Spelling":
        """Return the spelling of folded words."""
        often = sorted(words)
        meant = {form: word for word in often for form in _slips(word) if form not in known}
        halves = [
            half
            for word in often
            for half in (rf"\b{word[: len(word) // 2]}", word[len(word) // 2 :])
        ]
        return cls(known, meant, "|".join(halves))

    def meaning(self, word: str) -> str:
        """Return the word as it was meant, NUMBER for a number, else the word itself."""
        if word in self.known:
            return word
        if _A_NUMBER.match(word):
            return NUMBER
        plain = _STRETCH.sub(r"\1\2", word)
        return self.meant.get(plain, plain)

    def meanings(self, words: pa.Array) -> pa.Array:
        """Return for each of many words what `meaning` returns."""
        distinct = pc.unique(words)
        odd = pc.match_substring_regex(distinct, f"{_A_NUMBER.pattern}|{STRETCHED}")
        misspelt = pc.is_in(distinct, value_set=pa.array(self.meant, type=words.type))
        touched = distinct.filter(pc.or_(odd, misspelt))
        meant = pa.array([self.meaning(word) for word in touched.to_pylist()], type=words.type)
        return pc.coalesce(meant.take(pc.index_in(words, value_set=touched)), words)


def _slips(word: str) -> Iterator[str]:
    """Yield the word with one letter missing, doubled, too many, wrong, or two swapped."""
    for place in range(len(word) + 1):
        before, behind = word[:place], word[place:]
        for letter in string.ascii_lowercase:
            yield before + letter + behind
            yield before + letter + behind[1:]
        yield before + behind[1:]
        yield before + behind[1:2] + behind[:1] + behind[2:]
