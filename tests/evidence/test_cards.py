"""What records and channels say about people, whom a history covers, and the mirror."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from auditor.evidence.cards import measure_cards, measure_shown
from auditor.evidence.coverage import covered
from auditor.evidence.employers import company_keys
from auditor.evidence.events import Contacts
from auditor.evidence.mirror import mirror
from auditor.evidence.timeline import timeline
from auditor.model.cleaned import CLEAN_CHANNELS, CLEAN_RECORDS, Cleaned
from auditor.model.imported import (
    CHANNELS,
    INTERACTIONS,
    RECORDS,
    SOURCES,
    Imported,
)
from auditor.model.matched import (
    ACCOUNT,
    ATTRIBUTED,
    DECIDED,
    MEMBERSHIP,
    PAIRS,
    PEOPLE,
    PERSON_CHANNELS,
    Matched,
)
from auditor.model.rules import RuleBook

AS_OF = dt.date(2025, 1, 1)
DAY = pd.Timestamp("2020-01-01")


def of(
    records: list[dict[str, Any]],
    channels: list[dict[str, Any]] | None = None,
    pairs: list[dict[str, Any]] | None = None,
    people: dict[str, Any] | None = None,
) -> tuple[Matched, Cleaned]:
    """Return the person anna made of the records (and ben, who has none)."""
    flags = {"home_address_known": False, "note_known": False, "photo_known": False}
    rows = [flags | {"record_id": n, "collection": "a"} | row for n, row in enumerate(records)]
    clean = CLEAN_RECORDS.build(pd.DataFrame(rows))
    shown = pd.DataFrame([{"person_id": "anna"} | (people or {}), {"person_id": "ben"}])
    texts = [name for name in shown.columns if PEOPLE.kind_of(name) == "text"]
    shown[texts] = shown[texts].fillna("")
    told = [{"person_id": "anna", "record_id": 0} | row for row in channels or []]
    matched = Matched(
        people=PEOPLE.build(shown),
        membership=MEMBERSHIP.build({"record_id": clean["record_id"], "person_id": "anna"}),
        pairs=PAIRS.build(pd.DataFrame(pairs)) if pairs else PAIRS.empty(),
        channels=PERSON_CHANNELS.build(pd.DataFrame(told)) if told else PERSON_CHANNELS.empty(),
        account=ACCOUNT.empty(),
        interactions=ATTRIBUTED.empty(),
        decided=DECIDED.empty(),
    )
    return matched, Cleaned(clean, CLEAN_CHANNELS.empty())


def anna(columns: dict[str, Any], *names: str) -> list[Any]:
    """Return Anna's values."""
    return [pd.Series(columns[name]).iloc[0] for name in names]


def test_what_a_card_knows(book: RuleBook) -> None:
    """Birthday, home address, note, nickname and age are taken from the cards."""
    card = {
        "kind": "card",
        "display_name": "Anna Muster",
        "birthday": "--04-01",
        "home_address_known": True,
        "note_known": True,
        "nickname": "Anni",
        "changed_on": pd.Timestamp("2024-12-22"),
    }
    older = {"kind": "uploaded", "changed_on": pd.Timestamp("2015-01-01")}

    columns = measure_cards(*of([card, older, {"kind": "connection"}]), AS_OF, book)

    assert [True] * 6 == anna(
        columns,
        *("is_connection", "in_address_book", "birthday_known", "home_address_known"),
        *("card_note_known", "nickname_known"),
    )
    assert [10] == anna(columns, "card_age_days")


def test_linkedin_knows_no_card(book: RuleBook) -> None:
    """What stands on a LinkedIn connection alone is not in the address book."""
    columns = measure_cards(*of([{"kind": "connection", "nickname": "Anni"}]), AS_OF, book)

    assert [False, False, True] == anna(
        columns, "in_address_book", "nickname_known", "is_connection"
    )


@pytest.mark.parametrize(
    ("records", "stand_in"),
    [
        ([("card", "Noahs Mama")], True),
        ([("card", "Noahs Mama"), ("card", "Anna Muster")], False),
        ([("card", "Noahs Mama"), ("card", "")], True),
        ([("connection", "Andreas Papa")], False),
        ([("card", "")], False),
    ],
)
def test_placeholder_name(book: RuleBook, records: list[tuple[str, str]], stand_in: bool) -> None:
    """A person has a stand-in for a name only if no record of theirs knows better."""
    rows = [{"kind": kind, "display_name": name} for kind, name in records]

    assert [stand_in] == anna(measure_cards(*of(rows), AS_OF, book), "placeholder_name")


@pytest.mark.parametrize(
    ("card", "stand_in"),
    [
        ({"display_name": "anna@example.com"}, True),
        ({"display_name": "mailto:anna@example.com", "company": "Nordwind GmbH"}, True),
        ({"display_name": "<anna@example.com>"}, True),
        ({"given_name": "anna@example.com"}, True),
        ({"display_name": "+49 152 28817386"}, True),
        ({"display_name": "(0152) 288/17386"}, True),
        ({"display_name": "+4915228817386", "company": "Nordwind", "job_title": "Buyer"}, True),
        # an organisation's
        ({"display_name": "+4915228817386", "company": "Nordwind GmbH"}, False),
        ({"display_name": "info@example.com"}, False),
        ({"display_name": "Info.Berlin@example.com"}, False),
        ({"display_name": "sales-emea@example.com", "company": "Nordwind GmbH"}, False),
        ({"display_name": "nordwind@nordwind.example"}, False),
        # a service's
        ({"display_name": "112"}, False),
        ({"display_name": "22 456"}, False),
        # neither an address nor a number
        ({"display_name": "@anna"}, False),
        ({"display_name": "4711-A"}, False),
        ({"display_name": ""}, False),
    ],
)
def test_named_by_an_address_alone(book: RuleBook, card: dict[str, Any], stand_in: bool) -> None:
    """A person's address or number in place of a name is a stand-in; an organisation has none."""
    row = {"kind": "card", "name_status": "none"} | card

    assert [stand_in] == anna(measure_cards(*of([row]), AS_OF, book), "placeholder_name")


@pytest.mark.parametrize(
    "others",
    [
        {"name_status": "full"},  # read out of the address
        {"kind": "connection"},  # LinkedIn asks for a name
    ],
)
def test_address_that_is_no_stand_in(book: RuleBook, others: dict[str, Any]) -> None:
    """An address out of which a name was read names somebody."""
    row = {"kind": "card", "name_status": "none", "display_name": "anna.baker@example.com"} | others

    assert [False] == anna(measure_cards(*of([row]), AS_OF, book), "placeholder_name")


def test_channels(book: RuleBook) -> None:
    """Usable channels are counted once each; unusable ones are listed as written."""
    columns = measure_cards(
        *of(
            [{"kind": "card"}],
            [
                {"kind": "email", "value": "anna@example.com", "key": "anna@example.com"},
                {"kind": "email", "value": "Anna@example.com", "key": "anna@example.com"},
                {"kind": "email", "value": "anna@@example.com", "form": "malformed"},
                {
                    "kind": "phone",
                    "value": "0171 3920012",
                    "key": "+491713920012",
                    "form": "mobile",
                },
                {"kind": "phone", "value": "12", "form": "invalid"},
                {"kind": "phone", "value": "13", "form": "invalid"},
            ],
        ),
        AS_OF,
        book,
    )

    assert [2, True, "anna@@example.com", "12; 13"] == anna(
        columns, "channel_count", "mobile_known", "malformed_emails", "invalid_phones"
    )


def test_repaired_channels_follow_their_own(book: RuleBook) -> None:
    """A certain repair is told; an address that only had words around it is no flaw."""
    channels = [
        {"kind": "email", "value": "a@@b.example", "form": "malformed", "repaired": "a@b.example"},
        {"kind": "email", "value": "A <c@b.example>", "form": "work", "repaired": "c@b.example"},
        {
            "kind": "phone",
            "value": "49 171 3920012",
            "form": "mobile",
            "repaired": "+49 171 3920012",
        },
    ]
    columns = measure_cards(*of([{"kind": "card"}], channels), AS_OF, book)

    assert ["a@@b.example → a@b.example", "49 171 3920012 → +49 171 3920012"] == anna(
        columns, "malformed_emails", "invalid_phones"
    )


@pytest.mark.parametrize(
    ("card", "linkedin", "differs"),
    [
        ("Muster GmbH", "Muster", False),
        ("Muster GmbH", "Beispiel AG", True),
        ("", "Beispiel AG", False),
        ("Muster GmbH", "", False),
    ],
)
def test_employer_differs(book: RuleBook, card: str, linkedin: str, differs: bool) -> None:
    """Two employers differ only where both are known and neither holds the other."""
    keys = {"Muster GmbH": "muster", "Muster": "muster", "Beispiel AG": "beispiel", "": ""}
    records = [
        {"kind": kind, "company": name, "company_name": name, "company_key": keys[name]}
        for kind, name in (("card", card), ("connection", linkedin))
    ]
    matched, cleaned = of(records, people={"card_company": card, "linkedin_company": linkedin})

    columns = measure_shown(matched, company_keys(cleaned.records), book)

    assert [differs] == anna(columns, "employer_differs")


def test_shown(book: RuleBook) -> None:
    """Given name, sources and possible duplicates are told."""
    pair = {
        "left_record": 0,
        "right_record": 1,
        "left_person": "ben",
        "right_person": "anna",
        "outcome": "possible",
    }
    people = {"given": "Anna Lena", "sources": "a; b"}
    matched, cleaned = of([{"kind": "card"}], None, [pair, pair], people)

    columns = measure_shown(matched, company_keys(cleaned.records), book)

    assert ["Anna", 2, 1] == anna(columns, "given_name", "source_count", "possible_duplicates")


def history(**values: Any) -> Imported:
    """Return an import with one message history."""
    source = {
        "source": "a/messages.csv",
        "format": "linkedin-messages",
        "collection": "a",
        "status": "read",
        "used": 9,
        "last_on": pd.Timestamp("2022-01-01"),
    }
    return Imported(
        SOURCES.build(pd.DataFrame([source | values])),
        RECORDS.empty(),
        CHANNELS.empty(),
        INTERACTIONS.empty(),
    )


@pytest.mark.parametrize(
    ("record", "source", "covers"),
    [
        ({"kind": "connection"}, {}, True),
        ({"kind": "card"}, {}, False),
        ({"kind": "uploaded"}, {}, False),
        ({"kind": "connection"}, {"status": "unreadable"}, False),
        ({"kind": "connection"}, {"used": 0}, False),
        ({"kind": "connection"}, {"format": "linkedin-invitations"}, False),
        ({"kind": "connection", "collection": "b", "connected_on": DAY}, {}, True),
        (
            {"kind": "connection", "collection": "b", "connected_on": pd.Timestamp("2023-01-01")},
            {},
            False,
        ),
    ],
    ids=[
        *("its-own-collection", "only-in-the-phone", "uploaded", "unreadable", "nothing-usable"),
        *("no-messages", "connected-before-its-end", "connected-after-its-end"),
    ],
)
def test_history_covers(record: dict[str, Any], source: dict[str, Any], covers: bool) -> None:
    """A history covers the connections that it could have shown, and nobody else."""
    matched, cleaned = of([record])

    assert [covers, False] == covered(matched, cleaned, history(**source), [False, False]).tolist()


def test_whoever_appears_is_covered() -> None:
    """Who stands in a history is covered by it, connected or not."""
    matched, cleaned = of([{"kind": "card"}])

    assert [True, False] == covered(matched, cleaned, history(), [True, False]).tolist()


def test_mirror(said: Callable[..., Contacts], book: RuleBook) -> None:
    """The mirror counts whom the owner answered, by the sender's group, and what they asked."""
    passed = said(
        ("in", "2024-03-01 10:00"),
        ("out", "2024-03-01 11:00", {"questions": 1}),
        ("in", "2024-03-01 10:00", {"person_id": "ben"}),
        ("out", "2024-05-01 11:00", {"person_id": "ben", "phrase": "phrases/thanks"}),
    )
    evidence = {
        "conversations": pd.Series([1, 2]).to_numpy(),
        "conversations_opened_by_me_share": pd.Series([0.0, 0.5]).to_numpy(),
        "recommendations_in": pd.Series([1, 1]).to_numpy(),
        "recommendations_out": pd.Series([0, 1]).to_numpy(),
        "exchanges": pd.Series([1, 2]).to_numpy(),
        "employer_tie": ["inside", "outside"],
        "messages_inside": pd.Series([2, 0], dtype="Int64").array,
    }

    rows = mirror(passed, evidence, pd.Series(["Head of Sales", "Werkstudentin Vertrieb"]), book)

    found = {(m, g): (c, t) for m, g, c, t in rows.itertuples(index=False)}
    assert (2, 2) == found["answered", ""]
    assert (1, 1) == found["answered", "management"]
    assert (1, 1) == found["answered", "beginners"]
    assert (0, 0) == found["answered", "leadership"]
    assert (1, 3) == found["opened", ""]
    assert (1, 2) == found["returned", ""]
    assert (1, 2) == found["asked", ""]
    assert (1, 2) == found["inside", ""]


def test_timeline(said: Callable[..., Contacts]) -> None:
    """The time line has a row for each quarter with messages, from its first day."""
    passed = said(
        ("in", "2024-03-31 23:00"), ("out", "2024-04-01 01:00"), ("in", "2024-06-30 01:00")
    )

    rows = timeline(passed, pd.Series(["anna", "ben"]))

    assert [
        ("anna", pd.Timestamp("2024-01-01"), 1, 0),
        ("anna", pd.Timestamp("2024-04-01"), 1, 1),
    ] == list(rows.itertuples(index=False, name=None))
