"""Whom messages, recommendations and endorsements are about."""

import pytest

from auditor.model.notes import Note
from tests.matching.conftest import Entry, World, connection


def _people(world: World, *entries: Entry, rows: list[dict[str, object]]) -> list[int]:
    """Return for each interaction the first record of its person, -1 for nobody."""
    matched = world.match(*entries, interactions=rows)
    first = matched.membership.sort_values("record_id").drop_duplicates("person_id")
    record = dict(zip(first["person_id"], first["record_id"].tolist(), strict=True))
    return [record.get(person, -1) for person in matched.interactions["person_id"]]


PETRA = connection("Petra", "Huber", "ph", company="Nordwind")
UNLINKED = connection("Petra", "Huber", company="Nordwind")


def test_profile_key_decides(world: World) -> None:
    """A message with a profile key is about its holder, whatever the name says."""
    rows: list[dict[str, object]] = [{"profile": "linkedin:ph", "name": "P. Huber-Ahlers"}]
    assert _people(world, PETRA, rows=rows) == [0]


def test_name_of_one_connection_decides_where_no_profile_is_told(world: World) -> None:
    """Without a profile key the display name of the same export decides, if it is unique."""
    rows: list[dict[str, object]] = [
        {"name": "Petra Huber"},
        {"name": "Petra  Huber ", "direction": "out"},
        {"name": "Petra Huber", "collection": "elsewhere.zip"},
        {"name": "LinkedIn Member"},
    ]
    assert _people(world, PETRA, rows=rows) == [0, 0, -1, -1]


def test_never_to_someone_with_another_profile(world: World) -> None:
    """A namesake with a profile of her own does not get another profile's messages."""
    rows: list[dict[str, object]] = [{"profile": "linkedin:other", "name": "Petra Huber"}]
    assert _people(world, PETRA, rows=rows) == [-1]


def test_profile_learned_from_messages(world: World) -> None:
    """Where Connections.csv has no URL column, messages tell the profile."""
    rows: list[dict[str, object]] = [
        {"profile": "linkedin:j%C3%B6", "name": "Petra Huber"},
        {"name": "Petra Huber", "direction": "out"},
    ]
    matched = world.match(UNLINKED, interactions=rows)
    person = matched.membership.set_index("record_id")["person_id"][0]
    assert matched.interactions["person_id"].tolist() == [person, person]
    row = matched.people.set_index("person_id").loc[person]
    assert row["profile"] == "linkedin:j%C3%B6"
    assert row["linkedin_url"] == "https://www.linkedin.com/in/j%25C3%25B6"


def test_learned_profile_recognises_the_person_in_another_export(world: World) -> None:
    """A profile learned in the old export joins the connection of the new one."""
    new = connection("Petra", "Ahlers", "ph", company="Südruck", collection="new.zip")
    rows: list[dict[str, object]] = [{"profile": "linkedin:ph", "name": "Petra Huber"}]
    assert _people(world, UNLINKED, new, rows=rows) == [0]
    matched = world.match(UNLINKED, new, interactions=rows)
    assert matched.people["record_count"].max() == 2


@pytest.mark.parametrize("entries", [(UNLINKED,), (UNLINKED, UNLINKED)])
def test_two_profiles_under_one_name_are_nobodys(world: World, entries: tuple[Entry, ...]) -> None:
    """Messages of two profiles with one name are credited to no connection without a profile."""
    rows: list[dict[str, object]] = [
        {"profile": "linkedin:one", "name": "Petra Huber"},
        {"profile": "linkedin:two", "name": "Petra Huber"},
        {"name": "Petra Huber"},
    ]
    matched = world.match(*entries, interactions=rows)
    assert matched.interactions["person_id"].tolist() == ["", "", ""]
    assert matched.notes == (Note("namesakes-in-messages", parameters={"count": 3}),)


def test_thread_tells_the_profile_of_an_answer(world: World) -> None:
    """In one conversation the same name is the same profile, also where only one side tells it."""
    rows: list[dict[str, object]] = [
        {"profile": "linkedin:ph", "name": "Petra Huber", "thread": 7},
        {"name": "Petra Huber", "thread": 7, "direction": "out"},
        {"profile": "linkedin:other", "name": "Petra Huber", "thread": 8},
        {"name": "Petra Huber", "thread": 8, "direction": "out"},
    ]
    assert _people(world, PETRA, rows=rows) == [0, 0, -1, -1]


def test_company_tells_namesakes_apart(world: World) -> None:
    """A recommendation names the company: of two namesakes it is the one who works there."""
    other = connection("Petra", "Huber", "ph2", company="Südruck")
    rows: list[dict[str, object]] = [
        {"kind": "recommendation", "name": "Petra Huber", "company": "SÜDRUCK"},
        {"kind": "recommendation", "name": "Petra Huber", "company": "Nordwind"},
        {"kind": "recommendation", "name": "Petra Huber", "company": "Elsewhere"},
    ]
    assert _people(world, PETRA, other, rows=rows) == [1, 0, -1]


def test_address_and_number_decide(world: World) -> None:
    """Later sources are told by e-mail address or number."""
    card = Entry("Petra", "Huber", emails=("petra@example.com",), phones=("+4915228817386",))
    rows: list[dict[str, object]] = [
        {"kind": "mail", "email": "Petra@Example.com"},
        {"kind": "call", "phone": "+4915228817386"},
    ]
    assert _people(world, card, rows=rows) == [0, 0]


def test_strangers_are_counted_in_one_note(world: World) -> None:
    """People with messages who are in no list are counted, once a person."""
    rows: list[dict[str, object]] = [
        {"profile": "linkedin:stranger", "name": "Xaver Quistorp"},
        {"profile": "linkedin:stranger", "name": "Xaver Quistorp"},
        {"name": "Vera Quistorp"},
        {"name": "Vera Quistorp", "kind": "endorsement"},
    ]
    matched = world.match(PETRA, interactions=rows)
    assert matched.notes == (Note("not-among-contacts", parameters={"people": 2, "count": 3}),)
