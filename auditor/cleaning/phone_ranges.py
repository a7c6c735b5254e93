"""Knows the number ranges of a country, for the many numbers that are plainly valid."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
import pyarrow.compute as pc
from phonenumbers import COUNTRY_CODE_TO_REGION_CODE, PhoneMetadata, PhoneNumberDesc

from auditor.cleaning.texts import (
    Flags,
    Places,
    Texts,
    alike,
    beginning,
    chosen,
    long,
    matching,
    rows_of,
)

_SPECIAL = (
    "premium_rate",
    "toll_free",
    "shared_cost",
    "voip",
    "personal_number",
    "pager",
    "uan",
    "voicemail",
)
_FORMS = {"voip": "landline", "personal_number": "either", "pager": "mobile"}
_NOTHING = r"[^\x00-\x{10FFFF}]"
"""A pattern of RE2 that matches no text."""


@dataclass(frozen=True)
class Range:
    """Some numbers of one region, by their digits.

    Attributes:
        pattern: what their digits match, for `re` and RE2 alike; empty where there are none.
        lengths: how many digits they may have; empty where the pattern tells it.
    """

    pattern: str = ""
    lengths: frozenset[int] = frozenset()

    @cached_property
    def holds(self) -> Callable[[str], bool]:
        """A test for one national number."""
        if not self.pattern:
            return lambda _: False
        matches, lengths = re.compile(self.pattern).fullmatch, self.lengths
        if not lengths:
            return lambda national: matches(national) is not None
        return lambda national: len(national) in lengths and matches(national) is not None

    def among(self, nationals: Texts) -> Flags:
        """Tell of many national numbers which lie in the range."""
        matches = matching(nationals, self.pattern or _NOTHING)
        return pc.and_(matches, long(nationals, self.lengths)) if self.lengths else matches


@dataclass(frozen=True, eq=False)
class Ranges:
    """The ranges of one region; there is one object a region.

    Attributes:
        country_code: what stands behind the plus.
        trunk: what stands before a number inside the country (0 in Germany), or empty.
        abroad: what is dialled there before the code of another country, or None.
        carriers: what else libphonenumber takes off the front of a number (carriers'
            codes) or rewrites, so that it must parse it, or None for nothing.
        rewrites: it also rewrites what begins with the trunk alone.
        lengths: of the region's numbers.
        local_lengths: of those without their area code.
        leads: the region's area codes where several regions share a country code, or
            None where its ranges tell it.
        special: special ranges, in libphonenumber's order, and their form.
        any_special: all of them in one, lengths aside.
        general: any number of the region.
        fixed: landlines.
        mobile: mobile numbers.
    """

    country_code: str
    trunk: str
    abroad: re.Pattern[str] | None
    carriers: re.Pattern[str] | None
    rewrites: bool
    lengths: frozenset[int]
    local_lengths: frozenset[int]
    leads: re.Pattern[str] | None
    special: tuple[tuple[Range, str], ...]
    any_special: Range
    general: Range
    fixed: Range
    mobile: Range

    def strips(self, digits: str) -> bool:
        """Tell whether libphonenumber takes more than the trunk off the front of a number."""
        found = self.carriers.match(digits) if self.carriers else None
        return found is not None and (self.rewrites or found.group() != self.trunk)

    def form(self, national: str) -> str:
        """Return the form of a valid national number, or "" if it is in no range."""
        if not self.general.holds(national):
            return ""
        if self.any_special.holds(national):
            for numbers, form in self.special:
                if numbers.holds(national):
                    return form
        if self.fixed.holds(national):
            return "either" if self.mobile.holds(national) else "landline"
        return "mobile" if self.mobile.holds(national) else ""

    def forms(self, nationals: Texts) -> Texts:
        """Return the form of each of many national numbers, as `form` does."""
        mobile = self.mobile.among(nationals)
        landline = chosen(mobile, "either", "landline")
        forms = chosen(self.fixed.among(nationals), landline, chosen(mobile, "mobile", ""))
        special = self.any_special.among(nationals)
        if pc.any(special).as_py():
            asked = nationals.filter(special)
            known = forms.filter(special)
            for numbers, form in reversed(self.special):
                known = chosen(numbers.among(asked), form, known)
            forms = pc.replace_with_mask(forms, special, known)
        return chosen(self.general.among(nationals), forms, "")


@cache
def ranges(region: str) -> Ranges | None:
    """Return the ranges of a region (ISO 3166), as libphonenumber knows them."""
    metadata = PhoneMetadata.metadata_for_region(region, None)
    if metadata is None:
        return None
    trunk, rewrites = metadata.national_prefix or "", metadata.national_prefix_transform_rule
    parsing = metadata.national_prefix_for_parsing or ""
    general = metadata.general_desc
    kinds = [(_range(getattr(metadata, kind)), _FORMS.get(kind, "special")) for kind in _SPECIAL]
    patterns = [f"(?:{kind.pattern})" for kind, _ in kinds if kind.pattern]
    return Ranges(
        country_code=str(metadata.country_code),
        trunk=trunk,
        abroad=_pattern(metadata.international_prefix),
        carriers=None if parsing == trunk and not rewrites else _pattern(parsing),
        rewrites=bool(rewrites),
        lengths=frozenset(general.possible_length if general else ()),
        local_lengths=frozenset(general.possible_length_local_only if general else ()),
        leads=_pattern(metadata.leading_digits),
        special=tuple(kinds),
        any_special=Range("|".join(patterns)),
        general=_range(general),
        fixed=_range(metadata.fixed_line),
        mobile=_range(metadata.mobile),
    )


@cache
def regions_of(country_code: str) -> list[Ranges]:
    """Return the ranges of the regions that share a country code, the main one first."""
    found = map(ranges, COUNTRY_CODE_TO_REGION_CODE.get(int(country_code), ()))
    return [known for known in found if known]


def ranges_around(country_code: str, national: str) -> Ranges | None:
    """Return the ranges of the region a number lies in, the main one where it lies in none."""
    regions = regions_of(country_code)
    if len(regions) <= 1 or regions[0].form(national):
        return regions[0] if regions else None
    for known in regions:
        if known.leads.match(national) if known.leads else known.form(national):
            return known
    return regions[0]


def parted_by_region(country_code: str, nationals: Texts) -> Iterator[tuple[Places, Ranges, Texts]]:
    """Yield rows, ranges and forms of many numbers for each region of a country code.

    Each number is in one of them, the one that `ranges_around` finds for it.
    """
    regions = regions_of(country_code)
    rows, main = np.arange(len(nationals)), regions[0]
    forms = main.forms(nationals)
    within = pc.not_equal(forms, "")
    yield rows_of(within), main, forms.filter(within)
    rows, nationals = rows[rows_of(pc.invert(within))], nationals.filter(pc.invert(within))
    for region in regions if len(regions) > 1 else ():
        forms = region.forms(nationals)
        leads = region.leads
        within = beginning(nationals, leads.pattern) if leads else pc.not_equal(forms, "")
        yield rows[rows_of(within)], region, forms.filter(within)
        rows, nationals = rows[rows_of(pc.invert(within))], nationals.filter(pc.invert(within))
    yield rows, main, alike("", len(rows))


def main_region(country_code: str) -> str:
    """Return the region a country code is named for (1: US, 44: GB), or "" for none."""
    regions = COUNTRY_CODE_TO_REGION_CODE.get(int(country_code or 0), ())
    return regions[0] if regions and regions[0] != "001" else ""


def _range(desc: PhoneNumberDesc | None) -> Range:
    if desc is None or not desc.national_number_pattern:
        return Range()
    return Range(desc.national_number_pattern, frozenset(desc.possible_length))


def _pattern(digits: str | None) -> re.Pattern[str] | None:
    return re.compile(digits) if digits else None
