"""Whose export it is: told from invitations, from conversations, from the profile, or by --me."""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from auditor.forms import fold, profile_key
from auditor.importers.linkedin.conversations import Conversations
from auditor.importers.linkedin.owner_files import OwnerFacts
from auditor.importers.linkedin.participants import name_key
from auditor.model.imported import Certainty, Owner

_NEARLY_ALL = 0.9
_ENOUGH_CONVERSATIONS = 5
_FAR_BEHIND = 0.5
_NAMED = "named with --me"


@dataclass(frozen=True)
class Clues:
    """What the files of one collection tell about the owner.

    Attributes:
        facts: from the owner's own files.
        invitations: `me, me_name` of each invitation: address and name on the owner's side.
        talks: the conversations, None without messages.
        adverts: threads that are advertising and tell nothing.
    """

    facts: OwnerFacts
    invitations: pd.DataFrame
    talks: Conversations | None
    adverts: frozenset[int] = frozenset()


def find_owner(clues: Clues, me: str = "") -> Owner:
    """Return the owner, how that was found out and how sure it is.

    Measured on exports of 2018 to 2026: the owner's side of the invitations is
    one address in all of them; the owner takes part in every conversation,
    nobody else in more than a fifth.

    Args:
        clues: what the files tell.
        me: profile URL, e-mail address or name given with --me; it overrides.
    """
    found = _by_option(clues, me) or _by_invitations(clues) or _by_conversations(clues)
    if found is None and clues.facts.name:
        found = Owner(name=clues.facts.name, certainty="medium", how="named in Profile.csv")
    found = found or Owner()
    if "@" in me:
        found = _with_address(found, clues, me.strip())
    facts = clues.facts
    return replace(
        found,
        name=facts.name or found.name,
        emails=tuple(dict.fromkeys([*facts.emails, *found.emails])),
        phones=facts.phones,
        roles=facts.roles,
        registered_on=facts.registered_on,
    )


def _by_option(clues: Clues, me: str) -> Owner | None:
    """Return the owner that --me names by address or name; an e-mail is told from other clues.

    Whoever stands nowhere in these files is not their owner, so then the files tell.
    """
    if not me.strip() or ("@" in me and not profile_key(me)):
        return None
    key = profile_key(me) or f"linkedin:{me.strip().casefold()}"
    known = _known_keys(clues)
    if profile_key(me) or key in known:
        if key not in known and any(one.startswith("linkedin:") for one in known):
            return None
        named = Owner(name=_name_of(clues, key), profile=key, certainty="high", how=_NAMED)
    elif known and not _is_told(clues, me, known):
        return None
    else:
        named = Owner(me.strip(), _profile_of(clues, me), certainty="high", how=_NAMED)
    return _unless_a_bystander(named, clues)


def _is_told(clues: Clues, name: str, known: set[str]) -> bool:
    """Return whether somebody of that name stands on the owner's side, or takes part."""
    names = {clues.facts.name, *clues.invitations["me_name"]}
    if clues.talks is not None:
        names |= {name for cell in clues.talks.cells for name in cell.names}
        names |= set(clues.talks.rows["sender"].cat.categories)
    return name_key(name) in {name_key(one) for one in names} | known


def _unless_a_bystander(named: Owner, clues: Clues) -> Owner:
    """Return who was named, doubtful where they take part in hardly any conversation."""
    if clues.talks is None:
        return named
    members = clues.talks.members[~clues.talks.members["thread"].isin(list(clues.adverts))]
    keys = {named.profile, name_key(named.name)}
    mine = [place for place, person in enumerate(clues.talks.persons) if person in keys]
    total = int(members["thread"].nunique())
    count = int(members["thread"][members["person"].isin(mine)].nunique())
    if total < _ENOUGH_CONVERSATIONS or count >= _FAR_BEHIND * total:
        return named
    how = f"{_NAMED}, yet takes part in {count} of {total} conversations"
    return replace(named, certainty="low", how=how)


def _with_address(found: Owner, clues: Clues, email: str) -> Owner:
    known = email.casefold() in {address.casefold() for address in clues.facts.emails}
    emails = (*found.emails, email)
    if known and found.profile:
        return replace(found, emails=emails, certainty="high", how="--me is in Email Addresses.csv")
    return replace(found, emails=emails)


def _by_invitations(clues: Clues) -> Owner | None:
    sides = clues.invitations["me"][clues.invitations["me"] != ""]
    names = clues.invitations["me_name"][clues.invitations["me_name"] != ""]
    if sides.empty and names.empty:
        return None
    counts = (names.map(fold) if sides.empty else sides).value_counts()
    top = str(min(counts[counts == counts.max()].index))
    share = float(counts.max() / counts.sum())
    certainty: Certainty = "high" if share == 1 else "medium" if share >= _NEARLY_ALL else "low"
    how = f"on the same side of {_of(int(counts.max()), int(counts.sum()))} invitations"
    if sides.empty:
        name = str(names[names.map(fold) == top].iloc[0])
        return Owner(name, _profile_of(clues, name), certainty=certainty, how=how)
    return Owner(_name_of(clues, top), top, certainty=certainty, how=how)


def _by_conversations(clues: Clues) -> Owner | None:
    """Return who takes part in most conversations; a tie is broken by the name in Profile.csv."""
    talks = clues.talks
    if talks is None:
        return None
    members = talks.members[~talks.members["thread"].isin(list(clues.adverts))]
    if members.empty:
        return None
    total = int(members["thread"].nunique())
    shares = members["person"].value_counts() / total
    candidates = sorted(shares[shares == shares.max()].index.tolist())
    if len(candidates) > 1:
        mine = [c for c in candidates if _is_called(clues, talks.persons[c], clues.facts.name)]
        if len(mine) != 1:
            return None
        candidates = mine
    top = candidates[0]
    share = float(shares.max())
    second = float(shares.drop(index=top).max()) if len(shares) > 1 else 0.0
    sure = share == 1 and total >= _ENOUGH_CONVERSATIONS and second <= _FAR_BEHIND
    certainty: Certainty = "high" if sure else "medium" if share >= _NEARLY_ALL else "low"
    if certainty != "high" and _is_called(clues, talks.persons[top], clues.facts.name):
        certainty = "high" if share == 1 else "medium"
    how = f"takes part in {_of(round(share * total), total)} conversations"
    person = talks.persons[top]
    profile = person if not person.startswith("name:") else ""
    return Owner(_name_of(clues, person), profile, certainty=certainty, how=how)


def _of(count: int, total: int) -> str:
    return f"all {total}" if count == total else f"{count} of {total}"


def _is_called(clues: Clues, person: str, name: str) -> bool:
    called = {name_key(one) for one in (_name_of(clues, person),) if one} | {person}
    return bool(name) and name_key(name) in called


def _known_keys(clues: Clues) -> set[str]:
    talks = set(clues.talks.persons) if clues.talks is not None else set()
    return talks | set(clues.invitations["me"].tolist())


def _name_of(clues: Clues, person: str) -> str:
    """Return the name under which a person writes most, or stands in the invitations."""
    own = clues.invitations["me_name"][clues.invitations["me"] == person]
    talks = clues.talks
    if talks is not None and person in talks.persons:
        code = talks.persons.index(person)
        sent = talks.rows["sender"][talks.sender == code].astype("str")
        received = [
            name
            for cell in np.unique(talks.cell[talks.recipient == code])
            for name in talks.cells[cell].names
        ]
        own = pd.concat([own, sent, pd.Series(received, dtype="str")])
    counts = own[own != ""].value_counts()
    return "" if counts.empty else str(min(counts[counts == counts.max()].index)).strip()


def _profile_of(clues: Clues, name: str) -> str:
    """Return the one address under which somebody of that name writes, or ""."""
    talks = clues.talks
    if talks is None:
        return ""
    names = talks.rows["sender"].cat
    mine = [place for place, one in enumerate(names.categories) if fold(one) == fold(name)]
    codes = talks.sender[np.isin(names.codes.to_numpy(), mine)]
    keys = {talks.persons[code] for code in np.unique(codes) if code >= 0}
    addresses = [key for key in keys if not key.startswith("name:")]
    return addresses[0] if len(addresses) == 1 else ""
