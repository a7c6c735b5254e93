"""Text that was read in the wrong encoding is put right, and no other text is touched."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.cleaning.encodings import mended_encoding


@pytest.mark.parametrize("name", ["Müller", "Łukasz", "José", "Ştefan", "Ğülen", "Große", "Áine"])
@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_spoilt_name_is_mended(name: str, encoding: str) -> None:
    """UTF-8 that was read as Latin-1 or Windows-1252 becomes what was written."""
    spoilt = name.encode().decode(encoding, "replace")
    expected = spoilt if "\ufffd" in spoilt else name
    assert expected == mended_encoding(spoilt)


@pytest.mark.parametrize("text", ["Müller", "Åsa Ödegård", "«CAFÉ»", "São Ñuñez", "Ã"])
def test_sound_text_stays(text: str) -> None:
    """Text that is right is left alone."""
    assert text == mended_encoding(text)


@settings(deadline=None, max_examples=200)
@given(st.text())
def test_mending_comes_to_an_end(text: str) -> None:
    """What was spoilt twice is mended in two turns at most, and then stays."""
    spoilt = text.encode("utf-8", "replace").decode("latin-1")
    once = mended_encoding(spoilt)
    assert mended_encoding(mended_encoding(once)) == mended_encoding(once)
