"""Sees that two audits are of one owner's contacts."""

from auditor.errors import ResultError
from auditor.forms import fold
from auditor.model.imported import Owner
from auditor.model.result import AuditResult

_KNOWN = ("high", "medium")


def check_owner(old: AuditResult, new: AuditResult) -> None:
    """See that nothing says that the two audits are of different people.

    Raises:
        ResultError: both owners are known, and they have nothing in common.
    """
    if is_other_owner(old.owner, new.owner):
        raise ResultError(
            "the two audits are of different people's contacts",
            advice="compare audits of one owner; --me names the owner where it was guessed wrongly",
        )


def is_other_owner(one: Owner, other: Owner) -> bool:
    """Return whether two owners are known to be two people.

    A profile, an address or a number in common makes them one, also after a
    change of name; so does the name, where a profile address changed.
    """
    if one.certainty not in _KNOWN or other.certainty not in _KNOWN:
        return False
    keys, others = _keys(one), _keys(other)
    return bool(keys and others) and not keys & others


def _keys(owner: Owner) -> set[str]:
    keys = {owner.profile, *map(fold, owner.emails), *owner.phones, f"name:{fold(owner.name)}"}
    return keys - {"", "name:"}
