"""Connections, uploaded contacts, praise and notes: what each file gives."""

from collections.abc import Callable
from typing import Any

import pytest

from auditor.model.imported import Imported

Reading = Callable[..., Imported]
Writer = Callable[..., str]
Shown = Callable[..., list[tuple[Any, ...]]]

GOOGLE = (
    "Source,FirstName,LastName,Companies,Title,Emails,PhoneNumbers,CreatedAt,Addresses,Sites,"
    "InstantMessageHandles,FullName,Birthday,Location,BookmarkedAt,Profiles"
)
OF_2025 = (
    "FirstName,MiddleName,LastName,MaidenName,NickName,NamePrefix,NameSuffix,Title,Emails,"
    "PhoneNumbers,CreatedAt,UpdatedAt,CountryCode,RegionCode,ThirdPartyVerified,Location"
)
OF_2018 = (
    "First Name,Last Name,Companies,Title,Email Address,Phone Numbers,Created At,"
    "Instant Message Handles,Addresses,Sites,Full Name,Birthday,Location,Bookmarked At,Profiles"
)
CELLS = "{emails},{phones},{created}"
UPLOADED = {
    "Contacts.csv": (GOOGLE, f"GOOGLE,Erika,Muster,X AG,Head,{CELLS},,,,,,,,{{profile}}"),
    "ImportedContacts.csv": (OF_2025, f"Erika,,Muster,,,,,Head,{CELLS},,,,,"),
    "Imported Contacts.csv": (OF_2018, f"Erika,Muster,X AG,Head,{CELLS},,,,,,,,{{profile}}"),
}


@pytest.mark.parametrize("name", UPLOADED)
def test_uploaded_contacts(name: str, reading_files: Reading, shown: Shown) -> None:
    """The address book given to LinkedIn is read in its three eras; cells may hold several."""
    header, row = UPLOADED[name]
    filled = row.format(
        emails='"erika@example.org, e.muster@example.com"',
        phones='" +49 30 23125 001, +493023125001"',
        created='"9/9/23, 9:05 AM"',
        profile="https://www.linkedin.com/in/erika-muster",
    )
    imported = reading_files({name: f"{header}\n{filled}\n{',' * header.count(',')}\n"})

    assert [("uploaded", "Erika Muster", "Head", "kept")] == shown(
        imported.records, "kind", "display_name", "job_title", "outcome"
    )
    assert "2023-09-09" == str(imported.records["changed_on"].iloc[0].date())
    channels = shown(imported.channels, "kind", "value")
    assert [
        ("email", "erika@example.org"),
        ("email", "e.muster@example.com"),
        ("phone", "+49 30 23125 001"),
        ("phone", "+493023125001"),
    ] == channels[:4]
    assert ([("profile", "https://www.linkedin.com/in/erika-muster")] * ("{profile}" in row)) == (
        channels[4:]
    )


def test_uploaded_contact_that_names_nobody(reading_files: Reading, shown: Shown) -> None:
    """A row without a name and without any address is ignored, with the reason."""
    header = UPLOADED["ImportedContacts.csv"][0]
    row = ',,,,,,,,,,"9/9/23, 9:05 AM",,,,,'
    other = 'Erika,,Muster,,,,,,,,"9/9/23, 9:05 AM",,,,,'
    imported = reading_files({"ImportedContacts.csv": f"{header}\n{row}\n{other}\n"})

    assert [("ignored", "neither a name nor an address"), ("kept", "")] == shown(
        imported.records, "outcome", "reason"
    )


@pytest.mark.parametrize(
    ("birthday", "expected"),
    [("1990-02-12", "1990-02-12"), ("Feb 12, 1990", "1990-02-12"), ("Mar 31", "Mar 31"), ("", "")],
)
def test_birthdays(birthday: str, expected: str, reading_files: Reading) -> None:
    """A whole date comes out as one, anything else as it was written."""
    header = UPLOADED["Contacts.csv"][0]
    row = f',Erika,Muster,,,,,,,,,,"{birthday}",,,'
    imported = reading_files({"Contacts.csv": f"{header}\n{row}\n"})

    assert [expected] == imported.records["birthday"].tolist()


def test_names_as_written(reading_files: Reading, csv_table: Writer, shown: Shown) -> None:
    """Names are kept as they stand, spaces, credentials and all; connections give channels."""
    header = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
    rows = [
        [
            " Dr. Anna",
            "SCHMIDT, PhD ",
            "https://www.linkedin.com/in/a",
            "a@example.org",
            "X",
            "",
            "",
        ],
        ["", "", "https://www.linkedin.com/in/b", "", "", "", "24 Mar 2021"],
        ["=1+1", "<b>", "", "", "", "", "24 Mar 2021"],
    ]
    imported = reading_files({"Connections.csv": csv_table(header, rows)})

    assert [" Dr. Anna SCHMIDT, PhD ", "", "=1+1 <b>"] == imported.records["display_name"].tolist()
    assert ["kept"] * 3 == imported.records["outcome"].tolist()
    assert [
        (0, "profile", "https://www.linkedin.com/in/a"),
        (0, "email", "a@example.org"),
        (1, "profile", "https://www.linkedin.com/in/b"),
    ] == shown(imported.channels, "record_id", "kind", "value")


def test_rejected_connection_is_a_record(
    reading_files: Reading, csv_table: Writer, shown: Shown
) -> None:
    """A row that cannot be read stays on the account of records, with line and reason."""
    header = "First Name,Last Name,Connected On"
    text = csv_table(header, [["Erika", "Muster", "24 Mar 2021"], ["a", "b", "c", "d"]])
    imported = reading_files({"Connections.csv": text})

    assert [(2, "kept", ""), (3, "rejected", "it has more cells than the header")] == shown(
        imported.records, "line", "outcome", "reason"
    )


def test_outlook_layout(reading_files: Reading, csv_table: Writer, shown: Shown) -> None:
    """The export of before 2016 has the columns of Outlook."""
    header = "Title,First Name,Middle Name,Last Name,Suffix,E-mail Address,Company,Job Title"
    rows = [["Dr.", "Erika", "M.", "Muster", "Jr.", "e@example.org", "Example AG", "Head"]]
    name = "linkedin_connections_export_microsoft_outlook.csv"
    imported = reading_files({name: csv_table(header, rows, quote_all=True)})

    assert [("connection", "Erika Muster", "Dr.", "Jr.", "Example AG")] == shown(
        imported.records, "kind", "display_name", "name_prefix", "name_suffix", "company"
    )
    assert [("email", "e@example.org")] == shown(imported.channels, "kind", "value")


def test_outlook_export_of_another_name(reading_files: Reading, csv_table: Writer) -> None:
    """Any Outlook address book has those columns: only the name tells LinkedIn's."""
    header = "Title,First Name,Middle Name,Last Name,Suffix,E-mail Address,Company,Job Title"
    good = csv_table("First Name,Last Name,Connected On", [["A", "B", "24 Mar 2021"]])
    rows = [["Dr.", "Erika", "M.", "Muster", "Jr.", "e@example.org", "Example AG", "Head"]]
    imported = reading_files({"Contacts.csv": csv_table(header, rows), "Connections.csv": good})

    assert 1 == len(imported.records)


ENDORSEMENT = "Endorsement Date,Skill Name,{who} First Name,{who} Last Name,{who} Public Url"


@pytest.mark.parametrize(
    ("name", "who", "direction"),
    [
        ("Endorsement_Received_Info.csv", "Endorser", "in"),
        ("Endorsement_Given_Info.csv", "Endorsee", "out"),
    ],
)
def test_endorsements(
    name: str, who: str, direction: str, reading_files: Reading, csv_table: Writer, shown: Shown
) -> None:
    """Each endorsed skill counts, whatever its status."""
    header = ENDORSEMENT.format(who=who) + ",Endorsement Status"
    at, url = "2023/06/05 15:47:58 UTC", "www.linkedin.com/in/jörg-müller"
    rows = [
        [at, "Python", "Jörg", "Müller", url, "ACCEPTED"],
        [at, "SQL", "Jörg", "Müller", url, "HIDDEN"],
        [at, "SQL", "", "", "", "PENDING"],
    ]
    imported = reading_files({name: csv_table(header, rows)})

    expected = ("endorsement", direction, "linkedin:jörg-müller", "Jörg Müller")
    assert [(*expected, "Python"), (*expected, "SQL")] == shown(
        imported.interactions, "kind", "direction", "profile", "name", "detail"
    )
    assert [1] == imported.sources["ignored"].tolist()


def test_endorsements_in_two_files_of_one_export(reading_files: Reading, csv_table: Writer) -> None:
    """In 2022 the same endorsements stood in a second file, UTF-16 and separated by tabs."""
    header = "Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,Endorsement Status"
    rows = [["2022/06/05 15:47:58 UTC", skill, "Jörg", "Müller", "ACCEPTED"] for skill in "AB"]
    other = csv_table(header + ",Display Status", [[*row, "x"] for row in rows], delimiter="\t")
    imported = reading_files(
        {
            "Endorsement_Received_Info.csv": csv_table(header, rows),
            "Endorsement Received Info.csv": other.encode("utf-16"),
        }
    )

    assert ["A", "B"] == imported.interactions["detail"].tolist()
    assert [(2, 0), (0, 2)] == list(
        imported.sources[["used", "ignored"]].itertuples(index=False, name=None)
    ) or [(0, 2), (2, 0)] == list(
        imported.sources[["used", "ignored"]].itertuples(index=False, name=None)
    )


@pytest.mark.parametrize("status", ["VISIBLE", "HIDDEN", "ACCEPTED", ""])
@pytest.mark.parametrize(
    ("name", "direction"),
    [("Recommendations_Received.csv", "in"), ("Recommendations_Given.csv", "out")],
)
def test_recommendations(
    status: str,
    name: str,
    direction: str,
    reading_files: Reading,
    csv_table: Writer,
    shown: Shown,
) -> None:
    """A recommendation counts whatever its status; its text is measured only."""
    header = "First Name,Last Name,Company,Job Title,Text,Creation Date,Status"
    row = ["Erika", "Muster", "Example AG", "Head", "Really great", "04/09/24, 07:12 PM", status]
    imported = reading_files({name: csv_table(header, [row])})

    assert [(direction, "Erika Muster", "Example AG", 2, status.lower())] == shown(
        imported.interactions, "direction", "name", "company", "words", "detail"
    )


def test_notes(reading_files: Reading, csv_table: Writer, shown: Shown) -> None:
    """A note is known to exist; what it says is not kept."""
    header = "Connection First Name,Connection Last Name,Connection Profile URL,Note,Created On"
    url = "https://www.linkedin.com/in/erika-muster"
    rows = [
        ["Erika", "Muster", url, "met at a fair", "24 Mar 2026"],
        ["Tom", "Example", "", "", "24 Mar 2026"],
    ]
    imported = reading_files({"Notes.csv": csv_table(header, rows)})

    assert [("note", "out", "linkedin:erika-muster", None)] == shown(
        imported.interactions, "kind", "direction", "profile", "words"
    )
    assert "2026-03-24" == str(imported.interactions["at"].iloc[0].date())


def test_invitation_without_direction(reading_files: Reading, csv_table: Writer) -> None:
    """An invitation that does not say who invited is rejected."""
    header = "From,To,Sent At,Message,Direction"
    rows = [
        ["Erika Muster", "Mira Beispiel", "1/29/26, 2:37 PM", "", ""],
        ["Erika Muster", "Mira Beispiel", "1/29/26, 2:37 PM", "", "INCOMING"],
    ]
    imported = reading_files({"Invitations.csv": csv_table(header, rows)})

    assert [(1, 0, 1)] == list(
        imported.sources[["used", "ignored", "rejected"]].itertuples(index=False, name=None)
    )


def test_invitation_of_a_deleted_member(reading_files: Reading, csv_table: Writer) -> None:
    """An invitation with somebody who is gone is no person's."""
    header = "From,To,Sent At,Message,Direction"
    rows = [
        ["LinkedIn Member", "Mira Beispiel", "1/29/26, 2:37 PM", "", "INCOMING"],
        ["Erika Muster", "Mira Beispiel", "1/29/26, 2:37 PM", "", "INCOMING"],
    ]
    imported = reading_files({"Invitations.csv": csv_table(header, rows)})

    assert ["Erika Muster"] == imported.interactions["name"].tolist()


def test_positions_without_a_start(reading_files: Reading, csv_table: Writer) -> None:
    """Roles are ordered by their start; one without a start cannot be used."""
    header = "Company Name,Title,Description,Location,Started On,Finished On"
    rows = [
        ["B", "Head", "", "", "Jan 2024", ""],
        ["A", "Lead", "", "", "2019", "Dec 2023"],
        ["C", "", "", "", "", ""],
    ]
    owner = reading_files({"Positions.csv": csv_table(header, rows)}).owner

    assert [("A", "2019-01-01", "2023-12-01"), ("B", "2024-01-01", "None")] == [
        (role.company, str(role.started_on), str(role.finished_on)) for role in owner.roles
    ]
