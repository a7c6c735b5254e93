"""Turns all that was written into the rows of messages.csv, in the order LinkedIn gives them."""

import base64
import datetime as dt
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sample_data.network.eras import Era, pacific
from sample_data.network.model import Conversation, Person, World


@dataclass(frozen=True)
class _Entry:
    at: dt.datetime
    sender: int
    text: str


def message_rows(world: World, era: Era) -> list[tuple[str, ...]]:
    """Return the rows: conversations newest first, inside each the newest message first."""
    rng = random.Random(world.seed + 1)
    threads = [thread for thread in _threads(world) if _told(thread, era)]
    threads.sort(key=lambda thread: max(at for at, _, _ in thread.entries), reverse=True)
    rows = []
    for thread in threads:
        number = "2-" + base64.b64encode(rng.randbytes(37)).decode()
        for at, sender, text in sorted(thread.entries, key=lambda e: e[0], reverse=True):
            values = _row(thread, _Entry(at, sender, text), world, era)
            values["CONVERSATION ID"] = number
            rows.append(tuple(values.get(column.upper(), "") for column in era.messages))
    return rows


def _told(thread: Conversation, era: Era) -> bool:
    """Drafts are told from messages only where the era has a column for them."""
    return thread.kind != "draft" or "IS MESSAGE DRAFT" in era.messages


def _threads(world: World) -> Iterator[Conversation]:
    yield from world.conversations
    for person in world.people:
        entries = [(m.at, -1 if m.from_me else 0, m.text) for m in person.history.messages]
        invitation = person.history.invitation
        if invitation and invitation.note and person.history.connected_at:
            accepted = person.history.connected_at
            entries.append((accepted, -1 if invitation.from_me else 0, invitation.note))
        if entries and person.written:
            yield Conversation("one-to-one", (_member(person),), tuple(entries))


def _member(person: Person) -> tuple[str, str]:
    assert person.written is not None  # noqa: S101 - only connections come here
    return f"{person.written.first} {person.written.last}", person.identity.slug


def _row(thread: Conversation, entry: _Entry, world: World, era: Era) -> dict[str, str]:
    me = (world.owner.name, world.owner.slug)
    members = thread.members or (me,)
    sender = me if entry.sender < 0 else members[entry.sender]
    others = [m for m in members if m is not sender] + ([me] if sender is not me else [])
    values = {
        "CONVERSATION TITLE": thread.title,
        "FROM": sender[0],
        "SENDER PROFILE URL": _address(sender[1]),
        "TO": ",".join(name for name, _ in others) or me[0],
        "RECIPIENT PROFILE URLS": ",".join(_address(slug) for _, slug in others if slug)
        or _address(me[1]),
        "DATE": f"{entry.at:%Y-%m-%d %H:%M:%S} UTC",
        "SUBJECT": thread.subject,
        "CONTENT": _content(entry.text, era),
        "FOLDER": thread.folder,
        "ATTACHMENTS": _attachment(entry),
        "IS MESSAGE DRAFT": "Yes" if thread.kind == "draft" else "No",
        "IS CONVERSATION DRAFT": "No",
    }
    return {**values, **_oldest(entry, thread)} if era.oldest else values


def _oldest(entry: _Entry, thread: Conversation) -> Mapping[str, str]:
    folder = {"ARCHIVE": "ARCHIVED"}.get(
        thread.folder, "SENT" if entry.sender < 0 else thread.folder
    )
    direction = "OUTGOING" if entry.sender < 0 else "INCOMING"
    return {"DATE": pacific(entry.at), "DIRECTION": direction, "FOLDER": folder}


def _address(slug: str) -> str:
    return f"https://www.linkedin.com/in/{slug}" if slug else ""


def _content(text: str, era: Era) -> str:
    """Break longer texts into lines as people do; older eras turn the breaks into spaces."""
    return text.replace("? ", "?\n\n" if era.quoted else "?  ")


def _attachment(entry: _Entry) -> str:
    if entry.text:
        return ""
    return f"https://www.linkedin.com/dms/prv/image/v2/{entry.at:%Y%m%d%H%M}?e=1&v=beta&t=invented"
