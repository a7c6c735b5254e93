"""The owner's own entry in an address book, which is no contact."""

from dataclasses import replace
from urllib.parse import quote

import pandas as pd

from auditor.forms import fold, once_per_value, profile_key
from auditor.model.imported import Imported
from auditor.model.notes import Note

_REASON = "your own entry"


def without_own_entries(whole: Imported) -> Imported:
    """Return the input with the owner's own records set aside.

    A record is the owner's by the profile address, or by an e-mail address and
    the name together: an address alone may be shared with a partner.
    """
    owner, records, channels = whole.owner, whole.records, whole.channels
    by_kind = channels["kind"]
    told = pd.Series(False, index=records.index)
    if owner.profile:
        addresses = channels[by_kind.isin(["profile", "website"])]
        addresses = addresses[_may_hold(addresses["value"], owner.profile.partition(":")[2])]
        mine = once_per_value(addresses["value"], profile_key) == owner.profile
        told |= records["record_id"].isin(addresses["record_id"][mine])
    if owner.emails and owner.name:
        emails = {email.casefold() for email in owner.emails}
        addresses = channels[by_kind == "email"]
        mine = addresses["value"].str.strip().str.casefold().isin(emails)
        named = once_per_value(records["display_name"], fold) == fold(owner.name)
        told |= records["record_id"].isin(addresses["record_id"][mine]) & named
    told &= records["outcome"] == "kept"
    return set_aside(whole, told, _REASON)


def set_aside(whole: Imported, told: pd.Series, reason: str) -> Imported:
    """Return the input with some of its kept records ignored, and a note for each file."""
    if not told.any():
        return whole
    records = whole.records
    counts = records["source"][told].value_counts().sort_index()
    moved = whole.sources["source"].map(counts).fillna(0).astype("Int64")
    sources = whole.sources.assign(
        used=whole.sources["used"] - moved, ignored=whole.sources["ignored"] + moved
    )
    notes = [
        Note("ignored", str(source), parameters={"count": int(count), "reason": reason})
        for source, count in counts.items()
    ]
    changed = records.assign(
        outcome=records["outcome"].mask(told, "ignored"),
        reason=records["reason"].mask(told, reason),
    )
    return replace(whole, records=changed, sources=sources, notes=(*whole.notes, *notes))


def _may_hold(addresses: pd.Series, slug: str) -> pd.Series:
    """Return which addresses hold a profile's slug, raw or percent-encoded: quick to tell."""
    plain = addresses.str.casefold()
    encoded = quote(slug).casefold()
    return plain.str.contains(slug, regex=False) | plain.str.contains(encoded, regex=False)
