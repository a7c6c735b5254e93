"""Every example of every shipped rule behaves as it says."""

import pytest

from auditor.engine import load
from auditor.engine.examples import misbehaviours
from auditor.model.rules import Rule

BOOK = load()


@pytest.mark.parametrize("rule", BOOK.rules, ids=[rule.id for rule in BOOK.rules])
def test_examples(rule: Rule) -> None:
    """A shipped rule speaks on its speaking examples and stays silent on the others."""
    assert rule.speaks
    assert rule.silent
    assert () == misbehaviours(rule, BOOK.words)


@pytest.mark.parametrize("rule", BOOK.rules, ids=[rule.id for rule in BOOK.rules])
def test_german(rule: Rule) -> None:
    """Every text of a shipped rule has its German twin."""
    given = [name for name in ("title", "why", "says", "fix") if getattr(rule, name)]
    assert given == [name for name in given if rule.texts_de.get(name)]


def test_choices_lists_and_words_in_german() -> None:
    """Axes, classes, confidence, lists and packs have German titles too."""
    titled = [*BOOK.axes, *BOOK.classes, *BOOK.confidence, *BOOK.lists, *BOOK.packs]
    assert [] == [entry.title for entry in titled if not entry.title_de]
