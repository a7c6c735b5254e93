"""Phone numbers: one key for one line, however it is written."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.cleaning import phone_numbers, phones
from auditor.cleaning.country_codes import digits_of
from auditor.cleaning.phone_numbers import Phone
from auditor.cleaning.phones import read_phone


@pytest.mark.parametrize(
    "written",
    [
        "+49 30 23125 123",
        "+493023125123",
        "0049 30 23125123",
        "+49 (0)30 23125-123",
        "+49 (0) 30 / 23125 123",
        "(+49) 30 23125123",
        "++49 30 23125123",
        "+49 030 23125123",
        "030 23125123",
        "030/23125-123",
        "(030) 23125 123",
        "  030 23125123 ",
        "tel:+49-30-23125123",
        "tel:+49-30-23125123;ext=12",
        "030 23125123 ext. 4",
        "030 23125123 x4",
        "030 23125123 Durchwahl 12",
        "030 23125123 (abends)",
        "0049 30 23125123 [Büro, oben]",
        "+49 30\u00a023125\u200b123",
        "٠٣٠ ٢٣١٢٥١٢٣",
    ],
)
def test_spellings_of_one_number(written: str) -> None:
    """Spaces, brackets, 00, (0), tel: and extensions make no difference."""
    assert Phone("+493023125123", "landline", "3023125123") == read_phone(written, "DE")


@pytest.mark.parametrize(
    ("written", "region", "key", "form"),
    [
        ("+1 212 555 0123", "DE", "+12125550123", "either"),
        ("(212) 555-0123", "US", "+12125550123", "either"),
        ("1-212-555-0123", "US", "+12125550123", "either"),
        ("1-800-555-0199", "US", "+18005550199", "special"),
        ("+44 7700 900123", "DE", "+447700900123", "mobile"),
        ("07700 900123", "GB", "+447700900123", "mobile"),
        ("+44 20 7946 0123", "", "+442079460123", "landline"),
        ("0152 28817386", "DE", "+4915228817386", "mobile"),
        ("15228817386", "DE", "+4915228817386", "mobile"),
        ("0171 3920012", "DE", "+491713920012", "mobile"),
        ("089 99998 123", "DE", "+498999998123", "landline"),
        ("0800 1234567", "DE", "+498001234567", "special"),
        ("0900 1234567", "DE", "+499001234567", "special"),
        ("+39 06 1234567", "DE", "+39061234567", "landline"),
        ("110", "DE", "n:110", "special"),
        ("112", "DE", "n:112", "special"),
        ("112", "", "n:112", "special"),
        ("*100#", "DE", "n:*100#", "special"),
        ("23125123", "DE", "n:23125123", "landline"),
        ("555-0123", "US", "n:5550123", "landline"),
        ("030 23125123", "", "n:03023125123", "either"),
        ("030 / 23 12 51 23", "", "n:03023125123", "either"),
    ],
)
def test_usable_numbers(written: str, region: str, key: str, form: str) -> None:
    """Fictional ranges, service numbers and numbers of no known country have their form and key."""
    phone = read_phone(written, region)

    assert (key, form) == (phone.key, phone.form)


@pytest.mark.parametrize(
    "written", ["", "hello", "12345", "030 1", "000000", "+999 123456", "+1 911"]
)
def test_garbage(written: str) -> None:
    """What cannot be dialled is invalid and has no key."""
    phone = read_phone(written, "DE")

    assert ("", "invalid", "") == (phone.key, phone.form, phone.repaired)


@pytest.mark.parametrize(
    ("written", "repaired"),
    [
        ("O3O 23125123", "+49 30 23125123"),
        ("0152 288l7386", "+49 1522 8817386"),
        ("49 152 28817386", "+49 1522 8817386"),
    ],
)
def test_repairs(written: str, repaired: str) -> None:
    """Letters for digits and a forgotten plus are mended, where a valid number comes of it."""
    phone = read_phone(written, "DE")

    assert (repaired, read_phone(repaired, "").key) == (phone.repaired, phone.key)


NUMBERS = st.builds(
    "{}{}".format,
    st.sampled_from(["+49", "0049", "0", "+1", "1", "+44 0", "+39 0", "+34", "", "+7", "+420"]),
    st.text(alphabet="0123456789", min_size=3, max_size=12),
)


@settings(deadline=None, max_examples=300)
@given(number=NUMBERS, region=st.sampled_from(["DE", "US", "IT", "ES", "GB", ""]))
def test_the_quick_way_is_the_parser_s(number: str, region: str) -> None:
    """A number that is read without the parser is read as the parser reads it."""
    plain = phones._read_plain(number, region)

    assert plain in (None, phone_numbers.read_number(number, region)[0])


@settings(deadline=None, max_examples=300)
@given(number=NUMBERS, region=st.sampled_from(["DE", "US", "IT", "ES", "GB", "BR"]))
def test_what_the_parser_leaves_alone(number: str, region: str) -> None:
    """A number that is taken apart without the parser is taken apart as the parser does it."""
    quick = phone_numbers._left_as_it_is(number, digits_of(number), region)

    assert quick in (None, phone_numbers._taken_apart(number, region))


@settings(deadline=None, max_examples=200)
@given(
    text=st.one_of(NUMBERS, st.text(max_size=20), st.text(alphabet="+0149()/x;#* o", max_size=16)),
    region=st.sampled_from(["DE", "US", ""]),
)
def test_any_text_is_read(text: str, region: str) -> None:
    """No text raises, and an E.164 key is its own key in every region."""
    phone = read_phone(text, region)

    if phone.key.startswith("+"):
        assert phone.key == read_phone(phone.key, "FR").key
