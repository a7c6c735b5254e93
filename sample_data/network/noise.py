"""Invents what an archive holds beside one-to-one contact: groups, advertising, strangers."""

import datetime as dt
import random

from sample_data.network.dialogues import Voice, dialogues
from sample_data.network.identities import Inventor
from sample_data.network.model import Conversation, Person

_PARAGRAPH = '<p class="spinmail-quill-editor__spin-break">'
_LINK = '<a href="https://example.com/offer">Find out more</a>'
_SPINMAIL = (
    f"{_PARAGRAPH}Hallo %FIRSTNAME%,</p>{_PARAGRAPH}<b>nur heute</b>&nbsp;&amp; {{secret}}</p>",
    f"{_PARAGRAPH}Hi Miriam,</p><ul><li>Save time</li><li>Save money</li></ul>{_LINK} {{secret}}",
)


def conversations(
    as_of: dt.date, people: tuple[Person, ...], inventor: Inventor, rng: random.Random, secret: str
) -> tuple[Conversation, ...]:
    """Return every conversation of the archive that is not one to one with a connection."""
    noise = _Noise(as_of, people, inventor, rng, secret)
    return (
        *noise.groups(),
        *(noise.advertising(position) for position in range(14)),
        *(noise.deleted(position) for position in range(7)),
        *(noise.stranger(position) for position in range(16)),
        *(noise.draft(position) for position in range(4)),
        noise.spam(),
        noise.to_oneself(),
    )


class _Noise:
    def __init__(
        self,
        as_of: dt.date,
        people: tuple[Person, ...],
        inventor: Inventor,
        rng: random.Random,
        secret: str,
    ) -> None:
        self._as_of = as_of
        self._people = people
        self._inventor = inventor
        self._rng = rng
        self._secret = secret

    def _at(self, ago: int) -> dt.datetime:
        day = dt.datetime.combine(self._as_of - dt.timedelta(days=ago), dt.time(10))
        return day + dt.timedelta(minutes=self._rng.randint(0, 400))

    def _voice(self, language: str) -> Voice:
        return Voice(self._rng, language, "", self._secret)

    def groups(self) -> list[Conversation]:
        """Return group threads; everyone of kind group-only is in one, with others."""
        lonely = [person for person in self._people if person.kind == "group-only"]
        others = [
            person for person in self._people if person.kind in {"confidant", "never-a-message"}
        ]
        made = []
        for position in range(0, len(lonely), 2):
            members = [*lonely[position : position + 2], *self._rng.sample(others, 3)]
            voice = self._voice(members[0].identity.language)
            ((_, question), (_, answer), (_, thanks)) = dialogues(voice.language, "group")[0]
            first = self._at(self._rng.randint(30, 1500))
            entries = tuple(
                (first + dt.timedelta(minutes=7 * step), sender, voice.fill(text))
                for step, (sender, text) in enumerate(
                    ((0, question), (-1, answer), (0, thanks), (2, thanks), (1, answer))
                )
                if sender < len(members)
            )
            named = tuple(_named(member) for member in members)
            made.append(
                Conversation("group", named, entries, title="Stammtisch" if position else "")
            )
        return made

    def advertising(self, position: int) -> Conversation:
        """Return an advertisement; the owner clicked an answer in every seventh."""
        name = self._rng.choice(("LinkedIn Member", "Saltmarsh Capital", "Quirin Werbemann"))
        text = self._rng.choice(_SPINMAIL).replace("{secret}", self._secret)
        at = self._at(self._rng.randint(5, 1200))
        entries = [(at, 0, text)]
        if position % 7 == 0:
            entries.append((at + dt.timedelta(hours=2), -1, "Yes, tell me more"))
        title = "Sponsored Conversation" if position % 3 == 0 else ""
        if title:
            entries[0] = (at, 0, f"Lust auf mehr Umsatz? {self._secret}".strip())
        folder = "ARCHIVE" if position % 4 else "INBOX"
        return Conversation(
            "advertising", ((name, ""),), tuple(entries), title, "Nur für Sie", folder
        )

    def deleted(self, position: int) -> Conversation:
        """Return a conversation with a member who closed the account."""
        voice = self._voice("de" if position % 2 else "en")
        at = self._at(self._rng.randint(100, 2500))
        entries = tuple(
            (at + dt.timedelta(minutes=11 * step), -1 if mine else 0, text)
            for step, (mine, text) in enumerate(voice.dialogue("talk"))
        )
        return Conversation("deleted-member", (("LinkedIn Member", ""),), entries)

    def stranger(self, position: int) -> Conversation:
        """Return a conversation with somebody who is no connection (any more)."""
        identity = self._inventor.person(9100 + position)
        voice = Voice(self._rng, identity.language, identity.given, self._secret)
        section = "recruiter" if position % 2 else "talk"
        at = self._at(self._rng.randint(50, 2000))
        entries = tuple(
            (at + dt.timedelta(minutes=13 * step), -1 if mine else 0, text)
            for step, (mine, text) in enumerate(voice.dialogue(section))
        )
        subject = "Ihre nächste Herausforderung" if position % 2 else ""
        named = ((identity.name, identity.slug),)
        return Conversation("stranger", named, entries, subject, subject)

    def draft(self, position: int) -> Conversation:
        """Return a message to a silent connection that was never sent."""
        silent = [person for person in self._people if person.kind == "never-a-message"]
        text = self._voice("de").fill("Hallo, eigentlich wollte ich schon lange einmal …")
        at = self._at(30 + 40 * position)
        return Conversation("draft", (_named(silent[position * 3]),), ((at, -1, text),))

    def spam(self) -> Conversation:
        """Return a message that LinkedIn put into the spam folder."""
        text = f"Dear friend, I have an inheritance for you. {self._secret}"
        named = (("Baron Munchpenny", "baron-munchpenny-00112233"),)
        return Conversation("spam", named, ((self._at(400), 0, text),), folder="SPAM")

    def to_oneself(self) -> Conversation:
        """Return a row in which sender and recipient are the owner."""
        text = self._voice("de").fill("Notiz an mich: Unterlagen mitnehmen")
        return Conversation("self", (), ((self._at(210), -1, text),))


def _named(person: Person) -> tuple[str, str]:
    assert person.written is not None  # noqa: S101 - only connections are asked for
    return f"{person.written.first} {person.written.last}", person.identity.slug
