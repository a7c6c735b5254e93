"""Tells what the digits of a phone number mean: a line in some country, and of which kind."""

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import phonenumbers
from phonenumbers import PhoneNumber, ValidationResult

from auditor.cleaning.country_codes import (
    country_code_of,
    digits_of,
    has_country_code,
    is_plain,
    with_plus,
)
from auditor.cleaning.phone_ranges import Ranges, main_region, ranges, ranges_around

_LETTER = re.compile(r"[^\W\d_]")
FEWEST_DIGITS = 6
"""Digits up to which a number may be a service's: 110, 112."""
_MOST_DIGITS = 15
MOST_DIGITS_PARSED = 17
"""Digits of the longest national number that libphonenumber takes for one."""
MOST_LOCAL_DIGITS = 8
"""Digits up to which a number lacks its area code, where it should begin with 0 and does not."""
NEARBY_DIGITS = 5
"""Digits that the nearest numbers in a range have in common with one that lies in none."""
_FEWEST_NEARBY_DIGITS = 2


@dataclass(frozen=True)
class Phone:
    """A number read; the fields are columns of CLEAN_CHANNELS and explained there."""

    key: str = ""
    form: str = "invalid"
    national: str = ""
    repaired: str = ""


class Number(NamedTuple):
    """A number as libphonenumber takes it apart, and what it thinks of its length."""

    country_code: str
    national: str
    is_possible: bool
    lacks_area: bool


def parsed(text: str, region: str) -> PhoneNumber | None:
    """Return a number as libphonenumber reads it, or None where it sees none."""
    spoken = with_plus(text) if has_country_code(text) else text
    try:
        return phonenumbers.parse(spoken, region or None)
    except phonenumbers.NumberParseException:
        return None


def read_number(text: str, region: str) -> tuple[Phone, bool]:
    """Return a number as libphonenumber reads it, and whether it is certain to be what is meant."""
    digits = digits_of(text)
    abroad = has_country_code(text)
    if not region and not abroad:
        return _without_region(digits if not _LETTER.search(text) else ""), True
    number = _left_as_it_is(text, digits, region) or _taken_apart(text, region)
    known, form = _ranges_of(number) if number else (None, "")
    if number is None or _is_no_number(number.national, known):
        return Phone(national=digits), False
    if not form and len(number.national) <= FEWEST_DIGITS:
        return _short(text, number.national, region), False
    if not abroad and _is_local(digits, number, form, region):
        return Phone(f"n:{digits}", "landline", digits), True
    if not number.is_possible:
        key = f"n:{digits}" if not abroad and len(digits) > FEWEST_DIGITS else ""
        return Phone(key, national=digits.removeprefix("0")), False
    is_certain = bool(form)
    form = form or neighbours_form(known, number.national)
    return Phone(f"+{number.country_code}{number.national}", form, number.national), is_certain


def in_range(digits: str, known: Ranges) -> Phone | None:
    """Return a number that is plainly valid; None leaves it to the parser.

    Args:
        digits: what stands behind the country code, or the number as dialled inside.
        known: the ranges of the main region of the country code.
    """
    national = digits.removeprefix(known.trunk)
    # A trunk that is a digit of the number too, or two of them, are for the parser to judge.
    if known.strips(digits) or (known.trunk and national.startswith(("0", known.trunk))):
        return None
    if national != digits and (known.general.holds(digits) or len(national) not in known.lengths):
        return None
    region = ranges_around(known.country_code, national) or known
    is_possible = len(national) in known.lengths
    form = region.form(national) if is_possible or region is known else ""
    if not form and is_possible and len(national) > FEWEST_DIGITS:
        form = neighbours_form(region, national) if len(set(national)) > 1 else ""
    return Phone(f"+{known.country_code}{national}", form, national) if form else None


def _taken_apart(text: str, region: str) -> Number | None:
    number = parsed(text, region)
    if number is None:
        return None
    national = phonenumbers.national_significant_number(number)
    possible = phonenumbers.is_possible_number_with_reason(number)
    return Number(
        str(number.country_code),
        national,
        is_possible=possible == ValidationResult.IS_POSSIBLE,
        lacks_area=possible == ValidationResult.IS_POSSIBLE_LOCAL_ONLY,
    )


def _left_as_it_is(text: str, digits: str, region: str) -> Number | None:
    """Return a plain number that libphonenumber takes nothing off; None leaves it to the parser.

    The parser finds that out too, but takes ten times as long.
    """
    if not is_plain(text):
        return None
    if has_country_code(text):
        outward = digits if "+" in text else digits[2:]
        code = country_code_of(outward)
        national, known = outward[len(code) :], ranges(main_region(code))
    else:
        national, known = digits, ranges(region)
        code = known.country_code if known else ""
        if known and (national.startswith(code) or _begins(known.abroad, national)):
            return None
    if known is None or not FEWEST_DIGITS < len(national) <= MOST_DIGITS_PARSED:
        return None
    if _begins(known.carriers, national) or (known.trunk and national.startswith(known.trunk)):
        return None
    length, main = len(national), ranges(main_region(code)) or known
    return Number(code, national, length in main.lengths, length in main.local_lengths)


def _begins(pattern: re.Pattern[str] | None, digits: str) -> bool:
    return pattern is not None and pattern.match(digits) is not None


def _without_region(digits: str) -> Phone:
    if not digits or len(set(digits)) == 1 or len(digits) > _MOST_DIGITS:
        return Phone(national=digits)
    form = "special" if len(digits) < FEWEST_DIGITS else "either"
    return Phone(f"n:{digits}", form, digits.removeprefix("0"))


def _short(text: str, national: str, region: str) -> Phone:
    """Return 110, 112 and their kind as special; other numbers of so few digits are invalid."""
    number = parsed(text, region)
    if number and region and phonenumbers.is_valid_short_number_for_region(number, region):
        return Phone(f"n:{national}", "special", national)
    return Phone(national=national)


def _is_local(digits: str, number: Number, form: str, region: str) -> bool:
    """Tell whether a number lacks its area code.

    Where numbers inside the country begin with 0, a short one without it is
    dialled in its own town only, whatever area its first digits look like.
    """
    if number.lacks_area:
        return True
    known = ranges(region)
    return (
        known is not None
        and known.trunk == "0"
        and not digits.startswith("0")
        and form in ("landline", "")
        and len(digits) <= MOST_LOCAL_DIGITS
    )


def _is_no_number(national: str, known: Ranges | None) -> bool:
    """Tell whether all digits are one, or a second trunk 0 stands before them."""
    return len(set(national)) <= 1 or (known is not None and known.trunk == "0" == national[0])


def _ranges_of(number: Number) -> tuple[Ranges | None, str]:
    """Return the ranges of the region that a number lies in, and its form there."""
    known = ranges_around(number.country_code, number.national)
    return known, known.form(number.national) if known else ""


def neighbours_form(known: Ranges | None, national: str) -> str:
    """Return the form of the nearest numbers that lie in a range."""
    if known is None:
        return "special"  # no country's: +800, satellites
    return form_about(known, national[:NEARBY_DIGITS], len(national))


@cache
def form_about(known: Ranges, beginning: str, length: int) -> str:
    """Return the form of the nearest number in a range: one whose first digits are the same."""
    for digit in "123456789":
        form = known.form(beginning + digit * (length - len(beginning)))
        if form:
            return form
    if len(beginning) == _FEWEST_NEARBY_DIGITS:
        return "either"
    return form_about(known, beginning[:-1], length)
