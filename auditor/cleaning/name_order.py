"""Tells given and family names apart where a name stands in one field."""

import re
from collections.abc import Sequence

from auditor.cleaning.name_words import NameWords

_HAN = "㐀-鿿豈-﫿々"
_KANA = "぀-ヿー"
_HANGUL = "가-힣"
_EAST_ASIAN = re.compile(f"[{_HAN}{_KANA}{_HANGUL}]+")
_HAN_THEN_KANA = re.compile(f"([{_HAN}]{{1,3}})([{_KANA}]+)")
_TWO_AND_TWO = re.compile(f"([{_HAN}]{{2}})([{_HAN}]{{2}})")
_ONE_AND_REST = re.compile(f"([{_HAN}]|[{_HANGUL}])([{_HAN}]{{1,2}}|[{_HANGUL}]{{1,2}})")

Words = tuple[str, ...]


def is_east_asian(name: Sequence[str]) -> bool:
    """Tell whether all words are Chinese, Japanese or Korean characters: family name first."""
    return bool(name) and all(_EAST_ASIAN.fullmatch(word) for word in name)


def given_and_family(name: Words, words: NameWords) -> tuple[Words, Words]:
    """Split the words of a whole name; the family name begins at its particles.

    A single word is a given name. Chinese, Japanese and Korean characters put
    the family name first, without a space: 王小明, 山田太郎, 김철수.
    """
    if is_east_asian(name):
        return _east_asian(name)
    if len(name) <= 1:
        return name, ()
    start = len(name) - 1
    for place in range(1, len(name) - 1):
        if _begins_family(name[place], words):
            start = place
            break
    return name[:start], name[start:]


def _begins_family(word: str, words: NameWords) -> bool:
    # A capital E or Y between names is an initial, a small one the Portuguese or Spanish "and".
    return word.casefold() in words.particles and not (len(word) == 1 and word.isupper())


def _east_asian(name: Words) -> tuple[Words, Words]:
    if len(name) > 1:
        return name[1:], name[:1]
    for pattern in (_HAN_THEN_KANA, _TWO_AND_TWO, _ONE_AND_REST):
        found = pattern.fullmatch(name[0])
        if found:
            return (found.group(2),), (found.group(1),)
    return name, ()
