"""The values that the invented world is made of: people, what they wrote, what must come out."""

import datetime as dt
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Message:
    """One message between the owner and one person; `at` is UTC.

    `text` may be empty: an attachment without words.
    """

    at: dt.datetime
    from_me: bool
    text: str
    substantive: bool = True


@dataclass(frozen=True)
class Invitation:
    """An invitation of the last twelve months."""

    sent_at: dt.datetime
    from_me: bool
    note: str = ""


@dataclass(frozen=True)
class Praise:
    """A recommendation or an endorsement; `text` is the recommendation or the skill."""

    at: dt.datetime
    from_me: bool
    text: str


@dataclass(frozen=True)
class History:
    """All that passed between the owner and one person."""

    connected_at: dt.datetime | None = None
    messages: tuple[Message, ...] = ()
    invitation: Invitation | None = None
    recommendations: tuple[Praise, ...] = ()
    endorsements: tuple[Praise, ...] = ()
    note: str = ""


@dataclass(frozen=True)
class Written:
    """A connection's names and place of work as LinkedIn has them written."""

    first: str
    last: str
    company: str
    title: str
    plain: bool = True
    """The whole name can be read from it (titles, credentials, emoji aside)."""


@dataclass(frozen=True)
class Identity:
    """One human being, as the inventor knows them."""

    id: str
    given: str
    family: str
    language: str
    woman: bool
    company: str
    title: str
    city: str
    slug: str
    mobile: str = ""
    landline: str = ""
    email: str = ""
    work_email: str = ""
    birthday: str = ""
    maiden: str = ""

    @property
    def name(self) -> str:
        """The whole name."""
        return f"{self.given} {self.family}".strip()


@dataclass(frozen=True)
class Expected:
    """What the audit must say; empty or None where the construction leaves it open."""

    verdict: str = ""
    confidence: str = ""
    flags: tuple[str, ...] = ()
    flags_never: tuple[str, ...] = ()


@dataclass(frozen=True)
class Person:
    """One person of the world with history and expectation; `written` if a connection."""

    identity: Identity
    kind: str
    history: History = field(default_factory=History)
    expected: Expected = field(default_factory=Expected)
    written: Written | None = None
    email_on_linkedin: str = ""
    planted: bool = False


@dataclass(frozen=True)
class Conversation:
    """A conversation that is not one to one with a connection.

    `kind` is group, advertising, deleted-member, stranger, spam, draft or self.
    Entries are (moment, sender index or -1 for the owner, text); `members` are
    names with profile slugs, the slug empty where the export gives none.
    """

    kind: str
    members: tuple[tuple[str, str], ...]
    entries: tuple[tuple[dt.datetime, int, str], ...]
    title: str = ""
    subject: str = ""
    folder: str = "INBOX"


@dataclass(frozen=True)
class Role:
    """A position of the owner; days are firsts of months."""

    company: str
    title: str
    started_on: dt.date
    finished_on: dt.date | None


@dataclass(frozen=True)
class Line:
    """One record as it was written to a file: where it stands and whose it is.

    `outcome` is `kept` for a person, `ignored` for what is no person, `lost`
    for what cannot be read (the audit may call it ignored or rejected).
    """

    file: str
    line: int
    person: str
    outcome: str = "kept"
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    name: str = ""
    company: str = ""
    variant: str = ""


@dataclass(frozen=True)
class World:
    """Everything invented for one seed: the owner, the people, the rest of the archive."""

    seed: int
    as_of: dt.date
    owner: Identity
    roles: tuple[Role, ...]
    people: tuple[Person, ...]
    conversations: tuple[Conversation, ...]
    closed_accounts: tuple[dt.date, ...]
    pending: tuple[tuple[Identity, Invitation], ...]
    secret: str = ""
