"""keep-in-touch.ics: read back by an iCalendar library, it says what the plan says."""

import datetime as dt
from dataclasses import replace
from functools import cache
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from auditor.model.result import AuditResult
from auditor.reporters import REPORTERS
from auditor.reporters.interface import ReportOptions
from tests.reporters.html.invented import make_result

AS_OF = dt.date(2026, 3, 14)
_TEXTS = ("name", "company", "linkedin_url")


@cache
def invented() -> AuditResult:
    """Return a small result with nobody on the plan."""
    return make_result(n=6)


def planned(*people: dict[str, Any], as_of: dt.date = AS_OF) -> AuditResult:
    """Return a result whose plan holds these people, in their order; the others are not on it."""
    result = invented()
    others = len(result.people) - len(people)
    defaults = dict.fromkeys(_TEXTS, "") | {
        "name": "Jana Beispiel",
        "due": "2026-04-01",
        "days": 30.5,
    }
    rows = pd.DataFrame([defaults | person for person in [*people, *[{}] * others]])
    evidence = result.evidence.assign(
        word_due_on=pd.to_datetime(rows["due"]),
        median_gap_days=rows["days"],
        last_substantive_on=pd.Timestamp("2026-02-20"),
    )
    ranks = [place + 1 if place < len(people) else None for place in range(len(rows))]
    verdicts = result.verdicts.assign(keep_in_touch_rank=pd.Series(ranks, dtype="Int64"))
    listed = result.people.assign(**{name: rows[name].astype("str") for name in _TEXTS})
    return replace(result, people=listed, evidence=evidence, verdicts=verdicts, as_of=as_of)


def rendered(result: AuditResult, language: str = "en") -> bytes:
    """Return keep-in-touch.ics."""
    ((name, pieces),) = REPORTERS["ics"].render(result, ReportOptions(language=language))
    assert name == "keep-in-touch.ics"
    return b"".join(pieces)


def events(content: bytes) -> list[Any]:
    """Return the events that the library reads."""
    calendar = Calendar.from_ical(content)
    assert [] == calendar.errors
    return list(calendar.walk("VEVENT"))


def test_event() -> None:
    """An event is all day, on the day the word is due, and says who, how often and since when."""
    url = "https://www.linkedin.com/in/jana-beispiel"
    person = {"company": "Muster, Söhne; GmbH", "linkedin_url": url}
    (event,) = events(rendered(planned(person)))

    assert dt.date(2026, 4, 1) == event["DTSTART"].dt
    assert dt.date(2026, 4, 2) == event["DTEND"].dt
    assert "A word to Jana Beispiel" == str(event["SUMMARY"])
    assert (
        "You are in touch about every 30 days; the last real exchange was on 20 February 2026. "
        f"With Muster, Söhne; GmbH. {url}"
    ) == str(event["DESCRIPTION"])
    assert url == str(event["URL"])
    assert "TRANSPARENT" == str(event["TRANSP"])
    assert [] == event.walk("VALARM")


def test_german() -> None:
    """Summary and description are German where the outputs are."""
    (event,) = events(rendered(planned({}), "de"))

    assert "Ein Wort an Jana Beispiel" == str(event["SUMMARY"])
    assert "Ihr seid etwa alle 30 Tage in Kontakt, zuletzt richtig am 20. Februar 2026." == str(
        event["DESCRIPTION"]
    )


def test_later_audit_moves_the_event() -> None:
    """The same person has the same UID in every audit, and a later one a higher SEQUENCE."""
    (now,) = events(rendered(planned({})))
    (later,) = events(rendered(planned({"due": "2026-06-01"}, as_of=dt.date(2026, 5, 2))))

    assert str(now["UID"]) == str(later["UID"])
    assert int(now["SEQUENCE"]) < int(later["SEQUENCE"])
    assert dt.datetime(2026, 3, 14, tzinfo=dt.UTC) == now["DTSTAMP"].dt


def test_everyone_on_the_plan_once() -> None:
    """There is one event a person, in the order of the plan, and each has a UID of its own."""
    found = events(rendered(planned({"name": "Anna Eins"}, {"name": "Ben Zwei"})))

    assert ["A word to Anna Eins", "A word to Ben Zwei"] == [str(e["SUMMARY"]) for e in found]
    assert 2 == len({str(event["UID"]) for event in found})


def test_empty_plan() -> None:
    """A plan with nobody on it is a calendar with no event, and replaces the former one."""
    content = rendered(planned())

    assert [] == events(content)
    assert content.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")


def test_same_result_same_bytes() -> None:
    """Nothing of a clock is in the file."""
    assert rendered(planned({})) == rendered(planned({}))


@pytest.mark.parametrize(
    "name",
    [
        "Eve\r\nATTACH:file:///etc/passwd",
        "Eve\nEND:VEVENT\nBEGIN:VALARM",
        'Eve\\; DROP, TABLE: "x"',
        "Eve\u2028BEGIN:VALARM\x00\x1b[31m",
        "Ä" * 400,
        "👩‍👩‍👧" * 50,
        "",
    ],
)
def test_hostile_name(name: str) -> None:
    """A name is text and nothing else: no line, property or alarm of its own."""
    content = rendered(planned({"name": name, "linkedin_url": "https://x\r\nATTACH:y"}))
    (event,) = events(content)

    assert {"ATTACH", "URL"}.isdisjoint(event)
    assert [] == event.walk("VALARM")
    assert "\n" not in str(event["SUMMARY"])


@given(st.text(max_size=120))
@settings(deadline=None, max_examples=30)
def test_lines_are_whole(name: str) -> None:
    """Every line has at most 75 octets, ends in CR LF, and is UTF-8 by itself."""
    content = rendered(planned({"name": name, "company": name}))
    lines = content.split(b"\r\n")

    assert b"" == lines.pop()
    assert [] == [line for line in lines if len(line) > 75 or b"\n" in line or b"\r" in line]
    assert content.decode("utf-8") == "\r\n".join(line.decode("utf-8") for line in lines) + "\r\n"
    assert 1 == len(events(content))
