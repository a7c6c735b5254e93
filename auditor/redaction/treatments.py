"""What becomes of each text of a result: every column and field declared, none by default."""

from collections.abc import Mapping
from typing import Literal

Treatment = Literal[
    "code",  # the program's own word: kept
    "person",  # a person_id: the hashed one
    "name",  # the person's name: the invented one
    "given",  # the invented given name
    "family",  # the invented family name
    "surroundings",  # company, title, place: withheld, kept where only names are redacted
    "withheld",  # WITHHELD where there was something
    "removed",  # empty
    "file",  # the label of one file
    "files",  # labels of files, separated by '; '
    "clauses",  # clauses of the stages, separated by '; ': the known ones kept
    "lines",  # line numbers as notes tell them
    "reasons",  # keys of PAIR_REASONS, separated by '; ': the known ones kept
]

WITHHELD = "…"
"""Stands where something was known that is not shown; the same in every language."""

COLUMNS: Mapping[str, Mapping[str, Treatment]] = {
    "sources": {
        "source": "file",
        "format": "code",
        "title": "clauses",
        "collection": "file",
        "status": "code",
        "reason": "clauses",
    },
    "account": {
        "source": "file",
        "kind": "code",
        "outcome": "code",
        "person_id": "person",
        "reason": "clauses",
        "name": "name",
        "company": "surroundings",
        "job_title": "surroundings",
    },
    "people": {
        "person_id": "person",
        "name": "name",
        "given": "given",
        "family": "family",
        "company": "surroundings",
        "job_title": "surroundings",
        "card_company": "surroundings",
        "linkedin_company": "surroundings",
        "city": "surroundings",
        "country": "surroundings",
        "birthday": "removed",
        "profile": "removed",
        "linkedin_url": "removed",
        "emails": "withheld",
        "phones": "withheld",
        "sources": "files",
        "kinds": "code",
        "name_status": "code",
    },
    "pairs": {
        "left_person": "person",
        "right_person": "person",
        "outcome": "code",
        "reasons_for": "reasons",
        "reasons_against": "reasons",
    },
    "evidence": {
        "person_id": "person",
        "gave_first": "code",
        "invitation_sent_by": "code",
        "last_exchange_season": "code",
        "name": "name",
        "given_name": "given",
        "name_status": "code",
        "card_company": "surroundings",
        "linkedin_company": "surroundings",
        "former_company": "surroundings",
        "employer_tie": "code",
        "malformed_emails": "withheld",
        "invalid_phones": "withheld",
        "sources": "files",
        "last_language": "code",
    },
    "timeline": {"person_id": "person"},
    "mirror": {"measure": "code", "group": "code"},
    "verdicts": {
        "person_id": "person",
        "class": "code",
        "rules_class": "code",
        "confidence": "code",
        "decision": "code",
        "opener": "code",
    },
    "spoken": {"person_id": "person", "rule_id": "code"},
    "trend": {},
}
"""By table what becomes of its text columns; one that is not declared is withheld.

PERSON_CHANNELS and CHANGES are not here: no channel stays, and a change is told
by `auditor.redaction.changes`.
"""

PARAMETERS: Mapping[str, Treatment] = {
    "reason": "clauses",
    "format": "clauses",
    "encoding": "code",
    "other": "file",
    "lines": "lines",
    "line": "lines",
    "person": "name",
    "other_person": "name",
    "export": "code",
    "file": "code",
    "effect": "code",
    "rules": "code",
}
"""What becomes of the texts among a note's parameters; others are withheld, numbers kept."""
