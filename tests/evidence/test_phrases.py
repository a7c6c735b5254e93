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
    """A phrase, pitch or request is told by its own word list or by none."""
    assert told[place] in {LABELLED["label"][place], ""}, LABELLED["text"][place]


@pytest.mark.parametrize("label", sorted({*LABELLED["label"]} - {OWN_WORDS}))
def test_recall(told: "pd.Series[str]", label: str) -> None:
    """Of each kind nearly all are told; where in doubt a text is one's own."""
    of_kind = LABELLED["label"] == label
    missed = LABELLED["text"][of_kind & (told != label)].tolist()
    assert len(missed) <= max(1, 0.12 * of_kind.sum()), missed


@pytest.mark.parametrize("place", LABELLED.index[LABELLED["label"] == OWN_WORDS].tolist())
def test_own_words(told: "pd.Series[str]", place: int) -> None:
    """A text with words of its own is no phrase and no pitch, however it begins."""
    assert told[place] not in {*ONE_CLICK_LABELS, "pitch"}, LABELLED["text"][place]


def test_precision(told: "pd.Series[str]") -> None:
    """Nothing at all is wrongly told to be a one-click phrase, on a list of some length."""
    claimed = told.isin(ONE_CLICK_LABELS)

    own = LABELLED["label"] == OWN_WORDS
    assert 400 <= len(LABELLED)
    assert 100 <= own.sum()
    assert 0.97 <= (told != "")[LABELLED["label"].isin(ONE_CLICK_LABELS)].mean()
    assert 1.0 == LABELLED["label"][claimed].isin(ONE_CLICK_LABELS).mean()
