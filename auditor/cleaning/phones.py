"""Reads phone numbers: their international form, their kind, and what can be repaired."""

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache

import phonenumbers
from phonenumbers import (
    PhoneNumber,
    PhoneNumberFormat,
    ValidationResult,
)

from auditor.cleaning.phone_ranges import (
    Ranges,
    country_code_of,
    main_region,
    ranges,
    ranges_around,
)
from auditor.forms import printable

_PLAIN = re.compile(r"(?:\+|00|\(\+)?[\d /().-]+")
_PUNCTUATION = str.maketrans("", "", " /().-+")
_SCHEME = re.compile(r"^(?:tel|phone|callto|sip)\s*:\s*", re.IGNORECASE)
_EXTENSION = re.compile(
    r"\s*(?:;ext=|;phone-context=|,|;|#|\bext(?:ension)?\b|\bx(?=\d)|(?<=\d)x(?=\d)|\bdw\b"
    r"|\bdurchwahl\b|\bklappe\b|\bapparat\b|\bapp\b)[\s.:=-]*[\w+.-]*\s*$",
    re.IGNORECASE,
)
_SERVICE_CODE = re.compile(r"\d*[*#][\d*#]*")
_REMARK = re.compile(r"\s*[(\[][^\W\d_][^\d()\[\]]*[)\]]\s*$")
"""What the owner notes behind a number: `(abends)`, `[office]`."""
_TRUNK_IN_BRACKETS = re.compile(r"[(\[]\s*0\s*[)\]]")
_OUTWARD = re.compile(r"^\(?\s*(?:\++|00)")
_LETTER_FOR_DIGIT = re.compile(
    r"(?<=[\d\s/+()-])[oO](?=[\d\s/()-])|^[oO](?=[\d\s])|(?<=\d)[oO]$|(?<=\d)[lI](?=[\d\s])"
)
_NOT_DIGITS = re.compile(r"[^0-9]+")
_LETTER = re.compile(r"[^\W\d_]")
_LONGEST = 100
_FEWEST_DIGITS = 6
_MOST_DIGITS = 15
_MOST_LOCAL_DIGITS = 8
_NEARBY_DIGITS = (5, 4, 3, 2)


@dataclass(frozen=True)
class Phone:
    """A number read; the fields are columns of CLEAN_CHANNELS and explained there."""

    key: str = ""
    form: str = "invalid"
    national: str = ""
    repaired: str = ""


def read_phone(value: str, region: str) -> Phone:
    """Return key, form, national number and repaired value of a number as written.

    A number is usable if libphonenumber finds it possible: fictional and newly
    opened ranges are not valid to it. Extensions are no part of the key.
    Without a region a national number has the key `n:digits`: two of them are
    equal, but nobody can tell in which country; nor where a number is written
    without a country code and is none in the region.
    """
    plain = _read_plain(value, region)
    if plain:
        return plain
    if len(value) > _LONGEST:
        return Phone()
    text = _SCHEME.sub("", _with_ascii_digits(printable(value))).strip()
    code = text.replace(" ", "")
    if _SERVICE_CODE.fullmatch(code):
        return Phone(f"n:{code}", "special", _NOT_DIGITS.sub("", code))
    bare = _TRUNK_IN_BRACKETS.sub("", _EXTENSION.sub("", _REMARK.sub("", text)))
    forgotten = _with_forgotten_plus(bare, region)
    if forgotten:
        return forgotten
    phone, is_certain = _parsed_phone(bare, region)
    return phone if is_certain else _with_letters_for_digits(bare, region) or phone


def has_country_code(value: str) -> bool:
    """Tell whether a number is written with + or 00 in front."""
    return bool(_OUTWARD.match(_SCHEME.sub("", value.strip())))


def code_of(value: str) -> str:
    """Return the country code that a number is written with, or ""; its digits are not judged."""
    if not has_country_code(value):
        return ""
    return country_code_of(_NOT_DIGITS.sub("", _OUTWARD.sub("", _SCHEME.sub("", value.strip()))))


def region_of(value: str) -> str:
    """Return the region that one number with a country code lies in, or ""."""
    number = _parsed(_TRUNK_IN_BRACKETS.sub("", value), "") if has_country_code(value) else None
    if number is None:
        return ""
    return phonenumbers.region_code_for_number(number) or main_region(str(number.country_code))


def _read_plain(value: str, region: str) -> Phone | None:
    """Return a number that is plainly written and plainly valid; None leaves it to the parser."""
    if not (value.isascii() and _PLAIN.fullmatch(value)):
        return None
    bare = _TRUNK_IN_BRACKETS.sub("", value) if "(" in value else value
    digits = bare.translate(_PUNCTUATION)
    if "+" in value or digits.startswith("00"):
        digits = digits if "+" in value else digits[2:]
        code = country_code_of(digits)
        known = ranges(main_region(code)) if code else None
        return _in_range(digits[len(code) :], known) if known else None
    known = ranges(region) if region else None
    if known is None or not _is_written_for_home(digits, known):
        return None
    return _in_range(digits, known)


def _is_written_for_home(digits: str, known: Ranges) -> bool:
    if known.trunk == "0":
        return digits.startswith("0")
    return not digits.startswith((known.country_code, "0")) or digits.startswith(known.trunk or "?")


def _in_range(digits: str, known: Ranges) -> Phone | None:
    national = digits.removeprefix(known.trunk)
    # A trunk that is a digit of the number too, or two of them, are for the parser to judge.
    if known.strips(digits) or (known.trunk and national.startswith(("0", known.trunk))):
        return None
    if national != digits and (known.general(digits) or len(national) not in known.lengths):
        return None
    region = ranges_around(known.country_code, national) or known
    is_possible = len(national) in known.lengths
    form = region.form(national) if is_possible or region is known else ""
    if not form and is_possible and len(national) > _FEWEST_DIGITS:
        form = _neighbours_form(region, national) if len(set(national)) > 1 else ""
    return Phone(f"+{known.country_code}{national}", form, national) if form else None


def _parsed_phone(text: str, region: str) -> tuple[Phone, bool]:
    """Return a number as libphonenumber reads it, and whether it is certain to be what is meant."""
    digits = _NOT_DIGITS.sub("", text)
    abroad = has_country_code(text)
    if not region and not abroad:
        return _without_region(digits if not _LETTER.search(text) else ""), True
    number = _parsed(text, region)
    national = phonenumbers.national_significant_number(number) if number else ""
    known, form = _ranges_of(number, national) if number else (None, "")
    if number is None or _is_no_number(national, known):
        return Phone(national=digits), False
    if not form and len(national) <= _FEWEST_DIGITS:
        return _short(number, national, region), False
    possible = phonenumbers.is_possible_number_with_reason(number)
    if not abroad and _is_local(digits, possible, form, region):
        return Phone(f"n:{digits}", "landline", digits), True
    if possible != ValidationResult.IS_POSSIBLE:
        key = f"n:{digits}" if not abroad and len(digits) > _FEWEST_DIGITS else ""
        return Phone(key, national=digits.removeprefix("0")), False
    is_certain = bool(form)
    form = form or _neighbours_form(known, national)
    return Phone(f"+{number.country_code}{national}", form, national), is_certain


def _without_region(digits: str) -> Phone:
    if not digits or len(set(digits)) == 1 or len(digits) > _MOST_DIGITS:
        return Phone(national=digits)
    form = "special" if len(digits) < _FEWEST_DIGITS else "either"
    return Phone(f"n:{digits}", form, digits.removeprefix("0"))


def _short(number: PhoneNumber, digits: str, region: str) -> Phone:
    """Return 110, 112 and their kind as special; other numbers of so few digits are invalid."""
    if region and phonenumbers.is_valid_short_number_for_region(number, region):
        return Phone(f"n:{digits}", "special", digits)
    return Phone(national=digits)


def _is_local(digits: str, possible: int, form: str, region: str) -> bool:
    """Tell whether a number lacks its area code.

    Where numbers inside the country begin with 0, a short one without it is
    dialled in its own town only, whatever area its first digits look like.
    """
    if possible == ValidationResult.IS_POSSIBLE_LOCAL_ONLY:
        return True
    known = ranges(region)
    return (
        known is not None
        and known.trunk == "0"
        and not digits.startswith("0")
        and form in ("landline", "")
        and len(digits) <= _MOST_LOCAL_DIGITS
    )


def _parsed(text: str, region: str) -> PhoneNumber | None:
    spoken = _OUTWARD.sub("+", text) if has_country_code(text) else text
    try:
        return phonenumbers.parse(spoken, region or None)
    except phonenumbers.NumberParseException:
        return None


def _is_no_number(national: str, known: Ranges | None) -> bool:
    """Tell whether all digits are one, or a second trunk 0 stands before them."""
    return len(set(national)) <= 1 or (known is not None and known.trunk == "0" == national[0])


def _ranges_of(number: PhoneNumber, national: str) -> tuple[Ranges | None, str]:
    """Return the ranges of the region that a number lies in, and its form there."""
    known = ranges_around(str(number.country_code), national)
    return known, known.form(national) if known else ""


def _neighbours_form(known: Ranges | None, national: str) -> str:
    """Return the form of the nearest numbers that lie in a range."""
    if known is None:
        return "special"  # no country's: +800, satellites
    return _form_about(known, national[: _NEARBY_DIGITS[0]], len(national))


@cache
def _form_about(known: Ranges, beginning: str, length: int) -> str:
    for kept in _NEARBY_DIGITS:
        for digit in "123456789":
            form = known.form(beginning[:kept] + digit * (length - kept))
            if form:
                return form
    return "either"


def _with_forgotten_plus(text: str, region: str) -> Phone | None:
    """Return 49 152 … as +49 152 …, where a number inside the country would begin with 0."""
    known = ranges(region) if region else None
    digits = _NOT_DIGITS.sub("", text)
    if known is None or known.trunk != "0" or has_country_code(text):
        return None
    return _valid(f"+{digits}", region) if digits.startswith(known.country_code) else None


def _with_letters_for_digits(text: str, region: str) -> Phone | None:
    mended = _LETTER_FOR_DIGIT.sub(lambda found: _digit(found.group()), text)
    return _valid(mended, region) if mended != text else None


def _valid(text: str, region: str) -> Phone | None:
    """Return a repaired number, if the repair made a valid one of it."""
    number = _parsed(text, region)
    if number is None or not phonenumbers.is_valid_number(number):
        return None
    written = phonenumbers.format_number(number, PhoneNumberFormat.INTERNATIONAL)
    return replace(_parsed_phone(written, region)[0], repaired=written)


def _digit(letter: str) -> str:
    return "0" if letter in "oO" else "1"


def _with_ascii_digits(text: str) -> str:
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(c, c)) for c in text)
