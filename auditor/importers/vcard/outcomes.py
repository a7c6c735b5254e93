"""Decides what becomes of a card: a person's, an organisation's, empty or unreadable."""

from collections.abc import Mapping

from auditor.forms import fold
from auditor.vcard.card_facts import CardFacts
from auditor.vcard.lines import STRAY, Card

_NO_PERSON: Mapping[str, str] = {
    "group": "a group",
    "org": "an organisation's own card",
    "company": "an organisation's own card",
    "location": "a place",
    "thing": "a thing",
    "device": "a device",
    "application": "a program",
}
_SHOWN_AS = "company"
"""What Apple's X-ABShowAs says where the company's name is the card's title."""

_REACHES_OR_NAMES = frozenset({"email", "phone", "profile"})

EMPTY = "an empty card"
UNREADABLE = "no line of the card could be read"


def outcome(card: Card, facts: CardFacts) -> tuple[str, str]:
    """Return `kept`, `ignored` or `rejected` for a card, and why it was not kept.

    A group, a place or an organisation is no person: by KIND, by Apple's
    X-ABShowAs unless somebody is named beside the company, or because the card
    names a company and nobody in it.
    """
    if facts.kind in _NO_PERSON and not _is_contact_of_company(facts):
        return "ignored", _NO_PERSON[facts.kind]
    if facts.company and _names_only_the_company(facts):
        return "ignored", _NO_PERSON["org"]
    if facts.display_name or any(kind in _REACHES_OR_NAMES for kind, *_ in facts.channels):
        return "kept", ""
    said = [line for line in card.lines if line.head.name != "VERSION"]
    if said and all(line.head.name == STRAY for line in said):
        return "rejected", UNREADABLE
    return "ignored", EMPTY


def _is_contact_of_company(facts: CardFacts) -> bool:
    """Return whether a card that is to be shown as a company names a person in it."""
    if facts.kind != _SHOWN_AS or not (facts.given_name and facts.family_name):
        return False
    return fold(f"{facts.given_name} {facts.family_name}") not in fold(facts.company)


def _names_only_the_company(facts: CardFacts) -> bool:
    if facts.given_name or facts.nickname:
        return False
    company = fold(facts.company)
    return all(
        not name or fold(name) == company for name in (facts.display_name, facts.family_name)
    )
