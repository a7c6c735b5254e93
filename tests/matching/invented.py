"""Invented address books of any size, whose cards are written the way people write them."""

import random
from collections.abc import Iterator
from dataclasses import replace

from tests.matching.conftest import Entry

_GIVEN = (
    *("Anna", "Andreas", "Robert", "Bob", "Elisabeth", "Lisa", "Johannes", "Hannes", "Petra"),
    *("Katharina", "Kathi", "William", "Bill", "Anton", "Toni", "Michael", "Micha", "Mia"),
    *("Margarete", "Grete", "Thomas", "Tom", "Xaver", "Josef", "Sepp", "Maria", "Paul", "Paula"),
)
_BEGINNINGS = (
    *("Stein", "Ober", "Nieder", "Kirch", "Lang", "Grün", "Rosen", "Mühl", "Hof", "Birn"),
    *("Krä", "Neu", "Sand", "Moos", "Wald"),
)
_ENDS = (
    *("mann", "bauer", "meier", "huber", "berger", "bach", "feld", "müller", "stein"),
    *("ler", "brunner", "dorfer", "kamp"),
)
_COMPANIES = ("Nordwind", "Südruck", "Windrose", "Tannhof", "Bergblick", "Quellgrund", "Ahornwerk")
_BRANCHES = ("", "", " Deutschland", " Nord", " Energie")
_TITLES = ("", "Einkauf", "Vertrieb", "Geschäftsführung", "Entwicklung")
_CITIES = ("", "", "Passau", "Celle", "Weimar")


def invented(count: int, seed: int) -> list[Entry]:
    """Return `count` records of about half as many people, in several sources.

    Names are mistyped, abbreviated, shortened, swapped, doubled or missing; birthdays,
    numbers and cities are told now and then, and sometimes with a slip.
    """
    chance = random.Random(seed)  # noqa: S311 - invented people need no secrecy
    records: list[Entry] = []
    while len(records) < count:
        records.extend(_records_of(chance, len(records)))
    return records[:count]


def _records_of(chance: random.Random, number: int) -> Iterator[Entry]:
    given = chance.choice(_GIVEN)
    if chance.random() < 0.15:
        given += f" {chance.choice(_GIVEN)}"
    family = chance.choice(_BEGINNINGS) + chance.choice(("", "en", "s")) + chance.choice(_ENDS)
    plain = family.lower().replace("ü", "ue").replace("ä", "ae")
    whole = Entry(
        given,
        family,
        company=chance.choice(_COMPANIES) + chance.choice(_BRANCHES),
        job_title=chance.choice(_TITLES),
        city=chance.choice(_CITIES),
        birthday=f"19{chance.randint(50, 99)}-0{chance.randint(1, 9)}-{chance.randint(10, 28)}",
        phones=(f"+49152{chance.randint(20000000, 29999999)}",),
        emails=(f"{given.split()[0].lower()}.{plain}{number}@example.com",),
    )
    if chance.random() < 0.4:
        slug = f"{given.split()[0]}-{plain}-{number}".lower()
        linkedin = replace(whole, phones=(), emails=(), birthday="", profile=slug)
        yield replace(linkedin, kind="connection", source="export.zip", collection="export.zip")
    for _ in range(chance.choice((1, 1, 2, 3))):
        yield _card(chance, whole)


def _card(chance: random.Random, whole: Entry) -> Entry:
    """Return one card of a person: some facts left out, the name written some way."""
    given, family = whole.given, whole.family
    way = chance.random()
    if way < 0.1:
        given = f"{given[0]}."
    elif way < 0.2:
        family = _slip(chance, family)
    elif way < 0.25:
        given = _slip(chance, given)
    elif way < 0.32:
        given, family = family, given
    elif way < 0.4:
        given, family = (given, "") if chance.random() < 0.7 else ("", family)
    elif way < 0.46:
        family = f"{family}-{chance.choice(_BEGINNINGS)}{chance.choice(_ENDS)}"
    elif way < 0.5:
        given = given.split()[0]

    def kept(share: float) -> bool:
        return chance.random() < share

    phone = whole.phones[0]
    return Entry(
        given,
        family,
        source=chance.choice(("google.vcf", "icloud.vcf", "outlook.vcf")),
        company=whole.company if kept(0.4) else "",
        job_title=whole.job_title if kept(0.4) else "",
        city=whole.city if kept(0.5) else "",
        birthday=whole.birthday if kept(0.15) else "",
        phones=(phone if kept(0.9) else f"{phone[:-2]}{phone[-1]}{phone[-2]}",)
        if kept(0.4)
        else (),
        emails=whole.emails if kept(0.3) else (),
    )


def _slip(chance: random.Random, word: str) -> str:
    place = chance.randrange(1, len(word))
    return word[:place] + chance.choice(("", word[place] * 2, "e")) + word[place + 1 :]
