"""Takes the head of a line apart: group, name, parameters, in time linear to its length."""

import re
from functools import lru_cache
from typing import NamedTuple

from auditor.vcard.encodings import decode_quoted_printable

_NAME = re.compile(r"[ \t]*+(?:([A-Za-z0-9_-]++)\.)?+([A-Za-z0-9_/-]++)[ \t]*+(?=;|\Z)")
_QUOTED_SEGMENT = re.compile(r';((?:[^;"]++|"[^"]*+")*+)')
_VALUE = re.compile(r'(?:[^,"]++|"[^"]*+")*+')
_END = re.compile(r'(?:[^":]++|"[^"]*+")*+:')
_PARAMETER_NAME = re.compile(r"[A-Za-z0-9_-]+\Z")
_CUSTOM_TYPE = re.compile(r"X-CUSTOM\((?:[A-Z]+=[A-Z0-9-]+,)*([^,()]+)\)\Z", re.IGNORECASE)
_CARET = re.compile(r"\^([n'^])")
_CARETS = {"n": "\n", "'": '"', "^": "^"}
_ENCODINGS = {
    "QUOTED-PRINTABLE": "quoted-printable",
    "BASE64": "base64",
    "B": "base64",
    "7BIT": "",
    "8BIT": "",
}
_BARE_ENCODINGS = frozenset({"QUOTED-PRINTABLE", "BASE64"})
_SCHEMES = frozenset({"HTTP", "HTTPS", "MAILTO", "FTP"})
_REMEMBERED = 8192

Parameters = tuple[tuple[str, tuple[str, ...]], ...]


class Head(NamedTuple):
    """What stands before the colon of a line.

    Attributes:
        group: `item1` in `item1.TEL`, else "".
        name: the property's name in capitals.
        types: TYPE values and bare parameters, lower case, each once, in order.
        parameters: all others but ENCODING and CHARSET, names in capitals.
        encoding: `quoted-printable`, `base64` or "".
        charset: CHARSET as written.
        spelling: the name as written where it is a program's own (`X-ABLabel`), fit for
            any version and spelt otherwise than `name`; else "". Programs tell these apart
            by case although the format does not.
    """

    group: str
    name: str
    types: tuple[str, ...] = ()
    parameters: Parameters = ()
    encoding: str = ""
    charset: str = ""
    spelling: str = ""

    def parameter(self, name: str) -> str:
        """Return the first value of a parameter, "" where there is none."""
        for key, values in self.parameters:
            if key == name and values:
                return values[0]
        return ""


def divide(line: str) -> tuple[str, str] | None:
    """Return the head and the value of a logical line, None where there is no colon.

    A colon inside quotes does not count, unless the quotes are unbalanced.
    """
    head, colon, value = line.partition(":")
    if not colon:
        return None
    if '"' in head:
        found = _END.match(line)
        if found:
            return line[: found.end() - 1], line[found.end() :]
    return head, value


@lru_cache(maxsize=_REMEMBERED)
def parse_head(head: str) -> Head | None:
    """Return a head taken apart, or None where it cannot be one.

    Heads repeat themselves over cards, so each is parsed once. Unbalanced
    quotes are dropped, empty parameters (`ADR;HOME;PREF;:`) skipped, `_` and
    `/` in names become `-` as in the names other programs write.
    """
    named = _NAME.match(head)
    if not named:
        return None
    name = named[2].upper().replace("_", "-").replace("/", "-")
    if name in _SCHEMES:
        return None
    rest = head[named.end() :]
    read = (
        _with_parameters(named[1] or "", name, _segments(rest))
        if rest
        else Head(named[1] or "", name)
    )
    own = name.startswith("X-") and named[2] != name and named[2].upper() == name
    return read._replace(spelling=named[2]) if own else read


def _segments(rest: str) -> list[str]:
    if rest.count('"') % 2:
        return rest.replace('"', "")[1:].split(";")
    return _QUOTED_SEGMENT.findall(rest) if '"' in rest else rest[1:].split(";")


def _with_parameters(group: str, name: str, segments: list[str]) -> Head:
    types: list[str] = []
    parameters: dict[str, list[str]] = {}
    encoding = charset = ""
    for segment in segments:
        key, values = _parameter(segment)
        if key == "TYPE":
            types += [part.strip().lower() for value in values for part in value.split(",")]
        elif key == "ENCODING":
            named = [value.upper() for value in values]
            encoding = next((_ENCODINGS[one] for one in named if _ENCODINGS.get(one)), encoding)
            others = [value for value in values if value and value.upper() not in _ENCODINGS]
            if others:
                parameters.setdefault(key, []).extend(others)
        elif key == "CHARSET":
            charset = values[0]
        elif key == "PREF" and values == ["1"]:
            types.append("pref")
        elif key:
            parameters.setdefault(key, []).extend(values)
    return Head(
        group,
        name,
        tuple(dict.fromkeys(kind for kind in types if kind)),
        tuple((key, tuple(values)) for key, values in parameters.items()),
        encoding,
        charset,
    )


def _parameter(segment: str) -> tuple[str, list[str]]:
    key, equals, rest = segment.partition("=")
    key = key.strip()
    if not equals or not _PARAMETER_NAME.match(key):
        bare = _custom_type(segment.strip().strip('"'))
        if bare.upper() in _BARE_ENCODINGS:
            return "ENCODING", [bare]
        return ("VALUE", ["uri"]) if bare.upper() in {"URL", "URI"} else ("TYPE", [bare])
    return key.upper().replace("_", "-"), [_plain(value) for value in _values(rest)]


def _custom_type(bare: str) -> str:
    """Return a type, one that Android wraps up (`X-CUSTOM(…,=57=65=67)`) as `X-Weg`."""
    found = _CUSTOM_TYPE.match(bare)
    if not found:
        return bare
    label = decode_quoted_printable(found[1]).text if "QUOTED" in bare.upper() else found[1]
    return f"X-{label.replace(',', ' ')}"


def _values(rest: str) -> list[str]:
    if '"' not in rest:
        return rest.split(",")
    values, at = [], 0
    while at <= len(rest):
        found = _VALUE.match(rest, at)
        end = found.end() if found else len(rest)
        values.append(rest[at:end])
        at = end + 1
    return values


def _plain(value: str) -> str:
    """Return a parameter's value without quotes and with RFC 6868's carets undone."""
    bare = value.strip()
    if '"' in bare:
        bare = bare.replace('"', "")
    if "^" in bare:
        bare = _CARET.sub(lambda found: _CARETS[found[1]], bare)
    return bare
