"""Tests of companies a year apart: another spelling is no other company."""

import pandas as pd
import pytest

from auditor.comparison.companies import company_keys, differ
from auditor.model.rules import RuleBook, WordList

FORMS = WordList("cleaning/legal-forms", "", {"de": ("GmbH & Co. KG", "GmbH", "AG", "S.A.")})
BOOK = RuleBook(words={FORMS.id: FORMS}, settings={"employer_similarity": 85.0})


def _differ(old: str, new: str) -> bool:
    keys = [company_keys(pd.Series([name], dtype="str"), BOOK) for name in (old, new)]
    return bool(differ(keys[0], keys[1], BOOK).iloc[0])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Werft AG", "Werft"),
        ("Werft GmbH & Co. KG", "WERFT"),
        ("Werft S.A.", "Werft SA"),
        ("Werft", "Werft & Söhne"),
        ("Allgemeine Werft Union", "AWU"),
        ("Hafenbetriebe", "Hafenbetreibe"),
        ("Nord Werft", "Nordwerft"),
        ("Müller & Co", "Mueller Co"),
        ("AG", "AG"),
        ("", "Werft"),
        ("Werft", ""),
    ],
)
def test_one_company(old: str, new: str) -> None:
    """Legal forms, initials, joined words and typing errors make no other company."""
    assert not _differ(old, new)
    assert not _differ(new, old)


@pytest.mark.parametrize(("old", "new"), [("Werft AG", "Hafen AG"), ("Nordwerft", "Südhafen")])
def test_two_companies(old: str, new: str) -> None:
    """Other names are other companies, whatever legal form they share."""
    assert _differ(old, new)
