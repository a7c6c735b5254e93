"""Invents the owner's address book: connections, friends, traps, and what is no person."""

import random
from dataclasses import dataclass, replace

from sample_data.network.binder import Binder
from sample_data.network.cards import (
    Card,
    home_of,
    landline,
    mobile,
    private_email,
    work_email,
)
from sample_data.network.chance import happens
from sample_data.network.identities import Inventor
from sample_data.network.model import Person, World
from sample_data.network.second_records import duplicates, uploads
from sample_data.network.traps import traps
from sample_data.network.variants import VARIANTS, Variant, overlap
from sample_data.network.vcards import STYLES
from sample_data.network.words import NICKNAMES

_PRIVATE = 40
_PHOTOS = 2


@dataclass(frozen=True)
class Book:
    """The cards by file, the uploaded contacts, and all people, those only in the book too."""

    cards: dict[str, tuple[Card, ...]]
    uploads: tuple[Card, ...]
    people: tuple[Person, ...]


def bind(world: World) -> Book:
    """Return the address book of a world; the same world gives the same book."""
    rng = random.Random(world.seed + 2)
    identities = (world.owner, *(p.identity for p in world.people), *(i for i, _ in world.pending))
    names = [name for conversation in world.conversations for name, _ in conversation.members]
    binder = Binder(
        rng,
        Inventor(rng, identities, names),
        {person.identity.id: person for person in world.people},
    )
    _connections(binder, world)
    _private(binder)
    binder.placed += traps(binder, rng)
    uploaded = uploads(binder, world)
    cards: dict[str, list[Card]] = {file: [] for file in STYLES}
    for card in binder.placed:
        cards[_file_of(card, rng)].append(card)
    for card in duplicates(binder):
        cards["nextcloud.vcf"].append(card)
    return Book({f: tuple(c) for f, c in cards.items()}, uploaded, tuple(binder.people.values()))


def _file_of(card: Card, rng: random.Random) -> str:
    if card.kind == "group":
        return "nextcloud.vcf"
    if card.kind == "org" or card.photo:
        return "iphone_and_google.vcf"
    return rng.choices(tuple(STYLES), weights=(40, 75, 20))[0]


def _connections(binder: Binder, world: World) -> None:
    """Give some connections a card, in all the ways a name may differ on it."""
    rng = binder.rng
    candidates = [
        p
        for p in world.people
        if p.written
        and p.written.plain
        and p.written.company
        and "namesake" not in p.kind
        and "(geb." not in p.written.last
    ]
    rng.shuffle(candidates)
    for variant in VARIANTS:
        for position in range(variant.count):
            person = next((p for p in candidates if variant.fits(p.identity)), None)
            if person is None:
                break
            candidates.remove(person)
            _connection(binder, person, variant, joined=position % 2 == 0)
    for person in candidates[:3]:
        _ambiguous(binder, person)


def _connection(binder: Binder, person: Person, variant: Variant, *, joined: bool) -> None:
    """Add a connection's card; every second shares the e-mail that LinkedIn exports."""
    rng, identity = binder.rng, person.identity
    card = overlap(identity, variant, rng)
    emails = [work_email(identity)] if happens(rng, 0.5) else []
    if variant.joined or (joined and not card.true_name):
        emails.insert(0, private_email(identity, rng))
        binder.people[identity.id] = replace(person, email_on_linkedin=identity.email)
    card = replace(card, emails=tuple(emails), phones=(mobile(identity, rng),))
    if happens(rng, 0.3):
        card = replace(card, phones=(*card.phones, landline(identity, rng)))
    if happens(rng, 0.2):
        card = replace(
            card,
            birthday=identity.birthday,
            note="Kennt den besten Bäcker der Stadt; mag Segeln, Tee",
        )
    if variant.id == "outdated":
        binder.flag(identity.id, "employment/outdated")
    binder.placed.append(card)


def _ambiguous(binder: Binder, person: Person) -> None:
    """Add a card on which nothing but the name speaks for a connection."""
    identity = person.identity
    card = Card(
        identity.id, identity.given, identity.family, phones=(mobile(identity, binder.rng),)
    )
    binder.flag(identity.id, "duplicate/possible")
    binder.placed.append(replace(card, variant="name only", true_name=identity.name))


def _private(binder: Binder) -> None:
    """Add family and friends who stand only in the phone, some with birthday and home."""
    rng = binder.rng
    for position in range(_PRIVATE):
        rich = position < _PRIVATE // 3
        identity = binder.stranger(
            "phone-only-rich" if rich else "phone-only", "de" if position % 3 else "en"
        )
        card = Card(
            identity.id,
            identity.given,
            identity.family,
            phones=(mobile(identity, rng),),
            true_name=identity.name,
        )
        if rich:
            card = replace(card, birthday=identity.birthday, home=home_of(identity, rng))
            card = replace(
                card, nickname=NICKNAMES.get(identity.given, ""), photo=position < _PHOTOS
            )
        if position % 2:
            card = replace(card, emails=(private_email(identity, rng),), categories=("Freunde",))
        binder.placed.append(card)
