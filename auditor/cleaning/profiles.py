"""Recognises profile addresses on LinkedIn and XING, and writes them as one opens them."""

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote

from auditor.forms import printable, profile_key

_ADDRESSES = {
    "linkedin": "https://www.linkedin.com/in/",
    "xing": "https://www.xing.com/profile/",
}
_USUAL = re.compile(r"https?://(?:www\.)?linkedin\.com/in/([a-z0-9-]+)/?")
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
    usual = _USUAL.fullmatch(value)
    if usual:
        slug = usual.group(1)
        return Profile(f"linkedin:{slug}", "linkedin", _ADDRESSES["linkedin"] + slug)
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
