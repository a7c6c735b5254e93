"""Values inside a line: escapes undone and made, lists and components split."""

import re

_ESCAPED = re.compile(r"\\([nN,;:\\\"'])")
_NOT_ESCAPED = re.compile(r"\\(?![;,])")
_BARE_COMMA = re.compile(r"(\\.)|,")
# `C:\dir\new` or `\\server\share`: vCard 2.1 knows no \n, yet phones write it.
_PATH = re.compile(r"(?:^|[\s\"'(;])(?:[A-Za-z]:\\|\\\\)\w")
_PIECES = {
    separator: re.compile(rf"(?:[^{separator}\\]++|\\.|\\\Z)*+", re.DOTALL)
    for separator in (";", ",")
}
_TEL_URI = re.compile(r"\s*tel:", re.IGNORECASE)
_MAILTO = "mailto:"
_NOTHING = "\ufeff\0"
_AROUND = re.compile(rf"\A[\s{_NOTHING}]+|[\s{_NOTHING}]+\Z")
_CONTEXT = re.compile(r";phone-context=(\+[^;\s]*)", re.IGNORECASE)
_EXTENSION = re.compile(r";ext=", re.IGNORECASE)


def modernise(raw: str, *, structured: bool) -> str:
    r"""Return a raw value of vCard 2.1 as it would stand in 3.0.

    The backslashes of a Windows path are no escapes, and a comma in N or ADR
    (`structured`) is part of the text, since 2.1 has no lists there.
    """
    if "\\" in raw and _PATH.search(raw):
        raw = _NOT_ESCAPED.sub(r"\\\\", raw)
    if structured and "," in raw:
        raw = _BARE_COMMA.sub(lambda found: found[1] or "\\,", raw)
    return raw


def unescape(raw: str) -> str:
    r"""Return text with `\n \N \, \; \: \\ \" \'` undone; other backslashes stay."""
    if "\\" not in raw:
        return raw
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], raw)


def escape(text: str) -> str:
    r"""Return text as it stands in a vCard 3.0 or 4.0: `\\ \n \, \;`."""
    return escape_uri(text).replace(",", "\\,").replace(";", "\\;")


def escape_uri(text: str) -> str:
    """Return an address as it stands in a card: commas and semicolons are part of it."""
    if "\\" in text:
        text = text.replace("\\", "\\\\")
    return text.replace("\n", "\\n") if "\n" in text else text


def split(raw: str, separator: str) -> list[str]:
    """Return the parts of a raw value between unescaped separators (`;` or `,`)."""
    if "\\" not in raw:
        return raw.split(separator)
    piece, parts, at = _PIECES[separator], [], 0
    while at <= len(raw):
        found = piece.match(raw, at)
        end = found.end() if found else len(raw)
        parts.append(raw[at:end])
        at = end + 1
    return parts


def text(raw: str) -> str:
    """Return a raw value as text without blanks, zero bytes and byte order marks around it."""
    written = unescape(raw).strip()
    return (
        _AROUND.sub("", written) if written[:1] in _NOTHING or written[-1:] in _NOTHING else written
    )


def components(raw: str) -> list[list[str]]:
    """Return a structured value (N, ADR) as components, each a list of its values."""
    return [[text(value) for value in split(part, ",")] for part in split(raw, ";")]


def joined_components(raw: str, separator: str) -> list[str]:
    """Return a structured value as components, the values of each joined, empty ones left out."""
    return [separator.join(filter(None, values)) for values in components(raw)]


def listed(raw: str) -> list[str]:
    """Return the values of a list (NICKNAME, CATEGORIES) without empty ones."""
    return [value for part in split(raw, ",") if (value := text(part))]


def parts(raw: str) -> list[str]:
    """Return the parts of ORG: `;` separates, a comma belongs to the name; empty ends are off."""
    values = [text(part) for part in split(raw, ";")]
    while values and not values[-1]:
        values.pop()
    return values


def phone(raw: str) -> str:
    """Return a phone number as text: `tel:` off, `;ext=` spelt out, its context before it.

    RFC 3966: `tel:0192;phone-context=+1-201-555` is the number +1-201-555 0192.
    """
    number = text(raw)
    found = _TEL_URI.match(number)
    if not found:
        return number
    number = _EXTENSION.sub(" ext. ", number[found.end() :]).strip()
    context = _CONTEXT.search(number)
    if context:
        number = f"{context[1]} {number[: context.start()]}{number[context.end() :]}"
    return number


def unescape_email(raw: str) -> str:
    r"""Return the text of an EMAIL: `\@`, as programs write that escape too much, is `@`."""
    return unescape(raw).replace("\\@", "@") if "\\" in raw else raw


def email(raw: str) -> str:
    r"""Return an e-mail address as text: `mailto:` and the backslash of `\@` off."""
    address = text(raw)
    if "\\@" in address:
        address = address.replace("\\@", "@")
    return address[len(_MAILTO) :] if address[: len(_MAILTO)].lower() == _MAILTO else address
