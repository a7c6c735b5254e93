"""Gathers the cards of one collection into records, channels, sources and notes."""

from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any

import pandas as pd

from auditor.importers.interface import Document
from auditor.importers.vcard.outcomes import UNREADABLE, outcome
from auditor.importers.vcard.trouble import Trouble
from auditor.model.imported import CHANNELS, INTERACTIONS, RECORDS, SOURCES, CardBook, Imported
from auditor.model.notes import Note
from auditor.vcard.card_facts import CardFacts, Channel
from auditor.vcard.facts import facts_of
from auditor.vcard.lines import Card

_TAKEN_OVER = (
    *("display_name", "given_name", "additional_name", "family_name", "name_prefix"),
    *("name_suffix", "nickname", "maiden_name", "company", "job_title", "city", "country"),
    *("birthday", "note_known", "home_address_known", "photo_known", "uid", "changed_on"),
)
_taken_over = attrgetter(*_TAKEN_OVER)
_RECORD_COLUMNS = ["source", "line", "collection", "outcome", "reason", *_TAKEN_OVER]
_SOURCE_COLUMNS = [
    *("source", "format", "title", "collection", "status", "reason"),
    *("entries", "used", "ignored", "rejected", "exported_on"),
]


@dataclass
class Gathered:
    """What has been read so far: rows as plain lists, tables are built once at the end."""

    _rows: list[tuple[Any, ...]] = field(default_factory=list)
    _labels: list[str] = field(default_factory=list)
    _channels: list[tuple[Any, ...]] = field(default_factory=list)
    _sources: list[tuple[Any, ...]] = field(default_factory=list)
    _notes: list[Note] = field(default_factory=list)

    def __len__(self) -> int:
        """Return how many cards there are."""
        return len(self._rows)

    def take(self, document: Document, line: int, card: Card | None, trouble: Trouble) -> None:
        """Take in one card that starts on a line; None stands for one that cannot be read."""
        facts, verdict = CardFacts(), ("rejected", UNREADABLE)
        if card is not None:
            try:
                facts = facts_of(card)
                verdict = outcome(card, facts)
            except Exception:  # noqa: BLE001 - whatever one card holds, it never costs another
                facts = CardFacts()
        self.add(document, line, facts, verdict)
        trouble.see(line, card.problems if card else (), verdict)

    def add(
        self, document: Document, line: int, facts: CardFacts, verdict: tuple[str, str]
    ) -> None:
        """Take in what a card says, its outcome and the reason."""
        place = (document.label, line, document.collection, *verdict)
        channels: dict[Channel, None] = dict.fromkeys(facts.channels)
        self._channels += [(len(self._rows), *channel) for channel in channels]
        self._labels.append("; ".join(dict.fromkeys(facts.labels)))
        self._rows.append((*place, *_taken_over(facts)))

    def close(
        self, document: Document, form: tuple[str, str], trouble: Trouble, failure: str
    ) -> None:
        """Write down the account of a document whose cards have been taken in.

        Args:
            document: the document.
            form: its format's id and title.
            trouble: what happened while reading it.
            failure: why it could not be read to its end; empty where it could.
        """
        entries = trouble.seen
        status = "read" if entries else "unreadable" if failure else "empty"
        self._sources.append(
            (
                *(document.label, *form, document.collection, status, failure),
                *(entries, entries - trouble.ignored - trouble.rejected),
                *(trouble.ignored, trouble.rejected, document.exported_on),
            )
        )
        self._notes += trouble.notes(failure, form[1])

    def imported(self, cards: CardBook) -> Imported:
        """Return everything as the tables of an import."""
        return Imported(
            sources=SOURCES.build(pd.DataFrame(self._sources, columns=_SOURCE_COLUMNS)),
            records=self._records(),
            channels=CHANNELS.build(pd.DataFrame(self._channels, columns=CHANNELS.names)),
            interactions=INTERACTIONS.empty(),
            notes=tuple(self._notes),
            cards=cards,
        )

    def _records(self) -> pd.DataFrame:
        records = pd.DataFrame(self._rows, columns=_RECORD_COLUMNS)
        days = pd.to_datetime(records["changed_on"].replace("", None), format="%Y-%m-%d")
        return RECORDS.build(
            records.assign(
                record_id=range(len(records)), kind="card", labels=self._labels, changed_on=days
            )
        )
