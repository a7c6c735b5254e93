"""The reporter of contacts.vcf: one card a person, and every card that is no person's."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from auditor.errors import fault_of
from auditor.model.result import AuditResult
from auditor.reporters.interface import Rendered, ReportOptions
from auditor.reporters.spreadsheets.cells import csv_bytes
from auditor.reporters.vcard.enriching import (
    PERSON_COLUMNS,
    Person,
    linkedin_card,
    linkedin_lines,
)
from auditor.reporters.vcard.groups import former_ids, has_members, members_to_add
from auditor.reporters.vcard.identities import Keys
from auditor.reporters.vcard.merging import merge
from auditor.reporters.vcard.naming import KnownName
from auditor.reporters.vcard.originals import original, with_lines
from auditor.vcard.lines import read_card
from auditor.vcard.model import component
from auditor.vcard.writing import write, write_lines

_FILE = "contacts.vcf"
_CONFLICTS = "conflicts.csv"
_CONFLICT_COLUMNS = ("person", "name", "property", "kept", "set_aside")
_STEP = 200  # cards between two reports of progress


class VCardReporter:
    """Writes the merged address book.

    A person with one card keeps its original lines; the cards of a merged
    person become one. Groups, organisations and unreadable cards come out as
    they were, but for members of groups whose cards were merged into others.
    People who stand on LinkedIn only are added, and LinkedIn's facts put on
    cards, where the options say `enrich`: an address book is merged here, not
    blown up by thousands of connections. Cards stand in the order in which
    they were read.
    """

    files = (_FILE, _CONFLICTS)

    def render(self, result: AuditResult, options: ReportOptions) -> Iterator[Rendered]:
        """Yield contacts.vcf, card by card, and conflicts.csv.

        A card has one birthday: where merged cards say two, both are in the
        card, the second as X-MERGED-BDAY, and conflicts.csv lists it.

        Yields nothing for a result read from audit.json that had cards: they
        are not in it, and an address book written earlier must not be emptied.
        """
        if result.cards.record_ids or not (result.account["kind"] == "card").any():
            book = _Book(result, options)
            yield _FILE, book.cards()
            yield _CONFLICTS, book.conflicts()


class _Book:
    """One address book being written."""

    def __init__(self, result: AuditResult, options: ReportOptions) -> None:
        self._result = result
        self._options = options
        self._owners = _owners(result)
        self._records: dict[str, list[int]] = {}
        for record_id, person_id in self._owners.items():
            if person_id:
                self._records.setdefault(person_id, []).append(record_id)
        merged = {person_id for person_id, ids in self._records.items() if len(ids) > 1}
        self._people = _people(result, None if options.enrich else merged)
        self._keys = _keys_by_person(result, merged)
        self._conflicts: dict[str, list[tuple[str, ...]]] = {}
        self._former: dict[str, str] = {}

    def cards(self) -> Iterator[bytes]:
        """Yield the bytes of each card of the new address book."""
        owners = self._owners
        for number, (record_id, person_id) in enumerate(owners.items()):
            if number % _STEP == 0:
                self._options.progress(_FILE, number, len(owners), "cards")
            if not person_id:
                yield self._nobodys(self._result.cards.read(record_id))
            elif self._records[person_id][0] == record_id:
                yield self._card_of(person_id, self._records[person_id])
        self._options.progress(_FILE, len(owners), len(owners), "cards")
        if self._options.enrich:
            for person_id, person in self._people.items():
                if person_id not in self._records and person["name"]:
                    yield write(linkedin_card(person), self._options.vcard_version)

    def conflicts(self) -> Iterator[bytes]:
        """Yield a table of what merged cards say differently of which a card can hold but one."""
        rows: list[tuple[str, ...]] = []
        for person_id, record_ids in self._records.items():
            if len(record_ids) > 1:
                if person_id not in self._conflicts:  # these cards have not been written yet
                    self._card_of(person_id, record_ids)
                rows += self._conflicts[person_id]
        yield from csv_bytes(pd.DataFrame(rows, columns=list(_CONFLICT_COLUMNS), dtype="str"))

    def _nobodys(self, data: bytes) -> bytes:
        """Return the card of a group, an organisation or nobody; a group keeps its members."""
        if b"MEMBER" not in data.upper() or not has_members(data):
            return original(data)
        added = members_to_add(data, self._ids_now())
        version = read_card(data, binaries=False).version
        return with_lines(original(data), write_lines(added, version))

    def _ids_now(self) -> Mapping[str, str]:
        """Return the ids of all merged cards, former to present; merges those not merged yet."""
        for person_id, record_ids in self._records.items():
            if len(record_ids) > 1 and person_id not in self._conflicts:
                self._card_of(person_id, record_ids)
        return self._former

    def _card_of(self, person_id: str, record_ids: Sequence[int]) -> bytes:
        person = self._people.get(person_id, {})
        try:
            if len(record_ids) == 1:
                return self._single(person, record_ids[0])
            return self._merged(person_id, person, record_ids)
        except Exception as error:  # noqa: BLE001 - whatever one card holds, it never costs another
            named = str(person.get("name", ""))
            reason = f"left as they were: {fault_of(error)}"
            self._conflicts[person_id] = [(person_id, named, "VCARD", "", reason)]
            return b"".join(original(self._result.cards.read(each)) for each in record_ids)

    def _single(self, person: Person, record_id: int) -> bytes:
        data = self._result.cards.read(record_id)
        if not (self._options.enrich and person):
            return original(data)
        card = read_card(data)
        added = linkedin_lines(component(card), person)
        return with_lines(original(data), write_lines(added, card.version))

    def _merged(self, person_id: str, person: Person, record_ids: Sequence[int]) -> bytes:
        leading = person.get("leading_record", record_ids[0])
        ordered = sorted(record_ids, key=lambda record_id: (record_id != leading, record_id))
        cards = [component(read_card(self._result.cards.read(each))) for each in ordered]
        known = KnownName(*(str(person.get(part, "")) for part in ("name", "given", "family")))
        merged = merge(cards, self._keys.get(person_id, {}), known)
        self._conflicts[person_id] = [
            (person_id, known.name, each.name, each.kept, each.set_aside)
            for each in merged.set_aside
        ]
        self._former |= former_ids(merged.card)
        if self._options.enrich and person:
            for line in linkedin_lines(merged.card, person):
                merged.card.add(line)
        return write(merged.card, self._options.vcard_version)


def _owners(result: AuditResult) -> dict[int, str]:
    """Return the person of each record that has a card, in the order read."""
    account = result.account
    records, people = account["record_id"].tolist(), account["person_id"].tolist()
    person_of = dict(zip(records, people, strict=True))
    return {record_id: person_of.get(record_id, "") for record_id in result.cards.record_ids}


def _people(result: AuditResult, chosen: Collection[str] | None) -> dict[str, Person]:
    """Return the rows of people by their ids: the chosen ones, or all where None is given."""
    rows = result.people[list(PERSON_COLUMNS)]
    if chosen is not None:
        rows = rows[rows["person_id"].isin(list(chosen))]
    columns = [rows[name].tolist() for name in PERSON_COLUMNS]
    people = (dict(zip(PERSON_COLUMNS, row, strict=True)) for row in zip(*columns, strict=True))
    return {person["person_id"]: person for person in people}


def _keys_by_person(result: AuditResult, chosen: Collection[str]) -> Mapping[str, Keys]:
    keys: dict[str, dict[tuple[str, str], str]] = {}
    channels = result.channels[["person_id", "kind", "value", "key"]]
    channels = channels[channels["person_id"].isin(list(chosen))]
    rows: Iterator[tuple[Any, ...]] = channels.itertuples(index=False, name=None)
    for person_id, kind, value, key in rows:
        if key:
            keys.setdefault(person_id, {})[kind, value] = key
    return keys
