"""What LinkedIn's export looked like in each era: columns, stamps, quoting, file names."""

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

PACIFIC = ZoneInfo("America/Los_Angeles")
_NINE = (
    "CONVERSATION ID",
    "CONVERSATION TITLE",
    "FROM",
    "SENDER PROFILE URL",
    "TO",
    "DATE",
    "SUBJECT",
    "CONTENT",
    "FOLDER",
)
_TEN = (*_NINE[:5], "RECIPIENT PROFILE URLS", *_NINE[5:])
_SIX = ("First Name", "Last Name", "Email Address", "Company", "Position", "Connected On")
_SEVEN = ("First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On")


@dataclass(frozen=True)
class Era:
    """One era of the export.

    Attributes:
        id: its name.
        export_day: the day an export of this era is made.
        connections: columns of Connections.csv.
        preamble: three lines of notes stand before them.
        messages: columns of messages.csv.
        invitation_urls: Invitations.csv names profiles.
        endorsement_urls: the endorsement files name profiles.
        uploaded: name of the file of uploaded contacts.
        member_suffix: feed files end in the member's number.
        notes: Notes.csv exists.
        quoted: messages.csv quotes every field and keeps line breaks.
        wide: some files are UTF-16 with tabs.
    """

    id: str
    export_day: dt.date
    connections: tuple[str, ...] = _SEVEN
    preamble: bool = True
    messages: tuple[str, ...] = _TEN
    invitation_urls: bool = True
    endorsement_urls: bool = True
    uploaded: str = "Contacts.csv"
    member_suffix: bool = False
    notes: bool = False
    quoted: bool = False
    wide: bool = False

    @property
    def oldest(self) -> bool:
        """The era of 2018, whose stamps carry the time of the Pacific coast."""
        return self.messages[0] == "From"

    @property
    def addresses(self) -> bool:
        """Profile addresses join connections and messages."""
        return "URL" in self.connections


ERAS = {
    era.id: era
    for era in (
        Era(
            "2018-11",
            dt.date(2018, 11, 12),
            _SIX,
            preamble=False,
            messages=("From", "To", "Date", "Subject", "Content", "Direction", "Folder"),
            invitation_urls=False,
            endorsement_urls=False,
            uploaded="Imported Contacts.csv",
            wide=True,
        ),
        Era(
            "2022-03",
            dt.date(2022, 3, 21),
            _SIX,
            preamble=False,
            messages=_NINE,
            invitation_urls=False,
            endorsement_urls=False,
            wide=True,
        ),
        Era("2023-12", dt.date(2023, 12, 4)),
        Era(
            "2024-12",
            dt.date(2024, 12, 16),
            messages=(*_TEN, "IS MESSAGE DRAFT", "IS CONVERSATION DRAFT"),
        ),
        Era(
            "2025-12",
            dt.date(2025, 12, 8),
            messages=(*_TEN, "ATTACHMENTS", "IS MESSAGE DRAFT"),
            uploaded="ImportedContacts.csv",
            member_suffix=True,
        ),
        Era(
            "2026-03",
            dt.date(2026, 3, 14),
            messages=(*_TEN, "ATTACHMENTS"),
            uploaded="ImportedContacts.csv",
            member_suffix=True,
            notes=True,
            quoted=True,
        ),
    )
}


def pacific(at: dt.datetime, *, padded: bool = False) -> str:
    """Return a UTC moment as LinkedIn stamps it, e.g. `1/29/26, 2:37 PM` on the Pacific coast."""
    local = at.replace(tzinfo=dt.UTC).astimezone(PACIFIC)
    clock = f"{local:%I:%M %p}"
    if padded:
        return f"{local:%m/%d/%y}, {clock}"
    return f"{local.month}/{local.day}/{local:%y}, {clock.lstrip('0')}"


def connected(at: dt.datetime, era: Era) -> str:
    """Return the day of a connection as the era writes it."""
    return pacific(at) if era.oldest else english_day(at.date())


def english_day(day: dt.date) -> str:
    """Return a day as `24 Mar 2024`, whatever the locale."""
    return f"{day.day:02d} {_MONTHS[day.month - 1]} {day.year}"


def english_month(day: dt.date | None) -> str:
    """Return a month as `Mar 2024`; empty for None."""
    return "" if day is None else f"{_MONTHS[day.month - 1]} {day.year}"


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
