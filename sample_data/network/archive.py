"""Writes the files of a LinkedIn export of any era, and says where each record stands."""

import datetime as dt
from urllib.parse import quote

from sample_data.network.closed_files import closed_files
from sample_data.network.delimited import table, wide
from sample_data.network.eras import Era, connected, english_day, pacific
from sample_data.network.message_rows import message_rows
from sample_data.network.model import Line, Person, World
from sample_data.network.owner_files import owner_files
from sample_data.network.uploads import Upload, uploaded_file

_PREAMBLE = (
    "Notes:\n"
    '"When exporting your connection data, you may notice that some of the email addresses are '
    "missing. You will only see email addresses for connections who have allowed their connections "
    "to see or download their email address using this setting "
    "https://www.linkedin.com/psettings/privacy/email. You can learn more here "
    'https://www.linkedin.com/help/linkedin/answer/261"\n\n'
)
_TITLE_LIMIT = 100


def archive(
    world: World, era: Era, uploads: tuple[Upload, ...]
) -> tuple[dict[str, bytes], tuple[Line, ...]]:
    """Return the files by name, and the records in them that name a person."""
    connections, lines = _connections(world, era)
    uploaded, upload_lines = uploaded_file(uploads, era)
    name = "Messages.csv" if era.oldest else "messages.csv"
    text, _ = table(era.messages, message_rows(world, era), quoted=era.quoted)
    files = {
        "Connections.csv": connections,
        name: text.encode(),
        "Invitations.csv": _invitations(world, era),
        era.uploaded: uploaded,
        **_praise(world, era),
        **owner_files(world, era),
        **closed_files(world, era),
    }
    if era.notes:
        files["Notes.csv"] = _notes(world)
    return files, (*lines, *upload_lines)


def _connected_at(person: Person) -> dt.datetime:
    assert person.history.connected_at is not None  # noqa: S101 - every connection has one
    return person.history.connected_at


def _connections(world: World, era: Era) -> tuple[bytes, list[Line]]:
    dated: list[tuple[dt.datetime, Person | None]] = [
        (_connected_at(p), p) for p in world.people if p.written
    ]
    dated += [(dt.datetime.combine(day, dt.time(12)), None) for day in world.closed_accounts]
    dated.sort(key=lambda entry: entry[0], reverse=True)
    rows = [_connection(person, at, era) for at, person in dated]
    text, starts = table(
        era.connections, rows, before=_PREAMBLE if era.preamble else "", final_newline=False
    )
    lines = [
        Line("Connections.csv", start, "", "ignored") if person is None else _line(person, start)
        for (_, person), start in zip(dated, starts, strict=True)
    ]
    return text.encode(), lines


def _line(person: Person, start: int) -> Line:
    assert person.written is not None  # noqa: S101 - only connections come here
    emails = (person.email_on_linkedin,) if person.email_on_linkedin else ()
    name = person.identity.name if person.written.plain else ""
    return Line(
        "Connections.csv",
        start,
        person.identity.id,
        emails=emails,
        name=name,
        company=person.written.company,
    )


def _connection(person: Person | None, at: dt.datetime, era: Era) -> tuple[str, ...]:
    on = connected(at, era)
    if person is None or person.written is None:
        return (*("" for _ in era.connections[:-1]), on)
    written = person.written
    address = f"https://www.linkedin.com/in/{quote(person.identity.slug)}"
    values = {
        "First Name": written.first,
        "Last Name": written.last,
        "URL": address,
        "Email Address": person.email_on_linkedin,
        "Company": written.company[:_TITLE_LIMIT],
        "Position": written.title[:_TITLE_LIMIT],
        "Connected On": on,
    }
    return tuple(values[column] for column in era.connections)


def _invitations(world: World, era: Era) -> bytes:
    me, my_address = world.owner.name, f"https://www.linkedin.com/in/{world.owner.slug}"
    entries = [
        (p.history.invitation, f"{p.written.first} {p.written.last}", p.identity.slug)
        for p in world.people
        if p.history.invitation and p.written
    ]
    entries += [
        (invitation, identity.name, identity.slug) for identity, invitation in world.pending
    ]
    entries.sort(key=lambda entry: entry[0].sent_at, reverse=True)
    rows = []
    for invitation, name, slug in entries:
        ends = [(me, my_address), (name, f"https://www.linkedin.com/in/{slug}")]
        (sender, sender_url), (receiver, receiver_url) = ends if invitation.from_me else ends[::-1]
        direction = "OUTGOING" if invitation.from_me else "INCOMING"
        row = (sender, receiver, pacific(invitation.sent_at), invitation.note, direction)
        rows.append((*row, sender_url, receiver_url) if era.invitation_urls else row)
    urls = ("inviterProfileUrl", "inviteeProfileUrl") if era.invitation_urls else ()
    columns = ("From", "To", "Sent At", "Message", "Direction", *urls)
    return table(columns, rows)[0].encode()


def _praise(world: World, era: Era) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    for mine, word, other in ((False, "Received", "Endorser"), (True, "Given", "Endorsee")):
        endorsed, recommended = [], []
        for person in world.people:
            if person.written is None:
                continue
            names = (person.written.first, person.written.last)
            url = (f"www.linkedin.com/in/{person.identity.slug}",) if era.endorsement_urls else ()
            for praise in person.history.endorsements:
                if praise.from_me == mine:
                    stamp = f"{praise.at:%Y/%m/%d %H:%M:%S} UTC"
                    endorsed.append((stamp, praise.text, *names, *url, "ACCEPTED"))
            for praise in person.history.recommendations:
                if praise.from_me == mine:
                    status = "" if mine else "VISIBLE"
                    work = (person.written.company, person.written.title)
                    stamp = pacific(praise.at, padded=True)
                    recommended.append((*names, *work, praise.text, stamp, status))
        public = (f"{other} Public Url",) if era.endorsement_urls else ()
        columns = ("Endorsement Date", "Skill Name", f"{other} First Name", f"{other} Last Name")
        text, _ = table((*columns, *public, "Endorsement Status"), endorsed)
        files[f"Endorsement_{word}_Info.csv"] = text.encode()
        if era.wide and not mine and not era.oldest:
            twice = [(*row[:4], "Accepted", "Accepted") for row in endorsed]
            files["Endorsement Received Info.csv"] = wide(
                (*columns, "Endorsement Status", "Display Status"), twice
            )
        head = (
            "First Name",
            "Last Name",
            "Company",
            "Job Title",
            "Text",
            "Creation Date",
            "Status",
        )
        files[f"Recommendations_{word}.csv"] = table(head, recommended)[0].encode()
    return files


def _notes(world: World) -> bytes:
    rows = [
        (
            person.written.first,
            person.written.last,
            f"https://www.linkedin.com/in/{quote(person.identity.slug)}",
            person.history.note,
            english_day(world.as_of - dt.timedelta(days=100)),
            "",
        )
        for person in world.people
        if person.history.note and person.written
    ]
    columns = (
        "Connection First Name",
        "Connection Last Name",
        "Connection Profile URL",
        "Note",
        "Created On",
        "Edited On",
    )
    return table(columns, rows)[0].encode()
