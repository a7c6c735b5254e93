"""The safe walk: what is opened, what is refused, and what stays closed."""

import io
import os
import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from auditor.errors import NoReadableInput
from auditor.importers.found import Walked
from auditor.importers.limits import DEFAULT_LIMITS, Limits
from auditor.importers.registry import interest
from auditor.importers.walk import walk
from auditor.model.imported import Imported

CONNECTIONS = b"First Name,Last Name,Connected On\nErika,Muster,24 Mar 2021\n"


def walked(*paths: Path, limits: Limits = DEFAULT_LIMITS) -> Walked:
    """Walk as `read` does."""
    return walk(paths, interest, limits)


def labels(found: Walked) -> list[str]:
    """Return the labels of the documents found."""
    return [document.label for document in found.documents]


def refusals(found: Walked) -> dict[str, str]:
    """Return why files were refused."""
    return {refused.label: refused.reason for refused in found.refused}


@pytest.mark.parametrize(
    "name",
    [
        "Connections.csv",
        "connections.CSV",
        "Connections (1).csv",
        "messages_2.csv",
        "Endorsement_Received_Info.csv",
        "Endorsement Received Info.csv",
        "Email Addresses.csv",
        "Imported Contacts.csv",
        "Notes_123456789.csv",
        "book.vcf",
        "book.VCARD",
        "contacts.csv",
        "Meine_Kontakte (1).csv",
        "Outlook.CSV",
        "google-2024.csv",
        "Takeout/Contacts/Chor/Chor.csv",
        "Takeout/Kontakte/Alle Kontakte/Alle Kontakte.csv",
        "Adressbuch.tsv",
    ],
)
def test_names_that_matter(name: str) -> None:
    """Files of the export are known in every spelling of their name."""
    assert "open" == interest(name)


@pytest.mark.parametrize(
    "name",
    [
        "Logins.csv",
        "Receipts_v2.csv",
        "Inferences_about_you.csv",
        "Job Applicant Saved Answers_1.csv",
        "my messages old.csv",
        "Connections.txt",
        "Whatsapp Phone Numbers.csv",
        "Chor/Chor.csv",
        "Takeout/Drive/Chor/Chor.csv",
        "Contacts/Chor/Andere.csv",
        "contacts.xlsx",
        "Contacts/Chor/portrait.jpg",
    ],
)
def test_names_that_stay_closed(name: str) -> None:
    """A name must fit exactly: everything else in an export is private."""
    assert "closed" == interest(name)


@pytest.mark.parametrize(
    "name",
    [
        "guide_messages.csv",
        "coach_messages.csv",
        "learning_coach_messages.csv",
        "learning_role_play_messages.csv",
        "LearningCoachMessages.csv",
    ],
)
def test_assistant_chats(
    name: str, reading_files: Callable[..., Imported], messages_csv: Callable[[int], str]
) -> None:
    """A chat with an assistant has the header of messages.csv and is never read as one."""
    assert "chat" == interest(name)

    imported = reading_files({name: messages_csv(2024), "Connections.csv": CONNECTIONS})

    assert imported.interactions.empty
    assert ["read", "ignored"] == sorted(imported.sources["status"], reverse=True)


def test_assistant_chat_that_was_chosen(tmp_path: Path, messages_csv: Callable[[int], str]) -> None:
    """An assistant's chat stays one when the user names it."""
    path = tmp_path / "guide_messages.csv"
    path.write_text(messages_csv(2024), "utf-8")

    assert ["Assistant chat"] == [refused.set_aside for refused in walked(path).refused]


def test_zip_folder_and_folder_of_both(
    zipped: Callable[..., Path], unpacked: Callable[..., Path]
) -> None:
    """Archives and folders are found at any depth; labels are short and unique."""
    files = {"Connections.csv": CONNECTIONS, "Logins.csv": b"secret", "Jobs/x.csv": b"secret"}
    folder = unpacked(files, "all/deep/Basic_LinkedInDataExport_02-28-2025").parent.parent
    zipped(files, "all/Complete_LinkedInDataExport_01-31-2026.zip")
    found = walked(folder)

    assert [
        "all/Complete_LinkedInDataExport_01-31-2026.zip/Connections.csv",
        "all/deep/Basic_LinkedInDataExport_02-28-2025/Connections.csv",
    ] == labels(found)
    assert ["2026-01-31", "2025-02-28"] == [str(d.exported_on) for d in found.documents]
    assert {"all": 2, "all/Complete_LinkedInDataExport_01-31-2026.zip": 2} == dict(found.closed)
    assert 2 == len({document.collection for document in found.documents})


def test_renamed_and_nested_archives(zipped: Callable[..., Path], tmp_path: Path) -> None:
    """A ZIP is known by its first bytes, and one inside another is read as well."""
    inner = zipped({"export/Connections.csv": CONNECTIONS}, "inner.zip").read_bytes()
    outer = zipped({"backup/inner.zip": inner}, "outer.zip")
    renamed = outer.rename(tmp_path / "download")
    found = walked(renamed)

    assert ["download/backup/inner.zip/export/Connections.csv"] == labels(found)
    with found.documents[0].open() as stream:
        assert CONNECTIONS == stream.read()


def test_archives_nested_too_deep(zipped: Callable[..., Path]) -> None:
    """Archives inside archives are followed down to a bound."""
    content = zipped({"Connections.csv": CONNECTIONS}, "0.zip").read_bytes()
    for depth in range(1, 4):
        path = zipped({f"{depth - 1}.zip": content}, f"{depth}.zip")
        content = path.read_bytes()

    assert [] == labels(walked(path))
    assert ["it lies too deep in archives inside archives"] == list(refusals(walked(path)).values())


@pytest.mark.parametrize(
    "name",
    [
        "../Connections.csv",
        "/etc/Connections.csv",
        "C:/Connections.csv",
        "..\\..\\Connections.csv",
        "a/../../Connections.csv",
    ],
)
def test_paths_that_lead_out_of_an_archive(name: str, zipped: Callable[..., Path]) -> None:
    """An entry whose path leads out of the archive is refused, the others are read."""
    found = walked(zipped({name: CONNECTIONS, "messages.csv": b"x"}, "x.zip"))

    assert ["x.zip/messages.csv"] == labels(found)
    assert {"x.zip/Connections.csv": "its path leads out of the archive"} == refusals(found)


def test_symlink_in_an_archive(tmp_path: Path) -> None:
    """A link inside an archive is no file."""
    entry = zipfile.ZipInfo("Connections.csv")
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as out:
        out.writestr(entry, "/etc/passwd")

    assert {"x.zip/Connections.csv": "it is a link to another file"} == refusals(
        walked(tmp_path / "x.zip")
    )


def test_symlinks_in_a_folder(unpacked: Callable[..., Path], tmp_path: Path) -> None:
    """Links that stay inside a folder are followed, links out of it are not."""
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "Notes.csv").write_bytes(b"x")
    folder = unpacked({"sub/messages.csv": b"x"})
    (folder / "Connections.csv").symlink_to(folder / "sub" / "messages.csv")
    (folder / "Notes.csv").symlink_to(tmp_path / "outside" / "Notes.csv")
    (folder / "loop").symlink_to(folder)
    (folder / "others").symlink_to(tmp_path / "outside")
    found = walked(folder)

    assert ["export/Connections.csv", "export/sub/messages.csv"] == labels(found)
    assert {"export/Notes.csv": "it is a link to a file outside the folder"} == refusals(found)


def test_what_is_no_file(unpacked: Callable[..., Path]) -> None:
    """A pipe named like an export is not waited for."""
    folder = unpacked({"messages.csv": b"x"})
    os.mkfifo(folder / "Connections.csv")

    assert {"export/Connections.csv": "it is no regular file"} == refusals(walked(folder))


def test_encrypted_entries(zipped: Callable[..., Path]) -> None:
    """An encrypted file is named with what to do about it."""
    path = zipped({"Connections.csv": CONNECTIONS}, "x.zip")
    content = bytearray(path.read_bytes())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.find(signature) + offset] |= 1
    path.write_bytes(content)

    reason = "it is encrypted; unpack the archive with its password first"
    assert {"x.zip/Connections.csv": reason} == refusals(walked(path))


def bomb(path: Path, size: int) -> Path:
    """Write a ZIP whose Connections.csv unpacks to `size` zero bytes."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as out:
        out.writestr("Connections.csv", bytes(size))
    return path


def test_zip_bomb(tmp_path: Path) -> None:
    """An entry that unpacks to far more than its packed size is refused by its header."""
    path = bomb(tmp_path / "x.zip", 1 << 20)
    small = Limits(ratio=50, ratio_from_bytes=1000)

    reason = "it unpacks to more than 50 times its packed size"
    assert {"x.zip/Connections.csv": reason} == refusals(walked(path, limits=small))


def test_lying_header(tmp_path: Path, reading: Callable[..., Imported]) -> None:
    """A header that says too little makes no more of the file be read than it says."""
    path = bomb(tmp_path / "x.zip", 1 << 20)
    content = bytearray(path.read_bytes())
    struct.pack_into("<L", content, content.find(b"PK\x01\x02") + 24, 1000)
    path.write_bytes(content)

    with pytest.raises(NoReadableInput, match="damaged or cut off"):
        reading(path)


def test_single_and_total_size(unpacked: Callable[..., Path]) -> None:
    """Files beyond the size of one, or of all together, are left out and said."""
    folder = unpacked({"Connections.csv": bytes(30), "Notes.csv": bytes(50), "a.vcf": bytes(30)})
    limits = Limits(file_bytes=40, total_bytes=50)
    found = walked(folder, limits=limits)

    assert ["export/Connections.csv"] == labels(found)
    assert ["export/Notes.csv", "export/a.vcf"] == [refused.label for refused in found.refused]
    assert all(refused.over_limit for refused in found.refused)


def test_file_that_grows(unpacked: Callable[..., Path]) -> None:
    """Bytes are counted while reading, whatever size a file said it has."""
    folder = unpacked({"Connections.csv": b"x"})
    document = walked(folder, limits=Limits(file_bytes=100)).documents[0]
    (folder / "Connections.csv").write_bytes(bytes(1000))

    with document.open() as stream, pytest.raises(OSError, match="larger than"):
        stream.read()


def test_too_many_entries(zipped: Callable[..., Path], unpacked: Callable[..., Path]) -> None:
    """An archive or folder with too many entries is refused before it fills the memory."""
    files = {f"{number}.txt": b"" for number in range(5)}

    few = Limits(entries=3)
    assert {"x.zip": "it has more than 3 entries"} == refusals(
        walked(zipped(files, "x.zip"), limits=few)
    )
    assert {"export": "it holds more than 3 files"} == refusals(walked(unpacked(files), limits=few))


def test_directory_too_large_to_list(zipped: Callable[..., Path]) -> None:
    """An archive's table of contents is measured before it is read."""
    path = zipped({f"{'x' * 5000}{number}": b"" for number in range(3)}, "x.zip")

    assert {"x.zip": "it has more than 3 entries"} == refusals(
        walked(path, limits=Limits(entries=3))
    )


def test_workbook(zipped: Callable[..., Path]) -> None:
    """An Excel workbook is a ZIP too; the user is told to save it as CSV."""
    path = zipped({"xl/workbook.xml": b"", "[Content_Types].xml": b""}, "Connections.xlsx")

    assert ["it is an Excel workbook; save it as CSV first"] == list(
        refusals(walked(path)).values()
    )


@pytest.mark.parametrize("keep", [0, 3, 10, 60, 200])
def test_truncated_archive(keep: int, zipped: Callable[..., Path]) -> None:
    """An archive that was cut off is named, whatever is left of it."""
    path = zipped({"Connections.csv": CONNECTIONS * 50}, "x.zip")
    path.write_bytes(path.read_bytes()[:keep])

    assert ["x.zip"] == list(refusals(walked(path)))


def test_same_names_get_different_labels(unpacked: Callable[..., Path], tmp_path: Path) -> None:
    """Files of one name from two folders are told apart by their folder."""
    one = unpacked({"contacts.vcf": b"x"}, "one") / "contacts.vcf"
    two = unpacked({"contacts.vcf": b"y"}, "two") / "contacts.vcf"
    twice = tmp_path / "x.zip"
    with zipfile.ZipFile(twice, "w") as out:
        out.writestr("a.vcf", b"1")
        with pytest.warns(UserWarning, match="Duplicate name"):
            out.writestr("a.vcf", b"2")

    assert [
        "one/contacts.vcf",
        "two/contacts.vcf",
        "x.zip/a.vcf",
        "x.zip/a.vcf (2)",
    ] == labels(walked(one, two, twice))


def test_hostile_names(zipped: Callable[..., Path]) -> None:
    """Names that would fool a terminal or a reader come out readable."""
    found = walked(zipped({"\x1b[31m\u202eevil\n/a.vcf": b"x"}, "x.zip"))

    assert ["x.zip/[31mevil/a.vcf"] == labels(found)


def test_one_collection_for_loose_files(unpacked: Callable[..., Path]) -> None:
    """Files given one by one from a folder belong together."""
    folder = unpacked({"Connections.csv": b"x", "messages.csv": b"y"})
    found = walked(folder / "Connections.csv", folder / "messages.csv")

    assert ["Connections.csv", "messages.csv"] == labels(found)
    assert ["export", "export"] == [document.collection for document in found.documents]
    assert all(document.chosen for document in found.documents)


def test_two_exports_in_one_archive(zipped: Callable[..., Path]) -> None:
    """Two exports packed together stay two collections; one that is spread stays one."""
    two = zipped({"a/Connections.csv": b"x", "b/Connections.csv": b"y"}, "two.zip")
    one = zipped({"a/Connections.csv": b"x", "b/messages.csv": b"y"}, "one.zip")

    assert ["two.zip/a", "two.zip/b", "one.zip", "one.zip"] == [
        document.collection for document in walked(two, one).documents
    ]


def test_day_of_the_export_from_time_stamps(tmp_path: Path) -> None:
    """Where the name has no date, the newest entry's time stamp tells the day."""
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w") as out:
        for name, day in (("Connections.csv", (2024, 5, 6)), ("x.csv", (2024, 5, 7))):
            out.writestr(zipfile.ZipInfo(name, (*day, 1, 2, 4)), CONNECTIONS)
        out.writestr(zipfile.ZipInfo("y.csv"), b"")  # without a clock: 1980

    assert ["2024-05-07"] == [str(document.exported_on) for document in walked(path).documents]


def test_documents_can_be_opened_again(zipped: Callable[..., Path]) -> None:
    """A document gives a fresh stream each time."""
    document = walked(zipped({"Connections.csv": CONNECTIONS}, "x.zip")).documents[0]

    for _ in range(2):
        with document.open() as stream:
            lines = io.TextIOWrapper(stream).readlines()
        assert 2 == len(lines)


def test_folder_given_as_dots(
    unpacked: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder given as `.` or `..` is called by its name."""
    folder = unpacked({"sub/a.vcf": b"x"})
    monkeypatch.chdir(folder / "sub")

    assert ["sub/a.vcf"] == labels(walked(Path()))
    assert ["export/sub/a.vcf"] == labels(walked(Path("..")))
