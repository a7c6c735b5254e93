"""Reading all sources: what is told about each, what counts once, what stops the run."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from auditor.errors import NoReadableInput
from auditor.importers.registry import IMPORTERS
from auditor.model.imported import Imported

Archive = Callable[[int], dict[str, bytes]]
Reading = Callable[..., Imported]

FEW = ("Connections.csv", "messages.csv", "Invitations.csv", "Email Addresses.csv", "Logins.csv")


@pytest.fixture
def archive(archive: Archive) -> Archive:
    """Return the builder of an archive with the few files that reading as a whole is about."""
    return lambda era: {name: file for name, file in archive(era).items() if name in FEW}


CARD = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:%s\r\nEMAIL:%s@example.org\r\nEND:VCARD\r\n"  # two slots


def statuses(imported: Imported) -> dict[str, str]:
    """Return the status of each file by its own name."""
    names = imported.sources["source"].str.rpartition("/")[2]
    return dict(zip(names, imported.sources["status"], strict=True))


def sentences(imported: Imported, kind: str) -> list[str]:
    """Return the sentences of the notes of a kind."""
    return [note.sentence for note in imported.notes if note.kind == kind]


def test_nothing_readable(tmp_path: Path, reading: Reading) -> None:
    """Where nothing can be read the run stops, and says why for each file."""
    (tmp_path / "Connections.csv").write_bytes(b"")
    (tmp_path / "picture.vcf").write_bytes(b"\x89PNG" + bytes(range(256)) * 9)

    with pytest.raises(NoReadableInput) as stopped:
        reading(tmp_path / "Connections.csv", tmp_path / "missing.zip", tmp_path / "picture.vcf")

    assert 3 == stopped.value.exit_code
    assert "Connections.csv: it is empty" in stopped.value.problem
    assert "missing.zip: the system says: No such file or directory" in stopped.value.problem
    assert "picture.vcf" in stopped.value.problem
    assert str(tmp_path) not in str(stopped.value)


def test_empty_folder(tmp_path: Path, reading: Reading) -> None:
    """A folder with nothing that matters stops the run."""
    (tmp_path / "Logins.csv").write_bytes(b"x")

    with pytest.raises(NoReadableInput, match="no file in it says anything about contacts"):
        reading(tmp_path)


def test_bad_files_beside_good_ones(
    archive: Archive, zipped: Callable[..., Path], tmp_path: Path, reading: Reading
) -> None:
    """A missing, binary or unknown file is named; the others are read all the same."""
    (tmp_path / "letter.txt").write_bytes(b"Dear Sir or Madam")
    (tmp_path / "song.mp3").write_bytes(bytes(range(256)) * 9)
    good = zipped(archive(2024))
    names = ("letter.txt", "song.mp3", "missing.vcf")
    imported = reading(good, *(tmp_path / name for name in names))

    told = statuses(imported)
    assert ["ignored", "unreadable", "unreadable"] == [told[name] for name in names]
    assert 4 == (imported.records["outcome"] == "kept").sum()
    assert [
        "is no export that says anything about relationships",
    ] == sentences(imported, "not-recognised")


def test_recognised_file_with_nothing_in_it(reading_files: Reading, archive: Archive) -> None:
    """A file that is known but yields nothing says so loudly."""
    empty = "Endorsement Date,Skill Name,Endorsee First Name,Endorsee Last Name\n"
    imported = reading_files({**archive(2024), "Endorsement_Given_Info.csv": empty})

    assert "empty" == statuses(imported)["Endorsement_Given_Info.csv"]
    assert ["was recognised as LinkedIn endorsements given but holds no usable entry"] == sentences(
        imported, "nothing-in-it"
    )


def test_known_name_without_its_header(reading_files: Reading, archive: Archive) -> None:
    """A file of the export whose header is missing is named as unreadable."""
    imported = reading_files({**archive(2024), "Connections.csv": "<html>Sign in</html>"})

    assert "unreadable" == statuses(imported)["Connections.csv"]
    assert [
        "could not be read: none of its first lines is the header of LinkedIn connections"
    ] == sentences(imported, "unreadable")


def test_renamed_file_that_was_chosen(tmp_path: Path, archive: Archive, reading: Reading) -> None:
    """A file that the user names is known by its content, whatever its name."""
    (tmp_path / "my contacts 2024.txt").write_bytes(archive(2024)["Connections.csv"])
    imported = reading(tmp_path / "my contacts 2024.txt")

    assert ["linkedin-connections"] == imported.sources["format"].tolist()
    assert 5 == len(imported.records)


def test_files_left_closed_are_counted(
    zipped: Callable[..., Path], archive: Archive, reading: Reading
) -> None:
    """What an archive holds besides is counted, never opened."""
    imported = reading(zipped(archive(2024)))

    assert ["left closed, since they say nothing about relationships: 1 files"] == sentences(
        imported, "not-opened"
    )
    assert "Logins.csv" not in statuses(imported)


def test_same_archive_twice(
    zipped: Callable[..., Path], unpacked: Callable[..., Path], archive: Archive, reading: Reading
) -> None:
    """An archive given again, also unpacked, changes nothing but the list of sources."""
    once = reading(zipped(archive(2024)))
    twice = reading(zipped(archive(2024)), unpacked(archive(2024)))

    assert len(once.records) == len(twice.records)
    assert once.interactions.equals(twice.interactions)
    assert 4 == len(sentences(twice, "same-content"))


def test_file_beside_the_archive_it_came_from(
    zipped: Callable[..., Path], unpacked: Callable[..., Path], archive: Archive, reading: Reading
) -> None:
    """A loose file gives way to the archive that holds it too."""
    loose = unpacked({"messages.csv": archive(2024)["messages.csv"]}) / "messages.csv"
    imported = reading(loose, zipped(archive(2024)))

    assert "ignored" == statuses(imported)["messages.csv"] or imported.sources["source"].iloc[0]
    assert 1 == len(sentences(imported, "same-content"))
    assert "high" == imported.owner.certainty


@pytest.mark.parametrize("era", [2018, 2021])
def test_overlapping_exports(
    era: int,
    zipped: Callable[..., Path],
    archive: Archive,
    messages_csv: Callable[..., str],
    reading: Reading,
) -> None:
    """What two exports of one person both hold is counted once, whatever their era."""
    later = [("2-Z==", "tom", ["me"], "2024-01-05 10:11:12", "Long time no see")]
    new = {**archive(2024), "messages.csv": (archive(2024)["messages.csv"].decode()).encode()}
    new["messages.csv"] += "".join(messages_csv(2024, later).splitlines(keepends=True)[1:]).encode()
    old_zip = zipped(archive(era), "Complete_LinkedInDataExport_08-01-2021.zip")
    new_zip = zipped(new, "Complete_LinkedInDataExport_02-01-2024.zip")
    alone, both = reading(new_zip), reading(old_zip, new_zip)

    assert len(alone.interactions) == len(both.interactions)
    assert alone.owner == both.owner
    assert 10 == len(both.records)
    counts = both.interactions.groupby(["kind", "direction"]).size()
    assert alone.interactions.groupby(["kind", "direction"]).size().equals(counts)
    assert any("counted there" in note for note in sentences(both, "ignored"))


def test_messages_away_from_their_archive(
    unpacked: Callable[..., Path],
    messages_csv: Callable[..., str],
    archive: Archive,
    reading: Reading,
) -> None:
    """Messages that do not tell whose they are belong to the owner that the others tell."""
    talks = [("2-A==", "erika", ["me"], "2024-01-05 10:11:12", "Hi")]
    moved = unpacked({"messages.csv": messages_csv(2024, talks).encode()}, "moved")
    rest = unpacked({"Invitations.csv": archive(2024)["Invitations.csv"]}, "rest")
    imported = reading(moved, rest)

    told = imported.interactions[imported.interactions["kind"] == "message"]
    assert [("in", "linkedin:erika-muster")] == list(
        told[["direction", "profile"]].itertuples(index=False, name=None)
    )
    assert [] == [note.kind for note in imported.notes if note.kind.startswith("owner")]


def test_accepted_note_of_an_older_export(
    zipped: Callable[..., Path], archive: Archive, reading: Reading
) -> None:
    """A note that only the older export has as an invitation is no message of the newer one."""
    new = {name: file for name, file in archive(2024).items() if name != "Invitations.csv"}
    old_zip = zipped(archive(2023), "Complete_LinkedInDataExport_03-31-2023.zip")
    both = reading(old_zip, zipped(new))

    anna = both.interactions[both.interactions["name"] == "Anna Schmidt, PhD"]
    assert ["invitation"] == anna["kind"].tolist()


def test_address_book_named_like_a_file_of_the_export(
    reading_files: Reading, archive: Archive
) -> None:
    """Google's contacts.csv is known by its header, though LinkedIn has a Contacts.csv too."""
    header = "First Name,Last Name,Name Prefix,Labels,E-mail 1 - Label,E-mail 1 - Value\n"
    google = header + "Lena,Muster,,* myContacts,*,lena@example.org\n"
    imported = reading_files({**archive(2024), "contacts.csv": google})

    assert {"connection", "card"} == set(imported.records["kind"])
    assert "read" == statuses(imported)["contacts.csv"]


def test_importers_can_be_chosen(reading_files: Reading, archive: Archive) -> None:
    """Only the importers given may claim files."""
    cards = [importer for importer in IMPORTERS if importer.id == "vcard"]
    files = {**archive(2024), "a.vcf": CARD % (b"A A", b"a")}
    imported = reading_files(files, importers=cards)

    assert ["card"] == imported.records["kind"].tolist()


def test_two_owners(
    zipped: Callable[..., Path], unpacked: Callable[..., Path], archive: Archive, reading: Reading
) -> None:
    """Of two people's exports one is believed, and what the other wrote is nobody's of the owner.

    An address that both stand in, or one name, would make them one person's.
    """
    other = {
        name: file.replace(b"mira", b"max").replace(b"Mira", b"Max").replace(b"2021-0", b"2020-0")
        for name, file in archive(2024).items()
        if name not in ("PhoneNumbers.csv", "Email Addresses.csv")
    }
    alone = reading(zipped(archive(2024)))
    imported = reading(zipped(archive(2024)), unpacked(other))

    assert 1 == len(sentences(imported, "owner-uncertain"))
    assert "linkedin:mira-beispiel" == imported.owner.profile
    assert len(alone.interactions) == len(imported.interactions)
    assert any("another person's export" in note for note in sentences(imported, "ignored"))


def test_owner_who_changed_address(
    zipped: Callable[..., Path], unpacked: Callable[..., Path], archive: Archive, reading: Reading
) -> None:
    """Exports before and after the owner's profile address changed are one person's."""
    later = {
        name: file.replace(b"mira-beispiel", b"mira-muster").replace(b"2021-0", b"2020-0")
        for name, file in archive(2024).items()
    }
    alone = reading(zipped(archive(2024)))
    imported = reading(zipped(archive(2024)), unpacked(later))

    assert [] == sentences(imported, "owner-uncertain")
    assert len(alone.interactions) < len(imported.interactions)


def test_cards_and_connections_together(
    zipped: Callable[..., Path], tmp_path: Path, archive: Archive, reading: Reading
) -> None:
    """Record ids run through all sources, and each card is found under its own."""
    book = tmp_path / "book.vcf"
    book.write_bytes(CARD % (b"Erika Muster", b"erika") + CARD % (b"Otto Normal", b"otto"))
    more = tmp_path / "more.vcf"
    more.write_bytes(CARD % (b"Lena Muster", b"lena"))
    imported = reading(zipped(archive(2024)), book, more)

    cards = imported.records[imported.records["kind"] == "card"]
    assert list(imported.cards.record_ids) == cards["record_id"].tolist()
    for record_id, name in zip(cards["record_id"], cards["display_name"], strict=True):
        assert name.encode() in imported.cards.read(record_id)
    with pytest.raises(KeyError):
        imported.cards.read(0)


def test_own_card_is_no_contact(
    zipped: Callable[..., Path], tmp_path: Path, archive: Archive, reading: Reading
) -> None:
    """The owner's own card is set aside; one who shares only the address is not."""
    own = (CARD % (b"Mira Beispiel", b"mira")).replace(b"example.org", b"example.com")
    shared = (CARD % (b"Paul Beispiel", b"mira")).replace(b"example.org", b"example.com")
    (tmp_path / "book.vcf").write_bytes(own + shared)
    imported = reading(zipped(archive(2024)), tmp_path / "book.vcf")

    cards = imported.records[imported.records["kind"] == "card"]
    assert [("ignored", "your own entry"), ("kept", "")] == list(
        cards[["outcome", "reason"]].itertuples(index=False, name=None)
    )


@pytest.mark.parametrize("address", ["jörg-beispiel", "J%C3%B6rg-Beispiel"])
def test_own_profile_is_no_contact(address: str, tmp_path: Path, reading: Reading) -> None:
    """The owner's own profile address on a card makes it the owner's, however it is written."""
    url = f"URL:https://linkedin.com/in/{address}\r\nEND:VCARD"
    card = (CARD % (b"J B", b"j")).decode().replace("END:VCARD", url)
    (tmp_path / "book.vcf").write_text(card, "utf-8")
    (tmp_path / "Connections.csv").write_text("First Name,Last Name,Connected On\nA,B,2021\n")
    me = "https://www.linkedin.com/in/jörg-beispiel"
    imported = reading(tmp_path / "book.vcf", tmp_path / "Connections.csv", me=me)

    cards = imported.records[imported.records["kind"] == "card"]
    assert ["your own entry"] == cards["reason"].tolist()


def test_sources_in_the_order_given(
    zipped: Callable[..., Path], unpacked: Callable[..., Path], archive: Archive, reading: Reading
) -> None:
    """Sources stand in the order of the command line, then by label."""
    folder = unpacked({"b.vcf": CARD % (b"B B", b"b"), "a.vcf": CARD % (b"A A", b"a")})
    first = reading(folder, zipped({"Connections.csv": archive(2024)["Connections.csv"]}, "x.zip"))

    assert ["export/a.vcf", "export/b.vcf", "x.zip/Connections.csv"] == (
        first.sources["source"].tolist()
    )


def test_reading_is_deterministic(
    zipped: Callable[..., Path], archive: Archive, reading: Reading
) -> None:
    """The same input gives the same tables and notes."""
    path = zipped(archive(2021))
    one, other = reading(path), reading(path)

    for table in ("sources", "records", "channels", "interactions"):
        assert getattr(one, table).equals(getattr(other, table))
    assert (one.notes, one.owner) == (other.notes, other.owner)


def test_progress_is_told(zipped: Callable[..., Path], archive: Archive, reading: Reading) -> None:
    """Whoever listens is told how many messages have been read."""
    steps: list[tuple[Any, ...]] = []
    reading(zipped(archive(2024), "x.zip"), progress=lambda *step: steps.append(step))

    assert ("x.zip/messages.csv", 8, 8, "messages") in steps


def test_a_card_in_several_files_is_read_once(tmp_path: Path, reading: Reading) -> None:
    """Groups of a Takeout hold the same cards; two alike in one file may be two people."""
    anna, otto = CARD % (b"Anna Muster", b"anna"), CARD % (b"Otto Normal", b"otto")
    bare = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Anna\r\nEND:VCARD"
    (tmp_path / "All Contacts.vcf").write_bytes(anna + bare + b"\r\n" + otto + bare)
    (tmp_path / "Family.vcf").write_bytes(bare + b"\r\n" + anna + bare + b"\n" + bare)
    imported = reading(tmp_path / "All Contacts.vcf", tmp_path / "Family.vcf")

    outcomes = imported.records[["outcome", "reason"]].apply(" ".join, axis="columns").tolist()
    copy = "ignored the same card stands in another file too"
    assert [*["kept "] * 4, copy, copy, copy, "kept "] == outcomes
    assert (0, 1, 2, 3, 7) == imported.cards.record_ids
    assert [4, 1] == imported.sources["used"].tolist()
    assert [0, 3] == imported.sources["ignored"].tolist()


def test_the_owner_of_an_export_beside_an_address_book(
    tmp_path: Path, archive: Archive, reading: Reading
) -> None:
    """An address book in the folder of an unpacked export does not hide its owner."""
    for name, data in archive(2024).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    alone = reading(tmp_path).owner
    (tmp_path / "zz.vcf").write_bytes(CARD % (b"Anna Muster", b"anna"))
    assert alone == reading(tmp_path).owner
    assert alone.name


@pytest.mark.parametrize("count", [5, 6])
def test_a_folder_with_a_file_a_card(tmp_path: Path, reading: Reading, count: int) -> None:
    """What more than a few files of one folder share is told once, with the sum of its counts."""
    for number in range(count):
        card = CARD % (b"Anna Mus\xdfter %d" % number, b"anna")
        (tmp_path / f"{number}.vcf").write_bytes(card.replace(b"END:VCARD", b""))
    (tmp_path / "other.vcf").write_bytes(CARD % (b"Otto Normal", b"otto"))
    notes = reading(tmp_path).notes
    kinds = ["guessed-encoding", "repaired"]
    if count == 5:
        assert kinds * 5 == [note.kind for note in notes]
    else:
        assert kinds == [note.kind for note in notes]
        assert {f"{tmp_path.name}/*.vcf"} == {note.source for note in notes}
        assert "read after a repair: 6 (END:VCARD was missing)" == notes[1].sentence
