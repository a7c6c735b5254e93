"""Makes one clean name of all that a record says about a person's name."""

import re
from dataclasses import dataclass, replace

from auditor.cleaning.capitals import in_one_case, mended
from auditor.cleaning.companies import company_key
from auditor.cleaning.name_fields import ADDRESS, ASIDE, FieldReader
from auditor.cleaning.name_keys import sorted_key
from auditor.cleaning.name_order import Words, given_and_family
from auditor.cleaning.name_parts import LONGEST, NamePart
from auditor.cleaning.name_words import NameWords
from auditor.cleaning.names import (
    Name,
    NameParts,
    name_status,
    shown_name,
    without_repetition,
)
from auditor.forms import fold, printable

_LOCAL_PART = re.compile(r"([^\W\d_]{2,})[._]([^\W\d_]{2,}(?:-[^\W\d_]{2,})?)\d*")
_LISTED = re.compile(r"[,;]")
_MOST_READINGS = 8


@dataclass(frozen=True)
class _Split:
    """The words of a name, and the fields that they were read from."""

    given: Words = ()
    family: Words = ()
    read_from: tuple[NamePart, ...] = ()


class NameReader:
    """Reads names by the word lists, remembering every field that it has seen."""

    def __init__(self, words: NameWords) -> None:
        """Start with nothing remembered."""
        self._words = words
        self.fields = FieldReader(words)

    def read(self, parts: NameParts) -> Name:
        """Return the clean name of a record; never raises, whatever the fields hold.

        A clean name read again stays as it is.
        """
        if self._is_settled(parts):
            return self._as_written(parts.given, parts.family)
        has_fields = bool(parts.given or parts.family)
        if not has_fields and self._is_settled_whole(parts):
            return self._as_written(*parts.display.split(" "))
        parts = NameParts(*(text[:LONGEST] for text in parts))
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
        plain = self.fields.is_plain(parts.given) and self.fields.is_plain(parts.family)
        return plain and parts.is_given_and_family_alone

    def _is_settled_whole(self, parts: NameParts) -> bool:
        """Tell whether the display name alone is two plain words: given and family name."""
        given, _, family = parts.display.partition(" ")
        if parts.has_more_than_display or not (
            self.fields.is_plain(given) and self.fields.is_plain(family)
        ):
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
        given_key, key = self.fields.key(given), self.fields.family_key(family)
        return Name(
            name=f"{given} {family}",
            given=given,
            family=family,
            given_key=given_key,
            family_key=key,
            name_key=sorted_key(f"{given_key} {key}"),
            name_status="full",
        )

    def _read_once(self, parts: NameParts) -> Name:
        if parts.given and self.fields.ends_in_legal_form(parts.family):
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
        given = self.fields.part(parts.given, parts.company)
        family = self.fields.part(self._with_particles(parts), parts.company)
        read_from = [given, family]
        given_words, family_words = given.words, family.words
        if parts.additional:
            additional = self.fields.part(parts.additional, parts.company)
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
        display = self.fields.part(parts.display, parts.company)
        known = fields.given or fields.family
        if not display.words and not known and parts.nickname:
            display = self.fields.part(parts.nickname)
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
        if self.fields.ends_in_legal_form(whole):
            return True
        return (
            bool(parts.company) and self.fields.key(whole) == self.fields.key(parts.company) != ""
        )

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
        address = ADDRESS.fullmatch(text)
        spoken = _LOCAL_PART.fullmatch(address.group(1)) if address else None
        if not spoken or self._words.shared_mailboxes & {*map(fold, spoken.groups())}:
            return (), ()
        given, family = (self.fields.part(name.lower()).words for name in spoken.groups())
        return given, family

    def _finished(self, parts: NameParts, split: _Split) -> Name:
        alone = not (split.given and split.family) or in_one_case((*split.given, *split.family))
        given = mended(split.given, self._words, is_family=False, alone=alone)
        family = mended(split.family, self._words, is_family=True, alone=alone)
        if ASIDE.search(parts.display):
            beside = self.fields.part(parts.display, parts.company)
            split = replace(split, read_from=(*split.read_from, beside))
        given_key, key = self.fields.key(" ".join(given)), self.fields.family_key(" ".join(family))
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
        return self.fields.family_key(" ".join(self.fields.part(maiden).words)) if maiden else ""

    def _nickname_key(self, parts: NameParts, split: _Split) -> str:
        nicknames = [nickname for part in split.read_from for nickname in part.nicknames]
        if parts.nickname:
            nicknames = [*_LISTED.split(parts.nickname), *nicknames]
        tokens = [token for nickname in nicknames for token in self.fields.key(nickname).split()]
        return " ".join(dict.fromkeys(tokens))


def _last_word(text: str) -> str:
    return text.rstrip().rpartition(" ")[2] if " " in text else ""
