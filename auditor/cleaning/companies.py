"""Makes companies comparable: legal forms, "The", brackets and former employers' marks off."""

import re
import unicodedata
from dataclasses import dataclass

import pyarrow.compute as pc

from auditor.cleaning.folding import as_key, fold_latin, with_one_vowel
from auditor.cleaning.latin import CAPITALS, SMALL, any_of
from auditor.cleaning.texts import Flags, Texts, all_of, listed, matching, none_of, not_longer
from auditor.forms import fold, fold_name, printable
from auditor.model.rules import RuleBook

_ASIDE = re.compile(r"[(\[{（][^()\[\]{}（）]*[)\]}）]")
_FIRST_OF_SEVERAL = re.compile(r"\s+[|•·]\s+.*|\s+//\s+.*|;.*", re.DOTALL)
_WITHIN_A_WORD = re.compile(r"[.'’`´&+]")
_SEEN = f"{CAPITALS}{SMALL}0-9.&'+/:!?@#%*_-"
_PLAIN = f"(?:[{_SEEN}](?:[ ,{_SEEN}]*[{_SEEN}])?)?"
_LONGEST_FORM = 7
_LONGEST = 300
"""Characters of a company that are read: beyond them is no company."""


@dataclass(frozen=True)
class CompanyWords:
    """The word lists that companies are read by, as tuples of folded words."""

    legal_forms: frozenset[tuple[str, ...]]
    no_company: frozenset[str]
    former: frozenset[tuple[str, ...]]

    @classmethod
    def of(cls, book: RuleBook) -> "CompanyWords":
        """Take the lists out of the packs in force; KeyError where one is missing."""
        forms = (tuple(_words(form)) for form in book.words["cleaning/legal-forms"].all)
        former = (tuple(_words(mark)) for mark in book.words["cleaning/former-employer"].all)
        return cls(
            legal_forms=frozenset(form for form in forms if form),
            no_company=frozenset(
                key
                for entry in book.words["cleaning/no-company"].all
                for key in (fold(entry), " ".join(_words(entry)))
            ),
            former=frozenset(mark for mark in former if mark),
        )


def company_name(text: str) -> str:
    """Return a company as it is shown: on one line, nothing hidden in it."""
    return printable(text).strip(" ,;")


def company_key(text: str, words: CompanyWords) -> str:
    """Return what two spellings of a company share; "" for what identifies nobody.

    "Muster GmbH & Co. KG", "The Muster" and "ex-Muster (Berlin)" are one.
    A company that is nothing but a legal form keeps it: Limited, AG.
    """
    whole = printable(text[:_LONGEST])
    if fold(whole) in words.no_company:
        return ""
    first = _FIRST_OF_SEVERAL.sub("", _ASIDE.sub(" ", whole))
    spoken = _words(first) or _words(whole)
    if " ".join(spoken) in words.no_company:
        return ""
    return " ".join(_without_legal_forms(_without_former(spoken, words), words))


def read_plain_companies(texts: Texts, words: CompanyWords) -> tuple[tuple[Texts, Texts], Flags]:
    """Return `company_name` and `company_key` of many companies, and for which they hold.

    They hold for a company in Latin letters on one line, with nothing in brackets,
    no former employer's mark and no "The" before it.
    """
    folded, _ = fold_latin(texts)
    spoken = as_key(pc.replace_substring_regex(with_one_vowel(folded), "[.'&+]", ""))
    first = pc.replace_substring_regex(spoken, " .*", "")
    forms = [" ".join(form) for form in words.legal_forms if len(form) <= _LONGEST_FORM]
    marks = {"the", *(mark[0] for mark in words.former), *filter(_may_lead, forms)}
    told = all_of(
        matching(texts, _PLAIN),
        not_longer(texts, _LONGEST),
        none_of(
            pc.match_substring_regex(texts, "  |//"),
            listed(first, marks),
            listed(spoken, words.no_company),
        ),
    )
    return (texts, _without_endings(spoken, any_of(forms))), told


def _without_endings(spoken: Texts, forms: str) -> Texts:
    """Return companies without the legal forms that they end with, the longest first."""
    bare = pc.replace_substring_regex(spoken, rf" (?:{forms})\z", "")
    if bare.equals(spoken):
        return bare
    return _without_endings(bare, forms)


def _words(text: str) -> list[str]:
    # "&", "." and "'" join: AT&T, S.A., Macy's; everything else that is no letter parts.
    joined = _WITHIN_A_WORD.sub("", fold_name(text))
    return "".join(c if _is_seen(c) else " " for c in joined).split()


def _is_seen(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character)[0] == "M"


def _without_former(spoken: list[str], words: CompanyWords) -> list[str]:
    for length in (2, 1):
        if tuple(spoken[:length]) in words.former and len(spoken) > length:
            spoken = spoken[length:]
    return spoken[1:] if spoken[:1] == ["the"] and len(spoken) > 1 else spoken


def _without_legal_forms(spoken: list[str], words: CompanyWords) -> list[str]:
    bare = spoken
    shorter = True
    while shorter:
        shorter = False
        for length in range(min(_LONGEST_FORM, len(bare) - 1), 0, -1):
            if tuple(bare[-length:]) in words.legal_forms:
                bare, shorter = bare[:-length], True
                break
    leads = tuple(bare[:1]) in words.legal_forms and _may_lead(bare[0])
    return bare[1:] if leads and len(bare) > 1 else bare


def _may_lead(form: str) -> bool:
    """Tell whether a legal form of one word is off at the beginning too; AS Roma is a name."""
    return len(form) > 2  # noqa: PLR2004 - letters
