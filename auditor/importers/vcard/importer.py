"""The importer of vCard files: documents in; records, channels, notes and a book of cards out."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from auditor.importers.interface import Context, Document
from auditor.importers.vcard.cardbook import CardReader, Place
from auditor.importers.vcard.outcomes import UNREADABLE, outcome
from auditor.importers.vcard.trouble import Trouble
from auditor.model.imported import (
    CHANNELS,
    INTERACTIONS,
    RECORDS,
    SOURCES,
    CardBook,
    Imported,
)
from auditor.model.notes import Note
from auditor.vcard.encodings import utf16_of
from auditor.vcard.facts import CardFacts, Channel, facts_of
from auditor.vcard.lines import Card, read_card
from auditor.vcard.splitting import RawCard, split_cards

FORMAT = "vcard"
_TITLE = "Address book (vCard)"
_SUFFIXES = (".vcf", ".vcard")
_BEGIN = b"begin:vcard"
_STEP = 500  # cards between two reports of progress
_TAKEN_OVER = (
    *("display_name", "given_name", "additional_name", "family_name", "name_prefix"),
    *("name_suffix", "nickname", "maiden_name", "company", "job_title", "city", "country"),
    *("birthday", "note_known", "home_address_known", "photo_known", "uid", "changed_on"),
)


class VCardImporter:
    """Reads `.vcf` files: every card becomes one record, whatever is wrong with it."""

    id = FORMAT

    def claims(self, document: Document, head: bytes) -> str:
        """Return `vcard` for a file that is named as one or begins with BEGIN:VCARD."""
        if document.name.lower().endswith(_SUFFIXES):
            return FORMAT
        encoding = utf16_of(head)
        text = head.decode(encoding, "replace").encode("utf-8") if encoding else head
        start = text.removeprefix(b"\xef\xbb\xbf").lstrip()[:80].lower().replace(b" ", b"")
        return FORMAT if start.startswith(_BEGIN) else ""

    def read(self, documents: Sequence[tuple[Document, str]], context: Context) -> Imported:
        """Return a record for every card of the documents, in order; see `Importer.read`."""
        gathered = _Gathered()
        for document, _ in documents:
            _read_document(document, gathered, context)
        return Imported(
            sources=SOURCES.build(pd.DataFrame(gathered.sources, columns=_SOURCE_COLUMNS)),
            records=_records(gathered),
            channels=_channels(gathered),
            interactions=INTERACTIONS.empty(),
            notes=tuple(gathered.notes),
            cards=CardBook(CardReader(gathered.places).read, tuple(range(len(gathered.places)))),
        )


_SOURCE_COLUMNS = [
    *("source", "format", "title", "collection", "status", "reason"),
    *("entries", "used", "ignored", "rejected", "exported_on"),
]


@dataclass
class _Gathered:
    """What has been read so far: rows as plain lists, tables are built once at the end."""

    rows: list[tuple[Any, ...]] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    channels: list[tuple[int, Channel]] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    sources: list[tuple[Any, ...]] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def add(
        self, document: Document, raw: RawCard, facts: CardFacts, verdict: tuple[str, str]
    ) -> None:
        """Take in one card."""
        record_id = len(self.rows)
        self.rows.append(
            (
                document.label,
                raw.line,
                document.collection,
                *verdict,
                *(getattr(facts, name) for name in _TAKEN_OVER),
            )
        )
        self.labels.append("; ".join(dict.fromkeys(facts.labels)))
        self.channels += [(record_id, channel) for channel in dict.fromkeys(facts.channels)]
        self.places.append(Place(document, raw.offset, raw.length))


def _read_document(document: Document, gathered: _Gathered, context: Context) -> None:
    """Read the cards of a document up to its end or to where it becomes unreadable."""
    trouble, first, failure = Trouble(document.label), len(gathered.rows), ""
    try:
        with document.open() as stream:
            for number, raw in enumerate(split_cards(stream), start=1):
                _read_one(document, raw, gathered, trouble)
                if number % _STEP == 0:
                    context.progress(document.label, raw.offset, document.size, "bytes")
    except OSError as error:
        failure = str(error) or "it cannot be read"
    context.progress(document.label, document.size, document.size, "bytes")
    entries = len(gathered.rows) - first
    status = "read" if entries else "unreadable" if failure else "empty"
    gathered.sources.append(
        (
            *(document.label, FORMAT, _TITLE, document.collection, status, failure),
            *(entries, entries - trouble.ignored - trouble.rejected),
            *(trouble.ignored, trouble.rejected, document.exported_on),
        )
    )
    gathered.notes += trouble.notes(failure, entries, _TITLE)


def _read_one(document: Document, raw: RawCard, gathered: _Gathered, trouble: Trouble) -> None:
    card = Card("", [])
    try:
        card = read_card(raw.data, raw.line, binaries=False)
        facts = facts_of(card)
        verdict = outcome(card, facts)
    except Exception:  # noqa: BLE001 - whatever one card holds, it never costs another
        facts, verdict = CardFacts(), ("rejected", UNREADABLE)
    trouble.see(raw.line, card.problems, verdict)
    gathered.add(document, raw, facts, verdict)


def _records(gathered: _Gathered) -> pd.DataFrame:
    columns = ["source", "line", "collection", "outcome", "reason", *_TAKEN_OVER]
    table = pd.DataFrame(gathered.rows, columns=columns)
    days = pd.to_datetime(table["changed_on"].replace("", None), format="%Y-%m-%d")
    return RECORDS.build(
        table.assign(
            record_id=range(len(table)), kind="card", labels=gathered.labels, changed_on=days
        )
    )


def _channels(gathered: _Gathered) -> pd.DataFrame:
    rows = [(record_id, *channel) for record_id, channel in gathered.channels]
    return CHANNELS.build(pd.DataFrame(rows, columns=CHANNELS.names))
