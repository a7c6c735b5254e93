"""Writes cards as vCard 3.0 or 4.0: every line, parameter and value that the model holds."""

from collections.abc import Iterable
from typing import Any

from auditor.vcard.lines import BINARY
from auditor.vcard.model import (
    ADDRESS_FIELDS,
    ADDRESSES,
    NAME_FIELDS,
    Component,
    ContentLine,
    in_order,
)
from auditor.vcard.values import escape, escape_uri

_WIDTH = 75
"""Octets a line without its end may have (RFC 2426 §2.6, RFC 6350 §3.2)."""

_FIRST = {"N": 0, "FN": 1}
# Names that the other version does not know are kept as X- names.
_UNKNOWN = {
    "4.0": frozenset({"AGENT", "CLASS", "LABEL", "MAILER", "NAME", "SORT-STRING"}),
    "3.0": frozenset(
        {"ANNIVERSARY", "CLIENTPIDMAP", "CREATED", "DEATHDATE", "DEATHPLACE", "BIRTHPLACE"}
    )
    | {"EXPERTISE", "GENDER", "GRAMGENDER", "HOBBY", "INTEREST", "KIND", "LANG", "LANGUAGE"}
    | {"MEMBER", "ORG-DIRECTORY", "PRONOUNS", "RELATED", "SOCIALPROFILE", "XML"},
}
_MEDIA = {"PHOTO": "image", "LOGO": "image", "SOUND": "audio"}


def write(card: Component, version: str = "3.0") -> bytes:
    """Return a card as bytes: UTF-8, CRLF, folded; N and FN first, then the order of its lines.

    Args:
        card: a Component as `auditor.vcard.model` builds it.
        version: `3.0` or `4.0`.
    """
    lines = sorted(in_order(card), key=lambda line: _FIRST.get(line.name, 2))
    return b"".join(
        (
            b"BEGIN:VCARD\r\n",
            fold(f"VERSION:{version}"),
            write_lines(lines, version),
            b"END:VCARD\r\n",
        )
    )


def write_lines(lines: Iterable[ContentLine], version: str = "3.0") -> bytes:
    """Return content lines as bytes, each folded and ended, for a card of a version.

    Version 2.1 is for lines of a few words that are added to a card of its kind.
    """
    if version == "2.1":
        return b"".join(map(_written_of_old, lines))
    return b"".join(fold(_written(line, version)) for line in lines)


def _written_of_old(line: ContentLine) -> bytes:
    r"""Return a line of vCard 2.1: `\,` is no escape there, and nothing but ASCII goes untold."""
    value = value_of(line).replace("\\,", ",")
    charset = "" if value.isascii() else ";CHARSET=UTF-8"
    return f"{line.name}{charset}:{value}\r\n".encode()


def fold(line: str) -> bytes:
    """Return a line of any length in pieces of 75 octets, no character torn apart."""
    data = line.encode("utf-8")
    pieces = [data[:_WIDTH]] if line.isascii() else []
    if line.isascii():
        width = _WIDTH - 1  # the blank that marks a continuation takes one
        pieces += [data[at : at + width] for at in range(_WIDTH, len(data), width)]
    else:
        start, width = 0, _WIDTH
        while start < len(data):
            end = _boundary(data, min(start + width, len(data)))
            pieces.append(data[start:end])
            start, width = end, _WIDTH - 1
    return b"\r\n ".join(pieces) + b"\r\n"


def _boundary(data: bytes, end: int) -> int:
    while end < len(data) and data[end] & 0xC0 == 0x80:  # noqa: PLR2004 - a byte within a character
        end -= 1
    return end


def _written(line: ContentLine, version: str) -> str:
    written = getattr(line, "spelling", line.name)
    name = f"X-{line.name}" if line.name in _UNKNOWN[version] else written
    head = f"{line.group}.{name}" if line.group else name
    parameters = {key: list(values) for key, values in line.params.items()}
    value = value_of(line)
    if parameters.get("ENCODING") == ["b"]:
        value = _binary(line.name, parameters, value, version)
    types = parameters.get("TYPE", [])
    if version == "4.0" and "pref" in types and "PREF" not in parameters:
        parameters["TYPE"] = [kind for kind in types if kind != "pref"]
        parameters["PREF"] = ["1"]
    for key, values in parameters.items():
        if values:
            head += f";{key}={','.join(_parameter(text) for text in values)}"
    return f"{head}:{value}"


def _binary(name: str, parameters: dict[str, list[str]], value: str, version: str) -> str:
    """Return binary content as a data URI in 4.0, as base64 otherwise; mends the parameters."""
    types = parameters.get("TYPE", [])
    if version != "4.0":
        if name in BINARY and types:
            parameters["TYPE"] = [kind.upper() for kind in types]
        return value
    del parameters["ENCODING"]
    media = parameters.pop("MEDIATYPE", [""])[0]
    kinds = [kind for kind in types if kind != "pref"]
    if not media and name in _MEDIA and kinds and kinds[0].isascii() and kinds[0].isalnum():
        media = f"{_MEDIA[name]}/{kinds[0]}"
        parameters["TYPE"] = [kind for kind in types if kind != kinds[0]]
    return f"data:{media};base64,{value}"


def _parameter(text: str) -> str:
    """Return a parameter's value, quoted where it must be, with RFC 6868's carets."""
    safe = text.replace("^", "^^").replace("\n", "^n").replace('"', "^'")
    quoted = any(character in safe for character in ":;,") or safe != safe.strip()
    return f'"{safe}"' if quoted else safe


def value_of(line: ContentLine) -> str:
    """Return a line's value as it stands in a vCard 3.0 or 4.0, escapes made."""
    value = line.value
    if line.encoded:
        return str(value)
    if line.name == "N" and not isinstance(value, list):
        return _fields(value, NAME_FIELDS)
    if line.name == "ADR" and not isinstance(value, list):
        return _fields(value, ADDRESS_FIELDS)
    if isinstance(value, list):
        separator = "," if line.name in {"NICKNAME", "CATEGORIES"} else ";"
        return separator.join(_listed(part) for part in value)
    return escape_uri(value) if line.name in ADDRESSES else escape(value)


def _fields(value: Any, names: tuple[str, ...]) -> str:
    return ";".join(_listed(getattr(value, name)) for name in names)


def _listed(value: str | list[str]) -> str:
    return escape(value) if isinstance(value, str) else ",".join(escape(part) for part in value)
