"""Applies the owner's decisions to an address book: what is kept and what is removed."""

import re
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO

import pandas as pd

from auditor.errors import ResultError
from auditor.forms import fold, once_per_value
from auditor.model.directory import Directory, called
from auditor.model.imported import COPY
from auditor.model.result import AuditResult
from auditor.model.verdicts import Decision
from auditor.vcard.encodings import BYTE_ORDER_MARKS
from auditor.vcard.facts import CardFacts, facts_of
from auditor.vcard.lines import read_card
from auditor.vcard.splitting import RawCard, split_cards

_BLOCK = 1 << 20
_ABOUT_TWO = frozenset({"same", "different"})
_PRUNE = "prune"
_BRACKETS = re.compile(r"\([^()]*\)")

OpenBook = Callable[[], BinaryIO]
"""Opens the address book anew, from its start."""

Piece = tuple[int, int]
"""Offset and length of bytes of the address book."""


@dataclass(frozen=True)
class Unheard:
    """A decision that changed nothing, and why, as a clause about the person it names."""

    decision: Decision
    reason: str


@dataclass(frozen=True)
class Pruned:
    """An address book parted in two; kept and removed together are exactly its cards.

    Attributes:
        kept_cards: how many cards stay.
        removed_cards: how many leave.
        unheard: decisions that named nobody, several people, or nobody with a card here, and
            those that a later line contradicts.
    """

    kept_cards: int
    removed_cards: int
    unheard: tuple[Unheard, ...]
    _open: OpenBook
    _removed: tuple[Piece, ...]

    def kept(self) -> Iterator[bytes]:
        """Yield the address book without the removed cards; all else as it is, byte for byte."""
        with self._open() as stream:
            at = 0
            for offset, length in self._removed:
                yield from _pieces(stream, offset - at)
                _skip(stream, length)
                at = offset + length
            yield from _pieces(stream, None)

    def removed(self) -> Iterator[bytes]:
        """Yield the removed cards byte for byte, the file to restore them from."""
        if not self._removed:
            return
        with self._open() as stream:
            head = stream.read(2)
            yield head if head in BYTE_ORDER_MARKS else b""
        with self._open() as stream:
            at = 0
            for offset, length in self._removed:
                _skip(stream, offset - at)
                yield from _pieces(stream, length)
                at = offset + length


def prune(
    result: AuditResult, decisions: Sequence[Decision], open_book: OpenBook, name: str = ""
) -> Pruned:
    """Part an address book by the decisions; nothing is removed without one that says `prune`.

    A card belongs to a person if it has the same channels and name as one of
    the person's cards in the audit, stands on the same line under the same
    name, or is the person's merged card: all its channels are theirs. Where
    that holds for several people, it is kept.

    Args:
        result: the audit that the decisions are about.
        decisions: the owner's lines; of several about one person the last counts.
        open_book: opens the address book, which may have changed since the audit.
        name: of its file; lines are compared with those of the source of that name, if one has it.

    Raises:
        ResultError: the audit is redacted, so no card can be found by it.
    """
    if result.redaction:
        raise ResultError(
            "the audit is redacted, so no card can be told by it", advice="give the whole audit"
        )
    directory = _Directory(result, name)
    last, unheard = _heard(decisions, directory)
    wanted = {person for person, decision in last.items() if decision.decision == _PRUNE}
    removed, seen, cards = [], set(), 0
    with open_book() as stream:
        for raw in split_cards(stream):
            cards += 1
            person = directory.person_of(raw)
            if person in wanted:
                removed.append((raw.offset, raw.length))
                seen.add(person)
    unheard += [
        Unheard(last[person], "has no card in this address book")
        for person in sorted(wanted - seen)
    ]
    return Pruned(cards - len(removed), len(removed), tuple(unheard), open_book, tuple(removed))


def _heard(
    decisions: Sequence[Decision], directory: "_Directory"
) -> tuple[dict[str, Decision], list[Unheard]]:
    """Return the last decision about each person, and those that could not be followed."""
    last: dict[str, Decision] = {}
    unheard = []
    for decision in decisions:
        if decision.decision in _ABOUT_TWO:
            continue
        people = directory.people_of(decision)
        if len(people) == 1:
            before = last.get(people[0])
            if before and before.decision != decision.decision:
                unheard.append(
                    Unheard(before, f"line {decision.line} decides otherwise and counts")
                )
            last[people[0]] = decision
        else:
            reason = "could be several people" if people else "names nobody in this audit"
            unheard.append(Unheard(decision, reason))
    return last, unheard


@dataclass(frozen=True)
class _Known:
    """A card of the audit: whose it is, where it stood, under which name."""

    person_id: str
    source: str
    line: int
    words: frozenset[str]
    channels: frozenset[tuple[str, str]]


class _Directory:
    """Finds people by the keys of a decision, and the person whose card one is."""

    def __init__(self, result: AuditResult, name: str) -> None:
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


def _pieces(stream: BinaryIO, length: int | None) -> Iterator[bytes]:
    while length is None or length > 0:
        piece = stream.read(_BLOCK if length is None else min(_BLOCK, length))
        if not piece:
            return
        length = None if length is None else length - len(piece)
        yield piece


def _skip(stream: BinaryIO, length: int) -> None:
    for _ in _pieces(stream, length):
        pass
