"""Makes one clean name of all that a record says about a person's name."""

import re
from dataclasses import dataclass, replace
from functools import cache
from unicodedata import is_normalized

from auditor.cleaning.capitals import in_one_case, mended
from auditor.cleaning.companies import company_key
from auditor.cleaning.name_keys import family_key, name_key, sorted_key
from auditor.cleaning.name_order import Words, given_and_family, is_east_asian
from auditor.cleaning.name_parts import NamePart, read_part
from auditor.cleaning.name_words import NameWords, joined
from auditor.cleaning.names import (
    Name,
    NameParts,
    is_initial,
    name_status,
    shown_name,
    without_repetition,
)
from auditor.forms import fold, printable

_LOCAL_PART = re.compile(r"([^\W\d_]{2,})[._]([^\W\d_]{2,}(?:-[^\W\d_]{2,})?)\d*")
_ADDRESS = re.compile(r"([^\s@]+)@[^\s@]+\.[^\s@]+")
_HAS_ASIDE = re.compile(r"[(\[{（【“”„«»‟\"']|\bgeb|\bnée")
_LISTED = re.compile(r"[,;]")
_MOST_READINGS = 8
_BEYOND_LATIN = "\u0250"
_LONGEST = 300
"""Characters of a field that are read: beyond them is no name."""


@dataclass(frozen=True)
class _Split:
    """The words of a name, and the fields that they were read from."""

    given: Words = ()
    family: Words = ()
    read_from: tuple[NamePart, ...] = ()


class NameReader:
    """Reads names by the word lists, remembering every field that it has seen.

    A few thousand given names make up most of any network.
    """

    def __init__(self, words: NameWords) -> None:
        """Start with nothing remembered."""
        self._words = words
        self._remembered = cache(lambda text, company: read_part(text, words, company))
        self._key = cache(name_key)
        self._family_key = cache(family_key)
        self._is_plain = cache(self._is_plainly_written)

    def is_plain(self, text: str) -> bool:
        """Tell whether a given or family name is written as it is shown; remembered."""
        return self._is_plain(text)

    def keys(self, given: str, family: str) -> tuple[str, str]:
        """Return the keys of a plain given and a plain family name; remembered."""
        return self._key(given), self._family_key(family)

    def read(self, parts: NameParts) -> Name:
        """Return the clean name of a record; never raises, whatever the fields hold.

        A clean name read again stays as it is.
        """
        if self._is_settled(parts):
            return self._as_written(parts.given, parts.family)
        has_fields = bool(parts.given or parts.family)
        if not has_fields and self._is_settled_whole(parts):
            return self._as_written(*parts.display.split(" "))
        parts = NameParts(*(text[:_LONGEST] for text in parts))
        name = self._read_once(parts)
        for _ in range(_MOST_READINGS):
            shown = NameParts(name.name, company=parts.company)
            if has_fields:
                shown = shown._replace(given=name.given, family=name.family)
                if self._is_settled(shown):
                    break
            elif self._is_settled_whole(shown):
                break
            again = self._read_once(shown)
            if again[: 3 if has_fields else 1] == name[: 3 if has_fields else 1] or not again.name:
                break
            name = again._replace(nickname_key=name.nickname_key, maiden_key=name.maiden_key)
        return name

    def _is_settled(self, parts: NameParts) -> bool:
        plain = self._is_plain(parts.given) and self._is_plain(parts.family)
        return plain and parts.is_given_and_family_alone

    def _is_settled_whole(self, parts: NameParts) -> bool:
        """Tell whether the display name alone is two plain words: given and family name."""
        given, _, family = parts.display.partition(" ")
        if parts.has_more_than_display or not (self._is_plain(given) and self._is_plain(family)):
            return False
        words = self._words
        is_name = family.isalpha() and family not in words.generations
        return (
            is_name
            and family not in words.credentials.endings
            and fold(parts.display) not in words.placeholders
            and not self._is_organisation(parts)
        )

    def _as_written(self, given: str, family: str) -> Name:
        given_key, key = self._key(given), self._family_key(family)
        return Name(
            name=f"{given} {family}",
            given=given,
            family=family,
            given_key=given_key,
            family_key=key,
            name_key=sorted_key(f"{given_key} {key}"),
            name_status="full",
        )

    def _is_plainly_written(self, text: str) -> bool:
        if len(text) > 1 and text.isascii() and text.isalpha() and text.istitle():
            small, titles = text.lower(), self._words.titles
            is_none = small in self._words.placeholders
            return not is_none and small not in titles.folded and text not in titles.exact
        if len(text) > 1 and text.isalpha() and text.istitle() and max(text) < _BEYOND_LATIN:
            titles = self._words.titles
            is_title = text.casefold() in titles.folded or text in titles.exact
            return is_normalized("NFKC", text) and not (
                is_title or fold(text) in self._words.placeholders
            )
        if len(text) > _LONGEST or "@" in text:
            return False
        part = self._part(text)
        return (
            part == NamePart(tuple(text.split(" ")))
            and not in_one_case(part.words)
            and not is_east_asian(part.words)
            and not is_initial(part.words)
            and not self._ends_in_legal_form(text)
        )

    def _part(self, text: str, company: str = "") -> NamePart:
        # The company only matters to what stands in brackets: without it, more is remembered.
        return self._remembered(_no_address(text), company if _HAS_ASIDE.search(text) else "")

    def _read_once(self, parts: NameParts) -> Name:
        if parts.given and self._ends_in_legal_form(parts.family):
            # "Anna" + "Muster GmbH": the company stands for a name not known.
            parts = parts._replace(display=parts.given, family="")
        split = self._from_fields(parts)
        if not (split.given and split.family):
            if self._is_organisation(parts):
                return self._organisation(parts)
            split = self._fromwhole(parts, split)
        if not split.given and not split.family:
            return self._nameless(parts, split)
        return self._finished(parts, split)

    def _from_fields(self, parts: NameParts) -> _Split:
        given = self._part(parts.given, parts.company)
        family = self._part(self._with_particles(parts), parts.company)
        read_from = [given, family]
        given_words, family_words = given.words, family.words
        if parts.additional:
            additional = self._part(parts.additional, parts.company)
            read_from.append(additional)
            if not set(additional.words) <= set(given_words):
                given_words += additional.words
        if given.is_title and family_words:
            given_words = ()
        if family.after_comma and not given_words:
            given_words = family.after_comma
        if given.after_comma and not family_words:
            given_words, family_words = given.after_comma, given_words
        return _Split(*without_repetition(given_words, family_words), tuple(read_from))

    def _with_particles(self, parts: NameParts) -> str:
        if parts.prefix and all(w in self._words.particles for w in parts.prefix.split()):
            return f"{parts.prefix} {parts.family}"
        return parts.family

    def _fromwhole(self, parts: NameParts, fields: _Split) -> _Split:
        display = self._part(parts.display, parts.company)
        known = fields.given or fields.family
        if not display.words and not known and parts.nickname:
            display = self._part(parts.nickname)
        read_from = (*fields.read_from, display)
        if len(display.words) + len(display.after_comma) > len(known):
            if display.after_comma:
                return _Split(display.after_comma, display.words, read_from)
            known = display.words
        given, family = given_and_family(known, self._words)
        # "Herr Muster" is called Muster, and so is who has only a family name.
        if not family and not fields.given and (display.had_title or fields.family):
            given, family = family, given
        return _Split(given, family, read_from)

    def _is_organisation(self, parts: NameParts) -> bool:
        whole = parts.whole
        if self._ends_in_legal_form(whole):
            return True
        return bool(parts.company) and self._key(whole) == self._key(parts.company) != ""

    def _ends_in_legal_form(self, text: str) -> bool:
        spoken = text.split()
        if len(spoken) <= 1:
            return False
        last = spoken[-1].casefold()
        if last in self._words.long_legal_forms or joined(last) in self._words.long_legal_forms:
            return True
        # Sia, Mei and Asa are people's names, SIA and MEI among mixed case are legal forms.
        return spoken[-1] in self._words.short_legal_forms and not text.isupper()

    def _organisation(self, parts: NameParts) -> Name:
        whole = printable(parts.whole)
        return Name(name=whole, name_key=sorted_key(company_key(whole, self._words.companies)))

    def _nameless(self, parts: NameParts, split: _Split) -> Name:
        for text in (parts.display, parts.given, parts.family):
            given, family = self._from_address(text.strip())
            if family:
                return self._finished(NameParts(), _Split(given, family))
        status = "placeholder" if any(p.is_placeholder for p in split.read_from) else "none"
        return Name(
            name=printable(parts.whole),
            nickname_key=self._nickname_key(parts, split),
            maiden_key=self._maiden_key(parts, split),
            name_status=status,
        )

    def _from_address(self, text: str) -> tuple[Words, Words]:
        """Return the names an address is made of; info.berlin@ names nobody."""
        address = _ADDRESS.fullmatch(text)
        spoken = _LOCAL_PART.fullmatch(address.group(1)) if address else None
        if not spoken or self._words.shared_mailboxes & {*map(fold, spoken.groups())}:
            return (), ()
        given, family = (self._part(name.lower()).words for name in spoken.groups())
        return given, family

    def _finished(self, parts: NameParts, split: _Split) -> Name:
        alone = not (split.given and split.family) or in_one_case((*split.given, *split.family))
        given = mended(split.given, self._words, is_family=False, alone=alone)
        family = mended(split.family, self._words, is_family=True, alone=alone)
        if _HAS_ASIDE.search(parts.display):
            beside = self._part(parts.display, parts.company)
            split = replace(split, read_from=(*split.read_from, beside))
        given_key, key = self._key(" ".join(given)), self._family_key(" ".join(family))
        return Name(
            name=shown_name(given, family, self._generation(parts, split)),
            given=" ".join(given),
            family=" ".join(family),
            given_key=given_key,
            family_key=key,
            name_key=sorted_key(f"{given_key} {key}"),
            maiden_key=self._maiden_key(parts, split),
            nickname_key=self._nickname_key(parts, split),
            name_status=name_status(given, family),
        )

    def _generation(self, parts: NameParts, split: _Split) -> str:
        for text in (parts.suffix, _last_word(parts.display)):
            mark = text.strip(" ,;")
            if mark in self._words.generations:
                return self._words.written_generations.get(mark.casefold(), mark)
        return next((part.generation for part in split.read_from if part.generation), "")

    def _maiden_key(self, parts: NameParts, split: _Split) -> str:
        maiden = parts.maiden or next((p.maiden for p in split.read_from if p.maiden), "")
        return self._family_key(" ".join(self._part(maiden).words)) if maiden else ""

    def _nickname_key(self, parts: NameParts, split: _Split) -> str:
        nicknames = [nickname for part in split.read_from for nickname in part.nicknames]
        if parts.nickname:
            nicknames = [*_LISTED.split(parts.nickname), *nicknames]
        tokens = [token for nickname in nicknames for token in self._key(nickname).split()]
        return " ".join(dict.fromkeys(tokens))


def _no_address(text: str) -> str:
    return "" if "@" in text and _ADDRESS.fullmatch(text.strip()) else text


def _last_word(text: str) -> str:
    return text.rstrip().rpartition(" ")[2] if " " in text else ""
