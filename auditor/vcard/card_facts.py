"""What one card says about its person, ready to become a record and its channels."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Channel = tuple[str, str, str, bool]
"""Kind, value, label, preferred: a row of CHANNELS without its record."""

Own = Mapping[str, str]
"""The labels that a card gives to groups of its lines, by the group in small letters."""


@dataclass(slots=True)
class CardFacts:
    """What one card says; text columns of RECORDS, and its channels."""

    display_name: str = ""
    given_name: str = ""
    additional_name: str = ""
    family_name: str = ""
    name_prefix: str = ""
    name_suffix: str = ""
    nickname: str = ""
    maiden_name: str = ""
    company: str = ""
    job_title: str = ""
    role: str = ""
    city: str = ""
    country: str = ""
    birthday: str = ""
    changed_on: str = ""
    note_known: bool = False
    home_address_known: bool = False
    photo_known: bool = False
    uid: str = ""
    kind: str = ""
    labels: list[str] = field(default_factory=list)
    channels: list[Channel] = field(default_factory=list)
