"""What addresses tell about names, and names in each other's place."""

import pytest

from tests.matching.conftest import Entry, World, connection, grouped, outcome

MOBILE = "+4915228817386"
OTHER_MOBILE = "+4915228895456"


def card(given: str, family: str, **values: object) -> Entry:
    """Return a card of the address book."""
    return Entry(given, family, **values)  # type: ignore[arg-type] # values are of Entry's own kinds


def test_maiden_name_of_the_profile_address(world: World) -> None:
    """A profile address keeps the name before marriage, which the old card has."""
    bride = connection("Petra", "Huber", "petra-quistorp-8a1", company="Nordwind")
    namesake = card("Paul", "Quistorp")
    old = card("Petra", "Quistorp", company="Nordwind")
    assert world.groups(bride, old, namesake) == [[0, 1], [2]]


@pytest.mark.parametrize("address", ["petra.quistorp@example.de", "pquistorp@example.de"])
def test_family_name_of_a_mailbox(world: World, address: str) -> None:
    """A card with a first name alone is completed by its own mailbox."""
    left = card("Petra", "", company="Nordwind", emails=(address,))
    right = connection("Petra", "Quistorp", "pq", company="Nordwind")
    assert world.groups(left, right) == [[0, 1]]


def test_mailbox_of_the_husband_tells_no_name(world: World) -> None:
    """A card with her husband's mailbox does not become his."""
    wife = card("Petra", "Huber", emails=("anton.huber@example.de",))
    husband = card("Anton", "Huber", emails=("anton.huber@example.de",))
    assert world.groups(wife, husband) == [[0], [1]]


def test_company_in_place_of_the_family_name(world: World) -> None:
    """First name and company are a first name at a company; the mailbox tells the rest."""
    left = card("Petra", "Nordwind", company="Nordwind", emails=("petra.quistorp@nordwind.de",))
    right = connection("Petra", "Quistorp", "pq", company="Nordwind")
    assert world.groups(left, right) == [[0, 1]]


def test_names_in_each_others_place(world: World) -> None:
    """First and family name change places where all others bear them the other way."""
    right = connection("Anton", "Birkefeld", "ab", company="Nordwind")
    left = card("Birkefeld", "Anton", company="Nordwind")
    assert world.groups(right, left) == [[0, 1]]


def test_one_slip_in_a_birthday_is_no_contradiction(world: World) -> None:
    """Day and month in each other's place do not part what an address joins."""
    left = card("Alois", "Huber", emails=("huber@example.de",), birthday="1950-03-01")
    right = card("Alois", "Huber", emails=("huber@example.de",), birthday="1950-01-03")
    matched = world.match(left, right)
    assert grouped(matched, 2) == [[0, 1]]
    assert "similar-birthday" in matched.pairs["reasons_for"].iloc[0]


def test_same_day_of_another_year_is_another_birthday(world: World) -> None:
    """Father and son born on one day of the year are two people."""
    left = card("Alois", "Huber", emails=("huber@example.de",), birthday="1950-03-01")
    right = card("Alois", "Huber", emails=("huber@example.de",), birthday="1982-03-01")
    assert world.groups(left, right) == [[0], [1]]


def test_colleague_with_a_numbered_mailbox_is_a_namesake(world: World) -> None:
    """petra.huber2@ of a company says that another Petra Huber was there before."""
    left = connection("Petra", "Huber", "ph", company="Nordwind")
    others = [
        card(name, "Tann", company="Nordwind", emails=(f"{name}.tann@nordwind.de",))
        for name in ("Ida", "Emil", "Berta")
    ]
    right = card("Petra", "Huber", company="Nordwind", emails=("petra.huber2@nordwind.de",))
    matched = world.match(left, right, *others)
    assert grouped(matched, 2) == [[0], [1]]
    assert outcome(matched, 0, 1) == "possible"


def test_junior_who_says_so_in_one_place_only(world: World) -> None:
    """A personal address joins `Huber Jr.` and `Huber`; name and company do not."""
    left = card("Alois", "Huber", suffix="jun.", phones=(MOBILE,), company="Nordwind")
    assert world.groups(left, card("Alois", "Huber", phones=(MOBILE,))) == [[0, 1]]
    assert world.groups(left, card("Alois", "Huber", company="Nordwind")) == [[0], [1]]


def test_namesakes_at_different_companies_with_different_mobiles(world: World) -> None:
    """One name, two companies, two mobile numbers: two people, shown as possible at most."""
    left = connection("Petra", "Huber", "ph", company="Nordwind", phones=(MOBILE,))
    right = card("Petra", "Huber", company="Südruck", phones=(OTHER_MOBILE,))
    matched = world.match(left, right)
    assert grouped(matched, 2) == [[0], [1]]
    assert outcome(matched, 0, 1) in {"possible", ""}
