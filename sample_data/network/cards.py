"""What stands on one card of the address book, and how its values are spelt."""

import random
from dataclasses import dataclass

from sample_data.network.model import Identity

_SHORT_AREAS = ("+4930", "+4940", "+4969", "+4989")


@dataclass(frozen=True)
class Channel:
    """A number or address as spelt, and its one true form (E.164, lower case)."""

    label: str
    spelt: str
    true: str
    shared: bool = False
    """Several people have it: a switchboard, an info@ box, a family's line."""


@dataclass(frozen=True)
class Card:
    """One card, or one row of uploads; `shown` is the FN where it is not the plain name."""

    person: str
    given: str
    family: str
    company: str = ""
    title: str = ""
    phones: tuple[Channel, ...] = ()
    emails: tuple[Channel, ...] = ()
    prefix: str = ""
    nickname: str = ""
    maiden: str = ""
    shown: str = ""
    birthday: str = ""
    home: tuple[str, str, str, str] | None = None
    note: str = ""
    categories: tuple[str, ...] = ()
    profile: str = ""
    photo: bool = False
    kind: str = "individual"
    raw: str = ""
    outcome: str = "kept"
    variant: str = ""
    true_name: str = ""
    true_company: str = ""

    @property
    def display(self) -> str:
        """The formatted name."""
        return self.shown or " ".join(p for p in (self.prefix, self.given, self.family) if p)


def spelt(number: str, rng: random.Random) -> str:
    """Return an E.164 number in one of the ways people write it."""
    if number.startswith("+1"):
        ways = _american(number)
    elif number.startswith("+44"):
        ways = _british(number)
    else:
        ways = _german(number)
    return rng.choice((number, *ways))


def _american(number: str) -> tuple[str, ...]:
    area, head, tail = number[2:5], number[5:8], number[8:]
    return f"+1 {area} {head} {tail}", f"+1 ({area}) {head}-{tail}", f"001-{area}-{head}-{tail}"


def _british(number: str) -> tuple[str, ...]:
    head, tail = number[5:9], number[9:]
    return f"+44 20 {head} {tail}", f"0044 20 {head}{tail}", f"+44 (0)20 {head} {tail}"


def _german(number: str) -> tuple[str, ...]:
    digits = 2 if number.startswith(_SHORT_AREAS) else 3
    area, rest = number[3 : 3 + digits], number[3 + digits :]
    return (
        f"0{area}/{rest}",
        f"0049 {area} {rest}",
        f"(0{area}) {rest[:3]} {rest[3:]}",
        f"+49 (0) {area} {rest}",
        f"0{area}-{rest[:4]} {rest[4:]}",
        f"+49 {area} {rest}",
    )


def mobile(identity: Identity, rng: random.Random) -> Channel:
    """Return the person's mobile number in some spelling."""
    return Channel("mobile", spelt(identity.mobile, rng), identity.mobile)


def landline(identity: Identity, rng: random.Random) -> Channel:
    """Return the person's fixed line in some spelling."""
    return Channel("home", spelt(identity.landline, rng), identity.landline)


def private_email(identity: Identity, rng: random.Random) -> Channel:
    """Return the person's own address, in some capitals."""
    address = identity.email
    return Channel("home", rng.choice((address, address, address.title())), address)


def work_email(identity: Identity) -> Channel:
    """Return the person's address at work."""
    return Channel("work", identity.work_email, identity.work_email)


def home_of(identity: Identity, rng: random.Random) -> tuple[str, str, str, str]:
    """Return an invented postal address: street, city, code, country."""
    streets = (
        "Am Mühlteich",
        "Birkenallee",
        "Kirchgang",
        "Fleetstieg",
        "Rosengasse",
        "Orchard Row",
        "Mill Lane",
    )
    country = "Deutschland" if identity.language == "de" else "United Kingdom"
    return (
        f"{rng.choice(streets)} {rng.randint(1, 88)}",
        identity.city,
        f"{rng.randint(10000, 99999)}",
        country,
    )
