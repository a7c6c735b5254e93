"""Patterns of Latin words and of what people put around names, for many names at once (RE2)."""

import re
from collections.abc import Iterable
from unicodedata import is_normalized

_LETTERS = [
    letter
    for letter in map(chr, range(0xC0, 0x180))
    if letter.isalpha() and is_normalized("NFKC", letter)
]
_TURKISH = "İıŞşĞğ"
"""Their capitals depend on the language."""


def _letters(first: str, *, capital: bool, without: str = "") -> str:
    fitting = (
        letter
        for letter in _LETTERS
        if (letter.isupper() if capital else letter.islower())
        and len(letter.lower()) == 1
        and letter not in without
    )
    return first + "".join(fitting)


CAPITALS = _letters("A-Z", capital=True)
SMALL = _letters("a-z", capital=False)
TITLED = f"[{CAPITALS}][{SMALL}]+"
"""A word with its first letter alone a capital."""
NAME = f"{TITLED}(?:-{TITLED})*"
INITIAL = r"[A-Z]\."
ANY_CASE = f"[{CAPITALS}{SMALL}]+(?:-[{CAPITALS}{SMALL}]+)*"
IN_CAPITALS = f"[{_letters('A-Z', capital=True, without=_TURKISH)}]{{3,}}"
IN_SMALL = (
    f"[{_letters('a-z', capital=False, without=_TURKISH + 'ßĸ')}]"
    f"[{_letters('a-z', capital=False, without=_TURKISH)}]+"
)
EMOJI = (
    r"[\x{2600}-\x{2767}\x{2794}-\x{27BF}\x{2B00}-\x{2BFF}"
    r"\x{1F1E6}-\x{1F1FF}\x{1F300}-\x{1FAFF}\x{FE0F}\x{200D}]"
)
"""Symbols that no name is left with; none of them stands for a letter."""


def any_of(words: Iterable[str]) -> str:
    """Return a pattern of the words as they are, a longer one before its own beginning."""
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))
