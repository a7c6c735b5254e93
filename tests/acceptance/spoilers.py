"""Ways to spoil a network's files, each a function that takes their folder."""

import csv
import io
import shutil
import zipfile
from pathlib import Path

ZIP = "Complete_LinkedInDataExport_03-14-2026.zip"


def truncated_archive(sources: Path) -> None:
    """The ZIP breaks off, as after an interrupted download."""
    whole = (sources / ZIP).read_bytes()
    (sources / ZIP).write_bytes(whole[: len(whole) // 2])


def archive_that_is_text(sources: Path) -> None:
    """A page that says the link has expired, saved as the ZIP."""
    (sources / ZIP).write_text("<html><body>This link has expired</body></html>")


def empty_archive(sources: Path) -> None:
    """A ZIP of no bytes."""
    (sources / ZIP).write_bytes(b"")


def binary_cards(sources: Path) -> None:
    """Random bytes with the name of an address book."""
    (sources / "address_book" / "nextcloud.vcf").write_bytes(bytes(range(256)) * 200)


def unpacked(sources: Path) -> dict[str, bytes]:
    """Unpack the ZIP beside the address book and return the files' contents."""
    with zipfile.ZipFile(sources / ZIP) as archive:
        archive.extractall(sources / "LinkedIn")
    (sources / ZIP).unlink()
    return {p.name: p.read_bytes() for p in (sources / "LinkedIn").iterdir() if p.is_file()}


def empty_connections(sources: Path) -> None:
    """Connections.csv has no byte."""
    unpacked(sources)
    (sources / "LinkedIn" / "Connections.csv").write_bytes(b"")


def header_only(sources: Path) -> None:
    """messages.csv holds nothing but its header."""
    files = unpacked(sources)
    head = files["messages.csv"].split(b"\n", 1)[0]
    (sources / "LinkedIn" / "messages.csv").write_bytes(head + b"\n")


def other_encodings(sources: Path) -> None:
    """Connections in UTF-16 with tabs, messages in Latin-1."""
    files = unpacked(sources)
    rows = csv.reader(io.StringIO(files["Connections.csv"].decode(), newline=""))
    wide = "\n".join("\t".join(f'"{value}"' for value in row) for row in list(rows)[3:])
    (sources / "LinkedIn" / "Connections.csv").write_bytes(wide.encode("utf-16"))
    narrow = files["messages.csv"].decode().encode("latin-1", "replace")
    (sources / "LinkedIn" / "messages.csv").write_bytes(narrow)


def torn_messages(sources: Path) -> None:
    """messages.csv has NUL bytes, ragged rows and a quote that never closes."""
    files = unpacked(sources)
    torn = files["messages.csv"] + b'\x00\x00,"a",b\n"x","y","z'
    (sources / "LinkedIn" / "messages.csv").write_bytes(torn)


def path_tricks(sources: Path) -> None:
    """An archive whose entries want to be written elsewhere."""
    with zipfile.ZipFile(sources / "tricks.zip", "w") as archive:
        archive.writestr(
            "../../../Connections.csv", "First Name,Last Name,Connected On\nEve,Il,01 Jan 2020\n"
        )
        archive.writestr(
            "/etc/Connections.csv", "First Name,Last Name,Connected On\nEve,Il,01 Jan 2020\n"
        )


def bomb(sources: Path) -> None:
    """An archive that unpacks to a thousand times its size."""
    with zipfile.ZipFile(
        sources / "bomb.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=9
    ) as archive:
        archive.writestr(
            "Connections.csv", b"First Name,Last Name,Connected On\n" + b" " * 60_000_000
        )


def encrypted(sources: Path) -> None:
    """An archive with a password."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("Connections.csv", "First Name,Last Name,Connected On\n")
    content = bytearray(stream.getvalue())
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    (sources / "locked.zip").write_bytes(bytes(content))


def archive_twice(sources: Path) -> None:
    """The same archive under two names."""
    shutil.copy(sources / ZIP, sources / "Complete_LinkedInDataExport_03-14-2026 (1).zip")
