"""Writes cards the way programs of the last 25 years did: vCard 2.1, 3.0 and 4.0."""

import quopri
import textwrap
from collections.abc import Callable, Mapping

from sample_data.network.cards import Card

_PIXEL = (
    "/9j/4AAQSkZJRgABAQEAYABgAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJ"
    "DRENDg8QEBEQCgwSExIQEw8QEBD/yQALCAABAAEBAREA/8wABgAQEAX/2gAIAQEAAD8A0s8g/9k="
)


def _quoted(value: str, charset: str) -> tuple[str, bool]:
    """Return a 2.1 value, quoted-printable where it is not ASCII, and whether it is."""
    if value.isascii() and "\n" not in value:
        return value, False
    encoded = quopri.encodestring(
        value.replace("\n", "\r\n").encode(charset, "replace"), quotetabs=False
    )
    return encoded.decode("ascii").replace("\r\n", "=0D=0A").replace("=\n", "=\r\n"), True


def _version_2(card: Card, *, charset: str, tel: Mapping[str, str], carrier: str) -> str:
    def prop(name: str, value: str) -> str:
        text, quoted = _quoted(value, charset)
        return (
            f"{name};CHARSET={carrier};ENCODING=QUOTED-PRINTABLE:{text}"
            if quoted
            else f"{name}:{text}"
        )

    lines = ["BEGIN:VCARD", "VERSION:2.1", prop("N", f"{card.family};{card.given};;{card.prefix};")]
    lines.append(prop("FN", card.display))
    lines += [prop("ORG", card.company)] if card.company else []
    lines += [prop("TITLE", card.title)] if card.title else []
    lines += [f"TEL;{tel[phone.label]}:{phone.spelt}" for phone in card.phones]
    lines += [f"EMAIL;PREF;INTERNET:{email.spelt}" for email in card.emails]
    if card.home:
        street, city, code, country = card.home
        lines.append(prop("ADR;HOME", f";;{street};{city};;{code};{country}"))
    lines += [f"BDAY:{card.birthday.replace('-', '')}"] if card.birthday else []
    lines += [prop("NOTE", card.note)] if card.note else []
    lines += [f"URL:{card.profile}"] if card.profile else []
    lines += (
        [prop("X-ANDROID-CUSTOM", f"vnd.android.cursor.item/nickname;{card.nickname};1")]
        if card.nickname
        else []
    )
    return "\r\n".join([*lines, "END:VCARD", ""])


def _outlook(card: Card, _number: int) -> str:
    tel = {"mobile": "CELL;VOICE", "home": "HOME;VOICE", "work": "WORK;VOICE"}
    text = _version_2(card, charset="cp1252", tel=tel, carrier="Windows-1252")
    return text.replace(
        "END:VCARD", "X-MS-OL-DEFAULT-POSTAL-ADDRESS:0\r\nREV:20240117T101500Z\r\nEND:VCARD"
    )


def _old_phone(card: Card, _number: int) -> str:
    tel = {"mobile": "CELL", "home": "HOME", "work": "WORK"}
    return _version_2(card, charset="utf-8", tel=tel, carrier="UTF-8")


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> str:
    first, rest = line[:70], line[70:]
    more = ["\r\n " + rest[at : at + 69] for at in range(0, len(rest), 69)]
    return first + "".join(more)


def _apple(card: Card, number: int) -> str:
    e = _escaped
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "PRODID:-//Apple Inc.//iPhone OS 17.4//EN",
        f"N:{e(card.family)};{e(card.given)};;{e(card.prefix)};",
        f"FN:{e(card.display)}",
    ]
    lines += [f"NICKNAME:{e(card.nickname)}"] if card.nickname else []
    lines += [f"X-MAIDENNAME:{e(card.maiden)}"] if card.maiden else []
    lines += [f"ORG:{e(card.company)};"] if card.company else []
    lines += [f"TITLE:{e(card.title)}"] if card.title else []
    types = {
        "mobile": "type=CELL;type=VOICE;type=pref",
        "home": "type=HOME;type=VOICE",
        "work": "type=WORK;type=VOICE",
    }
    lines += [f"TEL;{types[phone.label]}:{phone.spelt}" for phone in card.phones]
    for position, email in enumerate(card.emails, start=1):
        lines += [
            f"item{position}.EMAIL;type=INTERNET:{email.spelt}",
            f"item{position}.X-ABLabel:_$!<Other>!$_",
        ]
    if card.home:
        street, city, code, country = map(e, card.home)
        lines.append(f"item9.ADR;type=HOME;type=pref:;;{street};{city};;{code};{country}")
        lines.append("item9.X-ABADR:de")
    lines += [f"BDAY;value=date:{card.birthday}"] if card.birthday else []
    lines += [f"NOTE:{e(card.note)}"] if card.note else []
    lines += [f"X-SOCIALPROFILE;type=linkedin:{card.profile}"] if card.profile else []
    lines += ["X-ABShowAs:COMPANY"] if card.kind == "org" else []
    lines += [f"PHOTO;ENCODING=b;TYPE=JPEG:{_PIXEL}"] if card.photo else []
    lines += [f"X-ABUID:{number:08d}-0000-4000-8000-A1B2C3D4E5F6:ABPerson", "END:VCARD", ""]
    return "\r\n".join(_folded(line) for line in lines)


def _google(card: Card, _number: int) -> str:
    e = _escaped
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"FN:{e(card.display)}",
        f"N:{e(card.family)};{e(card.given)};;{e(card.prefix)};",
    ]
    lines += [f"NICKNAME:{e(card.nickname)}"] if card.nickname else []
    lines += [
        f"EMAIL;TYPE=INTERNET;TYPE={email.label.upper()}:{email.spelt}" for email in card.emails
    ]
    types = {"mobile": "CELL", "home": "HOME", "work": "WORK"}
    lines += [f"TEL;TYPE={types[phone.label]}:{phone.spelt}" for phone in card.phones]
    if card.home:
        street, city, code, country = map(e, card.home)
        lines.append(f"ADR;TYPE=HOME:;;{street};{city};;{code};{country}")
    lines += [f"ORG:{e(card.company)}"] if card.company else []
    lines += [f"TITLE:{e(card.title)}"] if card.title else []
    lines += [f"BDAY:{card.birthday}"] if card.birthday else []
    lines += [f"URL:{card.profile.replace(':', chr(92) + ':')}"] if card.profile else []
    lines += [f"NOTE:{e(card.note)}"] if card.note else []
    lines += [f"CATEGORIES:{','.join(map(e, (*card.categories, 'myContacts')))}", "END:VCARD", ""]
    return "\r\n".join(_folded(line) for line in lines)


def _nextcloud(card: Card, number: int) -> str:
    e = _escaped
    uid = f"urn:uuid:5f3a{number:04x}-1111-4222-8333-0123456789ab"
    lines = [
        "BEGIN:VCARD",
        "VERSION:4.0",
        "PRODID:-//Nextcloud Contacts v5.5.3",
        f"UID:{uid}",
        f"FN:{e(card.display)}",
    ]
    lines += [f"KIND:{card.kind}"] if card.kind != "individual" else []
    lines += (
        [f"N:{e(card.family)};{e(card.given)};;{e(card.prefix)};"]
        if card.kind == "individual"
        else []
    )
    lines += [f"NICKNAME:{e(card.nickname)}"] if card.nickname else []
    lines += [f"ORG:{e(card.company)}"] if card.company and card.kind == "individual" else []
    lines += [f"TITLE:{e(card.title)}"] if card.title else []
    types = {"mobile": 'TYPE="cell,voice"', "home": 'TYPE="home,voice"', "work": "TYPE=work"}
    for position, phone in enumerate(card.phones):
        if position == 0 and phone.spelt == phone.true:
            lines.append(f"TEL;VALUE=uri;PREF=1;{types[phone.label]}:tel:{phone.true}")
        else:
            lines.append(f"TEL;{types[phone.label]}:{phone.spelt}")
    lines += [f"EMAIL;TYPE={email.label}:{email.spelt}" for email in card.emails]
    if card.home:
        street, city, code, country = map(e, card.home)
        lines.append(f"ADR;TYPE=home:;;{street};{city};;{code};{country}")
    lines += [f"BDAY:{card.birthday.replace('-', '')}"] if card.birthday else []
    lines += [f"X-SOCIALPROFILE;TYPE=linkedin:{card.profile}"] if card.profile else []
    lines += [f"NOTE:{e(card.note)}"] if card.note else []
    lines += [f"CATEGORIES:{','.join(map(e, card.categories))}"] if card.categories else []
    lines += ["REV:20251102T080000Z", "END:VCARD", ""]
    return "\r\n".join(_folded(line) for line in lines)


STYLES: Mapping[str, tuple[Callable[[Card, int], str], ...]] = {
    "old_phone_and_outlook.vcf": (_outlook, _old_phone),
    "iphone_and_google.vcf": (_apple, _google),
    "nextcloud.vcf": (_nextcloud,),
}
"""The files of the address book, and the programs whose cards stand in each."""


def card_text(card: Card, file: str, number: int) -> str:
    """Return a card as some program of that file writes it; a raw card as it is."""
    if card.raw:
        return textwrap.dedent(card.raw).replace("\n", "\r\n")
    styles = STYLES[file]
    style = _apple if card.kind == "org" and _apple in styles else styles[number % len(styles)]
    return style(card, number)
