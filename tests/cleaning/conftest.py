"""The shipped word lists, for every test of cleaning."""

import pytest
from ruamel.yaml import YAML

from auditor.cleaning.name_reader import NameReader
from auditor.cleaning.name_words import NameWords
from auditor.model.rules import RuleBook, WordList
from auditor.resources import shipped


@pytest.fixture(scope="session")
def book() -> RuleBook:
    """Return a rule book with the shipped word lists of cleaning alone."""
    pack = YAML(typ="safe", pure=True).load(shipped("rules") / "cleaning.yaml")
    words = {}
    for name, entries in pack["words"].items():
        lists = {language: tuple(e) for language, e in entries.items() if language != "title"}
        words[f"cleaning/{name}"] = WordList(f"cleaning/{name}", entries["title"], lists)
    return RuleBook(words=words)


@pytest.fixture(scope="session")
def name_words(book: RuleBook) -> NameWords:
    """Return the lists that names are read by."""
    return NameWords.of(book)


@pytest.fixture(scope="session")
def reader(name_words: NameWords) -> NameReader:
    """Return a reader of names by the shipped lists."""
    return NameReader(name_words)
