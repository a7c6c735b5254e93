"""Why records were merged is told in words, with weights, in both languages."""

import pytest

from auditor.engine import load
from auditor.engine.merging import reasons_in_words
from auditor.model.matched import PAIR_REASONS


def test_reasons_have_their_weight() -> None:
    """A reason whose weight is a setting shows it; a name's weight depends on its rarity."""
    settings = {"match_id_email": 4.0, "match_company_differs": -1.0}
    told = reasons_in_words(("same-email", "same-name"), settings)
    assert told == "the same personal e-mail address (+4), the same name"
    assert reasons_in_words(("different-company",), settings) == "different companies (-1)"


@pytest.mark.parametrize("key", sorted(PAIR_REASONS))
def test_every_reason_is_told_in_german(key: str) -> None:
    """No reason stays English, and every weight is one of the settings in force."""
    german = reasons_in_words((key,), load().settings, german=True)
    assert PAIR_REASONS[key] not in german
    assert "(" in german or reasons_in_words((key,), {}, german=True) == german
