"""One row a person, with the best of each record."""

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auditor.matching import match
from auditor.model.imported import INTERACTIONS, CardBook
from auditor.model.rules import RuleBook
from tests.matching.conftest import Entry, World, cleaned_of, connection


def test_best_values_of_all_records_are_fused(book: RuleBook) -> None:
    """Name by fullness, LinkedIn's job before the card's, addresses each once, preferred first."""
    matched = World(book).match(
        Entry(
            "P.",
            "Huber",
            company="Südruck",
            job_title="Setzerin",
            emails=("petra@example.com", "ph@example.org"),
            phones=("+4915228817386",),
            birthday="--03-01",
            city="München",
        ),
        connection("Petra", "Huber", "p-hüber", company="Nordwind", emails=("Petra@Example.com",)),
        Entry(
            "Petra",
            "Huber",
            phones=("+4915228817386",),
            birthday="1980-03-01",
            source="phone.vcf",
        ),
    )
    assert len(matched.people) == 1
    person = matched.people.iloc[0]
    assert person["name"] == "Petra Huber"
    assert (person["company"], person["job_title"]) == ("Nordwind", "")
    assert (person["card_company"], person["linkedin_company"]) == ("Südruck", "Nordwind")
    assert person["linkedin_url"] == "https://www.linkedin.com/in/p-h%C3%BCber"
    assert person["emails"] == "petra@example.com; ph@example.org"
    assert person["phones"] == "+4915228817386"
    assert person["birthday"] == "1980-03-01"
    assert person["sources"] == "contacts.vcf; export.zip/Connections.csv; phone.vcf"
    assert person["kinds"] == "connection; card"
    assert person["record_count"] == 3
    assert person["leading_record"] == 0
    account = matched.account.set_index("record_id")["outcome"]
    assert account.tolist() == ["kept", "merged", "merged"]


def test_order_is_by_folded_name(book: RuleBook) -> None:
    """People stand in the order of their folded names."""
    matched = World(book).match(
        connection("Özlem", "Huber", "a"),
        connection("petra", "Huber", "b"),
        connection("Anna", "Huber", "c"),
    )
    assert matched.people["name"].tolist() == ["Anna Huber", "Özlem Huber", "petra Huber"]


def test_pairs_are_listed_with_reasons_and_score(world: World) -> None:
    """A possible pair stands in the list once, with its score and what speaks on both sides."""
    matched = world.match(
        connection("Petra", "Quistorp", "pq", company="Nordwind"),
        Entry("Petra", "Quistorp", company="Südruck", phones=("+4915228817386",)),
    )
    pairs = matched.pairs.loc[matched.pairs["right_record"] == 1]
    assert pairs["outcome"].tolist() == ["possible"]
    assert pairs["reasons_for"].tolist() == ["same-name"]
    assert pairs["reasons_against"].tolist() == ["different-company; name-only"]
    assert pairs["score"].between(50, 100).all()
    assert (matched.pairs["left_record"] < matched.pairs["right_record"]).all()


def test_progress_tells_how_many_records(book: RuleBook) -> None:
    """The stage tells its listener when it begins and when all records are through."""
    from auditor.matching import match  # noqa: PLC0415 - the stage itself
    from tests.matching.conftest import cleaned_of, interactions_of  # noqa: PLC0415

    heard: list[tuple[str, int, int | None, str]] = []
    cleaned = cleaned_of((Entry("Petra", "Huber"), Entry("Anna", "Huber")))
    match(
        cleaned,
        interactions_of(()),
        decisions=(),
        book=book,
        progress=lambda *step: heard.append(step),
    )
    assert heard[0] == ("match", 0, 2, "records")
    assert heard[-1] == ("match", 2, 2, "records")
    assert isinstance(cleaned.records, pd.DataFrame)


@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(order=st.permutations(range(4)))
def test_the_leading_card_does_not_depend_on_the_order(book: RuleBook, order: list[int]) -> None:
    """Of equally full cards the one changed last leads, then what they say decides."""
    entries = [
        Entry("Petra", "Huber", emails=("petra@example.com",), city=city, changed_on=changed)
        for city, changed in (
            ("Bonn", "2019-03-01"),
            ("Ulm", "2021-03-01"),
            ("Graz", "2021-03-01"),
            ("Linz", None),
        )
    ]
    matched = World(book).match(*(entries[place] for place in order))
    assert ["Graz"] == [
        entries[order[leading]].city for leading in matched.people["leading_record"]
    ]


@pytest.mark.parametrize("order", [[0, 1], [1, 0]])
def test_of_cards_that_say_the_same_their_bytes_decide(book: RuleBook, order: list[int]) -> None:
    """What a card holds beyond what is read of it may be in the one or in the other."""
    twin = Entry("Petra", "Huber", emails=("petra@example.com",))
    cards = CardBook(lambda _: b"", tuple(range(2)), tuple(bytes([place]) * 12 for place in order))
    nothing = INTERACTIONS.empty()
    matched = match(cleaned_of((twin, twin)), nothing, book=book, cards=cards)
    assert [0] == [order[leading] for leading in matched.people["leading_record"]]
