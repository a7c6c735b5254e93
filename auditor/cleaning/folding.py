"""Folds many texts in Latin letters at once, as `auditor.forms` folds one."""

import pyarrow.compute as pc

from auditor.cleaning.latin import CAPITALS, SMALL
from auditor.cleaning.texts import Flags, Texts, matching, one_of
from auditor.forms import SPELT_OUT

_LATIN = f"[\\x00-_a-\\x7f{CAPITALS}{SMALL}]*"
NOT_IN_KEYS = "[^a-z0-9ħŋŧĸ]+"
"""What no key of Latin words holds: the four letters are an accented form of no plain one."""


def fold_latin(texts: Texts) -> tuple[Texts, Flags]:
    """Return texts as `fold` does, spaces as they are, and which of them are in Latin letters."""
    small = pc.ascii_lower(texts)
    is_ascii = pc.string_is_ascii(texts)
    accented = pc.and_not(matching(texts, _LATIN), is_ascii)
    if pc.any(accented).as_py():
        small = pc.replace_with_mask(small, accented, _without_accents(texts.filter(accented)))
    return small, one_of(is_ascii, accented)


def with_one_vowel(folded: Texts) -> Texts:
    """Return folded texts with ü = ue = u, as `fold_name` does."""
    return pc.replace_substring_regex(folded, "([aou])e+", r"\1")


def as_key(folded: Texts) -> Texts:
    """Return the words of folded texts with one space between."""
    return pc.ascii_trim_whitespace(pc.replace_substring_regex(folded, NOT_IN_KEYS, " "))


def _without_accents(texts: Texts) -> Texts:
    small = pc.utf8_lower(texts)
    for letter, spelt_out in SPELT_OUT.items():
        small = pc.replace_substring(small, letter, spelt_out)
    return pc.replace_substring_regex(pc.utf8_normalize(small, "NFD"), r"\p{M}+", "")
