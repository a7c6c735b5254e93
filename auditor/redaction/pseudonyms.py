"""Invented names and hashed ids: the same for the same person under the same key."""

import hmac
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_SYLLABLES = tuple(consonant + vowel for vowel in "aeiou" for consonant in "bdlmnrstvz")
_GIVEN_ENDS = ("", "n", "l", "r", "s")
_FAMILY_ENDS = ("", "n", "l", "r", "s", "m", "nd", "rt", "st", "lm")
_ID_DIGITS = 12
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Alias:
    """Who a person is called in a redacted result.

    Attributes:
        person_id: `p-` and 12 hex digits, as in PEOPLE, made from the key.
        given: an invented given name.
        family: an invented family name.
        name: both.
    """

    person_id: str
    given: str
    family: str
    name: str


def keyed_hash(key: bytes, text: str, digits: int = _ID_DIGITS) -> str:
    """Return so many hex digits of the HMAC-SHA256 of a text."""
    return hmac.digest(key, text.encode("utf-8", "surrogatepass"), "sha256").hex()[:digits]


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """Return the words of some texts, case folded."""
    return frozenset(word for text in texts for word in _WORD.findall(text.casefold()))


def aliases(key: bytes, people: Iterable[str], real_words: frozenset[str]) -> Mapping[str, Alias]:
    """Return an alias for each person_id, no two alike in id or name.

    An alias hangs on nothing but key and person_id, so that it is the same in
    every run; only where it is taken already, or holds a word that really
    occurs, is it drawn anew (there are more than 10^11 names, so that hardly
    ever happens).

    Args:
        key: the secret; whoever has it and a person's keys can tell who is meant.
        people: ids, in any order.
        real_words: words that no invented name may be, case folded.
    """
    found: dict[str, Alias] = {}
    taken: set[str] = set()
    for person in sorted(set(people)):
        attempt = 0
        while True:
            alias = _drawn(key, person, attempt)
            words = {alias.given.casefold(), alias.family.casefold()}
            if not (taken & {alias.person_id, alias.name} or real_words & words):
                break
            attempt += 1
        taken.update((alias.person_id, alias.name))
        found[person] = alias
    return found


def _drawn(key: bytes, person: str, attempt: int) -> Alias:
    seed = f"{attempt}:{person}".encode("utf-8", "surrogatepass")
    digest = hmac.digest(key, seed, "sha256")
    number = int.from_bytes(digest[8:16], "big")
    number, given = _invented(number, _GIVEN_ENDS)
    _, family = _invented(number, _FAMILY_ENDS)
    return Alias(f"p-{digest.hex()[:_ID_DIGITS]}", given, family, f"{given} {family}")


def _invented(number: int, ends: tuple[str, ...]) -> tuple[int, str]:
    """Return what is left of a number after an invented word was taken from it, and the word."""
    number, first = divmod(number, len(_SYLLABLES))
    number, second = divmod(number, len(_SYLLABLES))
    number, third = divmod(number, len(_SYLLABLES))
    number, end = divmod(number, len(ends))
    word = _SYLLABLES[first] + _SYLLABLES[second] + _SYLLABLES[third] + ends[end]
    return number, word.capitalize()
