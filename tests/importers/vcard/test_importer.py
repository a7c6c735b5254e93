"""Every card becomes one record; nothing is lost in silence and nothing raises."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auditor.importers.interface import Document
from auditor.importers.streams import bounded
from auditor.importers.vcard import VCardImporter, cardbook
from auditor.importers.vcard.cardbook import CardReader
from auditor.model.imported import CHANNELS, RECORDS, SOURCES, Imported

Read = Callable[..., Imported]

ERIKA = (
    b"BEGIN:VCARD\r\nVERSION:3.0\r\nN:Muster;Erika;Maria;Dr.;\r\nFN:Dr. Erika Muster\r\n"
    b"ORG:Beispiel\\, Inc.;Vertrieb\r\nTITLE:Leiterin\r\nUID:abc-1\r\n"
    b"item1.TEL;type=pref:+49 152 28817386\r\nitem1.X-ABLabel:_$!<Mobile>!$_\r\n"
    b"TEL;type=HOME;type=FAX:030 23125 000\r\n"
    b"EMAIL;type=INTERNET;type=HOME:mailto:erika@example.com\r\n"
    b"X-SOCIALPROFILE;type=linkedin:http\\://www.linkedin.com/in/erika-muster\r\n"
    b"URL:https://example.org/a\r\nIMPP:xmpp:erika@example.org\r\n"
    b"ADR;type=HOME:;;Weg 1;Bonn;;53111;Deutschland\r\n"
    b"BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-15\r\nNOTE:x\r\nPHOTO;ENCODING=b:AAEC\r\n"
    b"X-MAIDENNAME:Beispiel\r\nNICKNAME:Eri,Rika\r\nREV:2024-01-31T10:11:12Z\r\n"
    b"CATEGORIES:Freunde,Chor\r\nEND:VCARD\r\n"
)
BROKEN = b"BEGIN:VCARD\r\n%%%\r\nEND:VCARD\r\n"


def card(*lines: str) -> bytes:
    """Return a card of lines."""
    return "\r\n".join(["BEGIN:VCARD", "VERSION:3.0", *lines, "END:VCARD", ""]).encode()


def test_a_full_card_fills_the_record(read: Read) -> None:
    """Every column of RECORDS that a card can fill is filled from it."""
    record = read(ERIKA).records.iloc[0]
    expected = {
        "kind": "card",
        "outcome": "kept",
        "display_name": "Dr. Erika Muster",
        "given_name": "Erika",
        "additional_name": "Maria",
        "family_name": "Muster",
        "name_prefix": "Dr.",
        "nickname": "Eri",
        "maiden_name": "Beispiel",
        "company": "Beispiel, Inc.",
        "job_title": "Leiterin",
        "city": "Bonn",
        "country": "Deutschland",
        "birthday": "--04-15",
        "uid": "abc-1",
        "labels": "Freunde; Chor",
        "note_known": True,
        "home_address_known": True,
        "photo_known": True,
    }
    assert expected == record[list(expected)].to_dict()
    assert "2024-01-31" == str(record["changed_on"].date())


def test_how_a_name_sounds_is_no_name(read: Read) -> None:
    """A card of 4.0 may say the sounds of a name and a company before both (RFC 9554)."""
    lines = ("N;PHONETIC=ipa:/a/;/b/;;;", "N:Muster;Erika;;;", "ORG;PHONETIC=ipa:/c/", "ORG:Acme")
    record = read(card(*lines, "FN:Erika Muster")).records.iloc[0]
    names = ("family_name", "given_name", "company")
    assert ("Muster", "Erika", "Acme") == tuple(record[name] for name in names)


def test_a_full_card_fills_the_channels(read: Read) -> None:
    """Phones, mails, addresses and websites, with the owner's label before the type."""
    channels = read(ERIKA).channels
    assert [
        (0, "phone", "+49 152 28817386", "mobile", True),
        (0, "phone", "030 23125 000", "fax", False),
        (0, "email", "erika@example.com", "home", False),
        (0, "profile", "http://www.linkedin.com/in/erika-muster", "", False),
        (0, "website", "https://example.org/a", "", False),
        (0, "address", "Weg 1, 53111 Bonn", "home", False),
    ] == list(channels.itertuples(index=False, name=None))


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["ADR;TYPE=home:;;Weg 1;Bonn;;53111;"], "Weg 1, 53111 Bonn"),
        (["ADR;TYPE=HOME,pref:;Hof;Weg 1\\nLinks;Bonn;NRW;;DE"], "Hof, Weg 1, Links, Bonn"),
        (["ADR:Postfach 7;;;Bonn"], "Postfach 7, Bonn"),
        (["item1.ADR;TYPE=work:;;Weg 1;Bonn", "item1.X-ABLabel:Privat"], "Weg 1, Bonn"),
        (["ADR;TYPE=home:;;Weg 1;Bonn", "ORG:Acme"], "Weg 1, Bonn"),
        (["ADR:;;Weg 1;Bonn", "ORG:Acme"], None),
        (["ADR;TYPE=work:;;Weg 1;Bonn"], None),
        (["ADR;TYPE=home:;;;Bonn;;53111;"], None),
        (["ADR;TYPE=home:;;Weg;Bonn;;53111;"], None),
        (["ADR;TYPE=home:;;Weg 1;;;;DE"], None),
    ],
)
def test_a_private_address_is_a_channel(read: Read, lines: list[str], expected: str | None) -> None:
    """A house in a place recognises who lives there; a town or an office does not."""
    channels = read(card("FN:Erika Muster", *lines)).channels
    assert ([expected] if expected else []) == channels["value"].tolist()


@pytest.mark.parametrize(
    ("lines", "outcome", "reason"),
    [
        (["FN:A", "KIND:group"], "ignored", "a group"),
        (["FN:A", "X-ADDRESSBOOKSERVER-KIND:group"], "ignored", "a group"),
        (["FN:A", "KIND:org"], "ignored", "an organisation's own card"),
        (["FN:A", "ORG:B", "X-ABShowAs:COMPANY"], "ignored", "an organisation's own card"),
        (["FN:Acme GmbH", "N:;;;;", "ORG:ACME GmbH;"], "ignored", "an organisation's own card"),
        (["FN:Acme", "N:Acme;;;;", "ORG:Acme", "TEL:1"], "ignored", "an organisation's own card"),
        (["ORG:Acme", "TEL:1"], "ignored", "an organisation's own card"),
        (["FN:Erika Muster", "ORG:Erika Muster", "N:Muster;Erika"], "kept", ""),
        (["KIND:individual", "FN:A"], "kept", ""),
        (["TEL:1"], "kept", ""),
        (["EMAIL:a@example.com"], "kept", ""),
        (["NICKNAME:Bibo"], "kept", ""),
        (["URL:https://www.linkedin.com/in/a"], "kept", ""),
        (["FN:", "TEL:", "NOTE:x"], "ignored", "an empty card"),
        ([], "ignored", "an empty card"),
        (["%%%", "also nothing"], "rejected", "no line of the card could be read"),
    ],
)
def test_what_becomes_of_a_card(read: Read, lines: list[str], outcome: str, reason: str) -> None:
    """Only people are kept; all others stay in the account, with the reason."""
    record = read(card(*lines)).records.iloc[0]
    assert (outcome, reason) == (record["outcome"], record["reason"])


def test_a_broken_card_costs_no_other(read: Read) -> None:
    """Cards around an unreadable one are read; it is counted and named by its line."""
    found = read(ERIKA + BROKEN + ERIKA)
    assert ["kept", "rejected", "kept"] == found.records["outcome"].tolist()
    assert [1, 24, 27] == found.records["line"].tolist()
    source = found.sources.iloc[0]
    assert (3, 2, 0, 1) == tuple(source[["entries", "used", "ignored", "rejected"]])
    assert "24" == {note.kind: note for note in found.notes}["rejected"].parameters["lines"]


def test_notes_name_repairs_and_guesses(read: Read) -> None:
    """A missing END, a text broken without indentation and a guessed encoding are told."""
    document = b"BEGIN:VCARD\nFN:J\xf6rg\nNOTE:a\nb\n" + card("FN:B")
    assert {"guessed-encoding", "repaired"} == {note.kind for note in read(document).notes}
    assert all(note.sentence for note in read(document).notes)


def test_notes_hold_no_values(read: Read) -> None:
    """A note never shows what a card says."""
    document = b"BEGIN:VCARD\nFN:Sekret\nSekret\n" + card("Sekret line")
    assert "Sekret" not in repr(read(document).notes)


def test_tables_fit_their_declaration(read: Read) -> None:
    """Also where nothing was read."""
    for found in (read(), read(b""), read(ERIKA, BROKEN)):
        SOURCES.check(found.sources)
        RECORDS.check(found.records)
        CHANNELS.check(found.channels)


@pytest.mark.parametrize("data", [b"", b"\n\n", b"%PDF-1.7 \x00\xff", b"a,b\n1,2\n"])
def test_a_file_without_cards_says_so(read: Read, data: bytes) -> None:
    """A recognised file that yields nothing is said loudly."""
    found = read(data)
    assert ["empty"] == found.sources["status"].tolist()
    assert ["nothing-in-it"] == [note.kind for note in found.notes]


@pytest.mark.parametrize(
    ("between", "lines"),
    [
        (b"", []),
        (b"\r\n \n", []),
        (b"END:VCARD\n", []),
        (b"\nhello\nTEL:+493023125001\n", ["8"]),
        (b"BEGIN:VC\n", ["7"]),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_text_outside_of_cards_is_told(
    read: Read, between: bytes, lines: list[str], encoding: str
) -> None:
    """What belongs to no card is left out, and the line where it starts is told."""
    card = b"BEGIN:VCARD\nVERSION:3.0\nFN:Erika Muster\nN:Muster;Erika;;;\nNOTE:-\nEND:VCARD\n"
    found = read((card + between + card).decode().encode(encoding))
    told = [note.parameters["lines"] for note in found.notes if note.kind == "no-card"]
    assert told == lines
    assert len(found.records) == 2


class _Breaking(io.BytesIO):
    """A stream that fails after its first block."""

    def read(self, size: int | None = -1, /) -> bytes:
        """Return bytes once, then fail."""
        if self.tell():
            raise OSError("the archive is damaged")
        return super().read(size)


@pytest.mark.parametrize(("data", "status"), [(ERIKA, "read"), (b"x\n", "unreadable")])
def test_a_stream_that_breaks_off(read: Read, data: bytes, status: str) -> None:
    """What came before the failure is kept, and the failure is named."""
    found = read(Document("a.vcf", "a.vcf", "c", 9, lambda: _Breaking(data)))
    assert [status] == found.sources["status"].tolist()
    assert ["unreadable"] == [note.kind for note in found.notes]
    assert len(found.records) == (status == "read")


def test_records_go_on_over_documents(read: Read) -> None:
    """Record ids count over all documents, lines and labels start anew."""
    found = read(ERIKA, ERIKA)
    assert [0, 1] == found.records["record_id"].tolist()
    assert ["book0.vcf", "book1.vcf"] == found.records["source"].tolist()
    assert [1, 1] == found.records["line"].tolist()


@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.binary(max_size=300))
def test_any_bytes_are_read(read: Read, data: bytes) -> None:
    """Arbitrary bytes, inside a card and outside, never raise."""
    assert 2 <= len(read(data + b"\n" + ERIKA, b"BEGIN:VCARD\n" + data + b"\n" + ERIKA).records)


@pytest.mark.parametrize("held", [0, 1 << 20])
def test_the_book_gives_cards_back_unchanged(
    read: Read, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, held: int
) -> None:
    """Whether the document is held, sought in or packed, each card's bytes are its own."""
    monkeypatch.setattr(cardbook, "_HELD_WHOLE", held)
    data = b"\xef\xbb\xbf" + ERIKA + b"\r\n" + BROKEN + ERIKA[:-11]
    file, archive = tmp_path / "a.vcf", tmp_path / "a.zip"
    file.write_bytes(data)
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("b.vcf", data)

    def unpack() -> BinaryIO:
        with zipfile.ZipFile(archive) as opened, opened.open("b.vcf") as member:
            return io.BytesIO(member.read())

    books = read(
        Document("a.vcf", "a.vcf", "c", len(data), lambda: file.open("rb")),
        Document("b.vcf", "b.vcf", "c", len(data), unpack),
    )
    assert tuple(range(6)) == books.cards.record_ids
    read_back = [books.cards.read(record) for record in (5, 0, 4, 1, 3, 2)]
    assert [ERIKA[:-11], ERIKA, BROKEN, BROKEN, ERIKA, ERIKA[:-11]] == read_back


def test_a_large_file_is_sought_in_not_held(
    read: Read, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also under its limits a file on disk is sought in; what is being unpacked cannot be."""
    monkeypatch.setattr(cardbook, "_HELD_WHOLE", 0)
    file = tmp_path / "a.vcf"
    file.write_bytes(ERIKA * 3)
    size = file.stat().st_size
    book = read(
        Document("a.vcf", "a.vcf", "c", size, lambda: bounded(file.open("rb"), size, "too large"))
    ).cards
    monkeypatch.setattr(CardReader, "_hold", None)
    assert [ERIKA] * 3 == [book.read(record) for record in (2, 0, 1)]
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as packed:
        packed.writestr("b.vcf", ERIKA)
    with zipfile.ZipFile(tmp_path / "a.zip") as packed, packed.open("b.vcf") as member:
        assert not bounded(member, size, "").seekable()  # type: ignore[arg-type] # a BinaryIO in all but name


def test_cards_of_utf_16_come_back_in_utf_8(read: Read) -> None:
    """A card cut out of a UTF-16 document could not be read by itself."""
    text = card("FN:Jörg").decode()
    book = read((text + text).encode("utf-16")).cards
    assert text.encode() == book.read(1)


@pytest.mark.parametrize(
    ("name", "head", "expected"),
    [
        ("a.vcf", b"", "vcard"),
        ("contacts", b"BEGIN:VCARD\n", "vcard"),
        ("contacts", b"\xef\xbb\xbf\r\n begin: vcard", "vcard"),
        ("contacts", "BEGIN:VCARD\n".encode("utf-16"), "vcard"),
        ("messages.csv", b'a,"\nBEGIN:VCARD\n"', ""),
        ("a.csv", b"Name,Vorname\n", ""),
        ("a.ics", b"BEGIN:VCALENDAR\n", ""),
    ],
)
def test_what_is_claimed(name: str, head: bytes, expected: str) -> None:
    """A file is an address book by its name or by how it begins."""
    document = Document(name, name, "c", len(head), lambda: io.BytesIO(head))
    assert expected == VCardImporter().claims(document, head)


@pytest.mark.parametrize(
    ("line", "kind", "value"),
    [
        (
            "X-SOCIALPROFILE;type=linkedin;x-user=erika:x-apple:erika",
            "profile",
            "https://www.linkedin.com/in/erika",
        ),
        ("X-SOCIALPROFILE;type=twitter:http://twitter.com/e", "website", "http://twitter.com/e"),
        ("X-LINKEDIN:linkedin.com/in/erika", "profile", "linkedin.com/in/erika"),
        ("IMPP:https://www.xing.com/profile/E_M", "profile", "https://www.xing.com/profile/E_M"),
        ("URL:example.org", "website", "example.org"),
        ("TEL;VALUE=uri:tel:+1-201-555-0123;ext=7", "phone", "+1-201-555-0123 ext. 7"),
    ],
)
def test_channels_of_odd_properties(read: Read, line: str, kind: str, value: str) -> None:
    """Profiles are recognised wherever they stand; tel: addresses become numbers."""
    channels = read(card("FN:E M", line)).channels
    assert [(kind, value)] == list(channels[["kind", "value"]].itertuples(index=False, name=None))
