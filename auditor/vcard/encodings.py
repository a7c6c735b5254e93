"""Turns the bytes of cards into text: declared, detected or guessed encodings, quoted-printable."""

import binascii
import codecs
import re
from typing import NamedTuple

# Only real character sets: names such as `punycode` would let a card choose slow or odd codecs.
_CHARSET = re.compile(
    r"(?:iso|windows|win|cp|ibm|koi|mac|gb|big5|shift|sjis|euc|utf-?8|us-?ascii|ascii|latin|ks|tis|hz)",
    re.IGNORECASE,
)
BYTE_ORDER_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
"""Of UTF-16: a file cut out of such a document needs one of its own."""

_UTF8 = frozenset({"", "UTF-8", "UTF8", "US-ASCII", "ASCII"})
_TRUNCATED = re.compile(rb"(?:[\xc2\xc3]|[\xe0-\xef][\x80-\xbf]|[\xf0-\xf4][\x80-\xbf]{1,2})\Z")
_SAMPLE = 4096


class Decoded(NamedTuple):
    """Text, and whether its encoding had to be guessed."""

    text: str
    guessed: bool


def is_declared(charset: str) -> bool:
    """Return whether a CHARSET parameter names anything but UTF-8 and its subset ASCII."""
    return charset.upper() not in _UTF8


def utf16_of(head: bytes) -> str:
    """Return `utf-16-le` or `utf-16-be` if a document's first bytes say so, else "".

    A byte order mark decides; without one, many NUL bytes on one side of the pairs.
    """
    if head.startswith(codecs.BOM_UTF16_LE):
        return "utf-16-le"
    if head.startswith(codecs.BOM_UTF16_BE):
        return "utf-16-be"
    sample = head[:_SAMPLE]
    pairs = len(sample) // 2
    for encoding, nuls, letters in (
        ("utf-16-le", sample[1::2], sample[0::2]),
        ("utf-16-be", sample[0::2], sample[1::2]),
    ):
        if pairs and nuls.count(0) > pairs // 2 and letters.count(0) < pairs // 10 + 1:
            return encoding
    return ""


def decode(data: bytes, charset: str = "") -> Decoded:
    """Return 8-bit text: by its declared character set, else UTF-8, else cp1252 as a guess."""
    if is_declared(charset):
        declared = _declared(data, charset)
        if declared is not None:
            return Decoded(declared, guessed=False)
    try:
        return Decoded(data.decode("utf-8"), guessed=False)
    except UnicodeDecodeError:
        return Decoded(_western(data), guessed=True)


def decode_quoted_printable(value: str | bytes, charset: str = "") -> Decoded:
    """Return the text of a quoted-printable value whose soft breaks have been joined.

    Bytes that are no UTF-8 although nothing else is declared are taken for
    cp1252, as Outlook writes them, unless only a few spots of them are broken
    or the value was cut off within a character.
    """
    raw = value.encode("utf-8", "replace") if isinstance(value, str) else value
    data = binascii.a2b_qp(raw)
    if is_declared(charset):
        declared = _declared(data, charset)
        if declared is not None:
            return Decoded(_one_newline(declared), guessed=False)
    try:
        return Decoded(_one_newline(data.decode("utf-8")), guessed=False)
    except UnicodeDecodeError:
        return Decoded(_one_newline(_broken(data, charset)), guessed=True)


def decode_base64(value: str, charset: str = "") -> Decoded:
    """Return the text of a base64 value; padding is mended, rubbish left out, nothing raised."""
    compact = re.sub(r"[^A-Za-z0-9+/]", "", value)
    padded = compact[: len(compact) - (len(compact) % 4 == 1)]
    decoded = decode(binascii.a2b_base64(padded + "=" * (-len(padded) % 4)), charset)
    return Decoded(_one_newline(decoded.text), decoded.guessed)


def _declared(data: bytes, charset: str) -> str | None:
    if not _CHARSET.match(charset):
        return None
    try:
        return data.decode(charset)
    except (LookupError, ValueError):
        return None


def _broken(data: bytes, charset: str) -> str:
    replaced = data.decode("utf-8", "replace")
    broken = replaced.count("\N{REPLACEMENT CHARACTER}")
    sound = sum(character > "\x7f" for character in replaced) - broken
    if charset.upper() in {"UTF-8", "UTF8"} or broken < sound or _TRUNCATED.search(data):
        return replaced
    return _western(data)


def _western(data: bytes) -> str:
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")  # five bytes have no meaning in cp1252; none is lost so


def _one_newline(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
