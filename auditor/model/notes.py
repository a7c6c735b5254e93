"""Notes: what the program has to say about the input, as data rather than as exceptions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Level = Literal["info", "warning", "error"]


@dataclass(frozen=True)
class NoteKind:
    """A kind of note: how grave it is and its English sentence with {parameters}."""

    level: Level
    sentence: str


NOTE_KINDS: Mapping[str, NoteKind] = {
    # about a whole source
    "unreadable": NoteKind("error", "could not be read: {reason}"),
    "nothing-in-it": NoteKind("warning", "was recognised as {format} but holds no usable entry"),
    "not-recognised": NoteKind("warning", "is no export that says anything about relationships"),
    "limit-reached": NoteKind("error", "was left out: {reason}"),
    "not-opened": NoteKind(
        "info", "left closed, since they say nothing about relationships: {count} files"
    ),
    "guessed-encoding": NoteKind("warning", "is not UTF-8; it was read as {encoding}"),
    "same-content": NoteKind("info", "is the same file as {other}; it was read once"),
    # about rows of a source
    "ignored": NoteKind("info", "set aside: {count} ({reason})"),
    "rejected": NoteKind("warning", "could not be read: {count} ({reason}; line {lines})"),
    "repaired": NoteKind("info", "read after a repair: {count} ({reason})"),
    "stray-lines": NoteKind(
        "info", "lines that are no property of a card, carried along: {count} (line {lines})"
    ),
    "no-card": NoteKind("warning", "text outside of cards, left out: {count} (line {lines})"),
    # about a kept audit
    "not-in-trend": NoteKind("warning", "is left out of the trend and never compared: {reason}"),
    # about the whole audit
    "owner-uncertain": NoteKind(
        "warning", "it is not certain whose contacts these are: {reason}; --me names the owner"
    ),
    "owner-not-found": NoteKind(
        "warning",
        "--me names nobody in it, so the owner was told from its files; give the profile address, "
        "an e-mail address or the name as the export writes it",
    ),
    "owner-unknown": NoteKind(
        "warning",
        "nothing tells whose contacts these are, so messages could not be counted; "
        "--me names the owner",
    ),
    "events-after": NoteKind(
        "warning",
        "messages and other events dated after the day that silence is counted to, as if they "
        "were of that day: {count}; --as-of sets the day",
    ),
    "no-message-history": NoteKind(
        "warning",
        "no message history was read, so no relationship can be told; "
        "a LinkedIn export with messages.csv would tell",
    ),
    "not-covered": NoteKind(
        "info",
        "people about whom nothing can be told, since no message history covers them: {count} of "
        "{total}; a LinkedIn export with Connections.csv and messages.csv covers its connections",
    ),
    "missing-file": NoteKind(
        "info",
        "{file} is not among what was read, so {effect}; LinkedIn's larger data archive holds it, "
        "if there is anything to put into it",
    ),
    "rules-left-out": NoteKind(
        "warning", "rules that decide the class were left out, so classes may differ: {rules}"
    ),
    "beyond-capacity": NoteKind(
        "info",
        "you have {count} relationships that are alive; about {capacity} are what a person can "
        "keep up (Dunbar), so choose whom your time goes to",
    ),
    "not-among-contacts": NoteKind(
        "info", "messages with people who are in no contact list: {count}, with {people}"
    ),
    "namesakes-in-messages": NoteKind(
        "info",
        "messages and other events credited to nobody, since several people of one name "
        "could be meant: {count}",
    ),
    "ambiguous-decision": NoteKind(
        "warning", "the decision about {person} could mean several people; give the person_id"
    ),
    "unknown-decision": NoteKind("warning", "the decision about {person} names nobody here"),
    "contradictory-decisions": NoteKind(
        "warning",
        "the decisions about {person} contradict each other (lines {lines}); line {line} counts",
    ),
    "contradictory-pair": NoteKind(
        "warning",
        "whether {person} and {other_person} are the same person is decided both ways "
        "(lines {lines}); line {line} counts",
    ),
}


@dataclass(frozen=True)
class Note:
    """One note. `kind` is a key of NOTE_KINDS, `source` the label of the file it is about.

    `line` is 1-based, 0 where the note is about the whole source; parameters
    fill the sentence. A note never holds a contact's name or a message's text.
    """

    kind: str
    source: str = ""
    line: int = 0
    parameters: Mapping[str, str | int] = field(default_factory=dict)

    @property
    def level(self) -> Level:
        """How grave the note is."""
        return NOTE_KINDS[self.kind].level

    @property
    def sentence(self) -> str:
        """The note in English, its parameters filled in, without the source's name."""
        return NOTE_KINDS[self.kind].sentence.format(**self.parameters)
