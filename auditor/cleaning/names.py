"""What a name is made of, what is made of it, and how it is shown."""

from collections.abc import Sequence
from typing import NamedTuple

from auditor.cleaning.name_order import Words, is_east_asian


class NameParts(NamedTuple):
    """A record's fields as written: all that its clean name is made of."""

    display: str = ""
    given: str = ""
    additional: str = ""
    family: str = ""
    prefix: str = ""
    suffix: str = ""
    nickname: str = ""
    maiden: str = ""
    company: str = ""

    @property
    def whole(self) -> str:
        """The name in one text, from the first field that has one."""
        spoken = (self.display, f"{self.given} {self.family}", self.nickname, self.company)
        return next((text.strip() for text in spoken if text.strip()), "")

    @property
    def has_more_than_display(self) -> bool:
        """Something besides the display name says something about the name."""
        said = (self.given, self.additional, self.family, self.prefix, self.suffix)
        return any((*said, self.nickname, self.maiden))

    @property
    def is_given_and_family_alone(self) -> bool:
        """Given and family name are all that the record says about its name."""
        if self.additional or self.prefix or self.suffix or self.nickname or self.maiden:
            return False
        if " " in self.given and self.given.endswith(f" {self.family}"):
            return False
        if " " in self.family and self.family.startswith(f"{self.given} "):
            return False
        return not self.display or self.display == f"{self.given} {self.family}"


class Name(NamedTuple):
    """A clean name; the fields are columns of CLEAN_RECORDS and explained there."""

    name: str = ""
    given: str = ""
    family: str = ""
    given_key: str = ""
    family_key: str = ""
    name_key: str = ""
    maiden_key: str = ""
    nickname_key: str = ""
    name_status: str = "none"


def without_repetition(given: Words, family: Words) -> tuple[Words, Words]:
    """Take off what stands in both fields: "Max Muster" + "Muster"."""
    if family and len(given) > len(family) and given[-len(family) :] == family:
        return given[: -len(family)], family
    if given and len(family) > len(given) and family[: len(given)] == given:
        return given, family[len(given) :]
    return given, family


def shown_name(given: Sequence[str], family: Sequence[str], generation: str) -> str:
    """Return the name as people write it: Chinese, Japanese and Korean ones family first."""
    if is_east_asian((*family, *given)):
        return "".join((*family, *given))
    return " ".join(filter(None, (*given, *family, generation)))


def name_status(given: Sequence[str], family: Sequence[str]) -> str:
    """Return full, given-only, family-only, or initial where one of the two is but a letter."""
    if is_initial(family) or is_initial(given):
        return "initial"
    if given and family:
        return "full"
    return "given-only" if given else "family-only"


def is_initial(name: Sequence[str]) -> bool:
    """Tell whether a name is one letter, of a script that has initials."""
    letter = "".join(name).rstrip(".")
    return len(letter) == 1 and letter.lower() != letter.upper()
