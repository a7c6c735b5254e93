"""Gives a name written in capitals or in small letters the case that a person would write."""

import re
from collections.abc import Sequence

from auditor.cleaning.name_words import NameWords

_PIECES = re.compile(r"([-'’.])")
_NUMERAL = re.compile(r"(?:II|III|IV|VI|VII|VIII|IX)", re.IGNORECASE)
_TURKISH = frozenset("İıŞşĞğ")
_VOWELS = frozenset("AEIOUYÄÖÜİ")
_LONGEST_INITIALS = 2
_SHORTEST_AFTER_PREFIX = 2


def in_one_case(name: Sequence[str]) -> bool:
    """Tell whether the words are all in capitals or all in small letters."""
    text = "".join(name)
    return text.isupper() or text.islower()


def mended(name: Sequence[str], words: NameWords, *, is_family: bool, alone: bool) -> list[str]:
    """Return the words of a part of a name in title case, if all are in one case.

    Particles, Mc, Mac, O', hyphens and numerals are written as people write
    them. Mixed case is left alone: its owner chose it.

    Args:
        name: the words of the part.
        words: the word lists.
        is_family: particles are small in front of a family name, and even two
            capitals are a name (LI, NG), where two given ones may be initials (JP).
        alone: the rest of the name is in the same case, or there is none.
    """
    if not in_one_case(name):
        return list(name)
    in_capitals = "".join(name).isupper()
    turkish = not _TURKISH.isdisjoint("".join(name))
    result = []
    for place, word in enumerate(name):
        last = place == len(name) - 1
        if word.casefold() in words.particles and not last and (is_family or place):
            result.append(_lower(word, turkish=turkish))
        elif place and _NUMERAL.fullmatch(word):
            result.append(word.upper())
        elif in_capitals and not is_family and _may_be_initials(word, alone=alone):
            result.append(word)
        else:
            result.append(_title(word, words, turkish=turkish))
    return result


def _may_be_initials(word: str, *, alone: bool) -> bool:
    if len(word) > _LONGEST_INITIALS:
        return "." in word
    return not alone or _VOWELS.isdisjoint(word)


def _title(word: str, words: NameWords, *, turkish: bool) -> str:
    pieces = _PIECES.split(word)
    return "".join(_capitalised(piece, words, turkish=turkish) for piece in pieces)


def _capitalised(piece: str, words: NameWords, *, turkish: bool) -> str:
    small = _lower(piece, turkish=turkish)
    if small.startswith("mc") and len(small) > _SHORTEST_AFTER_PREFIX + 1:
        return "Mc" + _first_upper(small[2:], turkish=turkish)
    if small in words.mac_names:
        return "Mac" + _first_upper(small[3:], turkish=turkish)
    return _first_upper(small, turkish=turkish)


def _first_upper(text: str, *, turkish: bool) -> str:
    if turkish and text.startswith("i"):
        return "İ" + text[1:]
    # Not str.title or upper: "ß" would become "SS", "ŉ" two letters.
    head = text[:1].upper()
    return (head if len(head) == 1 else text[:1]) + text[1:]


def _lower(text: str, *, turkish: bool) -> str:
    if turkish:
        text = text.replace("I", "ı")
    return text.replace("İ", "i").lower()
