"""Writes down what is known about an invented world, for tests to compare an audit with."""

import itertools
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from sample_data.network.model import Line, Message, Person
from sample_data.network.packing import Packed


@dataclass(frozen=True)
class Pair:
    """Two records of one person; they share `phone`, `email`, `name and company`, or nothing."""

    left: Line
    right: Line
    shares: str


def counted(person: Person) -> tuple[Message, ...]:
    """Return the one-to-one messages; an accepted invitation's note is none."""
    return person.history.messages


def pairs(packed: Packed) -> tuple[Pair, ...]:
    """Return all pairs of records that are one person."""
    records = defaultdict(list)
    for line in packed.lines:
        if line.person:
            records[line.person].append(line)
    return tuple(
        Pair(left, right, shared(left, right))
        for lines in records.values()
        for left, right in itertools.combinations(lines, 2)
    )


def shared(left: Line, right: Line) -> str:
    """Return what two records share that may join them; empty where it is nothing certain."""
    if set(left.phones) & set(right.phones):
        return "phone"
    if set(left.emails) & set(right.emails):
        return "email"
    same_name = left.name != "" and left.name == right.name
    if same_name and left.company != "" and left.company == right.company:
        return "name and company"
    return ""


def truth(packed: Packed) -> dict[str, Any]:
    """Return everything known about the world as plain values for JSON."""
    world, era = packed.world, packed.era
    records = defaultdict(list)
    for line in packed.lines:
        records[line.person].append({"file": line.file, "line": line.line, "variant": line.variant})
    kinds: defaultdict[str, int] = defaultdict(int)
    for conversation in world.conversations:
        kinds[conversation.kind] += 1
    return {
        "era": era.id,
        "exported_on": era.export_day.isoformat(),
        "owner": {
            "name": world.owner.name,
            "profile": f"linkedin:{world.owner.slug}" if era.invitation_urls else "",
        },
        "closed_accounts": len(world.closed_accounts),
        "conversations": dict(sorted(kinds.items())),
        "people": [_person(person, records[person.identity.id]) for person in world.people],
        "no_person": [
            {"file": line.file, "line": line.line, "outcome": line.outcome}
            for line in packed.lines
            if not line.person
        ],
    }


def _person(person: Person, records: list[dict[str, Any]]) -> dict[str, Any]:
    messages = counted(person)
    last = max((message.at for message in messages), default=None)
    expected = person.expected
    return {
        "id": person.identity.id,
        "name": person.identity.name,
        "language": person.identity.language,
        "kind": person.kind,
        "planted": person.planted,
        "class": expected.verdict,
        "confidence": expected.confidence,
        "flags": list(expected.flags),
        "flags_never": list(expected.flags_never),
        "messages_in": sum(not message.from_me for message in messages),
        "messages_out": sum(message.from_me for message in messages),
        "last_contact_on": last.date().isoformat() if last else None,
        "records": records,
    }
