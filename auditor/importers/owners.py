"""The one owner of all sources, from the owners that the exports name."""

from collections.abc import Mapping
from dataclasses import replace

from auditor.forms import fold
from auditor.model.imported import Certainty, Owner
from auditor.model.notes import Note

_SURENESS: Mapping[Certainty, int] = {"high": 3, "medium": 2, "low": 1, "none": 0}


def owner_key(owner: Owner) -> str:
    """Return what two exports of one person share: the profile, else the name."""
    return owner.profile or (f"name:{fold(owner.name)}" if owner.name else "")


def same_owner(one: Owner, other: Owner) -> bool:
    """Return whether two exports are of one person: something that both are known by tells."""
    return bool(one.keys & other.keys)


def profile_address(profile: str) -> str:
    """Return the address of a LinkedIn profile key, as --me takes it; "" for none."""
    return f"linkedin.com/in/{profile.partition(':')[2]}" if profile else ""


def merged_owner(owners: Mapping[str, Owner]) -> tuple[Owner, tuple[Note, ...]]:
    """Return the surest owner with what the other exports of the same person add.

    Args:
        owners: for each collection its owner, in the order of the sources.

    Returns:
        The owner, and a note where exports belong to different people.
    """
    known = {label: owner for label, owner in owners.items() if owner != Owner()}
    if not known:
        return Owner(), ()
    surest = max(known, key=lambda label: _rank(known[label]))
    owner = known[surest]
    named = {label: other for label, other in known.items() if owner_key(other)}
    strangers = [label for label, other in named.items() if not same_owner(owner, other)]
    for label, other in known.items():
        if label != surest and label not in strangers:
            owner = _with(owner, other)
    if not strangers:
        return owner, ()
    reason = f"{surest} and {', '.join(strangers)} seem to belong to different people"
    return owner, (Note("owner-uncertain", parameters={"reason": reason}),)


def _rank(owner: Owner) -> tuple[bool, bool, int, bool]:
    named = "--me" in owner.how
    return bool(owner_key(owner)), named, _SURENESS[owner.certainty], bool(owner.profile)


def _with(owner: Owner, other: Owner) -> Owner:
    roles = dict.fromkeys([*owner.roles, *other.roles])
    days = [day for day in (owner.registered_on, other.registered_on) if day]
    return replace(
        owner,
        name=owner.name or other.name,
        profile=owner.profile or other.profile,
        emails=tuple(dict.fromkeys([*owner.emails, *other.emails])),
        phones=tuple(dict.fromkeys([*owner.phones, *other.phones])),
        roles=tuple(sorted(roles, key=lambda r: (r.started_on, r.company, r.job_title))),
        registered_on=min(days, default=None),
    )
