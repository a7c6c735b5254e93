"""Two exports of one owner a year apart, with every kind of change planted between them."""

import datetime as dt
import random
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from auditor.model.verdicts import Decision
from sample_data.network.archive import archive
from sample_data.network.book import Book
from sample_data.network.cards import Card, Channel
from sample_data.network.dialogues import Voice
from sample_data.network.eras import Era
from sample_data.network.fashions import plainly
from sample_data.network.identities import Inventor
from sample_data.network.kinds import KINDS
from sample_data.network.model import History, Identity, Line, Person, World
from sample_data.network.packing import Packed, _address_book
from sample_data.network.scene import Scene
from sample_data.network.words import COMPANIES
from sample_data.network.world import owner_of, roles_until

_FILE = "iphone_and_google.vcf"
_KINDS = {kind.id: kind for kind in KINDS}

Planted = tuple[str, str, str, str]
"""A change as it must be told: its kind, the true person's id, was, now."""


@dataclass(frozen=True)
class Year:
    """One of the two: what the sources hold, and the owner's decisions of that year."""

    packed: Packed
    decisions: tuple[Decision, ...] = ()


@dataclass
class Stage:
    """Gathers who stands where in either year, and what must be told about it."""

    rng: random.Random
    days: tuple[dt.date, dt.date]
    inventor: Inventor = field(init=False)
    people: tuple[list[Person], list[Person]] = field(default_factory=lambda: ([], []))
    cards: tuple[list[Card], list[Card]] = field(default_factory=lambda: ([], []))
    decisions: list[Decision] = field(default_factory=list)
    planted: list[Planted] = field(default_factory=list)
    count: int = 0

    def __post_init__(self) -> None:
        """Keep clear of the owner's names and numbers."""
        self.inventor = Inventor(self.rng, [owner_of()])

    def someone(self, name: tuple[str, str] | None = None) -> Identity:
        """Invent a person at a company of their own: by chance alone nobody may look like two."""
        self.count += 1
        identity = self.inventor.person(self.count, "de", name)
        step, place = divmod(self.count, len(COMPANIES))
        left, right = COMPANIES[place], COMPANIES[(place + 7 * step + 1) % len(COMPANIES)]
        return replace(identity, company=f"{left.split()[0]} {right.split()[0]} GmbH")

    def told(self, change: str, who: Identity, was: str = "", now: str = "") -> None:
        """Note what the comparison must say."""
        self.planted.append((change, who.id, was, now))

    def scene(self, who: Identity, year: int) -> Scene:
        """Return the stage of somebody's history, seen from the export of a year."""
        voice = Voice(self.rng, who.language, who.given)
        return Scene(self.rng, voice, self.days[year], roles_until(self.days[1]))

    def history(self, who: Identity, kind: str, year: int = 1) -> History:
        """Return a history of a kind, as it is seen in a year."""
        return _KINDS[kind].build(self.scene(who, year))

    def silent_since(self, who: Identity, ago: int) -> History:
        """Return the history of somebody connected so many days before the second export."""
        return History(self.scene(who, 1).moment(ago))

    def talking(self, who: Identity, history: History, first: int, every: int) -> History:
        """Return the history with conversations in the year between."""
        scene = self.scene(who, 1)
        talks = scene.talks(scene.spread(first, self.rng.randint(3, 15), every), "talk")
        return replace(history, messages=(*history.messages, *talks))

    def connect(
        self, old: Identity | None, new: Identity | None, history: History, email: str = ""
    ) -> None:
        """Let somebody be a connection in one or both years, as they were and as they are."""
        for year, identity in enumerate((old, new)):
            if identity is not None:
                seen = _until(history, self.days[year])
                self.people[year].append(
                    Person(
                        identity,
                        "",
                        seen,
                        written=plainly(identity),
                        email_on_linkedin=email,
                    )
                )

    def card(self, old: Card | None, new: Card | None) -> None:
        """Let a card stand in the address book of one or both years."""
        for year, card in enumerate((old, new)):
            if card is not None:
                self.cards[year].append(card)


def card_of(who: Identity, *keys: str, company: str = "") -> Card:
    """Return somebody's card with the channels named: mobile, landline, email, work_email."""
    phones = tuple(
        Channel("mobile" if key == "mobile" else "home", getattr(who, key), getattr(who, key))
        for key in keys
        if key in ("mobile", "landline")
    )
    emails = tuple(
        Channel("work" if key == "work_email" else "home", getattr(who, key), getattr(who, key))
        for key in keys
        if key in ("email", "work_email")
    )
    return Card(who.id, who.given, who.family, company=company, phones=phones, emails=emails)


def pack_year(stage: Stage, year: int, era: Era, seed: int) -> Year:
    """Return the sources of a year in the formats of an era."""
    people = tuple(stage.people[year])
    world = World(
        seed=seed,
        as_of=stage.days[year],
        owner=owner_of(),
        roles=roles_until(stage.days[1]),
        people=people,
        conversations=(),
        closed_accounts=(),
        pending=(),
    )
    export, lines = archive(world, era, ())
    files, card_lines = _address_book(Book({_FILE: tuple(stage.cards[year])}, (), people))
    packed = Packed(world, era, export, files, (*lines, *card_lines))
    return Year(packed, tuple(stage.decisions) if year else ())


def _until(history: History, day: dt.date) -> History:
    """Return what had passed by the end of a day."""
    end = dt.datetime.combine(day, dt.time.max)
    return replace(
        history,
        messages=tuple(message for message in history.messages if message.at <= end),
        recommendations=tuple(praise for praise in history.recommendations if praise.at <= end),
        endorsements=tuple(praise for praise in history.endorsements if praise.at <= end),
    )


def people_of(lines: Iterable[Line]) -> dict[tuple[str, int], str]:
    """Return the true person of each record by its file and line."""
    return {(line.file, line.line): line.person for line in lines if line.person}
