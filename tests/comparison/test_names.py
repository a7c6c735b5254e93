"""Tests of names a year apart: one person's, or two people's."""

import pytest

from auditor.comparison.names import Name, NameJudge, name_key
from auditor.model.rules import RuleBook, WordList

NICKNAMES = WordList("matching/nicknames", "", {"de": ("katharina kathi käthe",)})
JUDGE = NameJudge(RuleBook(words={NICKNAMES.id: NICKNAMES}))


def _name(given: str, family: str, *more: str, is_told: bool = True) -> Name:
    keys = frozenset(name_key(name) for name in (f"{given} {family}", *more))
    return Name(given, family, is_told, keys)


@pytest.mark.parametrize(
    ("old", "new", "agreement"),
    [
        (("Anna", "Klein"), ("Anna", "Klein"), "same"),
        (("Klein", "Anna"), ("Anna", "Klein"), "same"),
        (("Jörg", "Müller"), ("Joerg", "Mueller"), "same"),
        (("Anna", "Klein"), ("Anna", "Groß"), "possible"),  # married
        (("Katharina", "Klein"), ("Kathi", "Klein"), "possible"),
        (("Katharina", "Klein"), ("Käthe", "Groß"), "possible"),
        (("K.", "Klein"), ("Katharina", "Klein"), "possible"),
        (("Sebastain", "Klein"), ("Sebastian", "Klein"), "possible"),
        (("Anna", ""), ("Anna", "Klein"), "possible"),
        (("", "Klein"), ("Anna", "Klein"), "possible"),
        (("Anna-Lena", "Klein"), ("Lena", "Klein"), "possible"),
        (("Anna", "Klein"), ("Paul", "Klein"), "different"),  # a couple
        (("Jan", "Klein"), ("Jana", "Klein"), "different"),
        (("Maria", "Klein"), ("Mario", "Klein"), "different"),
        (("Julia", "Klein"), ("Julian", "Klein"), "different"),
        (("Anna", "Klein"), ("Berta", "Groß"), "different"),
        (("A.", "Klein"), ("Berta", "Klein"), "different"),
        (("A.", "Klein"), ("Anna", "Groß"), "different"),
        (("Sebastain", "Klein"), ("Sebastian", "Groß"), "different"),
        (("Anna", ""), ("Berta", "Klein"), "different"),
        (("", "Klein"), ("Anna", "Groß"), "different"),
        (("", ""), ("Anna", "Groß"), "different"),
        (("Anna", "Klein"), ("🚀", ""), "different"),
    ],
)
def test_agreement(old: tuple[str, str], new: tuple[str, str], agreement: str) -> None:
    """First names that agree make one person possible; family names alone do not."""
    assert agreement == JUDGE.agreement(_name(*old), _name(*new))
    assert agreement == JUDGE.agreement(_name(*new), _name(*old))


def test_stand_in_says_nothing() -> None:
    """Noah's mum may be anybody."""
    mama = _name("Noahs", "Mama", is_told=False)
    assert "unknown" == JUDGE.agreement(mama, _name("Petra", "Klein"))
    assert "same" == JUDGE.agreement(mama, mama)


def test_every_name_of_the_records_counts() -> None:
    """Whoever still stands somewhere under the old name has the same name."""
    married = _name("Anna", "Groß", "Berta Klein")
    assert "same" == JUDGE.agreement(_name("Berta", "Klein"), married)
