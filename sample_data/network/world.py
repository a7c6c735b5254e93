"""Invents a world: the owner, some 400 connections, what passed, and what must come out."""

import datetime as dt
import random
from dataclasses import dataclass, replace

from sample_data.network.chance import happens
from sample_data.network.dialogues import Voice
from sample_data.network.fashions import on_linkedin, plainly
from sample_data.network.identities import Inventor
from sample_data.network.kinds import FROM_ME, FROM_THEM, KINDS, STATUS, SURVIVED, Kind
from sample_data.network.model import (
    Expected,
    History,
    Identity,
    Invitation,
    Message,
    Person,
    Role,
    World,
)
from sample_data.network.noise import conversations
from sample_data.network.scene import Scene

_RECENT = 24
_NOTES_KEPT = 5
_CLEAR_DAYS = 100
_INVITATIONS_COVER = 360


@dataclass(frozen=True)
class Plan:
    """The choices behind one world.

    Attributes:
        seed: source of all randomness.
        as_of: the day the export is made.
        size: about how many connections.
        email_share: share of connections whose address LinkedIn exports.
        namesakes_talk: namesakes write messages; only addresses tell them apart.
        further: kinds of contacts beside those of the sample.
        secret: a word put into every message that is no one-click phrase.
    """

    seed: int
    as_of: dt.date
    size: int = 400
    email_share: float = 0.05
    namesakes_talk: bool = True
    secret: str = ""
    further: tuple[Kind, ...] = ()


def owner_of(language: str = "de") -> Identity:
    """Return the owner, the same in every world."""
    return Identity(
        id="owner",
        given="Miriam",
        family="Falkenrath",
        language=language,
        woman=True,
        company="Sonnwendwerk Fördersysteme GmbH",
        title="Bereichsleiterin",
        city="Lübeck",
        slug="miriam-falkenrath",
        mobile="+4915228817386",
        email="miriam.falkenrath@example.net",
        work_email="m.falkenrath@sonnwendwerk.example",
    )


def roles_until(as_of: dt.date) -> tuple[Role, ...]:
    """Return the owner's positions, oldest first: a start, a new employer, a promotion."""
    first, second, third = (
        (as_of - dt.timedelta(days=ago)).replace(day=1) for ago in (3400, 2050, 800)
    )
    return (
        Role("Ankerplatz Maschinen AG", "Projektingenieurin", first, second),
        Role("Sonnwendwerk Fördersysteme GmbH", "Teamleiterin", second, third),
        Role("Sonnwendwerk Fördersysteme GmbH", "Bereichsleiterin", third, None),
    )


def build(plan: Plan) -> World:
    """Return the whole world of a plan; the same plan gives the same world."""
    rng = random.Random(plan.seed)
    inventor = Inventor(rng, [owner_of()])
    casting = _Casting(plan, rng, inventor, roles_until(plan.as_of))
    people = [
        casting.cast(kind, language, planted=True)
        for kind in KINDS
        if kind.known_answer
        for language in ("de", "en")
    ]
    for kind in KINDS:
        people += [casting.cast(kind) for _ in range(round(kind.share * plan.size / 420))]
    people += [casting.recent(position) for position in range(_RECENT)]
    people += casting.namesakes()
    for kind in plan.further:
        people += [casting.cast(kind) for _ in range(kind.share)]
    pending = [
        (inventor.person(9000 + n), Invitation(casting.moment(rng.randint(3, 350)), n % 5 > 0))
        for n in range(15)
    ]
    closed = tuple(plan.as_of - dt.timedelta(days=rng.randint(20, 3000)) for _ in range(9))
    return World(
        seed=plan.seed,
        as_of=plan.as_of,
        owner=owner_of(),
        roles=casting.roles,
        people=tuple(people),
        conversations=conversations(plan.as_of, tuple(people), inventor, rng, plan.secret),
        closed_accounts=closed,
        pending=tuple(pending),
        secret=plan.secret,
    )


@dataclass
class _Casting:
    """Makes the connections of a world, one at a time, numbering them."""

    plan: Plan
    rng: random.Random
    inventor: Inventor
    roles: tuple[Role, ...]
    count: int = 0

    def moment(self, ago: int) -> dt.datetime:
        """Return some moment of that day."""
        day = dt.datetime.combine(self.plan.as_of - dt.timedelta(days=ago), dt.time(9))
        return day + dt.timedelta(minutes=self.rng.randint(0, 600))

    def cast(
        self,
        kind: Kind,
        language: str = "",
        *,
        planted: bool = False,
        name: tuple[str, str] | None = None,
    ) -> Person:
        """Return a new connection of a kind."""
        self.count += 1
        identity = self.inventor.person(self.count, language, name)
        if kind.role is not None:
            identity = replace(identity, company=self.roles[kind.role].company)
        voice = Voice(self.rng, identity.language, identity.given, self.plan.secret)
        history = kind.build(Scene(self.rng, voice, self.plan.as_of, self.roles, planted))
        if history.messages and not planted and happens(self.rng, 0.1):
            history = _with_attachment(history)
        if kind.verdict == "meaningful" and happens(self.rng, _NOTES_KEPT / 20):
            history = replace(history, note=f"Mag Tee. {self.plan.secret}".strip())
        history = self._invited(history)
        written = on_linkedin(identity, self.rng)
        email = identity.email if happens(self.rng, self.plan.email_share) else ""
        expected = _expected(kind, history, self.roles)
        return Person(identity, kind.id, history, expected, written, email, planted)

    def recent(self, position: int) -> Person:
        """Return a connection of the last year without messages, every third with a note."""
        person = self.cast(next(kind for kind in KINDS if kind.id == "never-a-message"))
        connected = self.moment(self.rng.randint(4, 350))
        history = self._invited(History(connected))
        if position % 3 == 0 and history.invitation is not None:
            voice = Voice(
                self.rng, person.identity.language, person.identity.given, self.plan.secret
            )
            note = voice.fill(voice.phrase("note"))
            history = replace(history, invitation=replace(history.invitation, note=note))
        expected = replace(person.expected, confidence="")
        return replace(person, kind="recent", history=history, expected=expected)

    def namesakes(self) -> list[Person]:
        """Return three pairs of connections with one name each, at two companies."""
        kinds = {kind.id: kind for kind in KINDS}
        people = []
        for name, talkative in (
            (("Petra", "Silberlöffel"), True),
            (("Robert", "Windlestraw"), True),
            (("Jörg", "Dachschindel"), False),
        ):
            talks = self.plan.namesakes_talk and talkative
            first = self.cast(kinds["confidant" if talks else "never-a-message"], "de", name=name)
            second = self.cast(kinds["never-a-message"], "de", name=name)
            people += [self._plainly(first), self._plainly(second)]
        return people

    def _plainly(self, person: Person) -> Person:
        identity = replace(
            person.identity, slug=f"{person.identity.slug}-{self.count}x{self.rng.randint(10, 99)}"
        )
        written = plainly(identity)
        return replace(person, identity=identity, written=written, kind=f"namesake, {person.kind}")

    def _invited(self, history: History) -> History:
        if (
            history.connected_at is None
            or (self.plan.as_of - history.connected_at.date()).days > _INVITATIONS_COVER
        ):
            return history
        lag = dt.timedelta(minutes=self.rng.choice((3, 90, 1500, 6000, 30000)))
        return replace(
            history, invitation=Invitation(history.connected_at - lag, happens(self.rng, 0.4))
        )


def _with_attachment(history: History) -> History:
    """Return the history with a picture without words after the first message."""
    first = history.messages[0]
    picture = Message(first.at + dt.timedelta(minutes=2), first.from_me, "", substantive=False)
    return replace(history, messages=(first, picture, *history.messages[1:]))


def _expected(kind: Kind, history: History, roles: tuple[Role, ...]) -> Expected:
    flags, never = set(kind.flags), {STATUS, FROM_THEM, FROM_ME} - set(kind.flags)
    if kind.verdict == "business-card-only" and kind.flags == () and kind.id == "greeting":
        never = {STATUS}
    survived = _survived(history, roles)
    flags |= {SURVIVED} if survived else set()
    never |= {SURVIVED} if survived is False else set()
    confidence = "high" if kind.verdict in {"meaningful", "dormant"} else ""
    if kind.id == "never-a-message" and history.invitation is None:
        confidence = "medium"
    return Expected(kind.verdict, confidence, tuple(sorted(flags)), tuple(sorted(never)))


def _survived(history: History, roles: tuple[Role, ...]) -> bool | None:
    """Return whether they clearly wrote both ways well before and after a role change.

    None: near the border, not to be judged.
    """
    clear = dt.timedelta(days=_CLEAR_DAYS)
    near = False
    for role in roles[1:]:
        change = dt.datetime.combine(role.started_on, dt.time())
        sides = [
            {m.from_me for m in history.messages if m.substantive and m.at < change - clear},
            {m.from_me for m in history.messages if m.substantive and m.at > change + clear},
        ]
        if all(side == {True, False} for side in sides):
            return True
        near |= any(m.at < change for m in history.messages) and any(
            m.at > change for m in history.messages
        )
    return None if near else False
