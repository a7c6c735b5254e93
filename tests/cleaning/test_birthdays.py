"""Birthdays are compared by month and day."""

import pytest

from auditor.cleaning.birthdays import birth_key


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("1980-05-03", "05-03"),
        ("19800503", "05-03"),
        ("1980-05-03T00:00:00Z", "05-03"),
        ("--05-03", "05-03"),
        ("--0503", "05-03"),
        ("1604-05-03", "05-03"),
        ("1980-02-29", "02-29"),
        ("3.5.1980", "05-03"),
        ("03.05.", "05-03"),
        ("1980-13-03", ""),
        ("1980-02-30", ""),
        ("1980", ""),
        ("1980-05", ""),
        ("---03", ""),
        ("circa 1800", ""),
        ("", ""),
        ("1980-05-03\x00", ""),
    ],
)
def test_birth_key(written: str, key: str) -> None:
    """Month and day are taken from every usual way of writing them, or not at all."""
    assert key == birth_key(written)
