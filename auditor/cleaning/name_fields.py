"""Reads single fields of names, remembering every one that was seen."""

import re
from functools import cache
from typing import NamedTuple
from unicodedata import is_normalized

from auditor.cleaning.capitals import in_one_case, mended
from auditor.cleaning.name_keys import family_key, name_key
from auditor.cleaning.name_order import is_east_asian
from auditor.cleaning.name_parts import LONGEST, NamePart, read_part
from auditor.cleaning.name_words import NameWords, joined
from auditor.cleaning.names import is_initial
from auditor.forms import fold

ADDRESS = re.compile(r"([^\s@]+)@[^\s@]+\.[^\s@]+")
ASIDE = re.compile(r"[(\[{（【“”„«»‟\"']|\bgeb|\bnée")
"""What a nickname or a maiden name stands in or behind."""
_BEYOND_LATIN = "\u0250"


class FieldName(NamedTuple):
    """What a given or a family name says, where the other field says the rest.

    Attributes:
        words: its words; titles, credentials and all else that is no name are off.
        shown: the words as a person would write them.
        key: of the words shown.
        is_plain: it is shown as it is written.
        is_settled: what is shown stays as it is when it is read again.
        is_mixed: what is shown has capitals and small letters.
        is_initial: what is shown is but a letter.
    """

    words: str = ""
    shown: str = ""
    key: str = ""
    is_plain: bool = False
    is_settled: bool = False
    is_mixed: bool = False
    is_initial: bool = False


class FieldReader:
    """Reads fields of names by the word lists.

    A few thousand given names make up most of any network.
    """

    def __init__(self, words: NameWords) -> None:
        """Start with nothing remembered."""
        self.words = words
        self.key = cache(name_key)
        self.family_key = cache(family_key)
        self.is_plain = cache(self._is_plain)
        self._remembered = cache(lambda text, company: read_part(text, words, company))

    def part(self, text: str, company: str = "") -> NamePart:
        """Return what a field says; remembered."""
        # The company only matters to what stands in brackets: without it, more is remembered.
        return self._remembered(_no_address(text), company if ASIDE.search(text) else "")

    def ends_in_legal_form(self, text: str) -> bool:
        """Tell whether a field names a company: Muster GmbH."""
        spoken = text.split()
        if len(spoken) <= 1:
            return False
        last = spoken[-1].casefold()
        if last in self.words.long_legal_forms or joined(last) in self.words.long_legal_forms:
            return True
        # Sia, Mei and Asa are people's names, SIA and MEI among mixed case are legal forms.
        return spoken[-1] in self.words.short_legal_forms and not text.isupper()

    def given_name(self, text: str) -> FieldName:
        """Return what a given name says, where there is a family name too."""
        return self._field_name(text, is_family=False)

    def family_name(self, text: str) -> FieldName:
        """Return what a family name says, where there is a given name too."""
        return self._field_name(text, is_family=True)

    def _field_name(self, text: str, *, is_family: bool) -> FieldName:
        key = self.family_key if is_family else self.key
        if self.is_plain(text):
            return FieldName(
                words=text,
                shown=text,
                key=key(text),
                is_plain=True,
                is_settled=self._is_clear(text, is_family=is_family),
                is_mixed=_is_mixed(text),
            )
        part = self.part(text)
        if len(text) > LONGEST or not part.is_name_alone or part.is_title:
            return FieldName()
        spoken, alone = (
            mended(part.words, self.words, is_family=is_family, alone=alone)
            for alone in (False, True)
        )
        shown = " ".join(spoken)
        is_company = is_family and self.ends_in_legal_form(text)
        return FieldName(
            words=" ".join(part.words),
            shown=shown,
            key=key(shown),
            is_settled=spoken == alone
            and not is_company
            and self._stays(shown, is_family=is_family),
            is_mixed=_is_mixed(shown),
            is_initial=is_initial(spoken),
        )

    def _stays(self, shown: str, *, is_family: bool) -> bool:
        """Tell whether what is shown is read as it is shown, beside a name in mixed case."""
        if not self._is_clear(shown, is_family=is_family):
            return False
        if self.is_plain(shown):
            return True
        spoken = tuple(shown.split(" "))
        again = mended(spoken, self.words, is_family=is_family, alone=False)
        return self.part(shown) == NamePart(spoken) and tuple(again) == spoken

    def _is_clear(self, shown: str, *, is_family: bool) -> bool:
        """Tell whether nothing shown looks like an aside, a generation or a company."""
        ends_otherwise = is_family and (
            shown.rpartition(" ")[2].strip(",;") in self.words.generations
            or self.ends_in_legal_form(shown)
        )
        return not ends_otherwise and not ASIDE.search(shown)

    def _is_plain(self, text: str) -> bool:
        """Tell whether a given or family name is written as it is shown."""
        if len(text) > 1 and text.isascii() and text.isalpha() and text.istitle():
            small, titles = text.lower(), self.words.titles
            is_none = small in self.words.placeholders
            return not is_none and small not in titles.folded and text not in titles.exact
        if len(text) > 1 and text.isalpha() and text.istitle() and max(text) < _BEYOND_LATIN:
            titles = self.words.titles
            is_title = text.casefold() in titles.folded or text in titles.exact
            return is_normalized("NFKC", text) and not (
                is_title or fold(text) in self.words.placeholders
            )
        if len(text) > LONGEST or "@" in text:
            return False
        part = self.part(text)
        return (
            part == NamePart(tuple(text.split(" ")))
            and not in_one_case(part.words)
            and not is_east_asian(part.words)
            and not is_initial(part.words)
            and not self.ends_in_legal_form(text)
        )


def _is_mixed(text: str) -> bool:
    return text not in (text.lower(), text.upper())


def _no_address(text: str) -> str:
    return "" if "@" in text and ADDRESS.fullmatch(text.strip()) else text
