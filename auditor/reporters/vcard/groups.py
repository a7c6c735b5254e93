"""Keeps the members of groups: a group that names a merged card's former id gets the new one."""

from collections.abc import Mapping

from auditor.vcard.lines import Line, read_card
from auditor.vcard.model import Component, ContentLine, comparable, new_line
from auditor.vcard.values import text

_MEMBERS = frozenset({"MEMBER", "X-ADDRESSBOOKSERVER-MEMBER"})
_FORMER = "X-MERGED-UID"
_URN = "urn:uuid:"


def former_ids(card: Component) -> dict[str, str]:
    """Return the ids that a merged card had before, each with the one it has now."""
    own = [comparable(line) for line in card.contents.get("uid", [])]
    former = [comparable(line) for line in card.contents.get(_FORMER.lower(), [])]
    return {_bare(each): _bare(own[0]) for each in former} if own else {}


def has_members(group: bytes) -> bool:
    """Return whether a card is a group that names its members."""
    return any(_is_member(line) for line in read_card(group, binaries=False).lines)


def members_to_add(group: bytes, now: Mapping[str, str]) -> list[ContentLine]:
    """Return the lines for members whose cards were merged into others.

    Args:
        group: the group's card.
        now: for each former id of a merged card the one it has now.
    """
    members = [line for line in read_card(group, binaries=False).lines if _is_member(line)]
    named = {_bare(text(line.value)) for line in members}
    added: dict[str, ContentLine] = {}
    for place, line in enumerate(members):
        current = now.get(_bare(text(line.value)), "")
        if current and current not in named:
            urn = _URN if text(line.value).lower().startswith(_URN) else ""
            added.setdefault(current, new_line(line.head.name, f"{urn}{current}", place))
    return list(added.values())


def _is_member(line: Line) -> bool:
    return line.head.name in _MEMBERS


def _bare(uid: str) -> str:
    uid = uid.strip()
    return uid[len(_URN) :] if uid.lower().startswith(_URN) else uid
