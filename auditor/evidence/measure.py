"""Puts together all that is measured about each person: the table that every rule reads."""

import datetime as dt

import pandas as pd

from auditor.evidence.as_of import as_of_date, notes_on_later_events
from auditor.evidence.cards import measure_cards, measure_shown
from auditor.evidence.colleagues import measure_colleagues
from auditor.evidence.conversations import measure_conversations
from auditor.evidence.coverage import covered
from auditor.evidence.employers import company_keys
from auditor.evidence.events import Contacts, contacts
from auditor.evidence.exchange import Columns, measure_exchange
from auditor.evidence.gaps import notes_on_gaps
from auditor.evidence.giving import measure_giving
from auditor.evidence.mirror import mirror
from auditor.evidence.per_person import count
from auditor.evidence.rhythm import measure_rhythm
from auditor.evidence.roles import measure_roles
from auditor.evidence.timeline import timeline
from auditor.model.cleaned import Cleaned
from auditor.model.evidence import EVIDENCE, Measured
from auditor.model.imported import Imported
from auditor.model.matched import Matched
from auditor.model.notes import Note
from auditor.model.rules import RuleBook


def measure(
    matched: Matched,
    cleaned: Cleaned,
    imported: Imported,
    *,
    book: RuleBook,
    as_of: dt.date | None,
) -> Measured:
    """Return the evidence about each person, the time line, the mirror and the as-of date.

    Args:
        matched: the people, and the interactions attributed to them.
        cleaned: the records with clean values.
        imported: the sources and the owner.
        book: settings and word lists.
        as_of: the day from which silence is counted; None: told from the sources.

    Returns:
        EVIDENCE in the order of the people; days are UTC days.
    """
    day, how = as_of_date(imported, as_of)
    person_ids = matched.people["person_id"]
    key_of = company_keys(cleaned.records)
    passed = contacts(matched.interactions, person_ids, book)
    columns: Columns = {
        "person_id": person_ids,
        **_passed(passed, matched, cleaned, imported, day, book),
        **measure_giving(matched.interactions, person_ids),
        **measure_cards(matched, cleaned, day, book),
        **measure_shown(matched, key_of, book),
        **measure_colleagues(passed, matched.people["company"], imported.owner, key_of),
        **_connection(matched.people, day),
    }
    evidence = EVIDENCE.build(columns)
    return Measured(
        evidence=evidence,
        timeline=timeline(passed, person_ids),
        mirror=mirror(passed, columns, matched.people["job_title"], book),
        as_of=day,
        as_of_how=how,
        notes=_notes(imported, as_of, evidence),
    )


def _notes(imported: Imported, as_of: dt.date | None, evidence: pd.DataFrame) -> tuple[Note, ...]:
    gaps = notes_on_gaps(imported.sources, evidence["history_covers"])
    return (*notes_on_later_events(imported, as_of), *gaps)


def _passed(
    passed: Contacts,
    matched: Matched,
    cleaned: Cleaned,
    imported: Imported,
    day: dt.date,
    book: RuleBook,
) -> Columns:
    contacted = count(passed.people, passed.rows["person"].to_numpy()) > 0
    return {
        **measure_exchange(passed),
        **measure_conversations(passed),
        **measure_rhythm(passed, day, book.settings),
        **measure_roles(passed, imported.owner, matched.people["connected_on"], day, book.settings),
        "last_language": _last_language(passed),
        "history_covers": covered(matched, cleaned, imported, contacted),
    }


def _connection(people: pd.DataFrame, day: dt.date) -> Columns:
    since = (pd.Timestamp(day) - people["connected_on"]).dt.days
    return {
        "connected_on": people["connected_on"],
        "connected_days": since.clip(lower=0).astype("Int64"),
    }


def _last_language(passed: Contacts) -> "pd.Series[str]":
    """Return the language of each person's last message of which it is known."""
    told = passed.rows[passed.rows["language"] != ""]
    last = told.drop_duplicates("person", keep="last").set_index("person")["language"]
    return last.reindex(range(passed.people), fill_value="")
