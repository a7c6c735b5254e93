"""One network told in every era of the export: the same people, the same history."""

from collections.abc import Callable
from typing import Any

import pytest

from auditor.model.imported import Imported

Files = dict[str, bytes]
Archive = Callable[[int], Files]
Reading = Callable[..., Imported]
Told = Callable[[int], Imported]
Shown = Callable[..., list[tuple[Any, ...]]]

ERAS = (2018, 2021, 2022, 2023, 2024, 2026)

TALKED = [
    ("message", "in", "Erika Muster", 6, 0),
    ("message", "out", "Erika Muster", 5, 1),
    ("message", "in", "Jörg Müller", 3, 0),
    ("message", "out", "Jörg Müller", 4, 1),
    ("message", "in", "Tom Example", 1, 0),
    ("introduction", "out", "Erika Muster", 5, 0),
    ("introduction", "out", "Jörg Müller", 5, 0),
]


def resaved(files: Files, *, encoding: str, delimiter: str, newline: str) -> Files:
    """Return the files as a spreadsheet saves them: no preamble, short dates, other marks."""
    saved = {}
    for name, content in files.items():
        text = content.decode()
        if text.startswith("Notes:"):
            text = text.split("\n\n", 1)[1]
        text = text.replace(" Mar 2021", "-Mar-21").replace(" Jun 2021", "-Jun-21")
        if delimiter != ",":
            text = delimited(text, delimiter)
        saved[name] = text.replace("\n", newline).encode(encoding)
    return saved


def delimited(text: str, delimiter: str) -> str:
    """Return comma-separated text with another delimiter."""
    import csv  # noqa: PLC0415 - for this one conversion
    import io  # noqa: PLC0415

    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(
        csv.reader(io.StringIO(text, newline=""))
    )
    return out.getvalue()


@pytest.mark.parametrize("era", ERAS)
def test_messages(era: int, told_in: Told, shown: Shown) -> None:
    """One-to-one messages and introductions are told in every era, by person and direction."""
    rows = told_in(era).interactions
    talked = rows[rows["kind"].isin(["message", "introduction"])]

    assert TALKED == shown(talked, "kind", "direction", "name", "words", "questions")


@pytest.mark.parametrize("era", ERAS)
def test_moments_of_messages(era: int, told_in: Told) -> None:
    """Messages are dated in UTC; the export of 2018 gives US Pacific time."""
    rows = told_in(era).interactions
    first = rows[(rows["name"] == "Tom Example") & (rows["kind"] == "message")]["at"].iloc[0]

    assert "2021-03-09 12:00" == f"{first:%Y-%m-%d %H:%M}"


@pytest.mark.parametrize("era", ERAS[1:])
def test_profiles_of_messages(era: int, told_in: Told) -> None:
    """Who wrote under an address is known by it, also where only the name was given."""
    rows = told_in(era).interactions
    profiles = rows[rows["kind"] == "message"].groupby("name")["profile"].unique()

    assert ["linkedin:erika-muster"] == list(profiles["Erika Muster"])
    assert ["linkedin:jörg-müller-12ab"] == list(profiles["Jörg Müller"])


@pytest.mark.parametrize("era", ERAS)
def test_invitations_and_the_note_that_appears_twice(era: int, told_in: Told, shown: Shown) -> None:
    """An accepted note counts with its invitation and not as a message too."""
    imported = told_in(era)
    rows = imported.interactions
    invited = rows[rows["kind"] == "invitation"]

    assert [
        ("out", "Anna Schmidt, PhD", "note", 5),
        ("in", "Tom Example", "", None),
    ] == shown(invited, "direction", "name", "detail", "words")
    # 5:06 PM in California is the next day in UTC
    assert "2021-03-07 01:06" == f"{invited['at'].iloc[0]:%Y-%m-%d %H:%M}"
    assert rows[(rows["name"] == "Anna Schmidt, PhD") & (rows["kind"] == "message")].empty


@pytest.mark.parametrize("era", ERAS)
def test_connections(era: int, told_in: Told, shown: Shown) -> None:
    """Each row is a record; a closed account is ignored, with the reason."""
    imported = told_in(era)
    records = imported.records
    year, first = (2018, 25) if era == 2018 else (2021, 24)

    assert [
        ("Erika Muster", "kept", ""),
        ("Jörg Müller", "kept", ""),
        ("Anna Schmidt, PhD", "kept", ""),
        ("Tom Example", "kept", ""),
        ("", "ignored", "closed or hidden account"),
    ] == shown(records, "display_name", "outcome", "reason")
    assert (year, 3, first) == (
        records["connected_on"].iloc[0].year,
        records["connected_on"].iloc[0].month,
        records["connected_on"].iloc[0].day,
    )
    assert list(range(5 if era >= 2022 else 2, 10 if era >= 2022 else 7)) == list(records["line"])


@pytest.mark.parametrize("era", ERAS)
def test_owner(era: int, told_in: Told) -> None:
    """The owner is found in every era, with what the owner's own files add."""
    owner = told_in(era).owner

    assert ("Mira Beispiel", "high") == (owner.name, owner.certainty)
    assert ("" if era == 2018 else "linkedin:mira-beispiel") == owner.profile
    assert ("mira@example.com", "old@example.com") == owner.emails
    assert ("+49 30 23125 001",) == owner.phones
    assert [("Example AG", "Lead", "2020-01-01", None)] == [
        (role.company, role.job_title, str(role.started_on), role.finished_on)
        for role in owner.roles
    ]
    assert "2013-10-24" == str(owner.registered_on)


@pytest.mark.parametrize("era", [2018, 2022, 2026])
@pytest.mark.parametrize(
    ("encoding", "delimiter", "newline"),
    [("utf-8-sig", ",", "\r\n"), ("cp1252", ";", "\r\n"), ("utf-16", "\t", "\n")],
)
def test_resaved_by_a_spreadsheet(
    era: int,
    encoding: str,
    delimiter: str,
    newline: str,
    told_in: Told,
    archive: Archive,
    reading_files: Reading,
) -> None:
    """A copy re-saved by a spreadsheet tells the same as the original."""
    original = told_in(era)
    copy = reading_files(
        resaved(archive(era), encoding=encoding, delimiter=delimiter, newline=newline)
    )

    lines = ["line"] if era >= 2022 else []
    assert original.interactions.equals(copy.interactions)
    assert original.records.drop(columns=lines).equals(copy.records.drop(columns=lines))
    assert original.channels.equals(copy.channels)
    assert original.owner == copy.owner
    guesses = [note for note in copy.notes if note.kind == "guessed-encoding"]
    assert (encoding == "cp1252") == bool(guesses)
