"""Canonical forms of single values, shared by every floor above.

A *form* is what two spellings of one thing have in common: the folded text,
the key of a profile address. Cleaning builds on these; importers need them
where a file can only be understood by them.
"""

import re
import unicodedata
from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

if TYPE_CHECKING:  # the command line imports this module, and --help must not wait for pandas
    import pandas as pd


_GERMAN = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe", "œ": "oe"}
_LETTERS_WITHOUT_DECOMPOSITION = {"ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
SPELT_OUT = _GERMAN | _LETTERS_WITHOUT_DECOMPOSITION
"""Letters that are spelt in others when text is folded."""
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_SPACE = re.compile(r"\s+")
_SPELT_UMLAUT = re.compile(r"([aou])e+")
_LINKEDIN = re.compile(
    r"(?:^|[/.@])linkedin\.com/(?:mwlite/)?(?:in|pub)/([^/?#\s]+)", re.IGNORECASE
)
_XING = re.compile(r"(?:^|[/.@])xing\.com/profile/([^/?#\s]+)", re.IGNORECASE)


def fold(text: str) -> str:
    """Return text as compared: NFKC, case-folded, umlauts spelt out, accents and marks off.

    German umlauts become two letters (ü = ue), since the readers of cards and
    phrases write both; other accents are dropped (é = e). Idempotent.
    """
    if text.isascii():
        return " ".join(text.lower().split())
    lowered = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)).casefold()
    spelt_out = _BEYOND_ASCII.sub(lambda letter: _GERMAN.get(letter[0], letter[0]), lowered)
    bare = _BEYOND_ASCII.sub(_plain_letter, unicodedata.normalize("NFD", spelt_out))
    return " ".join(bare.split())


def _plain_letter(letter: re.Match[str]) -> str:
    """Return the plain letter for one that has no decomposition, nothing for an accent."""
    if unicodedata.combining(letter[0]):
        return ""
    return _LETTERS_WITHOUT_DECOMPOSITION.get(letter[0], letter[0])


def fold_name(text: str) -> str:
    """Return text folded as names are compared: as `fold`, and ü = ue = u.

    People spell one name Müller, Mueller and Muller. Idempotent.
    """
    return _SPELT_UMLAUT.sub(r"\1", fold(text))


def printable(text: str) -> str:
    """Return text on one line without control, invisible and direction-changing characters.

    What a terminal, a spreadsheet or a page may be fooled by is taken out;
    everything a person can read stays.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    without = _CONTROL.sub(" ", _INVISIBLE.sub("", text))
    readable = without.encode("utf-8", "replace").decode("utf-8")
    return _SPACE.sub(" ", readable).strip()


def profile_key(address: str) -> str:
    """Return `linkedin:slug` or `xing:slug` for a profile address, or "" for anything else.

    LinkedIn writes one address percent-encoded in Connections.csv and raw in
    messages.csv, with or without scheme, query and trailing slash; the slug is
    unquoted, NFC, case-folded.
    """
    for network, pattern in (("linkedin", _LINKEDIN), ("xing", _XING)):
        found = pattern.search(address)
        if found:
            written = found.group(1)
            slug = unquote(written) if "%" in written else written
            slug = unicodedata.normalize("NFC", slug).casefold()
            return f"{network}:{slug}" if slug else ""
    return ""


def once_per_value(values: "pd.Series", form: Callable[[str], Any]) -> "pd.Series":
    """Return `form` of every value, calling it once per distinct value.

    Contact data repeats itself: half a million message rows hold a few
    thousand addresses. The index of `values` is kept.
    """
    if values.empty:
        return values.map(form)
    codes, distinct = values.factorize(use_na_sentinel=False)
    plain: list[Any] = distinct.tolist()  # one by one, an Arrow column would wrap each value anew
    forms = type(values)([form(value) for value in plain])
    return forms.take(codes).set_axis(values.index)
