"""Writes people down once more: twin cards in another file, and rows of uploaded contacts."""

from dataclasses import replace

from sample_data.network.binder import Binder
from sample_data.network.cards import Card, Channel, mobile, spelt
from sample_data.network.model import World
from sample_data.network.words import NICKNAMES

_DUPLICATES = 22
_BY_INITIAL, _BY_EMAIL, _BY_NICKNAME = 1, 2, 3


def duplicates(binder: Binder) -> list[Card]:
    """Write some people's card once more, with a number or address spelt another way."""
    rng = binder.rng
    written = [
        c
        for c in binder.placed
        if c.phones
        and c.kind == "individual"
        and not c.variant.startswith("trap")
        and c.outcome == "kept"
        and c.variant != "name only"
    ]
    again = []
    for position, card in enumerate(rng.sample(written, _DUPLICATES)):
        phone, identity = card.phones[0], binder.people[card.person].identity
        twin = Card(
            card.person,
            identity.given,
            identity.family,
            true_name=identity.name,
            variant="twin",
            phones=(Channel(phone.label, spelt(phone.true, rng), phone.true),),
        )
        if position % 4 == _BY_INITIAL:
            twin = replace(
                twin, given=f"{identity.given[0]}.", true_name="", variant="twin, initial"
            )
        elif position % 4 == _BY_EMAIL and card.emails:
            twin = replace(twin, phones=(), emails=(card.emails[0],), variant="twin, e-mail")
        elif position % 4 == _BY_NICKNAME and identity.given in NICKNAMES:
            twin = replace(
                twin, given=NICKNAMES[identity.given], true_name="", variant="twin, nickname"
            )
        again.append(twin)
    return again


def uploads(binder: Binder, world: World) -> tuple[Card, ...]:
    """Return what LinkedIn kept of an old upload: people of the book, connections, others."""
    rng = binder.rng
    book = [
        c
        for c in binder.placed
        if c.true_name
        and c.phones
        and not c.variant.startswith("trap")
        and c.variant != "name only"
    ]
    rows = []
    for card in rng.sample(book, 30):
        identity = binder.people[card.person].identity
        rows.append(
            replace(
                card,
                given=card.given or identity.given,
                family=identity.family if not card.given else card.family,
                company=card.true_company,
                title="",
                variant="upload",
            )
        )
    carded = {card.person for card in binder.placed}
    bare = [
        p
        for p in world.people
        if p.written
        and p.written.plain
        and p.identity.id not in carded
        and "namesake" not in p.kind
    ]
    for person in rng.sample(bare, min(14, len(bare))):
        identity = person.identity
        rows.append(
            Card(
                identity.id,
                identity.given,
                identity.family,
                company=identity.company,
                variant="upload",
                phones=(mobile(identity, rng),),
                true_name=identity.name,
                true_company=identity.company if person.written and person.written.company else "",
            )
        )
    for position in range(12):
        identity = binder.stranger("uploaded-only")
        phones = (Channel("mobile", spelt(identity.mobile, rng), identity.mobile),)
        twice = (
            (*phones, Channel("mobile", identity.mobile, identity.mobile))
            if position % 3 == 0
            else phones
        )
        rows.append(
            Card(
                identity.id, identity.given, identity.family, phones=twice, true_name=identity.name
            )
        )
    rows.append(
        Card(
            "",
            "",
            "",
            emails=(Channel("", "bestellung@example.org", "bestellung@example.org"),),
            outcome="open",
        )
    )
    return tuple(rows)
