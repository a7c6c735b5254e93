"""The stage as a whole: Imported in, Cleaned out."""

import pandas as pd
import pytest

from auditor.cleaning import clean
from auditor.errors import UsageError
from auditor.model.cleaned import CLEAN_CHANNELS, CLEAN_RECORDS
from auditor.model.imported import CHANNELS, INTERACTIONS, RECORDS, SOURCES, Imported, Owner
from auditor.model.rules import RuleBook
from auditor.second_core import second_core

_RECORD = {"source": "contacts.vcf", "line": 1, "kind": "card", "outcome": "kept"}


def _imported(
    records: list[dict[str, object]],
    channels: list[tuple[int, str, str]] | None = None,
    owner: Owner | None = None,
) -> Imported:
    rows = [{"record_id": place, **_RECORD, **record} for place, record in enumerate(records)]
    reached = pd.DataFrame(channels or [], columns=["record_id", "kind", "value"])
    return Imported(
        sources=SOURCES.empty(),
        records=RECORDS.build(pd.DataFrame(rows)) if rows else RECORDS.empty(),
        channels=CHANNELS.build(reached),
        interactions=INTERACTIONS.empty(),
        owner=owner or Owner(),
    )


def test_tables_are_the_declared_ones(book: RuleBook) -> None:
    """Both tables have their declared columns, row for row, the raw values beside the clean."""
    imported = _imported(
        [{"given_name": "Dr. MAX", "family_name": "MUSTER, MBA", "company": "Muster GmbH"}],
        [(0, "email", "mailto:max@example.com"), (0, "phone", "030 23125123")],
    )

    cleaned = clean(imported, region="de", book=book)

    CLEAN_RECORDS.check(cleaned.records)
    CLEAN_CHANNELS.check(cleaned.channels)
    shown = cleaned.records[["given_name", "name", "company_key", "name_status"]]
    assert [["Dr. MAX", "Max Muster", "muster", "full"]] == shown.to_numpy().tolist()
    assert ["max@example.com", "+493023125123"] == cleaned.channels["key"].tolist()
    assert ["mailto:max@example.com", "030 23125123"] == cleaned.channels["value"].tolist()


def test_input_is_unchanged(book: RuleBook) -> None:
    """The stage does not touch the frames it is given."""
    imported = _imported([{"display_name": "Muster, Max"}], [(0, "website", "linkedin.com/in/max")])
    records, channels = imported.records.copy(deep=True), imported.channels.copy(deep=True)

    clean(imported, region="", book=book)

    pd.testing.assert_frame_equal(records, imported.records)
    pd.testing.assert_frame_equal(channels, imported.channels)


def test_nothing_in_nothing_out(book: RuleBook) -> None:
    """Empty tables come out empty, with no region."""
    cleaned = clean(_imported([]), region="", book=book)

    assert (0, 0, "", "") == (
        len(cleaned.records),
        len(cleaned.channels),
        cleaned.region,
        cleaned.region_how,
    )


def test_hostile_values(book: RuleBook) -> None:
    """Controls, direction marks and markup in any column raise nothing and are not shown."""
    hostile = "\x00\x1b[31m<b>\u202eMax\u202c</b>=HYPERLINK(1)\r\n"
    record: dict[str, object] = {
        column.name: hostile
        for column in RECORDS.columns
        if column.kind == "text" and column.name not in ("kind", "outcome")
    }
    kinds = ("email", "phone", "profile", "website", "other")

    cleaned = clean(
        _imported([record], [(0, kind, hostile) for kind in kinds]), region="", book=book
    )

    shown = cleaned.records.loc[0, ["name", "given", "family", "company_name"]]
    assert all(str(text).isprintable() for text in shown)
    assert {"", "malformed", "invalid"} == set(cleaned.channels["form"])


def test_endless_values(book: RuleBook) -> None:
    """Values of any length are read in no time."""
    endless = [
        "a" * 200_000,
        "(" * 200_000,
        "Dr. " * 50_000,
        "<@" * 100_000,
        "x1" * 100_000,
        ", " * 99_999,
    ]
    records: list[dict[str, object]] = [
        {"display_name": text, "family_name": text, "company": text, "birthday": text}
        for text in endless
    ]
    channels = [(0, kind, text) for text in endless for kind in ("email", "phone", "website")]

    cleaned = clean(_imported(records, channels), region="DE", book=book)

    assert cleaned.records["name"].str.len().max() <= 300


def test_addresses_find_their_kind(book: RuleBook) -> None:
    """A profile address among websites is a profile, a company's page among profiles is none."""
    imported = _imported(
        [{"display_name": "Max Muster"}],
        [
            (0, "website", "https://www.linkedin.com/in/max"),
            (0, "profile", "https://www.linkedin.com/company/muster"),
            (0, "website", "https://example.com"),
        ],
    )

    channels = clean(imported, region="", book=book).channels

    assert ["profile", "website", "website"] == channels["kind"].tolist()
    assert ["linkedin:max", "", ""] == channels["key"].tolist()


def test_a_nameless_record_is_named_by_its_address(book: RuleBook) -> None:
    """Where nothing else names a record, an address made of two names does."""
    imported = _imported([{}, {}], [(0, "email", "anna.linde@example.com")])

    names = clean(imported, region="", book=book).records["name"]

    assert ["Anna Linde", ""] == names.tolist()


@pytest.mark.parametrize(
    ("owner", "channels", "country", "region"),
    [
        (Owner(phones=("+43 1 5550123",)), [(0, "phone", "+49 30 23125123")], "", "AT"),
        (Owner(phones=("030 23125123",)), [(0, "phone", "+49 30 23125123")], "", "DE"),
        (
            Owner(),
            [(0, "phone", "+49 30 1"), (0, "phone", "0049 2"), (0, "phone", "+1 2")],
            "",
            "DE",
        ),
        (Owner(), [(0, "phone", "+44 7700 900123")], "Schweiz", "GB"),
        (Owner(), [(0, "phone", "030 23125123")], "Österreich", "AT"),
        (Owner(), [], "us", "US"),
        (Owner(emails=("max@example.de",)), [], "", "DE"),
        (Owner(), [(0, "email", "a@example.co.uk")], "", "GB"),
        (Owner(), [(0, "email", "a@example.io"), (0, "email", "a@example.com")], "", ""),
        (Owner(), [(0, "email", "a@example.de"), (0, "email", "a@example.fr")], "", ""),
        (Owner(), [], "Atlantis", ""),
    ],
)
def test_region(
    owner: Owner,
    channels: list[tuple[int, str, str]],
    country: str,
    region: str,
    book: RuleBook,
) -> None:
    """The owner's number comes first, then most numbers, then a majority of addresses."""
    cleaned = clean(_imported([{"country": country}], channels, owner), region="", book=book)

    assert (region, bool(region)) == (cleaned.region, bool(cleaned.region_how))


@pytest.mark.parametrize("region", ["XX", "UK", "Deutschland", "+49"])
def test_wrong_region(region: str, book: RuleBook) -> None:
    """A region that no phone number has ends the run with advice."""
    with pytest.raises(UsageError, match="ISO 3166"):
        clean(_imported([]), region=region, book=book)


def test_progress_reaches_its_end(book: RuleBook) -> None:
    """The stage tells how far it has come, up to the last row."""
    told: list[tuple[str, int, int | None, str]] = []

    clean(
        _imported([{"display_name": "Max"}], [(0, "email", "max@example.com")]),
        region="",
        book=book,
        progress=lambda *step: told.append(step),
    )

    assert ("clean", 2, 2, "records and channels") == told[-1]


def test_keys_of_the_rest(book: RuleBook) -> None:
    """Job title, city and birthday have keys as well."""
    record: dict[str, object] = {
        "job_title": "Geschäftsführer / CEO",
        "city": "80331 München",
        "birthday": "--05-03",
    }

    records = clean(_imported([record]), region="", book=book).records
    keys = records[["job_title_key", "city_key", "birth_key"]]

    assert [["geschaftsfuhrer ceo", "munchen", "05-03"]] == keys.to_numpy().tolist()


@pytest.mark.parametrize("most_sent", [0, 1_000_000])
def test_the_second_core_makes_no_difference(
    most_sent: int, book: RuleBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Channels read by another process, or beside in this one, are the same."""
    monkeypatch.setattr("auditor.cleaning._MOST_SENT", most_sent)
    channels = [
        (place % 7, kind, f"{value}{place}")
        for place in range(200)
        for kind, value in (
            ("email", "m@example.de"),
            ("phone", "+49 30 2312512"),
            ("website", "x"),
        )
    ]
    imported = _imported([{"display_name": f"Max Muster{place}"} for place in range(7)], channels)
    alone = clean(imported, region="DE", book=book)

    with second_core(wanted=True) as core:
        shared = clean(imported, region="DE", book=book, core=core)

    pd.testing.assert_frame_equal(alone.records, shared.records)
    pd.testing.assert_frame_equal(alone.channels, shared.channels)
