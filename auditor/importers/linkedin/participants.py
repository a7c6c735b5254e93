"""Who takes part in a message: senders and recipients told apart by address, else by name."""

import re
from collections.abc import Container
from dataclasses import dataclass

from auditor.forms import fold, profile_key

DELETED_MEMBER = "LinkedIn Member"

_BETWEEN_URLS = re.compile(r",\s*(?=https?://|www\.)")
_BETWEEN_NAMES = re.compile(r",(?! )")


@dataclass(frozen=True)
class Addressees:
    """The recipients of a message.

    Attributes:
        keys: their profile keys, in order, as far as the file gives them.
        names: their names, in order; a name that holds a comma may come in pieces.
        deleted: how many of them are members who closed their account.
    """

    keys: tuple[str, ...]
    names: tuple[str, ...]
    deleted: int

    @property
    def count(self) -> int:
        """How many recipients there are."""
        return self.deleted + (len(self.keys) or len(self.names))


def addressees(names: str, urls: str, known: Container[str] = ()) -> Addressees:
    """Return who is meant by the cells TO and RECIPIENT PROFILE URLS.

    Both are joined by a comma without space, while credentials in a name have
    one after their comma (`Erika Muster, PhD,Max Beispiel`). Members who closed
    their account stand in TO only. A cell that is one of the `known` names is
    that one person, commas or not.
    """
    keys = tuple(filter(None, (profile_key(url) for url in _BETWEEN_URLS.split(urls))))
    pieces = [piece.strip() for piece in _BETWEEN_NAMES.split(names) if piece.strip()]
    deleted = sum(piece == DELETED_MEMBER for piece in pieces)
    if not deleted and (len(keys) == 1 or (not keys and names.strip() in known)):
        return Addressees(keys, (names.strip(),), 0)
    told = tuple(piece for piece in pieces if piece != DELETED_MEMBER)
    return Addressees(keys, told, deleted)


def name_key(name: str) -> str:
    """Return the key under which a person without an address is known in one export."""
    folded = fold(name)
    return f"name:{folded}" if folded else ""
