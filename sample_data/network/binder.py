"""Collects the cards of an address book and the people whom they are about."""

import random
from dataclasses import dataclass, field, replace

from sample_data.network.cards import Card
from sample_data.network.identities import Inventor
from sample_data.network.model import Expected, Identity, Person

_FIRST_NUMBER = 5000


@dataclass
class Binder:
    """Collects cards, and the people whom they are about."""

    rng: random.Random
    inventor: Inventor
    people: dict[str, Person]
    number: int = _FIRST_NUMBER
    placed: list[Card] = field(default_factory=list)

    def stranger(
        self,
        kind: str,
        language: str = "",
        flags: tuple[str, ...] = (),
        name: tuple[str, str] | None = None,
    ) -> Identity:
        """Add somebody who stands in the address book alone."""
        self.number += 1
        identity = self.inventor.person(self.number, language, name)
        expected = Expected("business-card-only", "low", flags)
        self.people[identity.id] = Person(identity, kind, expected=expected)
        return identity

    def flag(self, person: str, flag: str) -> None:
        """Note that a finding must come out about a person."""
        before = self.people[person]
        flags = tuple(sorted({*before.expected.flags, flag}))
        self.people[person] = replace(before, expected=replace(before.expected, flags=flags))
