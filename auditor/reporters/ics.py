"""keep-in-touch.ics: a day in the calendar for everyone to whom a word is due."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from auditor.forms import printable
from auditor.model.result import AuditResult
from auditor.model.sentences import fill
from auditor.reporters.interface import Rendered, ReportOptions
from auditor.reporters.language import Language, language_of

_FILE = "keep-in-touch.ics"
_LINE_OCTETS = 75
_EPOCH = dt.date(1970, 1, 1)
_ADDRESS = re.compile(r"https://[!-~]+")

_TEXTS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "calendar": "Keep in touch",
        "summary": "A word to {name}",
        "rhythm": "You are in touch about every {days} days; the last real exchange was on {last}.",
        "company": "With {company}.",
    },
    "de": {
        "calendar": "In Kontakt bleiben",
        "summary": "Ein Wort an {name}",
        "rhythm": "Ihr seid etwa alle {days} Tage in Kontakt, zuletzt richtig am {last}.",
        "company": "Bei {company}.",
    },
}

_ANY_COMPONENT = (
    "BEGIN:VTIMEZONE",
    "TZID:UTC",
    "BEGIN:STANDARD",
    "DTSTART:19700101T000000",
    "TZOFFSETFROM:+0000",
    "TZOFFSETTO:+0000",
    "END:STANDARD",
    "END:VTIMEZONE",
)
"""A calendar without any component is none (RFC 5545, section 3.6)."""


class CalendarReporter:
    """Writes the keep-in-touch plan as all-day events without alarms (RFC 5545).

    An event's UID comes from its person, and its SEQUENCE grows with the as-of
    date: reading the file of a later audit moves the days, and doubles none.
    """

    files: tuple[str, ...] = (_FILE,)

    def render(self, result: AuditResult, options: ReportOptions) -> Iterator[Rendered]:
        """Yield the calendar, its events in the order of the plan."""
        language = language_of(options.language)
        yield _FILE, (_folded(line) for line in _calendar(result, language))


def _calendar(result: AuditResult, language: Language) -> Iterator[str]:
    texts = _TEXTS[language.code]
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield f"PRODID:-//contact-auditor//{result.version}//{language.code.upper()}"
    yield "CALSCALE:GREGORIAN"
    yield f"X-WR-CALNAME:{_escaped(texts['calendar'])}"
    planned = _planned(result)
    for person in planned:
        yield from _event(person, result.as_of, texts, language)
    if not planned:
        yield from _ANY_COMPONENT
    yield "END:VCALENDAR"


def _planned(result: AuditResult) -> list[dict[str, Any]]:
    """Return what an event tells of each person on the plan, the first to write to on top."""
    evidence = result.evidence
    rows = pd.DataFrame(
        {
            "rank": result.verdicts["keep_in_touch_rank"],
            "person_id": result.people["person_id"],
            "name": result.people["name"],
            "company": result.people["company"],
            "url": result.people["linkedin_url"],
            "due": evidence["word_due_on"],
            "days": evidence["median_gap_days"],
            "last": evidence["last_substantive_on"],
        }
    )
    listed = rows[rows["rank"].notna() & rows["due"].notna()].sort_values("rank", kind="stable")
    return [{str(name): value for name, value in row.items()} for row in listed.to_dict("records")]


def _event(
    person: Mapping[str, Any], as_of: dt.date, texts: Mapping[str, str], language: Language
) -> Iterator[str]:
    due = person["due"].date()
    told = {
        "name": printable(person["name"]) or "?",
        "company": printable(person["company"]),
        "days": language.number(person["days"]),
        "last": language.day(person["last"]),
    }
    sentences = [fill(texts["rhythm"], told)]
    if told["company"]:
        sentences.append(fill(texts["company"], told))
    address = person["url"] if _ADDRESS.fullmatch(person["url"]) else ""
    yield "BEGIN:VEVENT"
    yield f"UID:keep-in-touch-{_escaped(printable(person['person_id']))}"
    yield f"DTSTAMP:{as_of:%Y%m%d}T000000Z"
    yield f"SEQUENCE:{max((as_of - _EPOCH).days, 0)}"
    yield f"DTSTART;VALUE=DATE:{due:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{due + dt.timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(fill(texts['summary'], told))}"
    yield f"DESCRIPTION:{_escaped(' '.join([*sentences, *([address] if address else [])]))}"
    if address:
        yield f"URL:{address}"
    yield "TRANSP:TRANSPARENT"
    yield "CLASS:PRIVATE"
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    """Return a text as a property's value, section 3.3.11; it has no line breaks any more."""
    for mark in ("\\", ";", ","):
        text = text.replace(mark, f"\\{mark}")
    return text


def _folded(line: str) -> bytes:
    """Return a line cut after at most 75 octets each, never inside a character, section 3.1."""
    octets = line.encode("utf-8")
    pieces = []
    room = _LINE_OCTETS
    while len(octets) > room:
        cut = room
        while octets[cut] & 0xC0 == 0x80:  # noqa: PLR2004 - 10xxxxxx goes on with a character
            cut -= 1
        pieces.append(octets[:cut])
        octets = octets[cut:]
        room = _LINE_OCTETS - 1  # the space that begins a further line counts too
    return b"\r\n ".join([*pieces, octets]) + b"\r\n"
