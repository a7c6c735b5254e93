"""The importer of address-book tables: each row becomes a card, and each card a record."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from auditor.importers.delimited import Block, read_rows
from auditor.importers.interface import Context, Document
from auditor.importers.layouts import Header, Layout, find_header
from auditor.importers.streams import Unreadable, in_plain_words
from auditor.importers.tables.makers import LAYOUTS
from auditor.importers.tables.rows import UNKNOWN, Cells, card_of, is_collected, iso_days
from auditor.importers.text import Text, as_text
from auditor.importers.vcard.gathering import Gathered
from auditor.importers.vcard.trouble import Trouble
from auditor.model.imported import CardBook, Imported
from auditor.vcard.card_facts import CardFacts
from auditor.vcard.facts import facts_of
from auditor.vcard.lines import Card
from auditor.vcard.model import component
from auditor.vcard.writing import write

COLLECTED = "collected from mail by Google, not entered by you"


@dataclass(frozen=True)
class TableImporter:
    """Reads Google Contacts and Outlook CSV files, and tables that a mapping describes.

    Attributes:
        layouts: the tables it knows; a user's mapping comes before them.
    """

    layouts: tuple[Layout, ...] = LAYOUTS
    id: str = field(default="table", init=False)

    def claims(self, document: Document, head: bytes) -> str:
        """Return the format that the header tells.

        LinkedIn once wrote connections under Outlook's header: its files are its own.
        """
        if "linkedin" in document.name.lower():
            return ""
        try:
            header = find_header(as_text(head).data, self.layouts)
        except Unreadable:
            return ""
        return header.layout.format if header else ""

    def read(self, documents: Sequence[tuple[Document, str]], context: Context) -> Imported:
        """Return a record for every row of the documents; see `Importer.read`.

        A row has no original card: the book of cards writes one that holds
        all of its cells, so that a table can be merged with address books.
        """
        gathered, cards = Gathered(), dict[int, Card]()
        for document, format_id in documents:
            layouts = [layout for layout in self.layouts if layout.format == format_id]
            _read_document(document, layouts, gathered, cards)
            context.progress(document.label, document.size, document.size, "bytes")
        book = CardBook(lambda record_id: write(component(cards[record_id])), tuple(cards))
        return gathered.imported(book)


def _read_document(
    document: Document, layouts: Sequence[Layout], gathered: Gathered, cards: dict[int, Card]
) -> None:
    trouble, failure, form = Trouble(document.label), "", layouts[0]
    try:
        text, header = _opened(document, layouts)
        form = header.layout
        if text.guessed:
            trouble.guess(text.encoding)
        block = read_rows(text.data, _with_all_columns(header, text))
        _take_rows(block, document, gathered, cards, trouble)
    except Unreadable as error:
        failure = str(error)
    gathered.close(document, (form.format, form.title), trouble, failure)


def _opened(document: Document, layouts: Sequence[Layout]) -> tuple[Text, Header]:
    text = as_text(in_plain_words(lambda: _content(document)))
    header = find_header(text.data, layouts)
    if header is None:
        raise Unreadable(f"none of its first lines is the header of {layouts[0].title}")
    return text, header


def _content(document: Document) -> bytes:
    with document.open() as stream:
        return stream.read()


def _take_rows(
    block: Block, document: Document, gathered: Gathered, cards: dict[int, Card], trouble: Trouble
) -> None:
    columns = [str(column) for column in block.rows.columns if column != "line"]
    lines = block.rows["line"].tolist()
    table = block.rows[columns]
    if "birthday" in columns:
        table = table.assign(birthday=iso_days(table["birthday"].tolist()))
    for line, texts in zip(lines, table.itertuples(index=False, name=None), strict=True):
        cells: Cells = {column: text for column, text in zip(columns, texts, strict=True) if text}
        card = card_of(cells)
        cards[len(gathered)] = card
        if is_collected(cells):
            verdict = ("ignored", COLLECTED)
            gathered.add(document, line, facts_of(card), verdict)
            trouble.see(line, (), verdict)
        else:
            gathered.take(document, line, card, trouble)
    for rejected in block.rejected:
        verdict = ("rejected", rejected.reason)
        gathered.add(document, rejected.line, CardFacts(), verdict)
        trouble.see(rejected.line, (), verdict)


def _with_all_columns(header: Header, text: Text) -> Header:
    """Return the header with a column for every cell, so that no cell of a row is lost."""
    above = text.data[: header.offset].decode("utf-8", "replace")
    rows = list(csv.reader(io.StringIO(above, newline="\n"), delimiter=header.delimiter))
    cells = next((row for row in reversed(rows) if row), [])
    known = set(header.places.values())
    others = {
        f"{UNKNOWN}{cell.strip()}": place
        for place, cell in enumerate(cells)
        if place not in known and cell.strip()
    }
    layout = header.layout
    columns = {column: layout.columns[column] for column in header.places}
    return replace(
        header,
        layout=replace(layout, columns={**columns, **dict.fromkeys(others, ())}),
        places={**header.places, **others},
    )
