"""A labelled list of what people write: one click, a pitch, a favour asked, or own words."""

from pathlib import Path

import pandas as pd
import pytest

from auditor.evidence import text_measurer
from auditor.evidence.phrases import ONE_CLICK
from auditor.model.rules import RuleBook

LABELLED = pd.read_csv(Path(__file__).parent / "labelled_texts.csv")
ONE_CLICK_LABELS = [name.removeprefix("phrases/") for name in ONE_CLICK]
OWN_WORDS = "own-words"


@pytest.fixture(scope="module")
def told(book: RuleBook) -> "pd.Series[str]":
    """Return what each labelled text, to or from Anna Muster, is told to be; "" is own words."""
    names = pd.Series(["Anna Muster"] * len(LABELLED))
    return text_measurer(book)(LABELLED["text"], names)["phrase"].str.removeprefix("phrases/")


@pytest.mark.parametrize("place", LABELLED.index[LABELLED["label"] != OWN_WORDS].tolist())
def test_labelled_text(told: "pd.Series[str]", place: int) -> None:
    """A phrase with nothing of one's own around it is told by its word list; so are pitches."""
    assert LABELLED["label"][place] == told[place], LABELLED["text"][place]


@pytest.mark.parametrize("place", LABELLED.index[LABELLED["label"] == OWN_WORDS].tolist())
def test_own_words(told: "pd.Series[str]", place: int) -> None:
    """A text with words of its own is no phrase and no pitch, however it begins."""
    assert told[place] not in {*ONE_CLICK_LABELS, "pitch"}, LABELLED["text"][place]


def test_precision(told: "pd.Series[str]") -> None:
    """Nothing at all is wrongly told to be a one-click phrase, on a list of some length."""
    claimed = told.isin(ONE_CLICK_LABELS)

    assert 150 <= len(LABELLED)
    assert 1.0 == LABELLED["label"][claimed].isin(ONE_CLICK_LABELS).mean()
