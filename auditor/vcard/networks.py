"""Knows where a network shows its users, for cards that name a user without the address."""

from collections.abc import Mapping

from auditor.vcard.lines import Line

_USERS: Mapping[str, str] = {
    "linkedin": "https://www.linkedin.com/in/",
    "xing": "https://www.xing.com/profile/",
}


def profile_of_user(line: Line, address: str) -> str:
    """Return the address that `X-SOCIALPROFILE;type=linkedin;x-user=slug` stands for, else ""."""
    named = line.head.parameter("X-USER") or address.rpartition(":")[2].strip("/ ")
    for network, start in _USERS.items():
        service = line.head.parameter("SERVICE-TYPE").lower()
        if (network in line.head.types or service == network) and named and " " not in named:
            return start + named
    return ""
