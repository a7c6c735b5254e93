"""Reads the many phone numbers that are plainly written, all at once."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from auditor.cleaning.country_codes import PLAIN, PLAINLY_OUTWARD, country_codes_of
from auditor.cleaning.phone_numbers import (
    FEWEST_DIGITS,
    MOST_DIGITS_PARSED,
    MOST_LOCAL_DIGITS,
    NEARBY_DIGITS,
    form_about,
)
from auditor.cleaning.phone_ranges import (
    Ranges,
    main_region,
    parted_by_region,
    ranges,
    regions_of,
)
from auditor.cleaning.texts import (
    TEXT,
    Flags,
    Places,
    Texts,
    alike,
    all_of,
    beginning,
    chosen,
    joined,
    long,
    matching,
    none_of,
    one_of,
    placed,
    rows_of,
)

_TRUNK_IN_BRACKETS = r"\( *0 *\)"
_ONE_DIGIT = "|".join(f"{digit}*" for digit in "0123456789")
_FEWEST = 20
"""Numbers of one country from which they are read together."""


class _Phones(NamedTuple):
    """Fields of Phone for some rows; a form is empty where the number has to be read alone."""

    rows: Places
    key: Texts
    form: Texts
    national: Texts


def read_plain_phones(
    values: Texts, region: str
) -> tuple[tuple[Texts, Texts, Texts, Texts], Flags]:
    """Return the fields of Phone for many numbers at once, and for which of them they hold."""
    count = len(values)
    parts = list(_parts(values, region))
    rows = [part.rows for part in parts]
    key, form, national = (
        placed([part[field] for part in parts], rows, count) for field in (1, 2, 3)
    )
    return (key, form, national, alike("", count)), pc.not_equal(form, "")


def _parts(values: Texts, region: str) -> Iterator[_Phones]:
    """Yield the numbers of each country, with country code and without."""
    plain = matching(values, PLAIN)
    written = pc.replace_substring_regex(chosen(plain, values, ""), _TRUNK_IN_BRACKETS, "")
    digits = pc.replace_substring_regex(written, "[^0-9]+", "")
    with_plus, with_zeros = pc.match_substring(written, "+"), pc.starts_with(digits, "00")
    outward = chosen(with_plus, digits, pc.utf8_slice_codeunits(digits, 2))
    from_abroad = one_of(with_plus, with_zeros)
    code = chosen(from_abroad, country_codes_of(outward), "")
    for counted in code.value_counts().to_pylist():
        found = counted["values"]
        known = ranges(main_region(found)) if found else None
        if known and counted["counts"] >= _FEWEST:
            its_own = pc.equal(code, found)
            national = pc.utf8_slice_codeunits(outward.filter(its_own), len(found))
            yield _in_range(rows_of(its_own), national, known)
            # To a single reader, what only its digits show to be from abroad is not.
            seen = beginning(written.filter(its_own), PLAINLY_OUTWARD)
            rows = rows_of(its_own)[rows_of(seen)]
            yield _impossible_abroad(
                rows, digits.take(pa.array(rows)), national.filter(seen), known
            )
    home = ranges(region) if region else None
    if home:
        for_home = _written_for_home(digits, home)
        at_home = all_of(for_home, none_of(from_abroad))
        yield _in_range(rows_of(at_home), digits.filter(at_home), home)
        elsewhere = all_of(plain, none_of(for_home, from_abroad))
        yield _as_written(rows_of(elsewhere), digits.filter(elsewhere), home)
        within = all_of(plain, none_of(from_abroad))
        yield _impossible_at_home(rows_of(within), digits.filter(within), home)


def _written_for_home(digits: Texts, home: Ranges) -> Flags:
    """Tell which numbers begin as those dialled inside the country do."""
    if home.trunk == "0":
        return pc.starts_with(digits, "0")
    abroad = beginning(digits, f"{home.country_code}|0")
    with_trunk = pc.starts_with(digits, home.trunk or "?")
    return one_of(none_of(abroad, pc.equal(digits, "")), with_trunk)


def _in_range(rows: Places, digits: Texts, known: Ranges) -> _Phones:
    """Return the numbers that are plainly valid, or near to such.

    As `phone_numbers.in_range` reads one number; what that leaves to the parser is left out.
    """
    trunk = known.trunk
    national = pc.replace_substring_regex(digits, rf"\A{trunk}", "") if trunk else digits
    told = long(national, known.lengths)
    if trunk:
        shortened = pc.not_equal(national, digits)
        unclear = all_of(shortened, known.general.among(digits))
        told = all_of(told, none_of(unclear, beginning(national, f"0|{trunk}")))
    if known.carriers:
        told = all_of(told, none_of(beginning(digits, known.carriers.pattern)))
    return _by_region(rows[rows_of(told)], national.filter(told), known)


def _as_written(rows: Places, digits: Texts, home: Ranges) -> _Phones:
    """Return the numbers without country code from which nothing comes off, told by their region.

    They do not begin as numbers inside the country do, but have as many digits.
    """
    lengths = home.lengths & _main(home).lengths - _main(home).local_lengths
    if home.trunk == "0":
        lengths -= set(range(MOST_LOCAL_DIGITS + 1))
    told = all_of(
        long(digits, sorted(lengths)),
        none_of(_is_changed(digits, home, [home.country_code, home.abroad])),
    )
    return _by_region(rows[rows_of(told)], digits.filter(told), home)


def _by_region(rows: Places, national: Texts, known: Ranges) -> _Phones:
    """Return numbers by the ranges of the region that each lies in."""
    parts = [
        (places, _with_neighbours(forms, national.take(pa.array(places)), region))
        for places, region, forms in parted_by_region(known.country_code, national)
    ]
    form = placed([forms for _, forms in parts], [places for places, _ in parts], len(rows))
    return _Phones(rows, joined("+" + known.country_code, national), form, national)


def _with_neighbours(forms: Texts, nationals: Texts, known: Ranges) -> Texts:
    """Return the forms, those of no range filled with the form of the nearest numbers in one."""
    asked = all_of(
        pc.equal(forms, ""),
        pc.greater(pc.binary_length(nationals), FEWEST_DIGITS),
        none_of(matching(nationals, _ONE_DIGIT)),
    )
    found = [
        form_about(known, national[:NEARBY_DIGITS], len(national))
        for national in nationals.filter(asked).to_pylist()
    ]
    return pc.replace_with_mask(forms, asked, pa.array(found, TEXT))


def _impossible_at_home(rows: Places, digits: Texts, home: Ranges) -> _Phones:
    """Return the numbers without country code that no number of the country can be.

    They are too long or too short; libphonenumber would take nothing off them.
    """
    local = range(MOST_LOCAL_DIGITS + 1) if _parts_with_zero(home) else ()
    told = all_of(
        _has_no_length(digits, home, local),
        none_of(_is_changed(digits, home, [home.country_code, home.abroad])),
    )
    digits, rows = digits.filter(told), rows[rows_of(told)]
    national = pc.replace_substring_regex(digits, r"\A0", "")
    return _Phones(rows, joined("n:", digits), alike("invalid", len(rows)), national)


def _impossible_abroad(rows: Places, digits: Texts, national: Texts, known: Ranges) -> _Phones:
    """Return the numbers that none with their country code can be; they have no key."""
    told = all_of(_has_no_length(national, known, ()), none_of(_is_changed(national, known, [])))
    digits, rows = digits.filter(told), rows[rows_of(told)]
    nothing, invalid = (alike(text, len(rows)) for text in ("", "invalid"))
    return _Phones(rows, nothing, invalid, pc.replace_substring_regex(digits, r"\A0", ""))


def _has_no_length(nationals: Texts, known: Ranges, further: Iterable[int]) -> Flags:
    """Tell which numbers have a length that none of the country has, nor one of some further."""
    around = regions_of(known.country_code)
    possible = {length for region in around for length in region.lengths | region.local_lengths}
    lengths = set(range(FEWEST_DIGITS + 1, MOST_DIGITS_PARSED + 1)) - possible - set(further)
    return long(nationals, sorted(lengths))


def _is_changed(
    digits: Texts, known: Ranges, prefixes: Sequence[str | re.Pattern[str] | None]
) -> Flags:
    """Tell from which numbers libphonenumber takes something off, or sees no number in them.

    Args:
        digits: without a country code.
        known: the ranges of the country.
        prefixes: what further comes off.
    """
    begins = [known.trunk, "0" if _parts_with_zero(known) else "", known.carriers, *prefixes]
    patterns = [begin if isinstance(begin, str) else begin.pattern for begin in begins if begin]
    changed = matching(digits, _ONE_DIGIT)
    return one_of(changed, beginning(digits, "|".join(patterns))) if patterns else changed


def _parts_with_zero(known: Ranges) -> bool:
    """Tell whether numbers begin with 0 inside one of the regions that share a country code."""
    return any(region.trunk == "0" for region in regions_of(known.country_code))


def _main(known: Ranges) -> Ranges:
    return regions_of(known.country_code)[0]
