"""Reads what a card says about its person straight off its lines."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from auditor.forms import profile_key
from auditor.vcard.dates import birthday, changed_on
from auditor.vcard.labels import label_of, own_label
from auditor.vcard.lines import Card, Line
from auditor.vcard.networks import profile_of_user
from auditor.vcard.values import components, email, listed, parts, phone, split, text

Channel = tuple[str, str, str, bool]
"""Kind, value, label, preferred: a row of CHANNELS without its record."""

_NICKNAME_ON_ANDROID = "vnd.android.cursor.item/nickname"
_PRIVATE = frozenset({"", "home"})
"""Labels of addresses where somebody lives: an office is shared by all who work there."""


@dataclass(slots=True)
class CardFacts:
    """What one card says; text columns of RECORDS, and its channels."""

    display_name: str = ""
    given_name: str = ""
    additional_name: str = ""
    family_name: str = ""
    name_prefix: str = ""
    name_suffix: str = ""
    nickname: str = ""
    maiden_name: str = ""
    company: str = ""
    job_title: str = ""
    role: str = ""
    city: str = ""
    country: str = ""
    birthday: str = ""
    changed_on: str = ""
    note_known: bool = False
    home_address_known: bool = False
    photo_known: bool = False
    uid: str = ""
    kind: str = ""
    labels: list[str] = field(default_factory=list)
    channels: list[Channel] = field(default_factory=list)


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
            _other(facts, line, own)
    if not facts.display_name:
        names = (facts.given_name, facts.additional_name, facts.family_name)
        facts.display_name = " ".join(filter(None, names)) or facts.nickname
    facts.job_title = facts.job_title or facts.role
    if facts.home_address_known and facts.company:  # a business card's address without a label
        facts.channels = [
            channel for channel in facts.channels if channel[0] != "address" or channel[2]
        ]
    return facts


Own = Mapping[str, str]


def _label(line: Line, own: Own) -> str:
    group = line.head.group
    return (own.get(group.lower(), "") if group else "") or label_of(line.head.types)


def _is_preferred(line: Line) -> bool:
    return "pref" in line.head.types


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
        values = [*_joined(raw, ", ")[:2], *_joined(raw, " ")[2:]]
    values += [""] * (5 - len(values))
    facts.family_name, facts.given_name, facts.additional_name = values[:3]
    facts.name_prefix, facts.name_suffix = values[3:5]


def _joined(raw: str, separator: str) -> list[str]:
    return [separator.join(filter(None, values)) for values in components(raw)]


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


def _address(facts: CardFacts, line: Line, own: Own) -> None:
    values = _joined(line.value, ", ")
    if not any(values):
        return
    values += [""] * (7 - len(values))
    if not (facts.city or facts.country):
        facts.city, facts.country = values[3], values[6]
    label = _label(line, own)
    if label in _PRIVATE:
        facts.home_address_known = True
        door, place = ", ".join(filter(None, values[:3])), f"{values[5]} {values[3]}".strip()
        if place and any(map(str.isdigit, door)):  # `Bonn` or a street alone recognises nobody
            shown = ", ".join(f"{door}, {place}".splitlines())
            facts.channels.append(("address", shown, label, _is_preferred(line)))


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


def _phone(facts: CardFacts, line: Line, own: Own) -> None:
    number = phone(line.value)
    if number:
        facts.channels.append(("phone", number, _label(line, own), _is_preferred(line)))


def _email(facts: CardFacts, line: Line, own: Own) -> None:
    address = email(line.value)
    if address:
        facts.channels.append(("email", address, _label(line, own), _is_preferred(line)))


def _web_address(facts: CardFacts, line: Line, own: Own) -> None:
    address = text(line.value)
    if profile_key(address):
        kind = "profile"
    elif address[:4].lower() in {"http", "www."} or (address and line.head.name == "URL"):
        kind = "website"
    else:
        address, kind = profile_of_user(line, address), "profile"
    if address:
        facts.channels.append((kind, address, _label(line, own), _is_preferred(line)))


def _android(facts: CardFacts, line: Line, _own: Own) -> None:
    values = [text(part) for part in split(line.value, ";")]
    if values[0] == _NICKNAME_ON_ANDROID and len(values) > 1 and not facts.nickname:
        facts.nickname = values[1]


def _other(facts: CardFacts, line: Line, own: Own) -> None:
    """Take a profile address from a property of any name (`X-LINKEDIN`, `X-XING-URL`)."""
    if "." in line.value and profile_key(text(line.value)):
        _web_address(facts, line, own)


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
    "ADR": _address,
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
    "TEL": _phone,
    "EMAIL": _email,
    "URL": _web_address,
    "IMPP": _web_address,
    "X-SOCIALPROFILE": _web_address,
    "SOCIALPROFILE": _web_address,
}
