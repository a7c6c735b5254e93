"""Profile addresses: LinkedIn and XING in all their spellings, and nothing else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.cleaning.profiles import Profile, read_profile

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
