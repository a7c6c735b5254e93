"""Recognises one-click phrases: texts in which nothing is left once the phrase is taken out."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

import pyarrow as pa

from auditor.evidence.folding import STOP, folded, folded_entries
from auditor.model.rules import RuleBook

ONE_CLICK = (
    "phrases/birthday",
    "phrases/anniversary",
    "phrases/new-role",
    "phrases/season",
    "phrases/decline",
    "phrases/thanks-for-connecting",
    "phrases/invitation",
    "phrases/congratulation",
    "phrases/thanks",
    "phrases/greeting",
)
"""Word lists whose phrases are no exchange; where a text holds several, the first names it."""

_ABOUT_A_ROLE = frozenset({"phrases/anniversary", "phrases/new-role", "phrases/congratulation"})
_SIGNATURE_WORDS = 3
_PHRASE = "\x00"
_GREETING = "\x01"


class PhraseReader:
    """Tells of a short folded text which one-click phrase it is, if it is one."""

    def __init__(self, book: RuleBook) -> None:
        """Fold the word lists of the packs once."""
        lists = {name: _entries(book, name) for name in ONE_CLICK}
        closings = _entries(book, "phrases/closings")
        self._list_of = {entry: name for name in reversed(ONE_CLICK) for entry in lists[name]}
        self._phrase = _finder(tuple(self._list_of), rf"\s(?:{STOP}\s)?")
        self._filler = _finder((*_entries(book, "phrases/filler"), *closings))
        self._greetings = _finder(_entries(book, "phrases/greetings"))
        self._closings = _finder(tuple(f"{STOP} {closing}" for closing in closings))
        self._role_openers = frozenset(_entries(book, "phrases/role-openers"))
        self._role_closers = frozenset(_entries(book, "phrases/role-closers"))
        self._rest = int(book.settings["phrase_rest_words"])
        self._role = int(book.settings["phrase_role_words"])

    @property
    def hint(self) -> str:
        """An RE2 pattern found in every text (in small letters) that may be a phrase.

        It holds the longest word of each phrase, and the mathematical letters
        that some write instead of bold ones.
        """
        telling = {max(entry.split(), key=len): None for entry in self._list_of}
        return rf"\b(?:{'|'.join(telling)})\b|[\x{{1D400}}-\x{{1D7FF}}]"

    def __call__(self, text: str, name: str) -> str:
        """Return the id of the word list whose phrase the text is, or "".

        Args:
            text: a text folded with stops (`folding.folded`), without a question.
            name: the other person's name, folded.
        """
        found = {self._list_of[_joined(phrase)] for phrase in self._phrase.findall(f" {text} ")}
        if not found:
            return ""
        unsigned = self._unsigned(self._phrase.sub(_PHRASE, f" {text} "))
        words = self._unaddressed(unsigned, frozenset(name.split()))
        if found & _ABOUT_A_ROLE:
            words = self._without_role(words)
        spaced = " ".join(words).replace(STOP, " ").replace(_PHRASE, " ")
        own = self._filler.sub(" ", f" {' '.join(spaced.split())} ").split()
        return next(kind for kind in ONE_CLICK if kind in found) if len(own) <= self._rest else ""

    def _unsigned(self, text: str) -> str:
        """Return the text without a closing and the signature after it, where it ends so."""
        closings = list(self._closings.finditer(text))
        if closings and len(text[closings[-1].end() :].split()) <= _SIGNATURE_WORDS:
            return text[: closings[-1].start()]
        return text

    def _unaddressed(self, text: str, names: frozenset[str]) -> list[str]:
        """Return the words without the names and without a greeting and whom it greets."""
        left: list[str] = []
        greeted = False
        for word in self._greetings.sub(_GREETING, text).split():
            if word == _GREETING:
                greeted = True
            elif word in names:
                greeted = False
            elif greeted and word != STOP:
                greeted = False
                if word == _PHRASE or self._filler.fullmatch(word):
                    left.append(word)
            else:
                left.append(word)
        return left

    def _without_role(self, words: Sequence[str]) -> list[str]:
        """Return the words without the employer or title that a congratulation names."""
        left: list[str] = []
        allowed = 0
        for word in words:
            if word in self._role_openers and _PHRASE in left:
                allowed = self._role
            elif word in (STOP, _PHRASE) or word in self._role_closers:
                allowed = 0
                left.append(word)
            elif allowed:
                allowed -= 1
            else:
                left.append(word)
        return left


def folded_names(names: Iterable[str]) -> Mapping[str, str]:
    """Return every distinct name with its folded form."""
    distinct = list(dict.fromkeys(names))
    return dict(
        zip(distinct, folded(pa.array(distinct, type=pa.large_string())).to_pylist(), strict=True)
    )


def _entries(book: RuleBook, name: str) -> tuple[str, ...]:
    return folded_entries(book.words[name].all) if name in book.words else ()


def _joined(phrase: str) -> str:
    """Return a phrase as found, without the stops between its words."""
    return phrase.replace(f"{STOP} ", "")


@cache
def _finder(entries: tuple[str, ...], between: str = r"\s") -> "re.Pattern[str]":
    """Return a pattern that finds whole entries, the longest first; our own words, escaped."""
    longest_first = sorted(entries, key=lambda entry: (-len(entry), entry))
    either = "|".join(between.join(map(re.escape, entry.split())) for entry in longest_first)
    return re.compile(rf"(?<!\S)(?:{either or '(?!)'})(?!\S)")
