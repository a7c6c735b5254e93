"""Reads what a card says about its person straight off its lines."""

from collections.abc import Callable, Mapping

from auditor.vcard.card_channels import (
    read_address,
    read_any_profile,
    read_email,
    read_phone,
    read_web_address,
)
from auditor.vcard.card_facts import CardFacts, Own
from auditor.vcard.dates import birthday, changed_on
from auditor.vcard.labels import own_label
from auditor.vcard.lines import Card, Line
from auditor.vcard.values import joined_components, listed, parts, split, text

_NICKNAME_ON_ANDROID = "vnd.android.cursor.item/nickname"


def facts_of(card: Card) -> CardFacts:
    """Return what a card says; the first of several names, titles or birthdays counts."""
    facts = CardFacts()
    own = {
        line.head.group.lower(): own_label(text(line.value))
        for line in card.lines
        if line.head.name == "X-ABLABEL" and line.head.group
    }
    for line in card.lines:
        reader = _READERS.get(line.head.name)
        if reader is not None:
            reader(facts, line, own)
        elif line.head.name.startswith("X-"):
            read_any_profile(facts, line, own)
    if not facts.display_name:
        names = (facts.given_name, facts.additional_name, facts.family_name)
        facts.display_name = " ".join(filter(None, names)) or facts.nickname
    facts.job_title = facts.job_title or facts.role
    if facts.home_address_known and facts.company:  # a business card's address without a label
        facts.channels = [
            channel for channel in facts.channels if channel[0] != "address" or channel[2]
        ]
    return facts


def _is_pronunciation(line: Line) -> bool:
    """Return whether a line says how a name sounds (RFC 9554 §4.6); it may stand before it."""
    return bool(line.head.parameters and line.head.parameter("PHONETIC"))


def _formatted_name(facts: CardFacts, line: Line, _own: Own) -> None:
    facts.display_name = facts.display_name or text(line.value)


def _name(facts: CardFacts, line: Line, _own: Own) -> None:
    if facts.family_name or facts.given_name or _is_pronunciation(line):
        return
    raw = line.value
    plain = "\\" not in raw and "," not in raw
    if plain:
        values = [part.strip() for part in raw.split(";")]
    else:  # nobody has several family names: a comma in one is part of it (`Doe, Jr`)
        values = [*joined_components(raw, ", ")[:2], *joined_components(raw, " ")[2:]]
    values += [""] * (5 - len(values))
    facts.family_name, facts.given_name, facts.additional_name = values[:3]
    facts.name_prefix, facts.name_suffix = values[3:5]


def _nickname(facts: CardFacts, line: Line, _own: Own) -> None:
    names = listed(line.value)
    if names and not facts.nickname:
        facts.nickname = names[0]


def _maiden_name(facts: CardFacts, line: Line, _own: Own) -> None:
    facts.maiden_name = facts.maiden_name or text(line.value)


def _organisation(facts: CardFacts, line: Line, _own: Own) -> None:
    if not facts.company and not _is_pronunciation(line):
        facts.company = next(iter(parts(line.value)), "")


def _title(facts: CardFacts, line: Line, _own: Own) -> None:
    facts.job_title = facts.job_title or text(line.value)


def _role(facts: CardFacts, line: Line, _own: Own) -> None:
    facts.role = facts.role or text(line.value)


def _birthday(facts: CardFacts, line: Line, _own: Own) -> None:
    if not facts.birthday:
        facts.birthday = birthday(text(line.value), line.head.parameter("X-APPLE-OMIT-YEAR"))


def _changed(facts: CardFacts, line: Line, _own: Own) -> None:
    day = changed_on(line.value)
    if day is not None:
        facts.changed_on = max(facts.changed_on, day.isoformat())


def _note(facts: CardFacts, line: Line, _own: Own) -> None:
    facts.note_known = facts.note_known or bool(line.value.strip())


def _photo(facts: CardFacts, line: Line, _own: Own) -> None:
    facts.photo_known = facts.photo_known or bool(line.value)


def _uid(facts: CardFacts, line: Line, _own: Own) -> None:
    facts.uid = facts.uid or text(line.value)


def _categories(facts: CardFacts, line: Line, _own: Own) -> None:
    facts.labels += listed(line.value)


def _kind(facts: CardFacts, line: Line, _own: Own) -> None:
    facts.kind = facts.kind or text(line.value).lower()


def _android(facts: CardFacts, line: Line, _own: Own) -> None:
    values = [text(part) for part in split(line.value, ";")]
    if values[0] == _NICKNAME_ON_ANDROID and len(values) > 1 and not facts.nickname:
        facts.nickname = values[1]


_READERS: Mapping[str, Callable[[CardFacts, Line, Own], None]] = {
    "FN": _formatted_name,
    "N": _name,
    "NICKNAME": _nickname,
    "X-NICKNAME": _nickname,
    "X-ANDROID-CUSTOM": _android,
    "X-MAIDENNAME": _maiden_name,
    "X-MAIDEN-NAME": _maiden_name,
    "X-ABMAIDENNAME": _maiden_name,
    "ORG": _organisation,
    "TITLE": _title,
    "ROLE": _role,
    "ADR": read_address,
    "BDAY": _birthday,
    "REV": _changed,
    "CREATED": _changed,
    "NOTE": _note,
    "PHOTO": _photo,
    "X-MS-CARDPICTURE": _photo,
    "UID": _uid,
    "CATEGORIES": _categories,
    "X-CATEGORIES": _categories,
    "KIND": _kind,
    "X-KIND": _kind,
    "X-ADDRESSBOOKSERVER-KIND": _kind,
    "X-ABSHOWAS": _kind,
    "TEL": read_phone,
    "EMAIL": read_email,
    "URL": read_web_address,
    "IMPP": read_web_address,
    "X-SOCIALPROFILE": read_web_address,
    "SOCIALPROFILE": read_web_address,
}
