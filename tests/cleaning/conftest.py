"""The shipped word lists, for every test of cleaning."""

import pytest

from auditor.cleaning.name_reader import NameReader
from auditor.cleaning.name_words import NameWords
from auditor.engine import load
from auditor.model.rules import RuleBook


@pytest.fixture(scope="session")
def book() -> RuleBook:
    """Return the shipped packs."""
    return load()


@pytest.fixture(scope="session")
def name_words(book: RuleBook) -> NameWords:
    """Return the lists that names are read by."""
    return NameWords.of(book)


@pytest.fixture(scope="session")
def reader(name_words: NameWords) -> NameReader:
    """Return a reader of names by the shipped lists."""
    return NameReader(name_words)
