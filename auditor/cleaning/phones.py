"""Reads phone numbers: their international form, their kind, and what can be repaired."""

import re
import unicodedata
from dataclasses import replace

import phonenumbers
from phonenumbers import PhoneNumberFormat

from auditor.cleaning.country_codes import (
    country_code_of,
    digits_of,
    has_country_code,
    is_plain,
    without_scheme,
)
from auditor.cleaning.phone_numbers import Phone, in_range, parsed, read_number
from auditor.cleaning.phone_ranges import Ranges, main_region, ranges
from auditor.forms import printable

_EXTENSION = re.compile(
    r"\s*(?:;ext=|;phone-context=|,|;|#|\bext(?:ension)?\b|\bx(?=\d)|(?<=\d)x(?=\d)|\bdw\b"
    r"|\bdurchwahl\b|\bklappe\b|\bapparat\b|\bapp\b)[\s.:=-]*[\w+.-]*\s*$",
    re.IGNORECASE,
)
_SERVICE_CODE = re.compile(r"\d*[*#][\d*#]*")
_REMARK = re.compile(r"\s*[(\[][^\W\d_][^\d()\[\]]*[)\]]\s*$")
"""What the owner notes behind a number: `(abends)`, `[office]`."""
_TRUNK_IN_BRACKETS = re.compile(r"[(\[]\s*0\s*[)\]]")
_LETTER_FOR_DIGIT = re.compile(
    r"(?<=[\d\s/+()-])[oO](?=[\d\s/()-])|^[oO](?=[\d\s])|(?<=\d)[oO]$|(?<=\d)[lI](?=[\d\s])"
)
_LONGEST = 100


def read_phone(value: str, region: str) -> Phone:
    """Return key, form, national number and repaired value of a number as written.

    A number is usable if libphonenumber finds it possible: fictional and newly
    opened ranges are not valid to it. Extensions are no part of the key.
    Without a region a national number has the key `n:digits`: two of them are
    equal, but nobody can tell in which country; nor where a number is written
    without a country code and is none in the region.
    """
    plain = is_plain(value)
    if plain and (phone := _read_plain(value, region)):
        return phone
    if len(value) > _LONGEST:
        return Phone()
    if plain:
        bare = _TRUNK_IN_BRACKETS.sub("", value.strip())
    else:
        text = without_scheme(_with_ascii_digits(printable(value))).strip()
        code = text.replace(" ", "")
        if _SERVICE_CODE.fullmatch(code):
            return Phone(f"n:{code}", "special", digits_of(code))
        bare = _TRUNK_IN_BRACKETS.sub("", _EXTENSION.sub("", _REMARK.sub("", text)))
    forgotten = _with_forgotten_plus(bare, region)
    if forgotten:
        return forgotten
    phone, is_certain = read_number(bare, region)
    return phone if is_certain else _with_letters_for_digits(bare, region) or phone


def region_of(value: str) -> str:
    """Return the region that one number with a country code lies in, or ""."""
    number = parsed(_TRUNK_IN_BRACKETS.sub("", value), "") if has_country_code(value) else None
    if number is None:
        return ""
    return phonenumbers.region_code_for_number(number) or main_region(str(number.country_code))


def _read_plain(value: str, region: str) -> Phone | None:
    """Return a number that is plainly written and plainly valid; None leaves it to the parser."""
    digits = digits_of(_TRUNK_IN_BRACKETS.sub("", value))
    if "+" in value or digits.startswith("00"):
        digits = digits if "+" in value else digits[2:]
        code = country_code_of(digits)
        known = ranges(main_region(code)) if code else None
        return in_range(digits[len(code) :], known) if known else None
    known = ranges(region) if region else None
    if known is None or not _is_written_for_home(digits, known):
        return None
    return in_range(digits, known)


def _is_written_for_home(digits: str, known: Ranges) -> bool:
    if known.trunk == "0":
        return digits.startswith("0")
    return not digits.startswith((known.country_code, "0")) or digits.startswith(known.trunk or "?")


def _with_forgotten_plus(text: str, region: str) -> Phone | None:
    """Return 49 152 … as +49 152 …, where a number inside the country would begin with 0."""
    known = ranges(region) if region else None
    digits = digits_of(text)
    if known is None or known.trunk != "0" or has_country_code(text):
        return None
    return _valid(f"+{digits}", region) if digits.startswith(known.country_code) else None


def _with_letters_for_digits(text: str, region: str) -> Phone | None:
    mended = _LETTER_FOR_DIGIT.sub(lambda found: _digit(found.group()), text)
    return _valid(mended, region) if mended != text else None


def _valid(text: str, region: str) -> Phone | None:
    """Return a repaired number, if the repair made a valid one of it."""
    number = parsed(text, region)
    if number is None or not phonenumbers.is_valid_number(number):
        return None
    written = phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)
    return replace(read_number(written, region)[0], repaired=written)


def _digit(letter: str) -> str:
    return "0" if letter in "oO" else "1"


def _with_ascii_digits(text: str) -> str:
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(c, c)) for c in text)
