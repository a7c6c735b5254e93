"""Invented LinkedIn archives of every era, and a small measurer in place of the real one."""

import csv
import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from zlib import crc32

import pandas as pd
import pytest

from auditor.forms import fold
from auditor.importers import read
from auditor.importers.guard import FAULT
from auditor.model.imported import (
    CHANNELS,
    INTERACTIONS,
    RECORDS,
    SOURCES,
    TEXT_MEASURES,
    Imported,
)

Files = Mapping[str, bytes]

ME, ME_URL = "Mira Beispiel", "https://www.linkedin.com/in/mira-beispiel"
PEOPLE = {
    "erika": ("Erika", "Muster", "https://www.linkedin.com/in/erika-muster"),
    "joerg": ("Jörg", "Müller", "https://www.linkedin.com/in/jörg-müller-12ab"),
    "anna": ("Anna", "Schmidt, PhD", "https://www.linkedin.com/in/annaschmidt"),
    "tom": ("Tom", "Example", "https://www.linkedin.com/in/tom-example"),
}
ENCODED = {"joerg": "https://www.linkedin.com/in/j%C3%B6rg-m%C3%BCller-12ab"}

PREAMBLE = (
    "Notes:\n"
    '"When exporting your connection data, you may notice that some, of the addresses are missing."'
    "\n\n"
)


def full_name(person: str) -> str:
    """Return a person's name as messages show it; `me` is the owner."""
    return ME if person == "me" else " ".join(PEOPLE[person][:2])


def url_of(person: str) -> str:
    """Return a person's address in its raw form."""
    return ME_URL if person == "me" else PEOPLE[person][2]


def table(
    header: str, rows: Sequence[Sequence[str]], *, quote_all: bool = False, delimiter: str = ","
) -> str:
    """Return delimited text with LF line ends."""
    out = io.StringIO()
    writer = csv.writer(
        out,
        quoting=csv.QUOTE_ALL if quote_all else csv.QUOTE_MINIMAL,
        delimiter=delimiter,
        lineterminator="\n",
    )
    writer.writerow(header.split(","))
    writer.writerows(rows)
    return out.getvalue()


CONNECTED = {"erika": 24, "joerg": 2, "anna": 7, "tom": 9}


def connections(era: int) -> str:
    """Return Connections.csv of a year, with one closed account at its end."""
    rows = []
    for person, day in CONNECTED.items():
        given, family, url = PEOPLE[person]
        on = f"3/{day}/18, 9:05 PM" if era == 2018 else f"{day:02} Mar 2021"
        email = "erika@example.org" if person == "erika" else ""
        row = [given, family, ENCODED.get(person, url), email, "Example AG", "Head, Sales", on]
        rows.append(row if era >= 2023 else [*row[:2], *row[3:]])
    closed_on = "11/4/18, 9:05 AM" if era == 2018 else "07 Jun 2021"
    rows.append([""] * (len(rows[0]) - 1) + [closed_on])
    header = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
    if era < 2023:
        header = header.replace("URL,", "")
    preamble = PREAMBLE if era >= 2022 else ""
    return preamble + table(header, rows).rstrip("\n")


Message = tuple[str, str, Sequence[str], str, str]
"""Conversation, sender, recipients, date as `2024-01-05 10:11:12`, text."""

TALKS: tuple[Message, ...] = (
    ("2-A==", "erika", ["me"], "2021-04-03 10:00:00", "Thank you for the talk, Mira"),
    ("2-A==", "me", ["erika"], "2021-04-02 09:00:00", "How did the workshop go?"),
    ("2-B==", "joerg", ["me"], "2021-05-01 08:00:00", "Grüße aus Wien"),
    ("2-B==", "me", ["joerg"], "2021-05-01 07:00:00", "Wie geht es dir?"),
    ("2-C==", "me", ["anna"], "2021-03-07 12:00:00", "Nice to meet you, Anna"),
    ("2-D==", "tom", ["me"], "2021-03-09 12:00:00", "Hello"),
    ("2-G==", "erika", ["me", "tom"], "2021-06-01 12:00:00", "Dear all, lunch on Friday?"),
    ("2-H==", "me", ["erika", "joerg"], "2021-07-01 12:00:00", "Erika, meet Jörg. Jörg, Erika."),
)


def pacific(at: str) -> str:
    """Return a moment in UTC as the export of 2018 stamps it."""
    local = pd.Timestamp(at, tz="UTC").tz_convert("America/Los_Angeles")
    return local.strftime("%-m/%-d/%y, %-I:%M %p")


def messages(era: int, talks: Sequence[Message] = TALKS) -> str:
    """Return messages.csv of a year."""
    if era == 2018:
        rows = [
            [
                full_name(sender),
                ",".join(full_name(one) for one in to),
                pacific(at),
                "",
                text,
                "OUTGOING" if sender == "me" else "INCOMING",
                "SENT" if sender == "me" else "INBOX",
            ]
            for _, sender, to, at, text in talks
        ]
        return table("From,To,Date,Subject,Content,Direction,Folder", rows)
    header = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT"
    header += ",FOLDER"
    rows = [
        [
            conversation,
            "",
            full_name(sender),
            url_of(sender),
            ",".join(full_name(one) for one in to),
            f"{at} UTC",
            "",
            text,
            "INBOX",
        ]
        for conversation, sender, to, at, text in talks
    ]
    if era >= 2023:
        header = header.replace("TO,", "TO,RECIPIENT PROFILE URLS,")
        for row, (_, _, to, _, _) in zip(rows, talks, strict=True):
            row.insert(5, ",".join(url_of(one) for one in to))
    if era >= 2024:
        header += ",ATTACHMENTS"
        rows = [[*row, ""] for row in rows]
    return table(header, rows, quote_all=era >= 2026)


def invitations(era: int) -> str:
    """Return Invitations.csv of a year: one sent with a note, one received, a blank row."""
    rows = [
        [ME, full_name("anna"), "3/6/21, 5:06 PM", "Nice to meet you, Anna", "OUTGOING"],
        [full_name("tom"), ME, "3/8/21, 2:37 PM", "", "INCOMING"],
    ]
    header = "From,To,Sent At,Message,Direction"
    if era >= 2023:
        header += ",inviterProfileUrl,inviteeProfileUrl"
        rows[0] += [ME_URL, url_of("anna")]
        rows[1] += [url_of("tom"), ME_URL]
    return table(header, rows) + "," * header.count(",") + "\n"


def network(era: int) -> dict[str, bytes]:
    """Return the files of an archive of a year: 2018, 2021, 2022, 2023, 2024 or 2026."""
    name = "Messages.csv" if era == 2018 else "messages.csv"
    url = ",Endorser Public Url" if era >= 2023 else ""
    slug = ["www.linkedin.com/in/jörg-müller-12ab"] if era >= 2023 else []
    endorsed = ["2021/06/05 15:47:58 UTC", "Python", "Jörg", "Müller", *slug, "ACCEPTED"]
    recommendation = ["Erika", "Muster", "Example AG", "Head", "She is great", "04/09/21, 07:12 PM"]
    praise = "First Name,Last Name,Company,Job Title,Text,Creation Date,Status"
    positions = "Company Name,Title,Description,Location,Started On,Finished On"
    texts = {
        "Connections.csv": connections(era),
        name: messages(era),
        "Invitations.csv": invitations(era),
        "Endorsement_Received_Info.csv": table(
            f"Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name{url},"
            "Endorsement Status",
            [endorsed],
        ),
        "Recommendations_Received.csv": table(praise, [[*recommendation, "VISIBLE"]]),
        "Recommendations_Given.csv": table(praise, [[*recommendation, ""]]),
        "Profile.csv": table("First Name,Last Name,Headline", [["Mira", "Beispiel", "Engineer"]]),
        "Positions.csv": table(positions, [["Example AG", "Lead", "", "Berlin", "Jan 2020", ""]]),
        "Email Addresses.csv": table(
            "Email Address,Confirmed,Primary,Updated On",
            [
                ["old@example.com", "Yes", "No", "10/24/13, 8:43 AM"],
                ["mira@example.com", "Yes", "Yes", "Not Available"],
            ],
        ),
        "PhoneNumbers.csv": table("Extension,Number,Type", [["", " +49 30 23125 001", "Mobile"]])
        + ",,\n,,\n",
        "Registration.csv": table(
            "Registered At,Registration Ip,Subscription Types", [["10/24/13, 8:43 AM", "", ""]]
        ),
        "Logins.csv": "Login Date,IP Address\n",
    }
    return {name: text.encode() for name, text in texts.items()}


def measure(texts: pd.Series, names: pd.Series) -> pd.DataFrame:
    """Measure texts simply: words, question marks, and a checksum of the folded text."""
    assert texts.index.equals(names.index)
    return TEXT_MEASURES.build(
        {
            "words": [len(text.split()) for text in texts],
            "questions": [text.count("?") for text in texts],
            "phrase": ["greeting" if text == "Hello" else "" for text in texts],
            "language": "",
            "digest": [crc32(fold(text).encode()) for text in texts],
        }
    ).set_axis(texts.index)


def accounted(imported: Imported) -> None:
    """Assert what holds for everything that was read."""
    SOURCES.check(imported.sources)
    RECORDS.check(imported.records)
    CHANNELS.check(imported.channels)
    INTERACTIONS.check(imported.interactions)
    sources, records = imported.sources, imported.records
    assert list(range(len(records))) == records["record_id"].tolist()
    assert imported.channels["record_id"].isin(records["record_id"]).all()
    total = sources["used"] + sources["ignored"] + sources["rejected"]
    assert sources["entries"].tolist() == total.tolist()
    assert sources["source"].is_unique
    assert set(records["source"]) | set(imported.interactions["source"]) <= set(sources["source"])
    assert set(records["outcome"]) <= {"kept", "ignored", "rejected"}
    assert all(note.sentence for note in imported.notes)
    assert not sources["reason"].str.contains(FAULT, regex=False).any()


@pytest.fixture
def archive() -> Callable[[int], dict[str, bytes]]:
    """Return the builder of an archive's files by its year."""
    return network


@pytest.fixture
def zipped(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that packs files into a ZIP."""

    def pack(files: Files, name: str = "Complete_LinkedInDataExport_01-31-2026.zip") -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
            for label, content in files.items():
                out.writestr(label, content)
        return path

    return pack


@pytest.fixture
def unpacked(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes files into a folder."""

    def write(files: Files, name: str = "export") -> Path:
        for label, content in files.items():
            path = tmp_path / name / label
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        return tmp_path / name

    return write


@pytest.fixture
def reading() -> Callable[..., Imported]:
    """Return a function that reads sources and checks that all is accounted for."""

    def run(*paths: Path, **options: Any) -> Imported:
        imported = read(paths, measure_texts=measure, **options)
        accounted(imported)
        return imported

    return run


@pytest.fixture
def shown() -> Callable[..., list[tuple[Any, ...]]]:
    """Return a function that shows columns of a table as tuples, missing values as None."""

    def show(rows: pd.DataFrame, *columns: str) -> list[tuple[Any, ...]]:
        plain = rows[list(columns)].astype(object)
        return list(plain.where(plain.notna(), None).itertuples(index=False, name=None))

    return show


@pytest.fixture
def csv_table() -> Callable[..., str]:
    """Return the writer of a table: header, rows, `quote_all`, `delimiter`."""
    return table


@pytest.fixture
def messages_csv() -> Callable[..., str]:
    """Return the writer of messages.csv: year and talks."""
    return messages


@pytest.fixture
def reading_files(
    unpacked: Callable[..., Path], reading: Callable[..., Imported]
) -> Callable[..., Imported]:
    """Return a function that reads a folder with the given files, as text or bytes."""

    def run(files: Mapping[str, str | bytes], **options: Any) -> Imported:
        content = {
            name: file.encode() if isinstance(file, str) else file for name, file in files.items()
        }
        return reading(unpacked(content), **options)

    return run


@pytest.fixture(scope="session")
def told_in(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], Imported]:
    """Return a function that reads the archive of a year, once for all tests."""

    @cache
    def tell(era: int) -> Imported:
        folder = tmp_path_factory.mktemp("era") / "export"
        folder.mkdir()
        for name, content in network(era).items():
            (folder / name).write_bytes(content)
        imported = read([folder], measure_texts=measure)
        accounted(imported)
        return imported

    return tell
