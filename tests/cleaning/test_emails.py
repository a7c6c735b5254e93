"""E-mail addresses: one key for one mailbox, and no repair that is not certain."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.cleaning.emails import Email, EmailWords, read_email, read_plain_emails
from auditor.cleaning.texts import as_texts
from auditor.model.rules import RuleBook


@pytest.fixture(scope="module")
def words(book: RuleBook) -> EmailWords:
    """Return the shipped lists."""
    return EmailWords.of(book)


@pytest.mark.parametrize(
    ("written", "email"),
    [
        ("max@example.com", Email("max@example.com", "work")),
        ("Max.Muster@Example.COM", Email("max.muster@example.com", "work")),
        ("max@gmx.de", Email("max@gmx.de", "personal")),
        ("m.a.x+news@googlemail.com", Email("max@gmail.com", "personal")),
        ("Max@GMail.com", Email("max@gmail.com", "personal")),
        ("max+news@example.com", Email("max+news@example.com", "work")),
        ("o'grove@example.com", Email("o'grove@example.com", "work")),
        ("info@example.com", Email("info@example.com", "shared")),
        ("INFO@gmx.de", Email("info@gmx.de", "shared")),
        ("sales-emea@example.com", Email("sales-emea@example.com", "shared")),
        ("no-reply@example.com", Email("no-reply@example.com", "shared")),
        ("büro@example.de", Email("büro@example.de", "shared")),
        ("max@büro.example", Email("max@büro.example", "work")),
        ("max@xn--bro-hoa.example", Email("max@büro.example", "work")),
    ],
)
def test_usable_addresses(written: str, email: Email, words: EmailWords) -> None:
    """A usable address has the key of its mailbox and says whom it reaches."""
    assert email == read_email(written, words)


@pytest.mark.parametrize(
    "written",
    [
        "mailto:max@example.com",
        "MAILTO:max@example.com?subject=Hi",
        "Max Muster <max@example.com>",
        '"Muster, Max" <max@example.com>',
        "<max@example.com>",
        "'max@example.com'",
        " max@example.com ",
        "max@example.com\u200b",
    ],
)
def test_wrapped_addresses(written: str, words: EmailWords) -> None:
    """What people put around an address is no flaw; the bare one is at hand."""
    email = read_email(written, words)

    assert ("max@example.com", "work") == (email.key, email.form)


@pytest.mark.parametrize(
    "written",
    [
        "max(at)example.com",
        "max [at] example [dot] com",
        "max at example.com",
        "max@example,com",
        "max @ example.com",
        "max@ example . com",
        "max@example.com.",
        "max@example.com,",
        "max@@example.com",
        "max.@example.com",
        "max＠example.com",
        "max@example..com",
    ],
)
def test_repairs(written: str, words: EmailWords) -> None:
    """An address with one meaning is repaired, stays malformed, and has the key it means."""
    expected = Email("max@example.com", "malformed", "max@example.com")

    assert expected == read_email(written, words)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "max",
        "max@example",
        "@example.com",
        "max@",
        "a@b@example.com",
        "max muster@example.com",
        "/o=ExchangeLabs/ou=Group/cn=Recipients/cn=max@example.com",
        "max@-example.com",
        "�@",
        "max@example.com max@example.org",
        "EX:/o=x/cn=max",
        "max@.com",
        "max@1.2.3.4",
    ],
)
def test_beyond_repair(written: str, words: EmailWords) -> None:
    """Where no one address can be meant, none is made up."""
    assert Email() == read_email(written, words)


@settings(deadline=None, max_examples=150)
@given(text=st.one_of(st.text(max_size=40), st.text(alphabet="aB.@<>(),+ ü\x00\"'", max_size=30)))
def test_any_text_is_read(text: str, words: EmailWords) -> None:
    """No text raises; a repaired address needs no repair; a key is its own key."""
    email = read_email(text, words)

    if email.repaired:
        assert "malformed" != read_email(email.repaired, words).form
    if email.key:
        assert email.key == read_email(email.key, words).key


@settings(deadline=None, max_examples=50)
@given(address=st.emails())
def test_case_makes_no_difference(address: str, words: EmailWords) -> None:
    """Two spellings that differ by case have one key."""
    assert read_email(address.lower(), words).key == read_email(address.title(), words).key


_PLAIN = ("max@example.com", "Max.Muster+a@GMAIL.com", "info@gmx.de", "sales-emea@example.com")
_MARKED = (
    "max@xn--bro-hoa.example",
    "<max@example.com>",
    "o'grove@example.com",
    "b\u00fcro@example.de",
)


def _read_at_once(texts: list[str], words: EmailWords) -> list[Email | None]:
    columns, told = read_plain_emails(as_texts(texts), words)
    rows = zip(*(column.to_pylist() for column in columns), strict=True)
    return [
        Email(*row) if is_told else None
        for row, is_told in zip(rows, told.to_pylist(), strict=True)
    ]


def test_plain_addresses_are_read_at_once(words: EmailWords) -> None:
    """What is an address in plain letters and nothing else needs no reading of its own."""
    assert [read_email(text, words) for text in _PLAIN] == _read_at_once(list(_PLAIN), words)
    assert [None] * len(_MARKED) == _read_at_once(list(_MARKED), words)


@settings(deadline=None, max_examples=100)
@given(
    texts=st.lists(
        st.one_of(
            st.emails(),
            st.text(alphabet="aB.@+-_x1k\u212a\n", max_size=20),
            st.from_regex(r"[a-zA-Z0-9.+_-]{1,12}@[a-z.-]{1,9}\.[a-z]{2,3}", fullmatch=True),
        )
    )
)
def test_reading_at_once_is_reading_one_by_one(texts: list[str], words: EmailWords) -> None:
    """An address that is read with many others is read as it is alone."""
    for text, email in zip(texts, _read_at_once(texts, words), strict=True):
        assert email in (None, read_email(text, words))
