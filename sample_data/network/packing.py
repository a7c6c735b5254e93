"""Writes a whole world to a folder: the archive, the address book, the truth."""

import datetime as dt
import io
import zipfile
from dataclasses import dataclass, replace
from pathlib import Path

from sample_data.network.archive import archive
from sample_data.network.book import Book, bind
from sample_data.network.eras import Era
from sample_data.network.model import Line, World
from sample_data.network.vcards import card_text


@dataclass(frozen=True)
class Packed:
    """What was made: the export's files, the address book's files, where each record stands."""

    world: World
    era: Era
    export: dict[str, bytes]
    address_book: dict[str, bytes]
    lines: tuple[Line, ...]

    @property
    def zip_name(self) -> str:
        """The name LinkedIn gives such an archive."""
        return f"Complete_LinkedInDataExport_{self.era.export_day:%m-%d-%Y}.zip"

    def write(self, folder: Path) -> None:
        """Write the ZIP and the folder address_book/."""
        folder.mkdir(parents=True, exist_ok=True)
        (folder / self.zip_name).write_bytes(zipped(self.export, self.era.export_day))
        self._write_address_book(folder)

    def write_unpacked(self, folder: Path) -> None:
        """Write the export's files into a folder of their own, beside address_book/."""
        for name, content in self.export.items():
            path = folder / "LinkedIn" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        self._write_address_book(folder)

    def _write_address_book(self, folder: Path) -> None:
        (folder / "address_book").mkdir(parents=True, exist_ok=True)
        for name, content in self.address_book.items():
            (folder / "address_book" / name).write_bytes(content)


def pack(world: World, era: Era) -> Packed:
    """Return a world in the formats of an era, with its address book."""
    book = bind(world)
    whole = replace(world, people=book.people)
    export, lines = archive(whole, era, book.uploads)
    files, card_lines = _address_book(book)
    return Packed(whole, era, export, files, (*lines, *card_lines))


def _address_book(book: Book) -> tuple[dict[str, bytes], list[Line]]:
    files: dict[str, bytes] = {}
    lines = []
    for file, cards in book.cards.items():
        text = ""
        for number, card in enumerate(cards):
            lines.append(
                Line(
                    file,
                    text.count("\n") + 1,
                    card.person,
                    card.outcome,
                    tuple(p.true for p in card.phones if not p.shared),
                    tuple(e.true for e in card.emails if not e.shared),
                    card.true_name,
                    card.true_company,
                    card.variant,
                )
            )
            text += card_text(card, file, number)
        files[file] = text.encode()
    return files, lines


def zipped(files: dict[str, bytes], day: dt.date) -> bytes:
    """Return a ZIP of the files, stamped with the day, the same bytes every time."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as container:
        for name in sorted(files, key=lambda name: name[::-1]):
            entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 12, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3
            container.writestr(entry, files[name])
    return buffer.getvalue()
