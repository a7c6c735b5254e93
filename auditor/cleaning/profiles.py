"""Recognises profile addresses on LinkedIn and XING, and writes them as one opens them."""

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote

import pyarrow.compute as pc

from auditor.cleaning.texts import Flags, Texts, alike, joined
from auditor.forms import printable, profile_key

_ADDRESSES = {
    "linkedin": "https://www.linkedin.com/in/",
    "xing": "https://www.xing.com/profile/",
}
_USUAL = r"https?://(?:www\.)?linkedin\.com/in/(?P<slug>[a-z0-9-]+)/?"
_DIRECTORY = re.compile(r"linkedin\.com/pub/dir(?:[/?#]|$)", re.IGNORECASE)
_OLD_ADDRESS = re.compile(
    r"linkedin\.com/pub/([^/?#\s]+)/([0-9a-f]{1,3})/([0-9a-f]{1,3})/([0-9a-f]{1,3})(?:[/?#\s]|$)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Profile:
    """A profile address read; all empty for any other address."""

    key: str = ""
    form: str = ""
    repaired: str = ""


def read_profile(value: str) -> Profile:
    """Return key, network and canonical address of a profile address.

    A company's or school's page and a page of search results (/pub/dir/) are
    nobody's profile. An address of before 2014, /pub/name/1/2a/3b, became
    /in/name-03b02a1: its name alone is shared by many.
    """
    address = printable(value)
    if _DIRECTORY.search(address):
        return Profile()
    old = _OLD_ADDRESS.search(address)
    if old:
        name, first, second, third = old.groups()
        address = f"linkedin.com/in/{name}-{third:0>3}{second:0>3}{first}"
    key = printable(profile_key(address))
    network, _, slug = key.partition(":")
    if not slug:
        return Profile()
    return Profile(key, network, _ADDRESSES[network] + quote(unquote(slug), errors="replace"))


def read_plain_profiles(values: Texts) -> tuple[tuple[Texts, Texts, Texts], Flags]:
    """Return the fields of Profile for many addresses at once, and for which of them they hold.

    They hold for a LinkedIn profile written as LinkedIn writes it.
    """
    slug = pc.struct_field(pc.extract_regex(values, rf"\A(?:{_USUAL})\z"), "slug")
    key, form = joined("linkedin:", slug), alike("linkedin", len(values))
    return (key, form, joined(_ADDRESSES["linkedin"], slug)), pc.is_valid(slug)
