"""Folding many texts at once: as one is folded alone."""

from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.cleaning.name_keys import family_key, family_keys, name_key, read_plain_keys
from auditor.cleaning.texts import as_texts

_LATIN = "".join(map(chr, range(0xC0, 0x250)))


def _keys_at_once(texts: list[str]) -> dict[str, tuple[str, str]]:
    """Return name and family key of the texts that are folded at once, the others left out."""
    (keys,), told = read_plain_keys(as_texts(texts))
    rows = zip(
        texts, keys.to_pylist(), family_keys(keys).to_pylist(), told.to_pylist(), strict=True
    )
    return {text: (key, family) for text, key, family, is_told in rows if is_told}


def test_every_latin_letter() -> None:
    """Each letter that is folded at once is folded as alone, and hardly one is left out."""
    texts = [f"a{letter}e {letter}" for letter in _LATIN]

    keys = _keys_at_once(texts)

    assert {text: (name_key(text), family_key(text)) for text in keys} == keys
    assert len(keys) > 180


@settings(deadline=None, max_examples=200)
@given(
    texts=st.lists(
        st.one_of(
            st.text(max_size=12),
            st.text(alphabet=_LATIN + "aeou'`-. oOmMcC", max_size=12),
            st.text(alphabet=st.characters(max_codepoint=0x24F), max_size=12),
        )
    )
)
def test_keys_at_once_are_the_keys_of_each(texts: list[str]) -> None:
    """The keys of a text that is folded with many others are its own."""
    for text, keys in _keys_at_once(texts).items():
        assert (name_key(text), family_key(text)) == keys
