"""Tells the country code that a phone number is written with."""

import re

import pyarrow.compute as pc
from phonenumbers import COUNTRY_CODE_TO_REGION_CODE

from auditor.cleaning.texts import Flags, Texts, beginning, chosen, listed, matching

PLAIN = r"(?:\+|00|\(\+)?[0-9 /().-]+"
"""A number of digits and what people put between them, for `re` and RE2."""

_PLAIN = re.compile(PLAIN)
_SCHEME = re.compile(r"^(?:tel|phone|callto|sip)\s*:\s*", re.IGNORECASE)
_OUTWARD = re.compile(r"^\(?\s*(?:\++|00)")
PLAINLY_OUTWARD = r" *\(? *(?:\+|00)"
"""How a plain number with a country code begins, for RE2."""
_NOT_DIGITS = re.compile(r"[^0-9]+")
_COUNTRY_CODES = sorted(map(str, COUNTRY_CODE_TO_REGION_CODE))
_KNOWN_CODES = frozenset(_COUNTRY_CODES)
_LENGTHS = (1, 2, 3)


def is_plain(value: str) -> bool:
    """Tell whether a number is digits and what people put between them."""
    return _PLAIN.fullmatch(value) is not None


def without_scheme(value: str) -> str:
    """Return a number without `tel:` in front."""
    return _SCHEME.sub("", value)


def with_plus(value: str) -> str:
    """Return a number that is written with 00 or (+ in front with a plus instead."""
    return _OUTWARD.sub("+", value)


def digits_of(value: str) -> str:
    """Return the ASCII digits of a text."""
    return _NOT_DIGITS.sub("", value)


def has_country_code(value: str) -> bool:
    """Tell whether a number is written with + or 00 in front."""
    return bool(_OUTWARD.match(without_scheme(value.strip())))


def code_of(value: str) -> str:
    """Return the country code that a number is written with, or ""; its digits are not judged."""
    if not has_country_code(value):
        return ""
    return country_code_of(digits_of(_OUTWARD.sub("", without_scheme(value.strip()))))


def country_code_of(digits: str) -> str:
    """Return the country code that an international number begins with, or ""."""
    for length in _LENGTHS:
        if digits[:length] in _KNOWN_CODES:
            return digits[:length]
    return ""


def country_codes_of(digits: Texts) -> Texts:
    """Return the country code that each of many international numbers begins with, or ""."""
    codes: Texts | str = ""
    for length in reversed(_LENGTHS):
        first = pc.utf8_slice_codeunits(digits, 0, length)
        codes = chosen(listed(first, _COUNTRY_CODES), first, codes)
    return codes


def read_plain_codes(values: Texts) -> tuple[tuple[Texts], Flags]:
    """Return `code_of` of many numbers at once, and for which of them it holds: the plain ones."""
    outward = beginning(values, PLAINLY_OUTWARD)
    digits = pc.replace_substring_regex(values, rf"\A{PLAINLY_OUTWARD}|[^0-9]+", "")
    return (chosen(outward, country_codes_of(digits), ""),), matching(values, PLAIN)
