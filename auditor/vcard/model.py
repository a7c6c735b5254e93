"""The card as vobject's Component: wherever a card is merged, checked or written."""

import logging
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from auditor.vcard.heads import Head
from auditor.vcard.lines import BINARY, STRAY, Card, Line, properties
from auditor.vcard.values import components, listed, parts, phone, unescape, unescape_email

Component = Any
ContentLine = Any

TEXTS = frozenset(
    {"FN", "NOTE", "TITLE", "ROLE", "TEL", "EMAIL", "UID", "LABEL", "BDAY", "REV", "ANNIVERSARY"}
) | {"MAILER", "SORT-STRING", "PRODID", "AGENT", "X-ABLABEL", STRAY}
ADDRESSES = frozenset({"URL", "IMPP", "X-SOCIALPROFILE", "SOCIALPROFILE"})
"""Properties whose value is a URI: commas and semicolons are part of it."""

NAME_FIELDS = ("family", "given", "additional", "prefix", "suffix")
ADDRESS_FIELDS = ("box", "extended", "street", "city", "region", "code", "country")

_FIELDS = {"N": NAME_FIELDS, "ADR": ADDRESS_FIELDS}
_LISTS = {"ORG": parts, "NICKNAME": listed, "CATEGORIES": listed}
_TEXT_OF = {"TEL": phone, "EMAIL": unescape_email}
_DATA_URI = re.compile(r"data:([\w.+-]+/[\w.+-]+)?(?:;[^,]*)?;base64,", re.IGNORECASE)
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_MEDIA = {"PHOTO": "image", "LOGO": "image", "SOUND": "audio"}


@cache
def vobject() -> Any:
    """Return the library, imported late and with its logger silenced.

    It writes lines it cannot read, personal data, to stderr.
    """
    logger = logging.getLogger("vobject.base")
    logger.disabled = True
    import vobject.vcard  # noqa: PLC0415 - takes a fifth of a second that only cards need

    logger.handlers.clear()
    return vobject


def component(card: Card) -> Component:
    """Return a card as a `vobject` Component without behaviours.

    Its content lines hold decoded values: text as str, N and ADR as vobject's
    Name and Address (a list of lists where they have more parts than those),
    ORG, NICKNAME and CATEGORIES as lists. A line whose `encoded` is true holds
    its value with the escapes of vCard 3.0: its structure is not known. Their
    `lineNumber` is the place in the card, from 0; `spelling` is there where a
    name is to be written otherwise than `name`. VERSION is not among them.
    """
    return assemble(content_line(line, place) for place, line in enumerate(properties(card)))


def assemble(lines: Iterable[ContentLine]) -> Component:
    """Return a Component of content lines, in their order."""
    made = vobject().base.Component("VCARD")
    for line in lines:
        made.add(line)
    return made


def in_order(card: Component) -> list[ContentLine]:
    """Return the content lines of a Component in the order of their `lineNumber`."""
    return sorted(card.lines(), key=lambda line: line.lineNumber)


def content_line(line: Line, place: int = 0) -> ContentLine:
    """Return one line as vobject's ContentLine; see `component`."""
    head, (value, encoded, native) = line.head, _value(line)
    types, parameters = list(head.types), [[key, *values] for key, values in head.parameters]
    if head.name == "TEL" and value != unescape(line.value).strip():
        parameters = [parameter for parameter in parameters if parameter[0] != "VALUE"]
    is_data = line.value[:5].lower() == "data:"
    if encoded and (head.name in BINARY or head.encoding == "base64" or is_data):
        value, kind, parameters = _binary(head, value, parameters)
        types += [kind] if kind and kind not in types else []
    if types:
        parameters.insert(0, ["TYPE", *types])
    made = vobject().base.ContentLine(
        head.name,
        parameters,
        value,
        head.group or None,
        encoded=encoded,
        isNative=native,
        lineNumber=place,
    )
    if head.spelling:
        made.spelling = head.spelling
    return made


def new_line(
    name: str, value: object, place: int, *, types: tuple[str, ...] = (), group: str = ""
) -> ContentLine:
    """Return a ContentLine that no card has: a decoded value under a name."""
    parameters = [["TYPE", *types]] if types else []
    return vobject().base.ContentLine(
        name, parameters, value, group or None, encoded=False, lineNumber=place
    )


def full_name(**fields: str) -> Any:
    """Return vobject's Name of its fields (`family`, `given`, …)."""
    return vobject().vcard.Name(**fields)


def _value(line: Line) -> tuple[Any, bool, bool]:
    """Return the value, whether it is still escaped, and whether it is a structure of vobject."""
    name, raw = line.head.name, line.value
    if name in _FIELDS:
        return _structure(name, raw)
    if name in _LISTS:
        return _LISTS[name](raw), False, True
    if name in _TEXT_OF:
        return _TEXT_OF[name](raw), False, False
    if name in TEXTS or name in ADDRESSES:
        return unescape(raw), False, False
    return raw, True, False


def _structure(name: str, raw: str) -> tuple[Any, bool, bool]:
    fields = _FIELDS[name]
    given = components(raw)
    while len(given) > len(fields) and given[-1] == [""]:
        given.pop()
    if len(given) > len(fields):
        return given, False, False
    values = [part[0] if len(part) == 1 else part for part in given]
    kind = vobject().vcard.Name if name == "N" else vobject().vcard.Address
    return kind(**dict(zip(fields, values, strict=False))), False, True


def _binary(head: Head, raw: str, parameters: list[list[str]]) -> tuple[str, str, list[list[str]]]:
    """Return binary content one way whatever the version: base64, its kind, its parameters."""
    plain = unescape(raw[:200]) + raw[200:]
    found = _DATA_URI.match(plain)
    if found:
        media, _, kind = (found[1] or "").lower().partition("/")
        rest = [key for key in parameters if key[0] not in {"VALUE", "MEDIATYPE", "ENCODING"}]
        if media and media != _MEDIA.get(head.name):
            rest.append(["MEDIATYPE", f"{media}/{kind}"])
            kind = ""
        return _compact(plain[found.end() :]), kind, [*rest, ["ENCODING", "b"]]
    if _URI.match(plain) or head.encoding != "base64":
        return raw, "", parameters
    rest = [key for key in parameters if key[0] not in {"VALUE", "ENCODING"}]
    return _compact(raw), "", [*rest, ["ENCODING", "b"]]


def _compact(base64: str) -> str:
    return "".join(base64.split()).replace("\\n", "")


Fact = tuple[str, str, tuple[tuple[str, tuple[str, ...]], ...], Any]


def facts(card: Component) -> list[Fact]:
    """Return what a card says, sorted: group, name, parameters and value of each line.

    Two cards that say the same are equal here, whatever their version,
    encoding, folding and order of lines.
    """
    return sorted((fact(line) for line in card.lines()), key=repr)


def fact(line: ContentLine) -> Fact:
    """Return what one line says as a value that can be compared."""
    parameters = tuple(sorted((key, tuple(sorted(values))) for key, values in line.params.items()))
    return (line.group or "", line.name, parameters, comparable(line))


def comparable(line: ContentLine) -> Any:
    """Return a line's value as text or tuples of text, escapes undone."""
    fields = _FIELDS.get(line.name)
    value = line.value
    if fields and not isinstance(value, list):
        return tuple(_plain(getattr(value, field)) for field in fields)
    return unescape(value) if line.encoded else _plain(value)


def _plain(value: Any) -> Any:
    return tuple(_plain(part) for part in value) if isinstance(value, list) else value


def texts(line: ContentLine) -> Iterator[str]:
    """Yield every non-empty text of a line's value."""
    queue = [comparable(line)]
    while queue:
        value = queue.pop(0)
        if isinstance(value, tuple):
            queue = [*value, *queue]
        elif value:
            yield value
