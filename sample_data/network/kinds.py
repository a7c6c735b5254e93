"""The kinds of contacts: how what passed between them and the owner came about, and the verdict.

Each kind is far from the border of its class by its construction (evidence.md,
sections 4 and 5), so that the verdict needs no calculation.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from sample_data.network.chance import happens
from sample_data.network.model import History, Message, Praise
from sample_data.network.scene import Scene

FROM_THEM = "relationship/one-sided-from-them"
FROM_ME = "relationship/one-sided-from-me"
STATUS = "relationship/status-driven"
SURVIVED = "relationship/survived-role-change"


@dataclass(frozen=True)
class Kind:
    """A kind of contact.

    Attributes:
        id: its name in the truth.
        verdict: the class that must come out; empty where it is left open.
        build: makes the history.
        share: of 400 connections, how many are of this kind.
        flags: marked rules that must speak.
        known_answer: it is one of the known answers.
        role: they stand with the employer of the owner's role of this number.
    """

    id: str
    verdict: str
    build: Callable[[Scene], History]
    share: int
    flags: tuple[str, ...] = ()
    known_answer: bool = True
    role: int | None = None


def _confidant(scene: Scene) -> History:
    first = scene.rng.randint(1500, 2300)
    talks = scene.talks(scene.spread(first, scene.rng.randint(5, 40), 30), "confidant")
    return History(scene.moment(first + 30), talks)


def _yearly(scene: Scene) -> History:
    agos = [270 + 365 * year + scene.rng.randint(-12, 12) for year in range(6)]
    return History(scene.moment(max(agos) + 200), scene.talks(agos, "yearly"))


def _colleague(scene: Scene) -> History:
    agos = [2650, 2500, 2350, 2200, 1920, 1700, 1450, 1100, 750, 500, 240]
    talks = scene.talks([*agos, scene.rng.randint(30, 80)], "colleague")
    return History(scene.moment(2800), talks, recommendations=scene.exchange(1900))


def _intense(scene: Scene) -> History:
    talks = scene.talks(scene.spread(90, scene.rng.randint(2, 6), 5), "intense")
    return History(scene.moment(92), talks)


def _quarterly(scene: Scene) -> History:
    first = scene.rng.randint(1300, 2600)
    talks = scene.talks(scene.spread(first, scene.rng.randint(20, 110), 85), "talk")
    return History(scene.moment(first + scene.rng.randint(3, 300)), talks)


def _close_silent(scene: Scene) -> History:
    last = scene.rng.randint(1430, 1560)
    talks = scene.talks(scene.spread(last + 1100, last, 21), "close-silent")
    return History(scene.moment(last + 1140), talks)


def _monthly_silent(scene: Scene) -> History:
    last = scene.rng.randint(732, 760)
    talks = scene.talks(scene.spread(last + 730, last, 30), "talk")
    return History(scene.moment(last + 760), talks)


def _mutual(scene: Scene) -> History:
    ago = 2555 + scene.rng.randint(-20, 20)
    talks = scene.talks([ago], "mutual")
    return History(scene.moment(ago + 150), talks, recommendations=scene.exchange(ago - 6))


def _quarterly_silent(scene: Scene) -> History:
    last = scene.rng.randint(1280, 1500)
    talks = scene.talks(scene.spread(last + 1200, last, 80), "talk")
    return History(scene.moment(last + 1260), talks)


def _silent(scene: Scene) -> History:
    return History(scene.moment(scene.rng.randint(200, 3250)))


def _endorsed(scene: Scene) -> History:
    ago = scene.rng.randint(300, 3000)
    skill = scene.rng.choice(("Project Management", "Lean Management", "Mechanical Engineering"))
    praise = Praise(scene.moment(ago - scene.rng.randint(10, 200)), from_me=False, text=skill)
    return History(scene.moment(ago), endorsements=(praise,))


def _letters(scene: Scene, section: str, agos: list[int]) -> tuple[Message, ...]:
    texts = scene.voice.dialogue(section)
    return tuple(
        Message(scene.moment(ago), mine, text)
        for (mine, text), ago in zip(texts, sorted(agos, reverse=True), strict=True)
    )


def _pitch(scene: Scene) -> History:
    first = scene.rng.choice([ago for ago in range(200, 1500) if not scene.near_role_start(ago)])
    agos = [first - 9 * step - scene.rng.randint(0, 3) for step in range(5)]
    return History(scene.moment(first + 1), _letters(scene, "pitch", agos))


def _unanswered(scene: Scene) -> History:
    first = scene.rng.randint(400, 2000)
    agos = [first - 45 * step for step in range(4)]
    return History(scene.moment(first + 20), _letters(scene, "unanswered", agos))


def _phrase(scene: Scene, ago: int, section: str, *, mine: bool) -> Message:
    return Message(scene.moment(ago), mine, scene.voice.phrase(section), substantive=False)


def _after(message: Message, scene: Scene, section: str) -> Message:
    later = message.at + dt.timedelta(minutes=scene.rng.randint(5, 50))
    return Message(later, not message.from_me, scene.voice.phrase(section), substantive=False)


def _birthday(scene: Scene) -> History:
    last = scene.rng.randint(40, 300)
    messages: list[Message] = []
    for year in range(scene.rng.randint(4, 6)):
        section = "new-role" if happens(scene.rng, 0.15) else "birthday"
        wish = _phrase(scene, last + 365 * year, section, mine=False)
        messages += [wish, _after(wish, scene, "thanks")]
    messages.sort(key=lambda message: message.at)
    return History(scene.moment(last + 2400), tuple(messages))


def _connected_thanks(scene: Scene) -> History:
    ago = scene.rng.randint(380, 3000)
    connected_at = scene.moment(ago)
    mine = happens(scene.rng, 0.5)
    first = Message(
        connected_at + dt.timedelta(minutes=9),
        mine,
        scene.voice.phrase("connected"),
        substantive=False,
    )
    return History(connected_at, (first, _after(first, scene, "connected")))


def _recruiter(scene: Scene) -> History:
    ago = scene.rng.randint(60, 1800)
    return History(scene.moment(ago + 1), scene.talk(ago, scene.voice.dialogue("recruiter")))


def _greeting(scene: Scene) -> History:
    ago = scene.rng.randint(100, 2500)
    return History(scene.moment(ago + 1), scene.talk(ago, scene.voice.dialogue("greeting")))


def _status(scene: Scene) -> History:
    promotion = (scene.as_of - scene.roles[-1].started_on).days
    connected_at = scene.moment(promotion + 1150)
    thanks = Message(
        connected_at + dt.timedelta(hours=1),
        False,
        scene.voice.phrase("connected"),
        substantive=False,
    )
    requests = _letters(scene, "status", [promotion - 5, promotion - 19, promotion - 38])
    return History(connected_at, (thanks, *requests))


KINDS = (
    Kind("confidant", "meaningful", _confidant, 6),
    Kind("yearly-exchange", "meaningful", _yearly, 5),
    Kind("colleague-through-change", "meaningful", _colleague, 4, (SURVIVED,)),
    Kind("three-intense-months", "meaningful", _intense, 3),
    Kind("quarterly", "meaningful", _quarterly, 8, known_answer=False),
    Kind("close-then-silent", "dormant", _close_silent, 5),
    Kind("monthly-then-silent", "dormant", _monthly_silent, 4),
    Kind("mutual-recommendations", "dormant", _mutual, 5),
    Kind("quarterly-then-silent", "dormant", _quarterly_silent, 7, known_answer=False),
    Kind("never-a-message", "business-card-only", _silent, 228),
    Kind("endorsed-only", "business-card-only", _endorsed, 22, known_answer=False),
    Kind("pitches", "business-card-only", _pitch, 8, (FROM_THEM,)),
    Kind("my-messages-unanswered", "business-card-only", _unanswered, 5, (FROM_ME,)),
    Kind("birthday-wishes", "business-card-only", _birthday, 9),
    Kind("thanks-for-connecting", "business-card-only", _connected_thanks, 12),
    Kind("group-only", "business-card-only", _silent, 8),
    Kind("recruiter", "business-card-only", _recruiter, 7),
    Kind("greeting", "business-card-only", _greeting, 12, known_answer=False),
    Kind("status-driven", "business-card-only", _status, 3, (STATUS, FROM_THEM)),
)
"""Shares add up to 361; planted people and recent connections make the rest of about 400."""
