"""Knows the number ranges of a country, for the many numbers that are plainly valid."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from phonenumbers import COUNTRY_CODE_TO_REGION_CODE, PhoneMetadata, PhoneNumberDesc

_LONGEST_COUNTRY_CODE = 3
_COUNTRY_CODES = frozenset(map(str, COUNTRY_CODE_TO_REGION_CODE))
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

Matches = Callable[[str], bool]


@dataclass(frozen=True)
class Ranges:
    """The ranges of one region.

    Attributes:
        country_code: what stands behind the plus.
        trunk: what stands before a number inside the country (0 in Germany), or empty.
        strips: test for what else libphonenumber takes off the front of a number (carriers'
            codes) or rewrites, so that it must parse it.
        lengths: of the region's numbers.
        leads: test for the region's area codes where several regions share a country code,
            or None where its ranges tell it.
        special: tests for special ranges, in libphonenumber's order, and their form.
        any_special: one quick test for them all, lengths aside.
        general: test for any number of the region.
        fixed: test for landlines.
        mobile: test for mobile numbers.
    """

    country_code: str
    trunk: str
    strips: Matches
    lengths: frozenset[int]
    leads: Matches | None
    special: tuple[tuple[Matches, str], ...]
    any_special: Matches
    general: Matches
    fixed: Matches
    mobile: Matches

    def form(self, national: str) -> str:
        """Return the form of a valid national number, or "" if it is in no range."""
        if not self.general(national):
            return ""
        if self.any_special(national):
            for matches, form in self.special:
                if matches(national):
                    return form
        if self.fixed(national):
            return "either" if self.mobile(national) else "landline"
        return "mobile" if self.mobile(national) else ""


@cache
def ranges(region: str) -> Ranges | None:
    """Return the ranges of a region (ISO 3166), as libphonenumber knows them."""
    metadata = PhoneMetadata.metadata_for_region(region, None)
    if metadata is None:
        return None
    trunk = metadata.national_prefix or ""
    general = metadata.general_desc
    return Ranges(
        country_code=str(metadata.country_code),
        trunk=trunk,
        strips=_strips(metadata, trunk),
        lengths=frozenset(general.possible_length if general else ()),
        leads=_leads(metadata.leading_digits),
        special=tuple(
            (_test(getattr(metadata, kind)), _FORMS.get(kind, "special")) for kind in _SPECIAL
        ),
        any_special=_any_test([getattr(metadata, kind) for kind in _SPECIAL]),
        general=_test(general),
        fixed=_test(metadata.fixed_line),
        mobile=_test(metadata.mobile),
    )


def ranges_around(country_code: str, national: str) -> Ranges | None:
    """Return the ranges of the region a number lies in, the main one where it lies in none."""
    regions = COUNTRY_CODE_TO_REGION_CODE.get(int(country_code), ())
    main = ranges(regions[0]) if regions else None
    if len(regions) <= 1 or main is None or main.form(national):
        return main
    for region in regions:
        known = ranges(region)
        if known and (known.leads(national) if known.leads else known.form(national)):
            return known
    return main


def country_code_of(digits: str) -> str:
    """Return the country code that an international number begins with, or ""."""
    for length in range(1, _LONGEST_COUNTRY_CODE + 1):
        if digits[:length] in _COUNTRY_CODES:
            return digits[:length]
    return ""


def main_region(country_code: str) -> str:
    """Return the region a country code is named for (1: US, 44: GB), or "" for none."""
    regions = COUNTRY_CODE_TO_REGION_CODE.get(int(country_code or 0), ())
    return regions[0] if regions and regions[0] != "001" else ""


def _strips(metadata: PhoneMetadata, trunk: str) -> Matches:
    parsing = metadata.national_prefix_for_parsing
    if not parsing or (parsing == trunk and not metadata.national_prefix_transform_rule):
        return lambda _: False
    begins = re.compile(parsing).match
    whole = metadata.national_prefix_transform_rule is not None

    def strips(digits: str) -> bool:
        found = begins(digits)
        return found is not None and (whole or found.group() != trunk)

    return strips


def _leads(digits: str | None) -> Matches | None:
    begins = re.compile(digits).match if digits else None
    return (lambda national: begins(national) is not None) if begins else None


def _test(desc: PhoneNumberDesc | None) -> Matches:
    if desc is None or not desc.national_number_pattern:
        return lambda _: False
    matches = re.compile(desc.national_number_pattern).fullmatch
    lengths = frozenset(desc.possible_length)
    if not lengths:
        return lambda national: matches(national) is not None
    return lambda national: len(national) in lengths and matches(national) is not None


def _any_test(descs: list[PhoneNumberDesc | None]) -> Matches:
    patterns = [d.national_number_pattern for d in descs if d and d.national_number_pattern]
    if not patterns:
        return lambda _: False
    matches = re.compile("|".join(f"(?:{pattern})" for pattern in patterns)).fullmatch
    return lambda national: matches(national) is not None
