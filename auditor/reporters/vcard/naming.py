"""Chooses the name of a merged card."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from auditor.vcard.model import Component, ContentLine, comparable, full_name, new_line, texts

_TWO_WORDS = 2
_WORD = re.compile(r"[\w'’-]+")


@dataclass(frozen=True)
class KnownName:
    """The person's name by all sources together; empty parts are not known."""

    name: str = ""
    given: str = ""
    family: str = ""


def name_lines(cards: Sequence[Component], known: KnownName) -> list[ContentLine]:
    """Return the N and FN of a merged card.

    The first card with a full name gives both: one that spells the name as all
    sources together do (Müller, not Muller) before others, and one written as
    names are before MUSTER, ERIKA; if none has a full name, the one that
    all sources together tell; else whatever stands on the first card with a
    name; else what the card can be recognised by.
    """
    named = [card for card in cards if _name_of(card)]
    full = min(filter(_is_full, named), key=lambda card: _awkwardness(card, known), default=None)
    if full is None and known.given and known.family:
        return _made(known.name or f"{known.given} {known.family}", known.family, known.given)
    chosen = full or next(iter(named), None)
    if chosen is None:
        return _made(known.name or _stand_in(cards), known.family, known.given)
    return _completed(chosen, known)


def _completed(card: Component, known: KnownName) -> list[ContentLine]:
    """Return a card's own N and FN, the missing one made from the other."""
    structured = _first(card, "N")
    formatted = _first(card, "FN")
    if formatted is None:
        formatted = new_line("FN", _name_of(card), -1)
    if structured is None:
        family, given = _parted(_name_of(card), known)
        structured = new_line("N", full_name(family=family, given=given), -2)
    return [structured, formatted]


def _parted(name: str, known: KnownName) -> tuple[str, str]:
    """Return family and given name: as known, else the last word and those before it."""
    if known.family and known.given and _spells(name, f"{known.given} {known.family}"):
        return known.family, known.given
    words = name.split()
    return (words[-1], " ".join(words[:-1])) if len(words) >= _TWO_WORDS else ("", name)


def _made(name: str, family: str, given: str) -> list[ContentLine]:
    return [
        new_line("N", full_name(family=family, given=given or ("" if family else name)), -2),
        new_line("FN", name, -1),
    ]


def _first(card: Component, name: str) -> ContentLine | None:
    """Return the first line of a property that says something, but not how it is pronounced."""
    lines = (line for line in card.contents.get(name.lower(), []) if any(texts(line)))
    return next((line for line in lines if "PHONETIC" not in line.params), None)


def _name_of(card: Component) -> str:
    formatted = _first(card, "FN")
    if formatted is not None:
        return str(comparable(formatted)).strip()
    structured = _first(card, "N")
    if structured is None:
        return ""
    if isinstance(structured.value, list):
        return " ".join(texts(structured))
    order = ("prefix", "given", "additional", "family", "suffix")
    return " ".join(word for part in order for word in _words(getattr(structured.value, part)))


def _words(value: str | list[str]) -> list[str]:
    return [word for word in ([value] if isinstance(value, str) else value) if word]


def _is_full(card: Component) -> bool:
    """Return whether a card has a given and a family name, neither a mere initial."""
    structured = _first(card, "N")
    name = structured.value if structured is not None else None
    if name is not None and not isinstance(name, list) and (name.given or name.family):
        parts = [" ".join(_words(name.given)), " ".join(_words(name.family))]
    else:
        parts = _name_of(card).split()
    return len(parts) >= _TWO_WORDS and all(len(part.strip(". ")) > 1 for part in parts)


def _awkwardness(card: Component, known: KnownName) -> tuple[bool, bool, bool, bool]:
    """Return what speaks against a card's name, the gravest first.

    It is not the known one; it is not told in parts; it is in one case
    throughout; it has a comma.
    """
    name = _name_of(card)
    one_case = name in {name.upper(), name.lower()} and name.upper() != name.lower()
    return not _spells(name, known.name), _first(card, "N") is None, one_case, "," in name


def _spells(name: str, known: str) -> bool:
    """Return whether a name holds all words of another."""
    return _words_of(name) >= _words_of(known)


def _words_of(name: str) -> set[str]:
    return set(_WORD.findall(name.casefold()))


def _stand_in(cards: Sequence[Component]) -> str:
    """Return what a card without a name is known by (the order sabre/vobject uses)."""
    return next(_recognised_by(cards), "")


def _recognised_by(cards: Sequence[Component]) -> Iterator[str]:
    for name in ("ORG", "NICKNAME", "EMAIL", "TEL"):
        for card in cards:
            line = _first(card, name)
            if line is not None:
                yield next(texts(line))
