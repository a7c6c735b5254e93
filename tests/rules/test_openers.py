"""Every opener of the shipped packs is an open question in both languages, drawn from evidence."""

import re

import pytest

from auditor.engine import load
from auditor.model.rules import Rule
from auditor.model.sentences import fill

OPENERS = [rule for rule in load().rules if rule.effect == "opener"]
PERSON = {"linkedin_company": "Beispiel AG", "last_exchange_year": 2019}
SMALL_TALK = re.compile(
    r"what do you do|was machst du (so )?beruflich|how are you\?", re.IGNORECASE
)


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("rule", OPENERS, ids=lambda rule: rule.id)
def test_open_question(rule: Rule, language: str) -> None:
    """It ends in a question that a yes cannot answer, and nothing in it stays unfilled."""
    text = fill(rule.text("says", language), PERSON)

    assert text.endswith("?")
    assert re.search(r"\b(what|which|how|was|welche|wie)\b", text.lower())
    assert "{" not in text
    assert " ?" not in text
    assert SMALL_TALK.search(text) is None


@pytest.mark.parametrize("rule", OPENERS, ids=lambda rule: rule.id)
def test_german_twin(rule: Rule) -> None:
    """The German text is one of its own."""
    assert rule.text("says", "de") != rule.text("says", "en")
