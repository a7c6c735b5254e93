"""The ways in which a connection's card differs from LinkedIn, and how often each is planted."""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace

from sample_data.network.cards import Card
from sample_data.network.chance import happens
from sample_data.network.model import Identity
from sample_data.network.words import COMPANIES, NICKNAMES

_TWO_LETTERS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"}
)
_ONE_LETTER = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "Ä": "A", "Ö": "O", "Ü": "U", "ß": "ss"})
_LEGAL_FORMS = (" GmbH & Co. KG", " GmbH", " AG", " eG", " Ltd", " Inc.", " plc", " LLP", " Corp.")
_SHORTEST_FOR_TYPOS = 6


def _plain(card: Card, _identity: Identity, _rng: random.Random) -> Card:
    return card


def _umlaut(card: Card, _identity: Identity, rng: random.Random) -> Card:
    letters = rng.choice((_TWO_LETTERS, _ONE_LETTER))
    return replace(card, given=card.given.translate(letters), family=card.family.translate(letters))


def _legal_form(card: Card, _identity: Identity, _rng: random.Random) -> Card:
    ending = next(form for form in _LEGAL_FORMS if card.company.endswith(form))
    return replace(card, company=card.company.removesuffix(ending))


def _nickname(card: Card, identity: Identity, _rng: random.Random) -> Card:
    return replace(card, given=NICKNAMES[identity.given], true_name="")


def _swapped(card: Card, identity: Identity, _rng: random.Random) -> Card:
    shown = f"{identity.family} {identity.given}"
    return replace(card, given=identity.family, family=identity.given, shown=shown)


def _one_field(card: Card, identity: Identity, _rng: random.Random) -> Card:
    return replace(card, given="", shown=f"{identity.family}, {identity.given}")


def _initial(card: Card, identity: Identity, _rng: random.Random) -> Card:
    return replace(card, given=f"{identity.given[0]}.", true_name="")


def _typo(card: Card, identity: Identity, rng: random.Random) -> Card:
    word = identity.family
    at = rng.randint(1, len(word) - 3)
    tail = word[at] + word[at + 2 :] if happens(rng, 0.5) else word[at + 2 :]
    return replace(card, family=word[:at] + word[at + 1] + tail, true_name="")


def _maiden(card: Card, identity: Identity, _rng: random.Random) -> Card:
    return replace(card, family=identity.maiden, true_name="")


def _titled(card: Card, _identity: Identity, rng: random.Random) -> Card:
    return replace(card, prefix=rng.choice(("Dr.", "Frau Dr.", "Prof. Dr.")))


def _outdated(card: Card, identity: Identity, rng: random.Random) -> Card:
    other = rng.choice([company for company in COMPANIES if company != identity.company])
    return replace(card, company=other, title="", true_company="")


def _no_company(card: Card, _identity: Identity, _rng: random.Random) -> Card:
    return replace(card, company="", title="", true_company="")


def _profile(card: Card, identity: Identity, rng: random.Random) -> Card:
    address = f"https://www.linkedin.com/in/{identity.slug}/"
    return replace(_no_company(card, identity, rng), profile=address)


@dataclass(frozen=True)
class Variant:
    """One way of writing.

    Attributes:
        id: its name in the truth.
        count: how many are planted.
        change: rewrites a plain card.
        fits: who can be written this way.
        joined: always shares an e-mail with LinkedIn (else only every second one
            whose name is changed).
    """

    id: str
    count: int
    change: Callable[[Card, Identity, random.Random], Card]
    fits: Callable[[Identity], bool] = lambda _identity: True
    joined: bool = False


def _long_name(identity: Identity) -> bool:
    return len(identity.family) >= _SHORTEST_FOR_TYPOS and identity.family.isalpha()


def _with_umlaut(identity: Identity) -> bool:
    return any(letter in identity.name for letter in "äöüÄÖÜß")


VARIANTS = (
    Variant("nickname", 10, _nickname, lambda identity: identity.given in NICKNAMES),
    Variant("umlaut", 9, _umlaut, _with_umlaut),
    Variant("plain", 16, _plain),
    Variant("legal form", 5, _legal_form, lambda who: who.company.endswith(_LEGAL_FORMS)),
    Variant("swapped", 7, _swapped),
    Variant("one field", 3, _one_field),
    Variant("initial", 5, _initial),
    Variant("typo", 7, _typo, _long_name),
    Variant("maiden", 5, _maiden, lambda identity: identity.woman),
    Variant("titled", 5, _titled),
    Variant("outdated", 7, _outdated, joined=True),
    Variant("no company", 8, _no_company, joined=True),
    Variant("profile", 3, _profile, joined=True),
)
"""Scarce ones first, so that there are always enough people whom they fit."""


def overlap(identity: Identity, variant: Variant, rng: random.Random) -> Card:
    """Return the connection's card, name and company written the variant's way, no channels."""
    card = Card(
        identity.id,
        identity.given,
        identity.family,
        identity.company,
        identity.title,
        variant=variant.id,
        true_name=identity.name,
        true_company=identity.company,
    )
    return variant.change(card, identity, rng)
