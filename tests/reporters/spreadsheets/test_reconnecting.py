"""reconnect.csv: an opener in the language last used, and how often to be in touch again."""

from dataclasses import replace

import pandas as pd
import pytest

from auditor.engine import load
from auditor.reporters.spreadsheets.reconnecting import cadences, openers
from tests.reporters.html.invented import make_result


@pytest.mark.parametrize(
    ("last_used", "language", "begins"),
    [
        ("de", "en", "Mir ist"),
        ("en", "de", "I came"),
        ("", "de", "Mir ist"),
        ("fr", "de", "Mir ist"),
    ],
)
def test_opener_language(last_used: str, language: str, begins: str) -> None:
    """The language last used counts, else that of the outputs."""
    made = make_result(n=3)
    verdicts = made.verdicts.assign(opener=["relationship/their-recommendation", "", ""])
    evidence = made.evidence.assign(last_language=last_used)
    result = replace(made, rulebook=load(), verdicts=verdicts, evidence=evidence)

    told = openers(result, language)

    assert told.iloc[0].startswith(begins)
    assert ["", ""] == told.iloc[1:].tolist()


def test_cadences() -> None:
    """Each layer has its rhythm, in both languages; beyond them there is none."""
    layers = pd.Series([5, 15, 50, 150, None], dtype="Int64")

    assert ["weekly", "monthly", "every half year", "yearly", ""] == cadences(layers, "en").tolist()
    assert "wöchentlich" == cadences(layers, "de").iloc[0]
