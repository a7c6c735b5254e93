"""Redaction: a result with invented names and hashed ids, to be shown to others.

Every reporter and the terminal work on it unchanged. What is not known to be
the program's own word is not shown: a column without a treatment is withheld.
"""

from dataclasses import replace
from typing import Any

from auditor.forms import profile_key
from auditor.model.codec import TABLES
from auditor.model.comparison import Comparison
from auditor.model.imported import NO_CARDS, Owner
from auditor.model.matched import PERSON_CHANNELS
from auditor.model.notes import Note
from auditor.model.result import AuditResult
from auditor.model.verdicts import Decision
from auditor.redaction.changes import redacted_comparison
from auditor.redaction.labels import file_labels
from auditor.redaction.pseudonyms import aliases, words_of
from auditor.redaction.rulebooks import redacted_rulebook
from auditor.redaction.texts import Disguise, line_numbers, withheld
from auditor.redaction.treatments import COLUMNS, PARAMETERS, WITHHELD

_OWNER = "the owner"
"""Drawn from as if it were a person_id: the owner is called the same in every run."""
_BY_PERSON = ("people", "evidence", "verdicts", "timeline", "spoken")
"""Sorted by hashed id: the alphabet would tell with which letter a name begins."""


def redacted(result: AuditResult, key: bytes, *, names_only: bool = False) -> AuditResult:
    """Return a result in which nobody can be recognised without the key.

    Names become invented ones and ids keyed hashes, the same for the same
    person under the same key. Channels, addresses, birthdays, file names and
    the owner's own words go; companies, titles and cities too, unless only
    names are asked for (then those that hold the person's own name). The cards
    are dropped, so no contacts.vcf can be made of it.

    Args:
        result: the audit; one that is redacted as far already is returned as it is.
        key: the secret behind names and hashes.
        names_only: keep companies, titles and cities.
    """
    if result.redaction == "all" or (result.redaction and names_only):
        return result
    disguise = _disguise(result, key, names_only=names_only)
    people = _people_by_key(result)
    tables: dict[str, Any] = {
        name: disguise.table(getattr(result, name), table, COLUMNS[name])
        for name, table in TABLES.items()
        if name in COLUMNS
    }
    for name in _BY_PERSON:
        tables[name] = tables[name].sort_values("person_id", kind="stable", ignore_index=True)
    return replace(
        result,
        **tables,
        channels=PERSON_CHANNELS.empty(),
        as_of_how=disguise.clauses(result.as_of_how),
        owner=_owner(result.owner, disguise),
        rulebook=redacted_rulebook(result.rulebook),
        notes=tuple(_note(note, disguise, people) for note in result.notes),
        broken=tuple(replace(rule, reason=disguise.clauses(rule.reason)) for rule in result.broken),
        decisions=tuple(_decision(line, disguise, people) for line in result.decisions),
        comparison=_comparison(result, disguise),
        cards=NO_CARDS,
        redaction="names" if names_only else "all",
    )


def _disguise(result: AuditResult, key: bytes, *, names_only: bool) -> Disguise:
    people = [_OWNER, *result.people["person_id"].tolist()]
    texts = [result.owner.name]
    for table, columns in COLUMNS.items():
        rows = getattr(result, table)
        for column, treatment in columns.items():
            if treatment in ("name", "given", "family", "surroundings"):
                texts += rows[column].unique().tolist()
    if result.comparison:
        changes = result.comparison.changes
        people += [*changes["person_id"].tolist(), *changes["old_person_id"].tolist()]
        texts += [*changes["name"].tolist(), *changes["was"].tolist(), *changes["now"].tolist()]
    called = aliases(key, filter(None, people), words_of(texts))
    return Disguise(key, called, file_labels(result), names_only)


def _owner(owner: Owner, disguise: Disguise) -> Owner:
    known = bool(owner.name or owner.profile)
    return replace(
        owner,
        name=disguise.called(_OWNER, "name") if known else "",
        profile="",
        emails=(),
        phones=(),
        how=disguise.clauses(owner.how),
        roles=tuple(
            replace(role, company=withheld(role.company), job_title=withheld(role.job_title))
            for role in owner.roles
        ),
    )


def _note(note: Note, disguise: Disguise, people: dict[str, str]) -> Note:
    shown: dict[str, str | int] = {}
    for name, value in note.parameters.items():
        treatment = PARAMETERS.get(name, "withheld")
        if isinstance(value, int) or treatment == "code":
            shown[name] = value
        elif treatment == "clauses":
            shown[name] = disguise.clauses(value)
        elif treatment == "file":
            shown[name] = disguise.labels.get(value, "file")
        elif treatment == "name":
            shown[name] = disguise.called(_meant(value, people), "name")
        elif treatment == "lines":
            shown[name] = line_numbers(value)
        else:
            shown[name] = WITHHELD
    return replace(note, source=disguise.labels.get(note.source, ""), parameters=shown)


def _decision(line: Decision, disguise: Disguise, people: dict[str, str]) -> Decision:
    person, other = _meant(line.person, people), _meant(line.other, people)
    return Decision(
        person=disguise.person(person),
        decision=line.decision,
        name=disguise.called(person, "name") if line.name else "",
        other=disguise.person(other),
        note=withheld(line.note),
        line=line.line,
    )


def _comparison(result: AuditResult, disguise: Disguise) -> Comparison | None:
    if result.comparison is None:
        return None
    rules = frozenset(rule.id for rule in result.rulebook.rules)
    return redacted_comparison(result.comparison, disguise, rules)


def _people_by_key(result: AuditResult) -> dict[str, str]:
    """Return person ids by everything a decision may call a person."""
    people: dict[str, str] = {}
    for column in ("phones", "emails", "profile", "person_id"):
        ids = result.people["person_id"].tolist()
        for cell, person in zip(result.people[column].tolist(), ids, strict=True):
            for key in cell.casefold().split("; "):
                people[key] = person
    people.pop("", None)
    return people


def _meant(key: str, people: dict[str, str]) -> str:
    """Return the person_id behind a person's key; the key itself where nobody has it."""
    return people.get(profile_key(key) or key.casefold(), key)
