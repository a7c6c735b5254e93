"""Words as they were meant: stretched letters, one slip in a long word, numbers."""

import pyarrow as pa
import pytest

from auditor.evidence.spelling import NUMBER, Spelling

SPELLING = Spelling.of(["geburtstag", "birthday"], frozenset({"danke", "alles", "1000", "see"}))

CASES = [
    ("daaaanke", "danke"),
    ("dankeee", "danke"),
    ("schoeoeoen", "schoen"),
    ("geburstag", "geburtstag"),
    ("gebursttag", "geburtstag"),
    ("gebuuuurtstag", "geburtstag"),
    ("geburtstga", "geburtstag"),
    ("brithday", "birthday"),
    ("40", NUMBER),
    ("50er", NUMBER),
    ("10th", NUMBER),
    ("2025", NUMBER),
    ("1000", "1000"),
    ("15123456", "15123456"),
    ("see", "see"),
    ("www", "www"),
    ("koffer", "koffer"),
    ("birds", "birds"),
]


@pytest.mark.parametrize(("word", "meant"), CASES)
def test_meaning(word: str, meant: str) -> None:
    """A word is read as it was meant; one that somebody may have meant as it stands is left."""
    assert meant == SPELLING.meaning(word)


def test_many_at_once() -> None:
    """Many words are read as each alone."""
    words, meant = zip(*CASES, strict=True)

    assert list(meant) == SPELLING.meanings(pa.array(words, type=pa.large_string())).to_pylist()


def test_without_words() -> None:
    """A list without words knows no slips, and still reads numbers and stretched letters."""
    words = pa.array(["daaanke", "40", "geburstag"], type=pa.large_string())

    assert ["danke", NUMBER, "geburstag"] == Spelling.of((), frozenset()).meanings(
        words
    ).to_pylist()
