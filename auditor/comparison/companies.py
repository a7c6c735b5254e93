"""Tells whether two companies are one: a changed spelling is no changed employer."""

import re
from collections.abc import Callable

import pandas as pd
from rapidfuzz import fuzz

from auditor.forms import fold_name, once_per_value
from auditor.model.rules import RuleBook

_WORD = re.compile(r"[^\W_]+")
_WITHIN_A_WORD = re.compile(r"[.'’`´&+]")
_ALIKE = 100.0
_LONGEST_FORM = 4


def company_keys(companies: "pd.Series[str]", book: RuleBook) -> "pd.Series[str]":
    """Return what spellings of a company share: words folded, legal forms at the end off."""
    return once_per_value(companies, _key_maker(book))


def _key_maker(book: RuleBook) -> Callable[[str], str]:
    forms = book.words.get("cleaning/legal-forms")
    legal = {tuple(_words(form)) for form in forms.all} if forms else set()

    def key_of(company: str) -> str:
        spoken = _words(company)
        shorter = True
        while shorter:
            lengths = range(1, min(_LONGEST_FORM + 1, len(spoken)))
            found = [length for length in lengths if tuple(spoken[-length:]) in legal]
            shorter = bool(found)
            spoken = spoken[: -max(found)] if found else spoken
        return " ".join(spoken)

    return key_of


def _words(text: str) -> list[str]:
    return _WORD.findall(_WITHIN_A_WORD.sub("", fold_name(text)))


def differ(left: "pd.Series[str]", right: "pd.Series[str]", book: RuleBook) -> "pd.Series[bool]":
    """Return where two company keys are both known and name different companies."""
    lowest = book.settings.get("employer_similarity", _ALIKE)
    unlike = (left != right) & (left != "") & (right != "")
    pairs = list(zip(left[unlike].tolist(), right[unlike].tolist(), strict=True))
    answers = {pair: not _same(*pair, lowest) for pair in dict.fromkeys(pairs)}
    told = pd.Series([answers[pair] for pair in pairs], index=left.index[unlike], dtype=bool)
    return told.reindex(left.index, fill_value=False)


def _same(left: str, right: str, lowest: float) -> bool:
    """Return whether two keys are alike, one within the other, or its initials."""
    lefts, rights = left.split(), right.split()
    if set(lefts) <= set(rights) or set(rights) <= set(lefts):
        return True
    joined = "".join(lefts), "".join(rights)
    initials = "".join(word[0] for word in lefts), "".join(word[0] for word in rights)
    one_is_the_others_initials = joined[0] == initials[1] or joined[1] == initials[0]
    return one_is_the_others_initials or fuzz.ratio(*joined) >= lowest
