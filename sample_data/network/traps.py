"""Invents the cards that lead matching and cleaning astray: families, switchboards, flaws."""

import random
from dataclasses import replace

from sample_data.network.binder import Binder
from sample_data.network.cards import Card, Channel, landline, mobile, spelt
from sample_data.network.model import Identity

_PLACEHOLDERS = (
    "Noahs Mama",
    "Emily's dad",
    "Klempner",
    "Max ???",
    "New contact",
    "Mama von Lena",
    "Plumber",
    "Papa von Theo",
)
_FIRMS = (
    ("Zahnarztpraxis Dr. Moosgrün", "Zahnarzt"),
    ("Fahrradwerkstatt Kettenblatt", ""),
    ("Kita Zwergenwiese", ""),
    ("Brightmoor Taxis", ""),
    ("Stadtbücherei Lübeck", ""),
    ("The Gooseberry Café", ""),
)


def traps(binder: Binder, rng: random.Random) -> list[Card]:
    """Return the cards of all traps; who they are is added to the binder's people."""
    return [
        *_families(binder, rng),
        *_switchboard(binder, rng),
        *_shared_box(binder, rng),
        *_namesakes(binder, rng),
        *_placeholders(binder, rng),
        *_flaws(binder, rng),
        *_no_person(rng),
    ]


def _card(identity: Identity, *phones: Channel, variant: str) -> Card:
    return Card(
        identity.id,
        identity.given,
        identity.family,
        phones=phones,
        variant=f"trap, {variant}",
        true_name=identity.name,
    )


def _families(binder: Binder, rng: random.Random) -> list[Card]:
    """Three families, each on one fixed line; in one, father and son have one name."""
    cards = []
    names = (
        (("Gerhard", "Kupferdach"), ("Jutta", "Kupferdach"), ("Lennart", "Kupferdach")),
        (("Edmund", "Ottershaw"), ("Louisa", "Ottershaw")),
        (("Karl", "Dornbuschel"), ("Karl", "Dornbuschel")),
    )
    for family in names:
        language = "en" if family[0][1] == "Ottershaw" else "de"
        line = ""
        for position, name in enumerate(family):
            identity = binder.stranger("family", language, name=name)
            line = line or identity.landline
            shared = Channel("home", spelt(line, rng), line, shared=True)
            card = _card(identity, shared, variant="family line")
            if name[0] == "Karl":
                card = replace(card, birthday=("1941-04-02", "1969-11-23")[position])
            if position == 0:
                card = replace(card, phones=(shared, mobile(identity, rng)))
            cards.append(card)
    return cards


def _switchboard(binder: Binder, rng: random.Random) -> list[Card]:
    """Four colleagues whose cards carry their firm's switchboard."""
    cards = []
    number = ""
    for _ in range(4):
        identity = binder.stranger("colleague in the book", "de")
        number = number or identity.landline
        phone = Channel("work", spelt(number, rng), number, shared=True)
        card = _card(identity, phone, variant="switchboard")
        cards.append(replace(card, company="Ginster Chemie AG", true_company="Ginster Chemie AG"))
    return cards


def _shared_box(binder: Binder, rng: random.Random) -> list[Card]:
    """Three people of one association, all under its info@ address."""
    box = Channel("work", "info@chorverein.example", "info@chorverein.example", shared=True)
    cards = []
    for _ in range(3):
        identity = binder.stranger("member of the choir", "de")
        cards.append(
            replace(_card(identity, mobile(identity, rng), variant="shared box"), emails=(box,))
        )
    return cards


def _namesakes(binder: Binder, rng: random.Random) -> list[Card]:
    """Two strangers with the names of connections, at other firms with other numbers."""
    connections = [
        p.identity
        for p in binder.people.values()
        if p.kind == "never-a-message" and p.written and p.written.plain
    ]
    cards = []
    for original in rng.sample(connections, 2):
        identity = binder.stranger(
            "namesake of a connection", original.language, name=(original.given, original.family)
        )
        card = _card(identity, mobile(identity, rng), variant="namesake")
        cards.append(
            replace(
                card,
                company="Backstube Morgenrot",
                true_company="Backstube Morgenrot",
                title="Inhaber",
            )
        )
    return cards


def _placeholders(binder: Binder, rng: random.Random) -> list[Card]:
    """People whose name was never asked."""
    cards = []
    for name in _PLACEHOLDERS:
        given, _, family = name.partition(" ")
        identity = binder.stranger("placeholder", "de", ("name/placeholder",), (given, family))
        cards.append(_card(identity, mobile(identity, rng), variant="placeholder"))
    return cards


def _flaws(binder: Binder, rng: random.Random) -> list[Card]:
    """Cards with something to mend: half a name, an impossible number, a broken address."""
    cards = []
    for name in (("Anneliese", ""), ("Rupert", "")):
        identity = binder.stranger("half a name", "de", ("name/incomplete",), name)
        cards.append(_card(identity, mobile(identity, rng), variant="half a name"))
    for number in ("+49 30 12", "0176 12"):
        identity = binder.stranger("impossible number", "de", ("phone/invalid",))
        cards.append(
            _card(
                identity,
                Channel("mobile", number, number, shared=True),
                variant="impossible number",
            )
        )
    for address in ("{given}@@example.org", "{given}.example.org", "{given}@example"):
        identity = binder.stranger("malformed address", "en", ("email/malformed",))
        spelling = address.format(given=identity.given.lower())
        card = _card(identity, landline(identity, rng), variant="malformed address")
        cards.append(replace(card, emails=(Channel("home", spelling, spelling, shared=True),)))
    return cards


def _no_person(rng: random.Random) -> list[Card]:
    """Firms, a group, and a card of which nothing can be read."""
    firms = [
        Card(
            "",
            "",
            "",
            company,
            title,
            (Channel("work", spelt(f"+4969900091{n:02d}", rng), "", shared=True),),
            shown=company,
            kind="org",
            outcome="ignored",
            variant="firm",
        )
        for n, (company, title) in enumerate(_FIRMS)
    ]
    group = Card("", "", "", shown="Chor", kind="group", outcome="ignored", variant="group")
    broken = Card(
        "",
        "",
        "",
        raw="BEGIN:VCARD\nVERSION:3.0\n\x00\x01 \x02garbage without a colon\nEND:VCARD\n",
        outcome="lost",
        variant="broken",
    )
    return [*firms, group, broken]
