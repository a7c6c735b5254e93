"""Tells whether two companies are one: a changed spelling is no changed employer."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from auditor.forms import fold_name, once_per_value
from auditor.model.companies import same_companies
from auditor.model.rules import RuleBook

if TYPE_CHECKING:
    import pandas as pd

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
    told = ~same_companies(left[unlike], right[unlike], lowest)
    return told.reindex(left.index, fill_value=False)
