"""Reads off a card's lines how its person is reached: numbers, addresses, profiles."""

from auditor.forms import profile_key
from auditor.vcard.card_facts import CardFacts, Own
from auditor.vcard.labels import label_of
from auditor.vcard.lines import Line
from auditor.vcard.networks import profile_of_user
from auditor.vcard.values import email, joined_components, phone, text

_PRIVATE = frozenset({"", "home"})
"""Labels of addresses where somebody lives: an office is shared by all who work there."""


def _label(line: Line, own: Own) -> str:
    group = line.head.group
    return (own.get(group.lower(), "") if group else "") or label_of(line.head.types)


def _is_preferred(line: Line) -> bool:
    return "pref" in line.head.types


def read_address(facts: CardFacts, line: Line, own: Own) -> None:
    """Take a postal address: the place, and a private door that recognises somebody."""
    values = joined_components(line.value, ", ")
    if not any(values):
        return
    values += [""] * (7 - len(values))
    if not (facts.city or facts.country):
        facts.city, facts.country = values[3], values[6]
    label = _label(line, own)
    if label in _PRIVATE:
        facts.home_address_known = True
        door, place = ", ".join(filter(None, values[:3])), f"{values[5]} {values[3]}".strip()
        if place and any(map(str.isdigit, door)):  # `Bonn` or a street alone recognises nobody
            shown = ", ".join(f"{door}, {place}".splitlines())
            facts.channels.append(("address", shown, label, _is_preferred(line)))


def read_phone(facts: CardFacts, line: Line, own: Own) -> None:
    """Take a number."""
    number = phone(line.value)
    if number:
        facts.channels.append(("phone", number, _label(line, own), _is_preferred(line)))


def read_email(facts: CardFacts, line: Line, own: Own) -> None:
    """Take an e-mail address."""
    address = email(line.value)
    if address:
        facts.channels.append(("email", address, _label(line, own), _is_preferred(line)))


def read_web_address(facts: CardFacts, line: Line, own: Own) -> None:
    """Take the address of a website or profile, or a user's name in a network."""
    address = text(line.value)
    if profile_key(address):
        kind = "profile"
    elif address[:4].lower() in {"http", "www."} or (address and line.head.name == "URL"):
        kind = "website"
    else:
        address, kind = profile_of_user(line, address), "profile"
    if address:
        facts.channels.append((kind, address, _label(line, own), _is_preferred(line)))


def read_any_profile(facts: CardFacts, line: Line, own: Own) -> None:
    """Take a profile address from a property of any name (`X-LINKEDIN`, `X-XING-URL`)."""
    if "." in line.value and profile_key(text(line.value)):
        read_web_address(facts, line, own)
