"""Measures of message texts: words, questions, language, fingerprint; texts are dropped."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditor.engine import load
from auditor.evidence import text_measurer
from auditor.model.imported import TEXT_MEASURES, MeasureTexts
from auditor.model.rules import RuleBook

MEASURE = text_measurer(load())


@pytest.fixture(scope="module")
def measure_texts(book: RuleBook) -> MeasureTexts:
    """Return what measures texts by the shipped word lists."""
    return text_measurer(book)


def measured(measure_texts: MeasureTexts, *texts: str) -> pd.DataFrame:
    """Return the measures of texts to or from Anna."""
    return measure_texts(pd.Series(texts), pd.Series(["Anna Muster"] * len(texts)))


@pytest.mark.parametrize(
    ("text", "words", "questions"),
    [
        ("One two three.", 3, 0),
        ("Kommst du? Oder nicht?", 4, 2),
        ("What?!", 1, 1),
        ("Really??? You did?", 3, 2),
        ("See https://example.org/?utm=1&a=b there", 3, 0),
        ("  a \n\n b\r\nc\t ", 3, 0),
        ("<p>Hello&nbsp;Anna,</p><br>how are you?", 5, 1),
        ("👍", 0, 0),
        ("Ich hoffe, es geht dir gut?", 6, 0),
        ("I hope you are well? And your sister?", 8, 1),
        ("Hoffe, du bist da. Kommst du?", 6, 1),
    ],
)
def test_words_and_questions(
    measure_texts: MeasureTexts, text: str, words: int, questions: int
) -> None:
    """Words stand between blanks; a question mark inside an address asks nothing."""
    row = measured(measure_texts, text).iloc[0]

    assert (words, questions) == (row["words"], row["questions"])


def test_empty_text(measure_texts: MeasureTexts) -> None:
    """A text of blanks, or none, has no words and no fingerprint."""
    rows = measure_texts(pd.Series(["", "  \n", None]), pd.Series(["Anna", None, ""]))

    assert rows[["words", "questions", "digest"]].isna().all(axis=None)
    assert ["", "", ""] == rows["phrase"].tolist()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ich habe das Buch gelesen und denke viel darüber nach.", "de"),
        ("I have read the book and think about it a lot.", "en"),
        ("Danke!", "de"),
        ("Thanks!", "en"),
        ("Gracias", ""),
        ("", ""),
    ],
)
def test_language(measure_texts: MeasureTexts, text: str, language: str) -> None:
    """The language is told from its little words, and left open where there are none."""
    assert [language] == measured(measure_texts, text)["language"].tolist()


def test_fingerprint(measure_texts: MeasureTexts) -> None:
    """Line breaks, blanks and case do not change the fingerprint; words do."""
    digests = measured(
        measure_texts,
        "Hello Anna,\nhow are you",
        "hello anna,  how are you",
        "hello anna, how are we",
    )["digest"]

    assert digests[0] == digests[1]
    assert digests[0] != digests[2]
    assert (digests >= 0).all()


def test_fingerprint_is_stable(measure_texts: MeasureTexts) -> None:
    """The fingerprint is the same in every run, so that audits can be compared."""
    assert [1912105208015058357] == measured(
        measure_texts, "Herzlichen Glückwunsch, liebe Anna! 🎉"
    )["digest"].tolist()


def test_no_text_at_all(measure_texts: MeasureTexts) -> None:
    """A file without a message gives an empty table."""
    nothing = pd.Series([], dtype="str")

    assert 0 == len(TEXT_MEASURES.check(measure_texts(nothing, nothing)))


def test_index_is_kept(measure_texts: MeasureTexts) -> None:
    """The measures stand on the index of the texts, whatever it is."""
    texts = pd.Series(["Thanks!", "Come at eight"], index=[7, 3])

    rows = measure_texts(texts, pd.Series(["Anna", "Ben"], index=[7, 3]))

    assert [7, 3] == rows.index.tolist()
    TEXT_MEASURES.check(rows.reset_index(drop=True))


def test_the_name_is_taken_out(measure_texts: MeasureTexts) -> None:
    """Whatever the other person is called, a thank-you to them is no more than that."""
    rows = measure_texts(
        pd.Series(["Thanks, Xiomara Quetzal!", "Thanks, Xiomara Quetzal!"]),
        pd.Series(["Xiomara Quetzal", "Anna Muster"]),
    )

    assert ["phrases/thanks", ""] == rows["phrase"].tolist()


@settings(deadline=None, max_examples=20)
@given(st.lists(st.text(max_size=60), max_size=6))
def test_any_text(texts: list[str]) -> None:
    """Whatever people write, it is measured, each text by itself, and never copied."""
    together = MEASURE(pd.Series(texts, dtype="str"), pd.Series(["Anna"] * len(texts), dtype="str"))
    alone = [MEASURE(pd.Series([text]), pd.Series(["Anna"])) for text in texts]

    TEXT_MEASURES.check(together)
    for place, row in enumerate(alone):
        assert row.iloc[0].astype(str).tolist() == together.iloc[place].astype(str).tolist()


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        (
            "Vielen Dank für Ihre Nachricht. Ich bin bis zum 15. August nicht im Büro.",
            "phrases/automatic-reply",
        ),
        (
            "I am out of the office until Monday. For urgent matters please contact Grace.",
            "phrases/automatic-reply",
        ),
        ("Ich bin heute nicht im Büro, sondern bei Oma im Krankenhaus.", ""),
        ("Please contact Grace about the keys, she knows the house.", ""),
    ],
)
def test_automatic_reply(measure_texts: MeasureTexts, text: str, phrase: str) -> None:
    """What a machine answered is told by several of its words, not by one."""
    assert phrase == measured(measure_texts, text)["phrase"].iloc[0]
