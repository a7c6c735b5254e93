"""People: the records that are one human being, and why."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from auditor.model.imported import INTERACTIONS
from auditor.model.notes import Note
from auditor.model.table import Column, Table

PEOPLE = Table(
    "people",
    (
        Column("person_id", "text", "p- and 12 hex digits made from the person's leading key"),
        Column("name", "text", "the best name to show"),
        Column("given", "text", "given names"),
        Column("family", "text", "family name"),
        Column("company", "text", "current company, LinkedIn's before the card's"),
        Column("job_title", "text", "current title, LinkedIn's before the card's"),
        Column("card_company", "text", "company that the address book says"),
        Column("linkedin_company", "text", "company that LinkedIn says"),
        Column("city", "text", "city"),
        Column("country", "text", "country"),
        Column("birthday", "text", "YYYY-MM-DD or --MM-DD"),
        Column("connected_on", "day", "earliest day a connection was made"),
        Column("profile", "text", "leading LinkedIn profile key"),
        Column("linkedin_url", "text", "leading LinkedIn address to open"),
        Column("emails", "text", "distinct clean addresses, separated by '; ', preferred first"),
        Column("phones", "text", "distinct E.164 numbers, separated by '; ', preferred first"),
        Column("sources", "text", "labels of the files it stands in, separated by '; '"),
        Column("kinds", "text", "kinds of its records, separated by '; '"),
        Column("record_count", "integer", "how many records"),
        Column("leading_record", "key", "record whose card leads where cards are merged"),
        Column("name_status", "text", "see CLEAN_RECORDS; of the best name"),
    ),
)

MEMBERSHIP = Table(
    "membership",
    (
        Column("record_id", "key", "a kept record"),
        Column("person_id", "text", "the person it belongs to"),
    ),
)

PAIRS = Table(
    "pairs",
    (
        Column("left_record", "key", "the lower record_id"),
        Column("right_record", "key", "the higher record_id"),
        Column("left_person", "text", "person of the left record"),
        Column("right_person", "text", "person of the right record"),
        Column("outcome", "text", "same (merged), possible (never merged) or different (decided)"),
        Column("score", "number", "0-100, how sure that they are one"),
        Column("reasons_for", "text", "agreements: keys of PAIR_REASONS, separated by '; '"),
        Column("reasons_against", "text", "disagreements: keys of PAIR_REASONS, separated by '; '"),
    ),
)

ATTRIBUTED = Table(
    "attributed interactions",
    (
        *INTERACTIONS.columns,
        Column("person_id", "text", "the person it is about; empty where that is not told"),
    ),
)

DECIDED = Table(
    "decided",
    (
        Column("person_id", "text", "the person"),
        Column("decision", "text", "keep, prune, later or meaningful; the last line wins"),
        Column("note", "text", "the owner's own words"),
    ),
)

ACCOUNT = Table(
    "account",
    (
        Column("record_id", "key", "position over all sources"),
        Column("source", "text", "label of the file"),
        Column("line", "integer", "1-based line where the record starts"),
        Column("kind", "text", "connection, card or uploaded"),
        Column("outcome", "text", "kept, merged, ignored or rejected"),
        Column(
            "person_id", "text", "the person it became part of; empty where ignored or rejected"
        ),
        Column("reason", "text", "why it was merged, ignored or rejected"),
        Column("name", "text", "the name as read, for the person's page"),
        Column("company", "text", "the company as read"),
        Column("job_title", "text", "the title as read"),
    ),
)
"""A row for every record read: nothing disappears in silence."""

PERSON_CHANNELS = Table(
    "person channels",
    (
        Column("person_id", "text", "the person"),
        Column("record_id", "key", "the record it stands on"),
        Column("kind", "text", "email, phone, profile or website"),
        Column("value", "text", "as written"),
        Column("label", "text", "home, work, mobile, …"),
        Column("preferred", "flag", "marked as the preferred one"),
        Column("key", "text", "what two spellings share"),
        Column("form", "text", "see CLEAN_CHANNELS"),
        Column("repaired", "text", "the repaired value where one is certain"),
    ),
)

PAIR_REASONS: Mapping[str, str] = {
    "decided": "you decided so",
    "same-profile": "the same profile address",
    "same-email": "the same personal e-mail address",
    "same-phone": "the same personal phone number",
    "mistyped-number": "numbers that one digit sets apart",
    "same-name": "the same name",
    "similar-name": "nearly the same name",
    "nickname": "one name is a nickname of the other",
    "initial": "one name is the initial of the other",
    "same-address": "the same postal address",
    "same-company": "the same company",
    "similar-company": "nearly the same company",
    "same-job-title": "the same job title",
    "same-city": "the same city",
    "same-birthday": "the same birthday",
    "similar-birthday": "nearly the same birthday",
    "rare-name": "a rare name that an address spells, too",
    "different-profile": "two profile addresses of one export",
    "different-given-name": "different first names",
    "different-family-name": "different family names",
    "different-middle-name": "different middle names",
    "different-generation": "one is called junior or senior, the other is not",
    "different-company": "different companies",
    "different-birthday": "different birthdays",
    "different-email": "different personal e-mail addresses",
    "different-phone": "different mobile numbers",
    "shared-email": "the e-mail address is shared by several people",
    "shared-phone": "the phone number is shared by several people",
    "common-name": "several people here have this name",
    "name-only": "nothing but the name speaks for it",
}
"""Why two records may or may not be one person: a key and its English clause."""


@dataclass(frozen=True)
class Matched:
    """The people and all that hangs on them.

    Tables: `people` PEOPLE, `membership` MEMBERSHIP, `pairs` PAIRS, `channels`
    PERSON_CHANNELS, `account` ACCOUNT, `interactions` ATTRIBUTED, `decided` DECIDED.
    """

    people: pd.DataFrame
    membership: pd.DataFrame
    pairs: pd.DataFrame
    channels: pd.DataFrame
    account: pd.DataFrame
    interactions: pd.DataFrame
    decided: pd.DataFrame
    notes: tuple[Note, ...] = ()
