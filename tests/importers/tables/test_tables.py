"""Address books that are tables become cards: nothing in a row is lost."""

import io
from pathlib import Path

import pandas as pd
import pytest

from auditor.errors import UsageError
from auditor.importers.interface import Context, Document
from auditor.importers.tables import TableImporter, read_mapping
from auditor.importers.tables.importer import COLLECTED
from auditor.importers.tables.makers import LAYOUTS
from auditor.importers.tables.rows import iso_days
from auditor.model.imported import CHANNELS, RECORDS, SOURCES, TEXT_MEASURES, Imported

GOOGLE_NEW = (
    "First Name,Middle Name,Last Name,Phonetic First Name,Name Prefix,Name Suffix,Nickname,File As,"
    "Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,Labels,"
    "E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Address 1 - Label,"
    "Address 1 - Formatted,Address 1 - Street,Address 1 - City,Address 1 - Country,"
    "Website 1 - Label,Website 1 - Value\n"
)
GOOGLE_OLD = (
    "Name,Given Name,Additional Name,Family Name,Name Prefix,Name Suffix,Nickname,Maiden Name,"
    "Birthday,Notes,Group Membership,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,"
    "Phone 1 - Value,Organization 1 - Type,Organization 1 - Name,Organization 1 - Title\n"
)
OUTLOOK_EN = (
    '"Title","First Name","Middle Name","Last Name","Suffix","Company","Department","Job Title",'
    '"Home Street","Home Street 2","Home City","Home Country/Region","Business Fax",'
    '"Business Phone","Home Phone","Mobile Phone","Birthday","Categories","E-mail Address",'
    '"E-mail Type","Notes","Spouse","Web Page"\n'
)
OUTLOOK_DE = (
    '"Anrede","Vorname","Weitere Vornamen","Nachname","Suffix","Firma","Abteilung","Position",'
    '"Straße privat","Ort privat","Land/Region privat","Fax geschäftlich","Telefon geschäftlich",'
    '"Telefon (privat)","Mobiltelefon","Rückmeldung","E-Mail-Adresse","E-Mail 2: Adresse",'
    '"Geburtstag","Kategorien","Notizen","Webseite"\n'
)


def read(data: bytes, importer: TableImporter | None = None) -> Imported:
    """Return what the importer reads from a table."""
    importer = importer or TableImporter()
    document = Document("t.csv", "t.csv", "c", len(data), lambda: io.BytesIO(data))
    context = Context(measure_texts=lambda _texts, _names: TEXT_MEASURES.empty())
    found = importer.read([(document, importer.claims(document, data))], context)
    SOURCES.check(found.sources)
    RECORDS.check(found.records)
    CHANNELS.check(found.channels)
    return found


def channels(found: Imported) -> list[tuple[str, str, str, bool]]:
    """Return kind, value, label and preferred of every channel."""
    return list(found.channels.iloc[:, 1:].itertuples(index=False, name=None))


def record(found: Imported, place: int = 0) -> pd.Series:
    """Return one record."""
    return found.records.iloc[place]


def test_google_since_2024() -> None:
    """Labels, several values in a cell, the mark of the preferred one."""
    row = (
        "Erika,Maria,Muster,,Dr.,,Eri,,Beispiel,Leiterin,Vertrieb,--04-15,Zeile,,"
        "* myContacts ::: Chor,"
        "* Work,erika@example.com ::: e@example.org,Mobil,+49 152 28817386,Ferienhaus,"
        ",Weg 1,Bonn,DE,,https://www.linkedin.com/in/erika\n"
    )
    found = read((GOOGLE_NEW + row).encode("utf-8-sig"))
    expected = {
        "display_name": "Dr. Erika Maria Muster",
        "given_name": "Erika",
        "family_name": "Muster",
        "nickname": "Eri",
        "company": "Beispiel",
        "job_title": "Leiterin",
        "birthday": "--04-15",
        "city": "Bonn",
        "labels": "myContacts; Chor",
        "note_known": True,
        "kind": "card",
        "outcome": "kept",
        "line": 2,
    }
    assert expected == record(found)[list(expected)].to_dict()
    assert [
        ("email", "erika@example.com", "work", True),
        ("email", "e@example.org", "work", True),
        ("phone", "+49 152 28817386", "mobile", False),
        ("profile", "https://www.linkedin.com/in/erika", "", False),
    ] == channels(found)


def test_google_before_2024() -> None:
    """The older header says the same in other words."""
    row = (
        'Erika Muster,Erika,,Muster,,,,Beispiel,1975-12-12,"a\nb",* myContacts,*,e@example.com,'
        "Home,030 23125001,,Firma,Chefin\n"
    )
    found = read((GOOGLE_OLD + row).encode())
    expected = {
        "maiden_name": "Beispiel",
        "birthday": "1975-12-12",
        "company": "Firma",
        "job_title": "Chefin",
    }
    assert expected == record(found)[list(expected)].to_dict()
    assert [
        ("email", "e@example.com", "", True),
        ("phone", "030 23125001", "home", False),
    ] == channels(found)


@pytest.mark.parametrize(
    ("header", "encoding", "delimiter"),
    [(OUTLOOK_EN, "utf-8", ","), (OUTLOOK_EN, "cp1252", ";"), (OUTLOOK_EN, "utf-16", "\t")],
)
def test_outlook_in_english(header: str, encoding: str, delimiter: str) -> None:
    """Labels stand in the headers; encodings and delimiters are those of Excel."""
    row = (
        '"Dr.","Jörg","","Müller","","Firma","Vertrieb","Leiter","Weg 1","Hof","Bonn","Germany",'
        '"030 23125002","030 23125001","","+49 171 3920001","5/17/1980","Chor;Sport",'
        '"j@example.com","SMTP","Notiz","Anna","example.org"\n'
    )
    found = read((header + row).replace('","', f'"{delimiter}"').encode(encoding))
    expected = {
        "display_name": "Dr. Jörg Müller",
        "birthday": "1980-05-17",
        "labels": "Chor; Sport",
        "home_address_known": True,
        "country": "Germany",
    }
    assert expected == record(found)[list(expected)].to_dict()
    assert {
        ("phone", "030 23125002", "fax", False),
        ("phone", "030 23125001", "work", False),
        ("phone", "+49 171 3920001", "mobile", False),
        ("email", "j@example.com", "", False),
        ("website", "example.org", "", False),
        ("address", "Weg 1, Hof, Bonn", "home", False),
    } == set(channels(found))


def test_outlook_in_german() -> None:
    """German headers, Windows-1252, dotted days, an empty date and an Exchange address."""
    rows = (
        '"Herr","Jörg","","Müller","","Firma","","Leiter","Weg 1","Bonn","Deutschland","","",'
        '"030 23125001","+49 171 3920001","030 23125003","j@example.com",'
        '"/o=Firma/cn=j","17.5.1980","Chor","",""\n'
        '"","Anna","","Schmidt","","","","","","","","","","","","","","","0.0.00","","",""\n'
    )
    found = read((OUTLOOK_DE + rows).encode("cp1252"))
    assert ["1980-05-17", ""] == found.records["birthday"].tolist()
    assert ["j@example.com"] == [value for kind, value, *_ in channels(found) if kind == "email"]
    assert ("phone", "030 23125003", "callback", False) in channels(found)
    assert "guessed-encoding" in {note.kind for note in found.notes}


def test_a_row_comes_out_as_a_whole_card() -> None:
    """The book writes every cell, columns of no known meaning included."""
    row = (
        '"","Anna","","Schmidt","","","","","","","","","","","","","","","a@example.com",'
        '"SMTP","","Otto, jr.",""\n'
    )
    book = read((OUTLOOK_EN + row).encode()).cards
    assert (
        b"BEGIN:VCARD\r\nVERSION:3.0\r\nN:Schmidt;Anna;;;\r\nFN:Anna Schmidt\r\n"
        b"EMAIL:a@example.com\r\nX-E-MAIL-TYPE:SMTP\r\nX-SPOUSE:Otto\\, jr.\r\nEND:VCARD\r\n"
    ) == book.read(0)


def test_rows_that_are_no_people() -> None:
    """Organisations, collected addresses, empty and broken rows are accounted for."""
    width = GOOGLE_OLD.count(",")
    rows = (
        ",,,,,,,,,,* myContacts,,,,1,,Acme,\n"
        "X,X,,,,,,,,,* Other Contacts,,x@example.com,,,,,\n"
        f"{'a,' * (width + 3)}\n"
        ",,,,,,,,,n,,,,,,,,\n"
    )
    found = read((GOOGLE_OLD + rows).encode())
    assert {
        ("ignored", "an organisation's own card"),
        ("ignored", COLLECTED),
        ("ignored", "an empty card"),
        ("rejected", "it has more cells than the header"),
    } == set(found.records[["outcome", "reason"]].itertuples(index=False, name=None))
    assert len(found.cards.record_ids) == 3


@pytest.mark.parametrize(
    ("name", "head"),
    [
        (
            "Connections.csv",
            "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n",
        ),
        ("linkedin_connections_export_microsoft_outlook.csv", OUTLOOK_EN),
        ("a.csv", "a,b\n1,2\n"),
        ("a.csv", ""),
        ("a.vcf", "BEGIN:VCARD\n"),
    ],
)
def test_other_tables_are_not_claimed(name: str, head: str) -> None:
    """What is not an address book by its header belongs to somebody else."""
    document = Document(name, name, "c", 1, lambda: io.BytesIO(head.encode()))
    assert "" == TableImporter().claims(document, head.encode())


def test_a_table_cut_off_or_without_rows() -> None:
    """A recognised table that yields nothing says so; an unreadable one is named."""
    assert ["nothing-in-it"] == [note.kind for note in read(GOOGLE_OLD.encode()).notes]
    document = Document("t.csv", "t.csv", "c", 1, lambda: io.BytesIO(b"x"))
    context = Context(measure_texts=lambda _texts, _names: TEXT_MEASURES.empty())
    found = TableImporter().read([(document, "table-google")], context)
    assert ["unreadable"] == found.sources["status"].tolist()


def test_a_mapping_reads_any_table(tmp_path: Path) -> None:
    """A small YAML file says which headers hold which column."""
    path = tmp_path / "crm.yaml"
    path.write_text("display_name: Kunde\n'phone:mobile': [Handy, Mobil]\n'email:1': Mail\n")
    importer = TableImporter((read_mapping(path), *LAYOUTS))
    found = read(b"Nr;Kunde;Handy;Mail\n7;Erika Muster;+49 171 3920001;e@example.com\n", importer)
    assert ["Erika Muster"] == found.records["display_name"].tolist()
    assert ["mobile", ""] == found.channels["label"].tolist()
    assert b"X-NR:7" in found.cards.read(0)


@pytest.mark.parametrize(
    "text", ["", "- a\n", "given: Vorname\n", "a: [\n", "given_name:\n", "email: x\n"]
)
def test_a_wrong_mapping_is_told(tmp_path: Path, text: str) -> None:
    """A mapping that cannot be meant ends in one line of advice."""
    path = tmp_path / "crm.yaml"
    path.write_text(text)
    with pytest.raises(UsageError) as caught:
        read_mapping(path)
    assert "crm.yaml" == caught.value.place


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (["5/17/1980", "1/2/1990"], ["1980-05-17", "1990-01-02"]),
        (["17/5/1980", "1/2/1990"], ["1980-05-17", "1990-02-01"]),
        (["1/2/1990"], ["1/2/1990"]),
        (["17/5/1980", "5/17/1980"], ["17/5/1980", "5/17/1980"]),
        (["1.2.1990", "--12-24", ""], ["1990-02-01", "--12-24", ""]),
    ],
)
def test_the_order_of_day_and_month(written: list[str], expected: list[str]) -> None:
    """The whole column tells it; where it does not, nothing is guessed."""
    assert expected == iso_days(written)


@pytest.mark.parametrize(
    ("headers", "row", "expected"),
    [
        (
            "Vorname,Zweiter Vorname,Nachname,Titel,E-Mail-Adresse,Mobiltelefon,Notizen,Ort privat",
            "Ada,Eva,Muster,Dr.,a@example.org,+49 171 3920011,x,Graz",
            {"name_prefix": "Dr.", "additional_name": "Eva", "city": "Graz"},
        ),
        (
            "Anrede,Vorname,Nachname,E-Mail-Adresse,Mobiltelefon,Notizen,Weiterer Ort",
            "Frau,Ada,Muster,a@example.org,,,Linz",
            {"name_prefix": "Frau", "city": "Linz", "home_address_known": False},
        ),
        (
            "First Name,Last Name,E-mail Address,Mobile Phone,Notes,Home Address,Home Country",
            "Ada,Sample,a@example.org,,,1 Way Springfield,USA",
            {"country": "USA", "home_address_known": True},
        ),
        (
            "First Name,Last Name,E-mail Address,Mobile Phone,Notes,Other City,Radio Phone",
            "Ada,Sample,a@example.org,,,Bath,+44 7700 900123",
            {"city": "Bath"},
        ),
    ],
)
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_outlook_in_all_its_words(
    headers: str, row: str, expected: dict[str, object], delimiter: str
) -> None:
    """Addresses and names of every Outlook, English and German, whatever parts the cells."""
    found = read(f"{headers}\n{row}\n".replace(",", delimiter).encode("cp1252"))
    assert expected == record(found)[list(expected)].to_dict()
