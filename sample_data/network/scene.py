"""Places conversations in time for one contact."""

import datetime as dt
import random
from dataclasses import dataclass

from sample_data.network.chance import happens
from sample_data.network.dialogues import Dialogue, Voice, dialogues, phrases
from sample_data.network.model import Message, Praise, Role

_NIGHT_SHARE = 0.04
_CLEAR = 150


@dataclass(frozen=True)
class Scene:
    """One contact's stage: their voice, the owner's roles, and the day the export is made.

    Days are counted backwards from the export (`ago`), so that the same world
    can be told for any era.
    """

    rng: random.Random
    voice: Voice
    as_of: dt.date
    roles: tuple[Role, ...]
    planted: bool = False

    def moment(self, ago: int) -> dt.datetime:
        """Return a moment of the day `ago` days before the export, mostly in working hours."""
        night = happens(self.rng, _NIGHT_SHARE)
        hour = self.rng.choice((21, 22)) if night else self.rng.randint(8, 18)
        day = dt.datetime.combine(self.as_of - dt.timedelta(days=ago), dt.time())
        return day + dt.timedelta(
            hours=hour, minutes=self.rng.randint(0, 59), seconds=self.rng.randint(0, 59)
        )

    def near_role_start(self, ago: int) -> bool:
        """Return whether a day is near one of the owner's role starts."""
        day = self.as_of - dt.timedelta(days=ago)
        return any(-_CLEAR < (day - role.started_on).days < _CLEAR for role in self.roles)

    def talk(self, ago: int, dialogue: Dialogue) -> tuple[Message, ...]:
        """Return a dialogue as messages of one day."""
        at = self.moment(ago)
        latest = at.replace(hour=23, minute=0)
        messages = []
        for mine, text in dialogue:
            messages.append(Message(at, mine, text))
            at = min(latest, at + dt.timedelta(minutes=self.rng.randint(4, 55), seconds=7))
            latest += dt.timedelta(minutes=3)
        return tuple(messages)

    def talks(self, agos: list[int], section: str) -> tuple[Message, ...]:
        """Return a conversation on each of the days, in order of time.

        The planted people's own dialogues of the section come first, each once;
        after them, and for everyone else, the common ones.
        """
        own: list[Dialogue] = []
        if self.planted and section != "talk":
            own = [
                tuple((mine, self.voice.fill(text)) for mine, text in dialogue)
                for dialogue in dialogues(self.voice.language, section)
            ]
        placed: list[Message] = []
        for position, ago in enumerate(sorted(agos, reverse=True)):
            chosen = own[position] if position < len(own) else self.voice.dialogue("talk")
            placed += self.talk(ago, chosen)
        return tuple(placed)

    def spread(self, first: int, last: int, every: int) -> list[int]:
        """Return days from `first` to `last` ago, about `every` days apart; both ends exact."""
        wobble = max(1, every // 6)
        between = [
            ago + self.rng.randint(-wobble, wobble)
            for ago in range(first - every, last + every // 2, -every)
        ]
        return [first, *between, last]

    def exchange(self, ago: int) -> tuple[Praise, ...]:
        """Return recommendations both ways, about `ago` days ago."""
        from_them = self.voice.fill(self._recommendation().replace("{given}", "Miriam"))
        from_me = self.voice.fill(self._recommendation())
        return (
            Praise(self.moment(ago), from_me=True, text=from_me),
            Praise(self.moment(ago - 3), from_me=False, text=from_them),
        )

    def _recommendation(self) -> str:
        return self.rng.choice(phrases(self.voice.language, "recommendation"))
