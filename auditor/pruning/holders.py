"""Finds whose card a card of an address book is, by an audit that read it or an earlier one."""

import re
from collections.abc import Hashable, Mapping
from dataclasses import dataclass

import pandas as pd

from auditor.forms import fold, once_per_value
from auditor.model.directory import Directory, called
from auditor.model.imported import COPY
from auditor.model.result import AuditResult
from auditor.model.verdicts import Decision
from auditor.vcard.card_facts import CardFacts
from auditor.vcard.facts import facts_of
from auditor.vcard.lines import read_card
from auditor.vcard.splitting import RawCard

_BRACKETS = re.compile(r"\([^()]*\)")


@dataclass(frozen=True)
class _Known:
    """A card of the audit: whose it is, where it stood, under which name."""

    person_id: str
    source: str
    line: int
    words: frozenset[str]
    channels: frozenset[tuple[str, str]]


class CardHolders:
    """Finds people by the keys of a decision, and the person whose card one is."""

    def __init__(self, result: AuditResult, name: str) -> None:
        """Take an audit, and the name of the address book's file; "" where it has none."""
        labels = result.sources["source"]
        sources = [label for label in labels if label.rpartition("/")[2] == name]
        self._sources = frozenset(sources or labels)
        people = result.people
        names = once_per_value(people["name"], fold)
        self._names = dict(zip(people["person_id"], names, strict=True))
        profiles = people[["person_id", "profile"]].rename(columns={"profile": "key"})
        held = pd.concat([result.channels, profiles.assign(kind="profile")], ignore_index=True)
        held = held.fillna({"value": "", "key": ""})
        directory = Directory.of(held, held["person_id"])
        self._people = directory.and_also({person: [person] for person in self._names})
        channels: dict[int, set[tuple[str, str]]] = {}
        for record, kind, value in zip(
            *(result.channels[column] for column in ("record_id", "kind", "value")), strict=True
        ):
            channels.setdefault(record, set()).add((kind, value))
        self._by_channels = _known_cards(result, channels)
        self._by_channel: dict[tuple[str, str], set[_Known]] = {}
        for known in {each for cards in self._by_channels.values() for each in cards}:
            for channel in known.channels:
                self._by_channel.setdefault(channel, set()).add(known)

    def people_of(self, decision: Decision) -> list[str]:
        """Return the people that a decision may be about; a name tells sharers of a key apart."""
        people = self._people.holders(decision.person)
        return called(decision.name, people, self._names) if len(people) > 1 else people

    def person_of(self, raw: RawCard) -> str:
        """Return the person whose card this is; "" where that is nobody or not certain."""
        facts = facts_of(read_card(raw.data, raw.line, binaries=False))
        channels = _channels_of(facts)
        known = self._by_channels.get(channels, [])
        spellings = _spellings(facts)
        words = frozenset[str]().union(*spellings)
        named = [card for card in known if card.words <= words and bool(card.words) == bool(words)]
        people = {card.person_id for card in named}
        if len(people) != 1 or not channels:
            # Namesakes, a card with nothing but a name, or without one: the place tells.
            near = [card for card in named if len(card.words) > 1 or card.words in spellings]
            here = [card for card in (near if words else known) if card.line == raw.line]
            people = {card.person_id for card in here if card.source in self._sources}
        if not known:
            people = self._holders(channels, _words(facts.display_name))
        return people.pop() if len(people) == 1 else ""

    def _holders(self, channels: frozenset[tuple[str, str]], words: frozenset[str]) -> set[str]:
        """Return the people who have all channels of a card, one of their cards under its name."""
        cards = [self._by_channel.get(channel, set()) for channel in channels]
        if not (cards and words):
            return set()
        holders = set.intersection(*({card.person_id for card in held} for held in cards))
        return holders & {card.person_id for held in cards for card in held if card.words == words}


def _known_cards(
    result: AuditResult, channels: Mapping[int, set[tuple[str, str]]]
) -> dict[Hashable, list[_Known]]:
    account = result.account
    cards = account[(account["kind"] == "card") & (account["reason"] != COPY)]
    found: dict[Hashable, list[_Known]] = {}
    columns = ("record_id", "person_id", "source", "line", "name")
    for record, person, source, line, name in zip(*(cards[each] for each in columns), strict=True):
        held = frozenset(channels.get(record, ()))
        known = _Known(person, source, line, _words(name), held)
        found.setdefault(known.channels, []).append(known)
    return found


def _channels_of(facts: CardFacts) -> frozenset[tuple[str, str]]:
    """Return the channels of a card as an audit holds them, which are no postal addresses."""
    return frozenset((kind, value) for kind, value, *_ in facts.channels if kind != "address")


def _spellings(facts: CardFacts) -> set[frozenset[str]]:
    """Return the words of a card's name: as shown, without what stands in brackets, in parts."""
    parts = f"{facts.given_name} {facts.additional_name} {facts.family_name}"
    return {*map(_words, (facts.display_name, _BRACKETS.sub("", facts.display_name), parts))}


def _words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", fold(name)))
