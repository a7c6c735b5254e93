"""What the importers hand on: records, channels, interactions, the owner, and notes."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

import pandas as pd

from auditor.forms import fold
from auditor.model.notes import Note
from auditor.model.table import Column, Table

SOURCES = Table(
    "sources",
    (
        Column("source", "text", "label of the file, unique in the audit, never an absolute path"),
        Column("format", "text", "id of the importer that claimed it, e.g. linkedin-connections"),
        Column("title", "text", "the format in plain words, e.g. LinkedIn connections"),
        Column("collection", "text", "label of the archive or folder that it belongs to"),
        Column("status", "text", "read, empty, unreadable or ignored"),
        Column("reason", "text", "why it was not read; empty where it was"),
        Column("entries", "integer", "entries found in it"),
        Column("used", "integer", "entries that became a record or an interaction"),
        Column("ignored", "integer", "entries set aside, with a note that says why"),
        Column("rejected", "integer", "entries that could not be read"),
        Column("first_on", "day", "day of its oldest dated entry"),
        Column("last_on", "day", "day of its newest dated entry"),
        Column("exported_on", "day", "day the export was made, where the archive says so"),
    ),
)

RECORDS = Table(
    "records",
    (
        Column("record_id", "key", "position over all sources, from 0"),
        Column("source", "text", "label of the file it stands in"),
        Column("line", "integer", "1-based line where it starts in that file"),
        Column("kind", "text", "connection, card or uploaded"),
        Column("collection", "text", "two connections of one collection are two people"),
        Column("outcome", "text", "kept, ignored or rejected; matching turns kept into merged"),
        Column("reason", "text", "why it was ignored or rejected"),
        Column("display_name", "text", "the whole name as written (FN; first + last)"),
        Column("given_name", "text", "as written"),
        Column("additional_name", "text", "as written"),
        Column("family_name", "text", "as written"),
        Column("name_prefix", "text", "as written"),
        Column("name_suffix", "text", "as written"),
        Column("nickname", "text", "as written"),
        Column("maiden_name", "text", "as written"),
        Column("company", "text", "as written; the first of several"),
        Column("job_title", "text", "as written"),
        Column("city", "text", "of the first postal address"),
        Column("country", "text", "of the first postal address"),
        Column("birthday", "text", "YYYY-MM-DD, --MM-DD without a year, or as written"),
        Column("connected_on", "day", "day the connection was made (UTC)"),
        Column("changed_on", "day", "day the record was last changed or, failing that, created"),
        Column("note_known", "flag", "the record carries a note of the owner's"),
        Column("home_address_known", "flag", "the record carries a private postal address"),
        Column("photo_known", "flag", "the record carries a photo"),
        Column("uid", "text", "the record's own id in its source (vCard UID)"),
        Column("labels", "text", "groups and categories, separated by '; '"),
    ),
)

CHANNELS = Table(
    "channels",
    (
        Column("record_id", "key", "the record it stands on"),
        Column("kind", "text", "email, phone, profile, website or address (postal)"),
        Column("value", "text", "as written"),
        Column("label", "text", "home, work, mobile, fax, … or the owner's own label"),
        Column("preferred", "flag", "marked as the preferred one"),
    ),
)

INTERACTIONS = Table(
    "interactions",
    (
        Column("source", "text", "label of the file it stands in"),
        Column("line", "integer", "1-based line where it starts in that file"),
        Column("collection", "text", "label of the archive it belongs to"),
        Column(
            "kind",
            "text",
            "message, invitation, recommendation, endorsement, note, introduction; "
            "later mail, chat, call, meeting",
        ),
        Column("at", "moment", "when; NaT where the source does not say"),
        Column("direction", "text", "in: from the contact to the owner; out: the other way"),
        Column(
            "profile", "text", "profile key of the contact (auditor.forms.profile_key), or empty"
        ),
        Column("name", "text", "the contact's name as written"),
        Column("company", "text", "the contact's company, where the source gives it"),
        Column("email", "text", "the contact's address, where the source gives it"),
        Column("phone", "text", "the contact's number, where the source gives it"),
        Column("thread", "integer", "number of the conversation in its collection"),
        Column("words", "integer", "words of the text; missing where there is no text"),
        Column("questions", "integer", "questions the text asks"),
        Column("phrase", "text", "id of the one-click phrase that the text is; empty: substantive"),
        Column("language", "text", "de, en, … as told from the words; empty where unclear"),
        Column("digest", "integer", "fingerprint of the folded text, for recognising it elsewhere"),
        Column("detail", "text", "skill endorsed, status of an invitation; never message text"),
    ),
)

TEXT_MEASURES = Table(
    "text measures",
    (
        Column("words", "integer", "see INTERACTIONS"),
        Column("questions", "integer", "see INTERACTIONS"),
        Column("phrase", "text", "see INTERACTIONS"),
        Column("language", "text", "see INTERACTIONS"),
        Column("digest", "integer", "see INTERACTIONS"),
    ),
)

MeasureTexts = Callable[[pd.Series, pd.Series], pd.DataFrame]
"""Measures message texts, so that importers can drop them at once.

Takes the texts and, aligned, the names of those who may be named in them, sender
and recipients in one text (names are taken out before a phrase is recognised);
returns TEXT_MEASURES on the same index.
"""

COPY = "the same card stands in another file too"
"""The reason of a card that was set aside since it was read from another file already."""

Certainty = Literal["high", "medium", "low", "none"]


@dataclass(frozen=True)
class RoleStart:
    """The start of one of the owner's roles, from Positions.csv; days are month starts."""

    company: str
    job_title: str
    started_on: dt.date
    finished_on: dt.date | None


@dataclass(frozen=True)
class Owner:
    """The person whose contacts these are, and how that was found out."""

    name: str = ""
    profile: str = ""
    """Profile key, or empty."""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    certainty: Certainty = "none"
    how: str = ""
    """One English clause, e.g. "inviter of all 34 outgoing invitations"."""
    roles: tuple[RoleStart, ...] = ()
    registered_on: dt.date | None = None

    def is_other(self, other: "Owner") -> bool:
        """Return whether two owners are known to be two people.

        A profile, an address or a number in common makes them one, also after a
        change of name; so does the name, where a profile address changed. What
        is not known tells nothing apart.
        """
        sure = {"high", "medium"}
        mine, theirs = self.keys, other.keys
        told = {self.certainty, other.certainty} <= sure and bool(mine and theirs)
        return told and not mine & theirs

    @property
    def keys(self) -> set[str]:
        """All that the owner is known by: profile, addresses, numbers, name."""
        name = fold(self.name)
        keys = {self.profile, *map(fold, self.emails), *self.phones, name and f"name:{name}"}
        return keys - {""}


@dataclass(frozen=True)
class CardBook:
    """Where the original address-book cards lie, so that they can be written out again.

    Attributes:
        read: returns the original bytes of one record's card, unchanged.
        record_ids: the records that have a card, in input order.
        digests: for each of them a fingerprint of its bytes; empty where it was made of a row.
    """

    read: Callable[[int], bytes]
    record_ids: tuple[int, ...] = ()
    digests: tuple[bytes, ...] = ()


def _no_card(record_id: int) -> bytes:
    raise KeyError(record_id)


NO_CARDS = CardBook(read=_no_card)


@dataclass(frozen=True)
class Imported:
    """Everything read from the sources (tables SOURCES, RECORDS, CHANNELS, INTERACTIONS)."""

    sources: pd.DataFrame
    records: pd.DataFrame
    channels: pd.DataFrame
    interactions: pd.DataFrame
    owner: Owner = field(default_factory=Owner)
    notes: tuple[Note, ...] = ()
    cards: CardBook = NO_CARDS
