"""Reads the many phone numbers that are plainly written and plainly valid, all at once."""

from collections.abc import Iterator

import pyarrow.compute as pc

from auditor.cleaning.country_codes import PLAIN, country_codes_of
from auditor.cleaning.phone_ranges import Ranges, main_region, ranges
from auditor.cleaning.texts import (
    Flags,
    Places,
    Texts,
    alike,
    beginning,
    chosen,
    joined,
    long,
    matching,
    placed,
    rows_of,
)

_TRUNK_IN_BRACKETS = r"\( *0 *\)"
_FEWEST = 20
"""Numbers of one country from which they are read together."""


def read_plain_phones(
    values: Texts, region: str
) -> tuple[tuple[Texts, Texts, Texts, Texts], Flags]:
    """Return the fields of Phone for many numbers at once, and for which of them they hold."""
    count = len(values)
    parts = [
        _in_range(digits, known, places) for places, digits, known in _by_country(values, region)
    ]
    places = [place for place, *_ in parts]
    key, form, national = (
        placed([part[field] for part in parts], places, count) for field in (1, 2, 3)
    )
    return (key, form, national, alike("", count)), pc.not_equal(form, "")


def _by_country(values: Texts, region: str) -> Iterator[tuple[Places, Texts, Ranges]]:
    """Yield the numbers of each country as rows, digits without country code, and its ranges."""
    plain = matching(values, PLAIN)
    written = pc.replace_substring_regex(chosen(plain, values, ""), _TRUNK_IN_BRACKETS, "")
    digits = pc.replace_substring_regex(written, "[^0-9]+", "")
    with_plus, with_zeros = pc.match_substring(written, "+"), pc.starts_with(digits, "00")
    outward = chosen(with_plus, digits, pc.utf8_slice_codeunits(digits, 2))
    code = chosen(pc.or_(with_plus, with_zeros), country_codes_of(outward), "")
    for counted in code.value_counts().to_pylist():
        found = counted["values"]
        known = ranges(main_region(found)) if found else None
        if known and counted["counts"] >= _FEWEST:
            rows = pc.equal(code, found)
            yield rows_of(rows), pc.utf8_slice_codeunits(outward.filter(rows), len(found)), known
    home = ranges(region) if region else None
    if home:
        rows = pc.and_not(_written_for_home(digits, home), pc.or_(with_plus, with_zeros))
        yield rows_of(rows), digits.filter(rows), home


def _written_for_home(digits: Texts, home: Ranges) -> Flags:
    """Tell which numbers begin as those dialled inside the country do."""
    if home.trunk == "0":
        return pc.starts_with(digits, "0")
    abroad = beginning(digits, f"{home.country_code}|0")
    with_trunk = pc.starts_with(digits, home.trunk or "?")
    return pc.or_(pc.and_not(pc.not_equal(digits, ""), abroad), with_trunk)


def _in_range(digits: Texts, known: Ranges, places: Places) -> tuple[Places, Texts, Texts, Texts]:
    """Return rows, key, form and national number of what is plainly valid in the main region.

    As `phone_numbers.in_range` reads one number; what it leaves to the parser,
    or finds in another region of the country code, or nowhere, is left out.
    """
    trunk = known.trunk
    national = pc.replace_substring_regex(digits, rf"\A{trunk}", "") if trunk else digits
    told = long(national, known.lengths)
    if trunk:
        told = pc.and_not(told, beginning(national, f"0|{trunk}"))
        shortened = pc.not_equal(national, digits)
        told = pc.and_not(told, pc.and_(shortened, known.general.among(digits)))
    if known.carriers:
        told = pc.and_not(told, beginning(digits, known.carriers.pattern))
    national = national.filter(told)
    forms = known.forms(national)
    told_places = places[told.to_numpy(zero_copy_only=False)]
    return told_places, joined("+" + known.country_code, national), forms, national
