"""Every example of every shipped rule behaves as it says."""

import pytest

from auditor.engine.examples import misbehaviours
from auditor.engine.packs import put_together
from auditor.model.rules import Rule
from auditor.resources import shipped

BOOK = put_together(sorted(shipped("rules").glob("*.yaml")), whole=False)


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


def test_titles_in_german() -> None:
    """Axes, classes, confidence, lists and packs with rules have German titles too."""
    packs = [pack for pack in BOOK.packs if pack.rules]
    titled = [(entry.title, entry.title_de) for entry in BOOK.axes]
    titled += [(entry.title, entry.title_de) for entry in BOOK.lists]
    titled += [(choice.title, choice.title_de) for choice in (*BOOK.classes, *BOOK.confidence)]
    titled += [(pack.title, pack.title_de) for pack in packs]
    assert [] == [title for title, german in titled if not german]
