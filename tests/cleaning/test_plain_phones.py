"""Phone numbers read all at once: as each is read alone."""

import random

import phonenumbers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from phonenumbers import PhoneNumberFormat

from auditor.cleaning import phone_numbers
from auditor.cleaning.country_codes import code_of, digits_of, read_plain_codes
from auditor.cleaning.phone_numbers import Phone
from auditor.cleaning.phones import read_phone
from auditor.cleaning.plain_phones import read_plain_phones
from auditor.cleaning.texts import as_texts

_KINDS = range(11)
_FORMATS = (PhoneNumberFormat.E164, PhoneNumberFormat.INTERNATIONAL, PhoneNumberFormat.NATIONAL)


def _near(number: str, chance: random.Random) -> str:
    return "".join(
        chance.choice("0123456789") if letter.isdigit() and not chance.randrange(5) else letter
        for letter in number
    )


@pytest.fixture(scope="module")
def numbers_of_the_world() -> list[str]:
    """Return examples of every kind of number in every country, and numbers near them."""
    chance = random.Random(7)  # noqa: S311 - numbers to try, no secrets
    written = set()
    for region in sorted(phonenumbers.SUPPORTED_REGIONS):
        for kind in _KINDS:
            example = phonenumbers.example_number_for_type(region, kind)
            if example is None:
                continue
            for form in _FORMATS:
                number = phonenumbers.format_number(example, form)
                written |= {number, number.replace("+", "00", 1), _near(number, chance)}
    return sorted(written)


@pytest.mark.parametrize("region", ["", "DE", "US", "IT", "BR", "RU"])
def test_numbers_of_the_world(region: str, numbers_of_the_world: list[str]) -> None:
    """A number that is read with many others is read as it is alone, whatever its country."""
    columns, told = read_plain_phones(as_texts(numbers_of_the_world), region)
    rows = zip(*(column.to_pylist() for column in columns), strict=True)

    at_once = {
        number: Phone(*row)
        for number, row, is_told in zip(numbers_of_the_world, rows, told.to_pylist(), strict=True)
        if is_told
    }

    assert len(at_once) > len(numbers_of_the_world) // 4
    assert {number: read_phone(number, region) for number in at_once} == at_once


@pytest.mark.parametrize("region", ["DE", "US", "IT", "BR", "RU"])
def test_what_the_parser_leaves_alone(region: str, numbers_of_the_world: list[str]) -> None:
    """A number that is taken apart without the parser is taken apart as the parser does it."""
    quick = {
        number: taken_apart
        for number in numbers_of_the_world
        if (taken_apart := phone_numbers._left_as_it_is(number, digits_of(number), region))
    }

    assert len(quick) > len(numbers_of_the_world) // 4
    assert {number: phone_numbers._taken_apart(number, region) for number in quick} == quick


@settings(deadline=None, max_examples=200)
@given(texts=st.lists(st.text(alphabet="+0123456789 ()/.-", max_size=20)))
def test_codes_read_at_once(texts: list[str]) -> None:
    """The country code of a number that is read with many others is the one read alone."""
    (codes,), told = read_plain_codes(as_texts(texts))

    for text, code, is_told in zip(texts, codes.to_pylist(), told.to_pylist(), strict=True):
        assert not is_told or code_of(text) == code
