"""Kinds of contacts that the sample has none of: rarer stories, and near misses of marked rules.

They make the networks of the acceptance tests harder; each is far from the
border of its class, and of the marks it names, by its construction.
"""

import datetime as dt
from dataclasses import replace

from sample_data.network.kinds import Kind
from sample_data.network.model import History, Message, Praise
from sample_data.network.scene import Scene

COOLING = "relationship/cooling"
GIVES_FIRST = "relationship/gives-first"
COLLEAGUE = "employment/colleague"
FORMER_COLLEAGUE = "employment/former-colleague"
UNANSWERED = "relationship/unanswered"


def _talks(scene: Scene, first: int, last: int, every: int) -> History:
    return History(scene.moment(first + 20), scene.talks(scene.spread(first, last, every), "talk"))


def _cooling(scene: Scene) -> History:
    """Quarterly for years, and now silent for seven of the eight quarters that it may be."""
    last = scene.rng.randint(585, 615)
    return _talks(scene, last + 2000, last, 85)


def _weekly_silent(scene: Scene) -> History:
    last = scene.rng.randint(450, 700)
    return _talks(scene, last + 300, last, 8)


def _half_yearly(scene: Scene) -> History:
    return _talks(scene, scene.rng.randint(1900, 2300), scene.rng.randint(90, 250), 180)


def _yearly_long_silent(scene: Scene) -> History:
    last = scene.rng.randint(1350, 1500)
    return _talks(scene, last + 5 * 365, last, 365)


def _recommended(scene: Scene) -> History:
    """They recommended the owner, and long after it the owner recommended them."""
    history = _talks(scene, scene.rng.randint(1300, 1700), scene.rng.randint(20, 100), 85)
    mine, theirs = scene.exchange(scene.rng.randint(500, 900))
    earlier = replace(theirs, at=mine.at - dt.timedelta(days=90))
    return replace(history, recommendations=(mine, earlier))


def _recommended_only(scene: Scene) -> History:
    """Once they wrote a recommendation; nothing else ever passed."""
    ago = scene.rng.randint(700, 2000)
    praise: Praise = scene.exchange(ago)[1]
    return History(scene.moment(ago + 90), recommendations=(praise,))


def _quarterly(scene: Scene) -> History:
    return _talks(scene, scene.rng.randint(1300, 1700), scene.rng.randint(20, 110), 85)


def _steady_asker(scene: Scene) -> History:
    """Asked around the promotion as in every year before and after."""
    promotion = (scene.as_of - scene.roles[-1].started_on).days
    asked = [promotion + 330, promotion - 20, promotion - 300]
    return History(scene.moment(promotion + 1200), _letters(scene, asked))


def _two_letters(scene: Scene) -> History:
    """Two letters without an answer are no pattern yet."""
    ago = scene.rng.choice([ago for ago in range(300, 1500) if not scene.near_role_start(ago)])
    return History(scene.moment(ago + 10), _letters(scene, [ago, ago - 40]))


def _written_in_vain(scene: Scene) -> History:
    """Twice a year for years, then nothing more from them, though the owner wrote twice again."""
    last = scene.rng.randint(1350, 1500)
    talks = _talks(scene, last + 1500, last, 180)
    letters: tuple[Message, ...] = ()
    for ago in (last - 400, last - 800):
        mine = [text for from_me, text in scene.voice.dialogue("talk") if from_me]
        letters += scene.talk(ago, ((True, max(mine, key=len)),))
    return replace(talks, messages=talks.messages + letters)


def _letters(scene: Scene, agos: list[int]) -> tuple[Message, ...]:
    texts = scene.voice.dialogue("status")
    return tuple(
        Message(scene.moment(ago), False, text)
        for (_, text), ago in zip(texts, sorted(agos, reverse=True), strict=False)
    )


_FROM_THEM = ("relationship/one-sided-from-them",)

RARER_KINDS = (
    Kind("cooling", "meaningful", _cooling, 6, (COOLING,), known_answer=False),
    Kind("weekly-then-silent", "dormant", _weekly_silent, 5, known_answer=False),
    Kind("half-yearly", "meaningful", _half_yearly, 5, known_answer=False),
    Kind("yearly-then-long-silent", "dormant", _yearly_long_silent, 5, known_answer=False),
    Kind("recommended-first", "meaningful", _recommended, 5, (GIVES_FIRST,), known_answer=False),
    Kind(
        "recommended-only",
        "business-card-only",
        _recommended_only,
        4,
        (GIVES_FIRST,),
        known_answer=False,
    ),
    Kind("colleague", "meaningful", _quarterly, 4, (COLLEAGUE,), known_answer=False, role=-1),
    Kind(
        "former-colleague",
        "meaningful",
        _quarterly,
        4,
        (FORMER_COLLEAGUE,),
        known_answer=False,
        role=0,
    ),
    Kind("steady-asker", "business-card-only", _steady_asker, 3, _FROM_THEM, known_answer=False),
    Kind("written-in-vain", "dormant", _written_in_vain, 4, (UNANSWERED,), known_answer=False),
    Kind("two-letters", "business-card-only", _two_letters, 4, known_answer=False),
)
