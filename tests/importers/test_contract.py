"""What holds for every importer and any input: all is accounted for, nothing raises, no text."""

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auditor.errors import NoReadableInput
from auditor.importers.interface import Context, Document
from auditor.importers.registry import IMPORTERS
from auditor.importers.streams import Unreadable
from auditor.model.imported import Imported

Archive = Callable[[int], dict[str, bytes]]
Reading = Callable[..., Imported]

PLANTED = "Xylophonquark"
CARD = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Erika Muster\r\nTEL:+49 30 23125 001\r\nEND:VCARD\r\n"

HOSTILE = {
    "empty": b"",
    "blank": b"\n\n \n",
    "zeros": bytes(5000),
    "binary": bytes(range(256)) * 40,
    "html": b"<html><script>alert(1)</script></html>",
    "formula": b"=cmd|'/C calc'!A0,@SUM(1),+1\n",
    "one quote": b'"',
    "quotes": b'"' * 5001,
    "escapes": b"\x1b]0;title\x07,\x1b[31m\n" * 20,
    "utf-16 cut": "Vorname;Nachname".encode("utf-16")[:-1],
    "lone surrogate": b"\xed\xa0\x80,\xed\xb0\x80\n",
    "zip": b"PK\x03\x04" + bytes(range(200)),
    "long line": b"x" * 200_000,
    "commas": b"," * 20_000,
    "card without end": b"BEGIN:VCARD\nFN:x\n" * 30,
}

NAMES = (
    "Connections.csv",
    "messages.csv",
    "Invitations.csv",
    "Endorsement_Received_Info.csv",
    "Recommendations_Given.csv",
    "Notes.csv",
    "ImportedContacts.csv",
    "Profile.csv",
    "Positions.csv",
    "Email Addresses.csv",
    "PhoneNumbers.csv",
    "Registration.csv",
    "contacts.vcf",
)


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_hostile_files_under_every_name(
    content: bytes, unpacked: Callable[..., Path], reading: Reading
) -> None:
    """Whatever stands in a file, it is told and the files beside it are read."""
    folder = unpacked({**dict.fromkeys(NAMES, content), "good.vcf": CARD})
    for name in NAMES:  # no two alike, or they count as one file given twice
        (folder / name).write_bytes(content + name.encode() * bool(content.strip()))
    imported = reading(folder)

    assert "Erika Muster" in imported.records["display_name"].tolist()
    assert len(NAMES) + 1 == len(imported.sources)


@pytest.mark.parametrize("importer", IMPORTERS, ids=lambda importer: importer.id)
@pytest.mark.parametrize("name", NAMES)
def test_document_that_cannot_be_opened(importer: Any, name: str) -> None:
    """A document whose stream fails is a row of sources, never an exception."""

    def fail() -> Any:
        raise Unreadable("it is damaged")

    document = Document(f"x/{name}", name, "x", 10, fail)
    format_id = importer.claims(document, b"")
    if not format_id:
        return
    imported = importer.read(
        [(document, format_id)], Context(lambda texts, _: pytest.fail(str(len(texts))))
    )

    assert ["unreadable"] == imported.sources["status"].tolist()
    assert ["unreadable"] == [note.kind for note in imported.notes]


@settings(
    deadline=None, max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_mutated_archives(
    data: st.DataObject, archive: Archive, tmp_path: Path, reading: Reading
) -> None:
    """Bytes changed, cut out or doubled anywhere never raise, and all stays accounted for."""
    era = data.draw(st.sampled_from([2018, 2021, 2024, 2026]))
    files = archive(era)
    name = data.draw(st.sampled_from(sorted(files)))
    content = bytearray(files[name])
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(content)))
        length = data.draw(st.integers(0, 40))
        new = data.draw(
            st.one_of(st.binary(max_size=4), st.sampled_from([b'"', b"\n", b",", b"\0"]))
        )
        content[start : start + length] = new
    path = tmp_path / name
    path.write_bytes(content)
    (tmp_path / "good.vcf").write_bytes(CARD)

    imported = reading(path, tmp_path / "good.vcf")

    assert "Erika Muster" in imported.records["display_name"].tolist()


@settings(
    deadline=None, max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_mutated_zips(data: st.DataObject, tmp_path: Path, reading: Reading) -> None:
    """A damaged ZIP is told, never raised."""
    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("Registration.csv", b"Registered At\n10/24/13, 8:43 AM\n")
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(content) - 1))
        content[place] = data.draw(st.integers(0, 255))
    path.write_bytes(content)

    try:
        reading(path)
    except NoReadableInput as stopped:
        assert str(stopped).count("x.zip")  # noqa: PT017 - some damage does no harm


def test_no_message_text_in_any_table(
    archive: Archive, messages_csv: Callable[..., str], reading_files: Reading
) -> None:
    """Words of messages, notes and recommendations stand in no table, note or owner."""
    secret = PLANTED.encode()
    for era in (2018, 2021, 2026):
        files = archive(era)
        for name in ("messages.csv", "Messages.csv", "Invitations.csv"):
            for word in (b"workshop", b"Nice to meet", b"lunch", b"Hello", b"meet J", b"Wien"):
                if name in files:
                    files[name] = files[name].replace(word, secret)
        for name in ("Recommendations_Received.csv", "Recommendations_Given.csv"):
            files[name] = files[name].replace(b"She is great", secret)
        files["Notes.csv"] = (
            b"Connection First Name,Connection Last Name,Connection Profile URL,Note,Created On\n"
            b"Erika,Muster,," + secret + b",24 Mar 2021\n"
        )
        # and in rows that cannot be read
        files["Messages.csv" if era == 2018 else "messages.csv"] += secret + b'," ' + secret
        imported = reading_files(files)

        for table in ("sources", "records", "channels", "interactions"):
            assert PLANTED.lower() not in getattr(imported, table).to_csv().lower()
        assert PLANTED not in repr(imported.notes) + repr(imported.owner)
        assert 3 <= len(imported.interactions)
    assert messages_csv(2024)


def test_stages_leave_their_input_alone(
    archive: Archive, zipped: Callable[..., Path], reading: Reading
) -> None:
    """Putting together what overlaps changes none of the frames that it was given."""
    from auditor.importers.overlap import without_repetitions  # noqa: PLC0415 - tested alone
    from auditor.importers.own_entries import without_own_entries  # noqa: PLC0415

    imported = reading(zipped(archive(2024)))
    before = {name: getattr(imported, name).copy() for name in ("sources", "interactions")}
    without_repetitions(imported, (), imported.sources["collection"].unique().tolist())
    without_own_entries(imported)

    for name, frame in before.items():
        assert frame.equals(getattr(imported, name))
