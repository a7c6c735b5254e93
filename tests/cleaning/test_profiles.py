"""Profile addresses: LinkedIn and XING in all their spellings, and nothing else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.cleaning.profiles import Profile, read_plain_profiles, read_profile
from auditor.cleaning.texts import as_texts

_JOERG = Profile("linkedin:jörg-muster", "linkedin", "https://www.linkedin.com/in/j%C3%B6rg-muster")


@pytest.mark.parametrize(
    "written",
    [
        "https://www.linkedin.com/in/j%C3%B6rg-muster",
        "https://www.linkedin.com/in/jörg-muster/",
        "http://de.linkedin.com/in/J%C3%96RG-muster?trk=contact",
        "linkedin.com/in/jörg-muster",
        "www.linkedin.com/mwlite/in/jo\u0308rg-muster#x",
    ],
)
def test_spellings_of_one_profile(written: str) -> None:
    """Encoding, scheme, language, query and slash make no difference."""
    assert _JOERG == read_profile(written)


def test_old_public_address() -> None:
    """An address of before 2014 has the key of the address that replaced it."""
    expected = read_profile("https://www.linkedin.com/in/max-muster-03b02a1")

    assert expected == read_profile("http://de.linkedin.com/pub/max-muster/1/2a/3b")


def test_xing() -> None:
    """XING's profiles are known too."""
    profile = read_profile("https://www.xing.com/profile/Max_Muster/cv")

    assert ("xing:max_muster", "xing") == (profile.key, profile.form)


@pytest.mark.parametrize(
    "written",
    [
        "https://www.linkedin.com/company/muster",
        "https://www.linkedin.com/school/muster",
        "https://www.linkedin.com/pub/dir/Max/Muster",
        "https://www.linkedin.com/",
        "https://notlinkedin.com/in/max",
        "https://example.com/linkedin",
        "",
    ],
)
def test_no_profile(written: str) -> None:
    """Companies, schools, lists of search results and other pages are nobody's profile."""
    assert Profile() == read_profile(written)


@settings(deadline=None, max_examples=150)
@given(slug=st.text(min_size=1, max_size=20))
def test_any_address_is_read(slug: str) -> None:
    """No text raises, and the canonical address has the key that it was made from."""
    profile = read_profile(f"https://www.linkedin.com/in/{slug}")

    assert profile.key == read_profile(profile.repaired).key


@settings(deadline=None, max_examples=100)
@given(
    texts=st.lists(
        st.one_of(
            st.text(max_size=20),
            st.from_regex(
                r"https?://(www\.)?(de\.)?linkedin\.com/(in|pub)/[a-zA-Z0-9%_-]{0,9}/?\n?",
                fullmatch=True,
            ),
        )
    )
)
def test_reading_at_once_is_reading_one_by_one(texts: list[str]) -> None:
    """A profile address that is read with many others is read as it is alone."""
    columns, told = read_plain_profiles(as_texts(texts))
    rows = zip(*(column.to_pylist() for column in columns), strict=True)

    for text, row, is_told in zip(texts, rows, told.to_pylist(), strict=True):
        assert not is_told or read_profile(text) == Profile(*row)


def test_profiles_as_linkedin_writes_them_are_read_at_once() -> None:
    """The address that LinkedIn exports needs no reading of its own."""
    _, told = read_plain_profiles(as_texts(["https://www.linkedin.com/in/max-muster-3b"]))

    assert [True] == told.to_pylist()
