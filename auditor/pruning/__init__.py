"""Applies the owner's decisions to an address book: what is kept and what is removed."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from auditor.errors import ResultError
from auditor.model.result import AuditResult
from auditor.model.verdicts import Decision
from auditor.pruning.holders import CardHolders
from auditor.vcard.encodings import BYTE_ORDER_MARKS
from auditor.vcard.splitting import split_cards

_BLOCK = 1 << 20
_ABOUT_TWO = frozenset({"same", "different"})
_PRUNE = "prune"

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
    holders = CardHolders(result, name)
    last, unheard = _heard(decisions, holders)
    wanted = {person for person, decision in last.items() if decision.decision == _PRUNE}
    removed, seen, cards = [], set(), 0
    with open_book() as stream:
        for raw in split_cards(stream):
            cards += 1
            person = holders.person_of(raw)
            if person in wanted:
                removed.append((raw.offset, raw.length))
                seen.add(person)
    unheard += [
        Unheard(last[person], "has no card in this address book")
        for person in sorted(wanted - seen)
    ]
    return Pruned(cards - len(removed), len(removed), tuple(unheard), open_book, tuple(removed))


def _heard(
    decisions: Sequence[Decision], holders: CardHolders
) -> tuple[dict[str, Decision], list[Unheard]]:
    """Return the last decision about each person, and those that could not be followed."""
    last: dict[str, Decision] = {}
    unheard = []
    for decision in decisions:
        if decision.decision in _ABOUT_TWO:
            continue
        people = holders.people_of(decision)
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
