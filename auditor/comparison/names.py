"""Tells whether two names may be one person's, a year apart."""

import re
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import OSA

from auditor.forms import fold_name
from auditor.model.rules import RuleBook

Agreement = Literal["same", "possible", "unknown", "different"]

_WORD = re.compile(r"[^\W_]+")
_SHORTEST_TYPO = 4


def name_key(name: str) -> str:
    """Return a name's words folded and sorted: what two orders and spellings of it share."""
    return " ".join(sorted(_WORD.findall(fold_name(name))))


@dataclass(frozen=True)
class Name:
    """A person's name in parts, and every name their records have, as `name_key`s.

    Attributes:
        given: first names.
        family: family name.
        is_told: it is a name, and no stand-in such as Noah's mum.
        keys: every name of theirs.
    """

    given: str
    family: str
    is_told: bool
    keys: frozenset[str]


class NameJudge:
    """Judges pairs of names, knowing the nicknames of a rule book."""

    def __init__(self, book: RuleBook) -> None:
        groups = book.words.get("matching/nicknames")
        self._groups: dict[str, set[int]] = {}
        for number, group in enumerate(groups.all if groups else ()):
            for word in _WORD.findall(fold_name(group)):
                self._groups.setdefault(word, set()).add(number)

    def agreement(self, old: Name, new: Name) -> Agreement:
        """Return how two names agree.

        `possible` is one person who married, was written short or called by a
        nickname: the first names must agree. `unknown` is a name that says
        nothing (Noah's mum). Relatives on one line share the family name only:
        these are `different`.
        """
        if old.keys & new.keys:
            return "same"
        if not (old.is_told and new.is_told):
            return "unknown"
        givens, others = _words(old.given), _words(new.given)
        families, other_families = _words(old.family), _words(new.family)
        one, other = set(givens + families), set(others + other_families)
        if one and other and (one <= other or other <= one):  # a first name alone, or one more
            return "possible"
        if not givens or not others:
            return "different"
        same_family = (
            not families or not other_families or bool(set(families) & set(other_families))
        )
        if self._one_given(givens, others, same_family=same_family):
            return "possible"
        return "different"

    def _one_given(self, givens: list[str], others: list[str], *, same_family: bool) -> bool:
        if set(givens) & set(others):
            return True
        one, other = givens[0], others[0]
        if self._groups.get(one, set()) & self._groups.get(other, set()):
            return True
        return same_family and (_is_initial(one, other) or _is_typo(one, other))


def _words(text: str) -> list[str]:
    return _WORD.findall(fold_name(text))


def _is_initial(one: str, other: str) -> bool:
    return one[0] == other[0] and 1 in (len(one), len(other))


def _is_typo(one: str, other: str) -> bool:
    """One letter apart, but not the last: Maria and Mario, Jan and Jana are two people."""
    long_enough = min(len(one), len(other)) >= _SHORTEST_TYPO
    return long_enough and one[-1] == other[-1] and OSA.distance(one, other) == 1
