"""Folds names into keys that do not depend on case, umlaut spelling, hyphens or order."""

import re
import unicodedata

import pyarrow.compute as pc

from auditor.cleaning.folding import as_key, fold_latin, with_one_vowel
from auditor.cleaning.texts import Flags, Texts
from auditor.forms import fold_name

_ASCII_MARKS = re.compile(r"[^a-z0-9 ]+")
_SPELT_UMLAUT = re.compile(r"([aou])e+")
_APOSTROPHES = str.maketrans(dict.fromkeys("'’‘ʼ`´", ""))
_LONE_PREFIX = re.compile(r"^(o|mc) (?=[^ ]{2})")


def name_tokens(text: str) -> list[str]:
    """Return the folded words of a name in order, with ü = ue = u, hyphens and points as spaces.

    Apostrophes join what they stand between: O'Brien and O’Brien are one. Words of
    other scripts stay in their script, so that a name with a letter always has a token.
    """
    if text.isascii():
        folded = _SPELT_UMLAUT.sub(r"\1", text.lower().replace("'", ""))
        if folded.isalpha():
            return [folded]
        spaced = _ASCII_MARKS.sub(" ", folded)
    else:
        spaced = "".join(_letter_or_space(c) for c in fold_name(text.translate(_APOSTROPHES)))
    return spaced.split()


def name_key(text: str) -> str:
    """Return the tokens of a name in their order, separated by one space."""
    return " ".join(name_tokens(text))


def read_plain_keys(texts: Texts) -> tuple[tuple[Texts], Flags]:
    """Return `name_key` of many names at once, and for which it holds: those in Latin letters."""
    folded, told = fold_latin(texts)
    return (as_key(with_one_vowel(pc.replace_substring(folded, "'", ""))),), told


def family_keys(keys: Texts) -> Texts:
    """Return the keys of many family names, whose keys as names are given."""
    return pc.replace_substring_regex(keys, r"\A(o|mc) ([^ ]{2})", r"\1\2")


def family_key(text: str) -> str:
    """Return the key of a family name: as `name_key`, and O Brien and Mc Donald are one word."""
    return _LONE_PREFIX.sub(r"\1", name_key(text))


def sorted_key(key: str) -> str:
    """Return the tokens of a key sorted: the same for "Max Muster" and "Muster Max"."""
    return " ".join(sorted(key.split()))


def _letter_or_space(character: str) -> str:
    seen = character.isalnum() or unicodedata.category(character)[0] == "M"
    return character if seen else " "
