"""In a large book a rare name may make one person of two records; nothing else may differ."""

from dataclasses import replace

import pytest

from auditor.model.rules import RuleBook
from tests.matching.conftest import Entry, World, connection

FIRST_NUMBER = "+4915228817386"
SECOND_NUMBER = "+4915228895456"
MAILBOX = ("xaverius.quistorp@example.com",)


@pytest.fixture(scope="module")
def large(book: RuleBook) -> World:
    """A matcher whose book counts as large, among 1,600 people of other names."""
    settings = {**book.settings, "match_rare_name_records": 0}
    strangers = tuple(
        connection(f"Otto{number % 40}", f"Fremd{number}", f"of{number}") for number in range(1_600)
    )
    return World(replace(book, settings=settings), strangers)


def _quistorp(given: str = "Xaverius", family: str = "Quistorp", **values: object) -> Entry:
    return Entry(given, family, **values)  # type: ignore[arg-type] # values are of Entry's own kinds


def test_a_rare_name_that_an_address_spells_is_one_person(large: World) -> None:
    """A rare name in two records between which nothing differs is one person."""
    left = connection("Xaverius", "Quistorp", "xaverius-quistorp", company="Nordwind")
    assert large.groups(left, _quistorp(phones=(FIRST_NUMBER,))) == [[0, 1]]


def test_the_name_alone_is_never_enough(large: World) -> None:
    """However rare a name, without an address that spells it the two are possible."""
    left = connection("Xaverius", "Quistorp", "xq", company="Nordwind")
    assert large.groups(left, _quistorp(phones=(FIRST_NUMBER,))) == [[0], [1]]


def test_in_a_small_book_no_name_is_rare(world: World) -> None:
    """Among few records nobody knows how rare a name is."""
    left = connection("Xaverius", "Quistorp", "xaverius-quistorp", company="Nordwind")
    assert world.groups(left, _quistorp(phones=(FIRST_NUMBER,))) == [[0], [1]]


@pytest.mark.parametrize(("given", "family"), [("Xavreius", "Quistorp"), ("Xaverius", "Quisttorp")])
def test_one_slip_in_a_rare_name_makes_no_other_person(
    large: World, given: str, family: str
) -> None:
    """A rare name with one slip in it is the same one, which a mailbox spells."""
    right = _quistorp(given, family, phones=(FIRST_NUMBER,))
    assert large.groups(_quistorp(emails=MAILBOX), right) == [[0, 1]]


def test_a_slip_in_both_names_is_too_much(large: World) -> None:
    """Two names of which neither is the same are possible, and no more."""
    right = _quistorp("Xavreius", "Quisttorp", phones=(FIRST_NUMBER,))
    assert large.groups(_quistorp(emails=MAILBOX), right) == [[0], [1]]


def test_two_mobile_numbers_part_a_rare_name(large: World) -> None:
    """What one person has one of, and two records not the same, is two people's."""
    left, right = _quistorp(phones=(FIRST_NUMBER,)), _quistorp(phones=(SECOND_NUMBER,))
    assert large.groups(left, right) == [[0], [1]]


def test_what_parts_a_record_parts_its_person(large: World) -> None:
    """A record that says little joins nobody whose other record has another mobile number."""
    entries = (
        _quistorp(phones=(FIRST_NUMBER,), emails=MAILBOX),
        _quistorp(emails=MAILBOX, company="Nordwind"),
        _quistorp(phones=(SECOND_NUMBER,)),
    )
    assert large.groups(*entries) == [[0, 1], [2]]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ({"company": "Nordwind"}, {"company": "Südruck"}),
        ({"job_title": "Lotsin"}, {"job_title": "Setzerin"}),
    ],
)
def test_another_company_or_job_of_a_person_asks_for_a_rarer_name(
    large: World, ours: dict[str, str], theirs: dict[str, str]
) -> None:
    """A name that merges where nothing differs does not where a person works elsewhere.

    It counts for all records of the person, also for those that do not say where.
    """
    namesakes = [connection("Jost", f"Fremd{number}", f"j{number}") for number in range(9)]
    namesakes += [connection(f"Otto{number}", "Quistorp", f"q{number}") for number in range(2)]
    told = connection("Jost", "Quistorp", "jq", **ours)
    silent = Entry("Jost", "Quistorp", emails=("jost.quistorp@example.com",), city="Kiel")
    known = replace(silent, city="", **theirs)  # type: ignore[arg-type] # they are texts
    assert large.groups(told, silent, *namesakes)[0] == [0, 1]
    assert large.groups(told, silent, known, *namesakes)[:2] == [[0], [1, 2]]
